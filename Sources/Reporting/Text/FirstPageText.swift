import Budgeting
import Quantities

/// Words of the first page.
enum FirstPageText {
  static let basis = LocalizedText("核算基础", "Basis")
  static let scope = LocalizedText("口径", "Scope")
  static let dataTo = LocalizedText("数据截至", "Data to")
  static let prepared = LocalizedText("编制日期", "Prepared")
  static let version = LocalizedText("程序版本", "Program")
  static let measures = LocalizedText("可选措施与效果", "Measures and what they are worth")
  static let usesOfBalance = LocalizedText("用好结余的可选措施与效果", "Uses of the balance and what they cost")
  static let deficitMeaning = LocalizedText("全年收入小于支出", "income of the year below its expenditure")
  static let lowestDeposits = LocalizedText("可动用资金最低点", "Lowest deposits")

  static func subtitle(_ year: Int) -> LocalizedText {
    LocalizedText("\(year) 年预算会议报告：收支预测、预算与风险预警", "Report to the budget meeting for \(year)")
  }

  static func restsOn(years: Int, paths: Int) -> LocalizedText {
    let growth = WarningEvidence.growthWords(years: years)
    return LocalizedText(
      "。概率依据\(years == 0 ? "" : " ")\(growth.chinese)和 \(NumberText.count(paths)) 次模拟。",
      ". Probabilities rest on \(growth.english) and \(NumberText.count(paths)) paths."
    )
  }

  static let doubt = LocalizedText("数据存疑", "Data in doubt")

  static func doubts(_ count: Int, _ weightiest: [LocalizedText]) -> LocalizedText {
    let named = weightiest.joined("；", "; ")
    let lead = LocalizedText(
      count > weightiest.count ? "其中：" : "", count > weightiest.count ? "Among them: " : "")
    return LocalizedText(
      "\(count) 处数据存疑，本报告各数仍按现有记录计算，请先核实，逐条见“数据审核”一节。\(lead.chinese)\(named.chinese)。",
      "\(count) \(count == 1 ? "place" : "places") in the records "
        + "\(count == 1 ? "is" : "are") in doubt; every figure here rests on them as they stand. Verify "
        + "them first; “Data review” names each. \(lead.english)\(named.english).")
  }

  static let unstated = LocalizedText("没有写出假设", "Nothing assumed")

  static func unstated(_ count: Int, _ weightiest: [LocalizedText]) -> LocalizedText {
    let names = weightiest.joined("、", ", ")
    let (chinese, english) =
      count > weightiest.count
      ? ("，影响最大的是 \(names.chinese)", ", above all \(names.english)")
      : ("：\(names.chinese)", ": \(names.english)")
    return LocalizedText(
      "\(count) 项参数没有写出今后怎样变，按最后一个数不变测算\(chinese)。请在基线的 assumptions 中写明后再提出预算。",
      "Of \(count) \(count == 1 ? "parameter" : "parameters") nothing is said of the future, and "
        + "\(count == 1 ? "it stays as it was" : "they stay as they were") last\(english). State them under "
        + "assumptions in the baseline before the budget is proposed.")
  }

  static let adjustment = LocalizedText("调整数", "Adjustments")

  static func adjustments(_ count: Int, _ largest: LocalizedText) -> LocalizedText {
    LocalizedText(
      "\(count) 处公布结余与收支不符，差额列为调整数，逐条见“数据审核”一节。"
        + "\(count > 1 ? "最大的一处：" : "")\(largest.chinese)。",
      "\(count) published \(count == 1 ? "balance misses its" : "balances miss their") flows; the "
        + "difference is stated as an adjustment, and “Data review” names each. "
        + "\(count > 1 ? "The largest: " : "")\(largest.english).")
  }

  static let caution = LocalizedText("概率和区间", "Probabilities and ranges")

  /// That an earlier projection's ranges held less than they promise; `nil` where they may have by chance.
  static func narrowRanges(_ hindcast: Hindcast) -> LocalizedText? {
    guard hindcast.isBelowPromise80 else { return nil }
    let (inside, of) = hindcast.coverage80
    let from = DateText.words(hindcast.closedThrough)
    return LocalizedText(
      "以 \(from.chinese)的数据回头预测，收入、支出等 \(of) 项中\(inside == 0 ? "没有一项" : "只有 \(inside) 项")落在 80% 区间：本页的区间可能偏窄，概率只作参考，见“\(HindcastText.title.chinese)”一节。",
      "Projected again from \(from.english), only \(inside) of \(of) figures lay in their 80 % range: "
        + "the ranges of this page may be too narrow and its probabilities are a guide; see “\(HindcastText.title.english)”."
    )
  }

  static let timing = LocalizedText("结余中的时间差", "Timing within the balance")

  /// What the balance holds for later cover, and the payable months without it.
  static func held(_ year: Int, _ amount: LocalizedText, _ months: String) -> LocalizedText {
    LocalizedText(
      "\(year) 年末结余中有为以后年度预收的保费 \(amount.chinese)，不含预收可支付 \(months) 个月。",
      "The balance at the end of \(year) holds \(amount.english) for later cover; without them it lasts "
        + "\(months) months.")
  }

  /// That the result turns once timing is taken out.
  static func turned(_ timing: ResultTiming, _ money: (PrintedFigure) -> LocalizedText)
    -> LocalizedText
  {
    var parts: [LocalizedText] = []
    if !timing.prepaid.isZero {
      let text = NumberText.change(timing.prepaid)
      parts.append(LocalizedText("预收保费变动 \(text)", "contributions for later cover \(text)"))
    }
    if !timing.knownMatters.isZero {
      let text = NumberText.change(timing.knownMatters)
      parts.append(LocalizedText("已知事项 \(text)", "known matters \(text)"))
    }
    let named = parts.joined("、", ", ")
    let (result, rest) = (money(timing.result), money(timing.rest))
    return timing.result.count > 0
      ? LocalizedText(
        "\(timing.year) 年当期结余 \(result.chinese)中含\(named.chinese)，扣除后为 \(rest.chinese)：结余来自时间差，不能当作收支有余。",
        "The balance of \(timing.year), \(result.english), includes \(named.english); without them it is "
          + "\(rest.english): the surplus is one of timing.")
      : LocalizedText(
        "\(timing.year) 年当期结余 \(result.chinese)中含\(named.chinese)，扣除后为 \(rest.chinese)：赤字来自时间差。",
        "The balance of \(timing.year), \(result.english), includes \(named.english); without them it is "
          + "\(rest.english): the deficit is one of timing.")
  }

  static func resultOf(_ year: Int) -> LocalizedText {
    LocalizedText("\(year) 年当期结余", "Current balance \(year)")
  }

  static func balanceAt(_ year: Int) -> LocalizedText {
    LocalizedText("\(year) 年末累计结余", "Cumulative balance, end \(year)")
  }

  static func monthsAt(_ year: Int) -> LocalizedText {
    LocalizedText("\(year) 年末可支付月数", "Payable months, end \(year)")
  }

  static func deficitIn(_ year: Int) -> LocalizedText {
    LocalizedText("\(year) 年当期赤字概率", "Deficit probability \(year)")
  }

  static func against(_ year: Int, _ change: String) -> LocalizedText {
    LocalizedText("比 \(year) 年 \(change)", "\(change) on \(year)")
  }

  static func chanceIn(_ year: Int, _ text: String) -> LocalizedText {
    LocalizedText("\(year) 年为 \(text)", "\(text) in \(year)")
  }

  static func error(_ text: String) -> LocalizedText {
    LocalizedText("模拟误差 ±\(text) 个百分点", "Monte Carlo error ±\(text) points")
  }

  static func trend(_ measure: LocalizedText) -> LocalizedText {
    LocalizedText("\(measure.chinese)走势", "course of the \(measure.english.lowercased())")
  }

  static func untilEnd(_ year: Int) -> LocalizedText {
    LocalizedText("到 \(year) 年末为止", "until the end of \(year)")
  }

  static func causes(_ from: Int, _ to: Int, grows: Bool) -> LocalizedText {
    grows
      ? LocalizedText(
        "\(to) 年支出为什么比 \(from) 年增加", "Why expenditure grows from \(from) to \(to)")
      : LocalizedText(
        "\(to) 年支出为什么比 \(from) 年减少", "Why expenditure falls from \(from) to \(to)")
  }

  static func measureAmount(_ year: Int, _ unit: LocalizedText) -> LocalizedText {
    LocalizedText("\(year) 年（\(unit.chinese)）", "\(year) (\(unit.english))")
  }

  static func monthsLater(_ year: Int) -> LocalizedText {
    LocalizedText("\(year) 年末（个月）", "End \(year) (months)")
  }
}
