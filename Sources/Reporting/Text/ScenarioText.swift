import Funds
import Quantities
import Scenarios

/// Words of the scenarios' comparison.
enum ScenarioText {
  static let title = LocalizedText("情景比较", "Scenarios side by side")
  static let list = LocalizedText("比较的情景", "The scenarios compared")
  static let comparison = LocalizedText("主要指标", "Main measures")
  static let lowest = LocalizedText("年内最低可支付月数", "Lowest payable months of the year")
  static let difference = LocalizedText("与基线差", "from baseline")
  static let changes = LocalizedText("差异的构成", "The difference taken apart")
  static let cause = LocalizedText("变动", "Change")
  static let allChanges = LocalizedText("合计影响", "All changes together")
  static let firstChange = LocalizedText("起算时间", "First change")
  static let name = LocalizedText("情景名称", "Title")
  static let symbol = LocalizedText("编号", "No.")
  static let author = LocalizedText("提出", "Author")
  static let target = LocalizedText("目标", "Target")
  static let chance = LocalizedText("达成概率", "Probability met")
  static let asked = LocalizedText("要求概率", "Probability asked")
  static let isMet = LocalizedText("是否达成", "Met")
  static let yes = LocalizedText("达成", "met")
  static let no = LocalizedText("未达成", "not met")
  static let targets = LocalizedText("目标达成情况", "Targets")
  static let perPerson = LocalizedText(
    "当期结余，每参保人（元）", "Current balance a person insured (single units)")
  static let months = LocalizedText("可支付月数（个月）", "Payable months")
  static let mechanisms = LocalizedText("传导机制", "What answers to what")
  static let mechanism = LocalizedText("机制", "Mechanism")
  static let tier = LocalizedText("层级或人群", "Tier or group")
  static let before = LocalizedText("变动前", "Before")
  static let after = LocalizedText("变动后", "After")

  /// What a scenario's closed forms say, by the date of their figures.
  static func mechanisms(_ index: Int?, at period: LocalizedText) -> LocalizedText {
    let scenario = index.map { label($0) } ?? CommonText.baseline
    return LocalizedText(
      "\(scenario.chinese)的传导机制（\(period.chinese)）",
      "\(scenario.english): what answers to what (\(period.english))")
  }

  static let mechanismNote = LocalizedText(
    "变动按公式推算：变动后与变动前之比乘到所影响的参数上；没有变动的不起作用，基线水平不变。金额为元，基数为每月。",
    "Changes act by closed forms: what is moved is multiplied by the form after over the same before; unchanged it acts on nothing. Amounts in single units, bases a month."
  )

  static func label(_ index: Int) -> LocalizedText {
    LocalizedText("方案 \(index + 1)", "Scenario \(index + 1)")
  }

  static func label(_ index: Int, _ title: LocalizedText) -> LocalizedText {
    LocalizedText(
      "方案 \(index + 1)（\(title.chinese)）", "Scenario \(index + 1) (\(title.english))")
  }

  static func panel(_ index: Int, _ title: LocalizedText) -> LocalizedText {
    LocalizedText("\(index + 1). \(title.chinese)", "\(index + 1). \(title.english)")
  }

  static func effect(_ index: Int, _ title: LocalizedText) -> LocalizedText {
    LocalizedText(
      "方案 \(index + 1)（\(title.chinese)）对当期结余的影响",
      "Scenario \(index + 1) (\(title.english)): effect on the current balance")
  }

  static func target(_ target: Target, _ chapter: FundChapter) -> LocalizedText {
    if target.measure == .payableMonths {
      let months = NumberText.number(target.threshold, decimals: 1, zero: .digits)
      return self.target(target, amount: LocalizedText("\(months) 个月", "\(months)"))
    }
    return self.target(target, amount: chapter.money(chapter.figure(target.threshold)))
  }

  static func target(_ target: Target, amount: LocalizedText) -> LocalizedText {
    let name = target.measure.title
    let sign = target.comparison == .atLeast ? "≥" : "≤"
    let when = DateText.end(of: target.period)
    return LocalizedText(
      "\(when.chinese)\(name.chinese) \(sign) \(amount.chinese)",
      "\(name.english) \(sign) \(amount.english) at the \(when.english)")
  }
}
