import Funds
import Quantities
import Scenarios

/// Words about when services are paid, and how that is known.
enum SettlementText {
  static let title = LocalizedText(
    "结算份额与结账前服务的待付", "Settlement shares and what is unpaid at the close")
  static let settlement = LocalizedText("结算", "settlement")
  static let stated = LocalizedText("模型给定", "Stated by the model")
  static let measured = LocalizedText("三角测得", "Measured")
  static let share = LocalizedText("结算份额", "Share settled")
  static let unsettled = LocalizedText("结账前服务待付", "Unpaid at the close")
  static let sum = LocalizedText("合计", "total")
  static let note = LocalizedText(
    "有三角的项目按测得的份额结算，结账前服务的待付由三角的链梯法得出；没有三角的按模型给定的份额。",
    "A line with a triangle is settled by what was measured, and what is unpaid at the close comes from"
      + " its chain ladder; a line without one by the shares its model states.")
  static let model = LocalizedText("模型", "model")
  static let statedByModel = LocalizedText("模型文件给定", "stated by the model file")
  static let notUsed = LocalizedText("模型文件给定，未采用", "stated by the model file, not used")

  /// `服务当期`, `其后第 2 期`.
  static func lag(_ lag: Int) -> LocalizedText {
    lag == 0
      ? LocalizedText("服务当期", "period of the service")
      : LocalizedText("其后第 \(lag) 期", lag == 1 ? "1 period later" : "\(lag) periods later")
  }

  /// `结算份额，服务当期`.
  static func share(_ lag: LocalizedText) -> LocalizedText {
    share + LocalizedText("，", ", ") + lag
  }

  /// `结账前服务待付，2025 年 10 月支付`.
  static func unsettled(_ month: LocalizedText) -> LocalizedText {
    LocalizedText(
      "\(unsettled.chinese)，\(month.chinese)支付", "\(unsettled.english), paid in \(month.english)")
  }

  /// `40.00%、45.00%、12.00%、3.00%`: the shares from lag 0 on.
  static func list(_ shares: [Double]) -> LocalizedText {
    let texts = shares.map { NumberText.percent($0, decimals: 2, zero: .digits) }
    return LocalizedText(texts.joined(separator: "、"), texts.joined(separator: ", "))
  }

  /// The triangle, the method and the source: where measured shares come from.
  static func source(_ report: SettlementReport) -> LocalizedText {
    let span = "\(report.origins.lowerBound)–\(report.origins.upperBound)"
    return LocalizedText(
      "结算三角 \(report.file)（\(span)），\(report.method.chinese)"
        + (report.source.isEmpty ? "" : "；\(report.source)"),
      "triangle \(report.file) (\(span)), \(report.method.english)"
        + (report.source.isEmpty ? "" : "; \(report.source)"))
  }

  /// The arithmetic in a line's basis: the shares in use, where they come from, what they replace.
  static func basis(_ shares: [Double], _ report: SettlementReport?) -> LocalizedText {
    let used = list(report?.measured.shares ?? shares)
    let head = LocalizedText(
      "服务当期起逐期支付 \(used.chinese)", "paid from the period of the service on: \(used.english)")
    guard let report else {
      return head + LocalizedText("（\(statedByModel.chinese)）", " (\(statedByModel.english))")
    }
    let (source, stated) = (source(report), list(report.stated))
    return head
      + LocalizedText(
        "（\(source.chinese)；模型给定 \(stated.chinese)，未采用）",
        " (\(source.english); the model states \(stated.english), not used)")
  }
}
