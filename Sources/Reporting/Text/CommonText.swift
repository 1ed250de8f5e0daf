import Funds
import Quantities
import Scenarios

/// Words that several sections share.
enum CommonText {
  static let fund = LocalizedText("基金", "Fund")
  static let scenario = LocalizedText("情景", "Scenario")
  static let baseline = LocalizedText("基线", "Baseline")
  static let measure = LocalizedText("指标", "Measure")
  static let item = LocalizedText("项目", "Item")
  static let line = LocalizedText("收支项目", "Line")
  static let side = LocalizedText("收支", "Side")
  static let group = LocalizedText("人群", "Group")
  static let parameter = LocalizedText("参数", "Parameter")
  static let year = LocalizedText("年度", "Year")
  static let period = LocalizedText("期间", "Period")
  static let date = LocalizedText("日期", "Date")
  static let unit = LocalizedText("单位", "Unit")
  static let value = LocalizedText("数值", "Value")
  static let amount = LocalizedText("金额", "Amount")
  static let total = LocalizedText("合计", "Total")
  static let income = Measure.income.title
  static let expenditure = Measure.expenditure.title
  static let result = LocalizedText("当期结余", "Current balance")
  static let opening = LocalizedText("年初结余", "Opening balance")
  static let closing = LocalizedText("累计结余", "Cumulative balance")
  static let book = Measure.book.title
  static let deposits = Measure.deposits.title
  static let accrual = Measure.accrual.title
  static let payableMonths = Measure.payableMonths.title
  static let months = LocalizedText("个月", "months")
  static let probability = LocalizedText("概率", "Probability")
  static let deficitProbability = LocalizedText("当期赤字概率", "Probability of a current deficit")
  static let actual = LocalizedText("实际", "Actual")
  static let projected = LocalizedText("预计", "Projected")
  /// A closed month that was spread from figures of a longer time.
  static let spread = LocalizedText("估计", "Estimated")
  static let actualWithSpread = LocalizedText("实际（部分月份为分摊的估计）", "Actual (some months spread)")
  static let difference = LocalizedText("差额", "Difference")
  static let change = LocalizedText("增减额", "Change")
  static let changePercent = LocalizedText("增减", "Change")
  static let source = LocalizedText("来源", "Source")
  static let note = LocalizedText("说明", "Note")
  static let kind = LocalizedText("类别", "Kind")
  static let origin = LocalizedText("依据", "Origin")
  static let share = LocalizedText("占比", "Share")
  static let percent = LocalizedText(verbatim: "%")
  static let quantile = LocalizedText("分位数", "Quantile")
  static let central = LocalizedText("中心测算", "Central path")
  static let mean = LocalizedText("平均", "Mean")
  static let persons = LocalizedText("人", "persons")
  static let all = LocalizedText("全部", "All")
  static let records = LocalizedText("基金记录", "the fund's records")
  static let recordsAndProjection = LocalizedText(
    "基金记录；预计数为 FundCast 测算", "the fund's records; projections by FundCast")

  static func sideName(_ side: Side) -> LocalizedText { side == .income ? income : expenditure }

  static func unit(_ name: LocalizedText) -> LocalizedText {
    LocalizedText("单位：\(name.chinese)", "Unit: \(name.english)")
  }

  /// Unit and basis on one line.
  static func unit(_ name: LocalizedText, _ basis: LocalizedText) -> LocalizedText {
    LocalizedText(
      "单位：\(name.chinese)；\(basis.chinese)", "Unit: \(name.english); \(basis.english)")
  }

  static func monthsBy(_ definition: LocalizedText) -> LocalizedText {
    LocalizedText("可支付月数 = \(definition.chinese)", "payable months = \(definition.english)")
  }

  static func range(_ percent: Int, _ low: String, _ high: String) -> LocalizedText {
    LocalizedText("\(percent)% 区间 \(low) 至 \(high)", "\(percent)% range \(low) to \(high)")
  }
}

/// Words of the analyses.
enum AnalysisText {
  static let events = LocalizedText("已知事项", "known matters")

  static func changed(_ title: LocalizedText, from: Period) -> LocalizedText {
    let when = DateText.words(from)
    return LocalizedText(
      "\(title.chinese)（\(when.chinese)起）", "\(title.english) (from \(when.english))")
  }
}
