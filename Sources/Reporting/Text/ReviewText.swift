import Budgeting
import Funds
import Quantities
import Scenarios

/// Words of the data review and of the look at earlier forecasts.
enum ReviewText {
  static let title = LocalizedText("数据审核", "Data review")
  static let findings = LocalizedText("审核发现", "Findings")
  static let superseded = LocalizedText("被更正式的数取代的数", "Figures that yield to firmer ones")
  static let old = LocalizedText("原数", "Earlier figure")
  static let new = LocalizedText("采用数", "Figure used")
  static let clean = LocalizedText("记录之间没有发现不一致。", "The records agree with each other.")
  static let months = LocalizedText("各口径可支付月数", "Payable months by every definition")
  static let numerator = LocalizedText("分子", "Balance")
  static let denominator = LocalizedText("分母", "Spending")
  static let balance = LocalizedText("结余", "Balance")
  static let spending = LocalizedText("支出", "Spending")
  static let definition = LocalizedText("口径", "Definition")
  static let own = LocalizedText("本报告采用", "used in this report")
  static let printed = LocalizedText("公布的可支付月数核对", "Payable months as printed")
  static let printedValue = LocalizedText("公布数", "Printed")
  static let nearest = LocalizedText("最接近的口径", "Nearest definition")
  static let explained = LocalizedText("能否解释", "Explained")
  static let matches = LocalizedText("相符", "agrees")
  static let gap = LocalizedText("不符，差额如列", "no definition gives it; the gap is listed")
  static let cells = LocalizedText("以公布数所在日期计算。", "Computed at the date of the printed figure.")

  static func kind(_ kind: HistoryFinding.Kind) -> LocalizedText {
    switch kind {
    case .suspicious: LocalizedText("疑似差错", "Suspicious")
    case .largeChange: LocalizedText("变动较大", "Large change")
    case .shared: LocalizedText("各组同数", "For all groups")
    case .passedOver: LocalizedText("没有使用", "Not used")
    case .waiting: LocalizedText("结账后再用", "Waiting")
    case .continued: LocalizedText("延续规则", "Continued")
    case .adjustment: LocalizedText("调整数", "Adjustment")
    case .superseded: LocalizedText("数据取代", "Superseded")
    case .instalments: LocalizedText("分期到账", "Instalments")
    case .collection: LocalizedText("征缴进度", "Collection")
    case .interpolated: LocalizedText("分摊补齐", "Interpolated")
    case .spliced: LocalizedText("口径衔接", "Spliced")
    case .approximate: LocalizedText("约数", "Approximate")
    case .unexplained: LocalizedText("不能解释", "Unexplained")
    case .explained: LocalizedText("已知事项", "Known matter")
    case .missing: LocalizedText("缺数", "Missing")
    }
  }
}

/// Words of the hindcast.
enum HindcastText {
  static let title = LocalizedText("以前预测准不准", "How good was an earlier forecast")
  static let predicted = LocalizedText("预测", "Predicted")
  static let range80 = LocalizedText("80% 区间", "80% range")
  static let range95 = LocalizedText("95% 区间", "95% range")
  static let error = LocalizedText("误差", "Error")
  static let errorPercent = LocalizedText("误差率", "Error")
  static let inside = LocalizedText("落在区间", "Inside")
  static let in80 = LocalizedText("80% 内", "80%")
  static let in95 = LocalizedText("95% 内", "95%")
  static let outside = LocalizedText("在外", "outside")
  static let lines = LocalizedText("分项目预测与实际", "Lines, predicted and actual")
  static let totals = LocalizedText("预测与实际", "Predicted and actual")
  static let method = LocalizedText(
    "用当时已结账的数据和当时已知的标准重新预测，再与后来公布的数比较；误差 = 预测 − 实际。",
    "Projected again from what was closed and known at the time, then held against what was published; "
      + "error = predicted − actual.")

  static func summary(_ hindcast: Hindcast) -> LocalizedText {
    let (inside80, of) = hindcast.coverage80
    let inside95 = hindcast.coverage95.inside
    let (from, to) = (DateText.words(hindcast.closedThrough), DateText.words(hindcast.knownThrough))
    guard of > 0 else {
      return LocalizedText(
        "以 \(from.chinese)的数据预测其后一年，与后来公布的实际（数据至 \(to.chinese)）比较。",
        "Projected from \(from.english) and compared with records to \(to.english).")
    }
    return LocalizedText(
      "以 \(from.chinese)的数据预测其后一年，与后来公布的实际（数据至 \(to.chinese)）比较：收入、支出等 \(of) 项中 \(inside80) 项落在 80% 区间，"
        + "\(inside95) 项落在 95% 区间（由它们推出的结余、可支付月数不重复计）。",
      "Projected from \(from.english) and compared with records to \(to.english): of \(of) figures "
        + "\(inside80) lie in the 80% range and \(inside95) in the 95% range. Income and expenditure are "
        + "counted, and not what follows from them.")
  }
}
