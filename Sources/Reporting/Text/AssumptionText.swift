import Funds
import Quantities

/// Words of the assumptions.
enum AssumptionText {
  static let title = LocalizedText("假设与敏感性", "Assumptions and sensitivities")
  static let register = LocalizedText("参数假设", "Assumptions")
  static let lastGiven = LocalizedText("最后给定", "Last given")
  static let rule = LocalizedText("此后规则", "Rule beyond")
  static let note = LocalizedText(
    "各年为年末（参保年度参数为该参保年度）取值；斜体为按规则延续的值。",
    "Values are those at year-end (of the cover year for contributions); italics continue by the rule."
  )
  static let known = LocalizedText("已知事项与人工判断", "Known matters and judgements")

  static func rule(_ rule: ContinuationRule, step: (Double) -> LocalizedText) -> LocalizedText {
    switch rule {
    case .hold: return LocalizedText("保持不变", "held")
    case .growth(let share):
      let text = NumberText.percent(share, decimals: 2, zero: .digits, signed: true)
      return LocalizedText("每年 \(text)", "\(text) a year")
    case .step(let amount):
      let text = step(amount)
      return LocalizedText("每年 \(text.chinese)", "\(text.english) a year")
    case .averageGrowth(let share, let years):
      let text = NumberText.percent(share, decimals: 2, zero: .digits, signed: true)
      return LocalizedText(
        "按前 \(years) 年平均，每年 \(text)", "mean of \(years) years, \(text) a year")
    case .people(let share):
      guard share != 0 else { return LocalizedText("随人口测算", "with the projected people") }
      let text = NumberText.percent(share, decimals: 2, zero: .digits, signed: true)
      return LocalizedText(
        "随人口测算，另每年 \(text)", "with the projected people, and \(text) a year")
    }
  }

  static func origin(_ origin: ValueOrigin) -> LocalizedText {
    switch origin {
    case .data: LocalizedText("数据", "data")
    case .assumption: LocalizedText("假设", "assumption")
    case .extrapolated: LocalizedText("按规则延续", "continued")
    case .unused: LocalizedText("没有设置", "not in use")
    case .change: LocalizedText("情景变动", "scenario")
    }
  }

  static func source(_ origin: ValueOrigin) -> String {
    switch origin {
    case .data(let source), .assumption(let source), .change(_, let source): source
    case .extrapolated, .unused: ""
    }
  }
}
