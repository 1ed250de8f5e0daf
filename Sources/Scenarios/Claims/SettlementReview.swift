import Actuarial
import Forecasting
import Funds
import Quantities

/// Holds what a triangle has settled against what the records have paid, period by period.
struct SettlementReview {
  private let line: LineItem
  private let closing: Period
  private let settled: Double
  private let paid: Double
  private let periods: Int

  /// A difference above this part is told.
  private static let tolerance = 0.02

  /// Compares the last periods, twelve at most, in which every lag of the triangle is known.
  ///
  /// - Throws: ``Quantities/InputFault`` where one is more than twice the other: their units differ.
  init(
    triangle: ClaimsTriangle, unit: Double, line: LineItem, flows: Series?, closing: Period,
    source: SettlementSource
  ) throws(InputFault) {
    self.line = line
    self.closing = closing
    let valuation = triangle.valuation
    let width = triangle.developmentCount
    var (settled, paid, periods) = (0.0, 0.0, 0)
    for back in 0..<12 {
      let diagonal = valuation - back
      guard diagonal >= width - 1, let flow = flows?[closing.advanced(by: -back)] else { break }
      for lag in 0..<width {
        settled += triangle.increment(origin: diagonal - lag, development: lag) ?? 0
      }
      paid += flow
      periods += 1
    }
    self.settled = settled * unit
    self.paid = paid
    self.periods = periods
    guard periods > 0, paid > 0, !(0.5...2).contains(self.settled / paid) else { return }
    throw InputFault(
      Diagnostic(
        code: "other-scale", at: source.pathPlace,
        found: LocalizedText(
          "三角最近 \(periods) 期共支付 \(Self.text(self.settled)) 元，而账上“\(line.title.chinese)”同期支付 \(Self.text(paid)) 元",
          "the triangle pays \(Self.text(self.settled)) in its last \(periods) periods, the records of"
            + " “\(line.title.english)” \(Self.text(paid))"),
        expected: LocalizedText("同一项目、同一单位的金额", "amounts of the same line in the same unit"),
        remedy: LocalizedText(
          "请核对三角的范围；单位不是元的写 unit，如 unit: 万元；累计数写 cumulative: true；也请核对账上这几期的单位",
          "Check what the triangle covers; state its unit where that is not the yuan, such as unit: 万元,"
            + " and cumulative: true for running sums; check the records' unit as well")))
  }

  /// What a reader should know: a difference from the records, and cells that are missing or negative.
  func findings(_ file: TriangleFile) -> [HistoryFinding] {
    var findings: [HistoryFinding] = []
    if periods > 0, paid > 0, abs(settled / paid - 1) > Self.tolerance {
      let percent = ParameterQuantity.plain(((settled / paid - 1) * 1_000).rounded() / 10)
      findings.append(
        HistoryFinding(
          .unexplained,
          LocalizedText(
            "“\(line.title.chinese)”的结算三角最近 \(periods) 期支付合计与账上相差 \(percent)%",
            "the triangle of “\(line.title.english)” differs from the records by \(percent)% over the last"
              + " \(periods) periods"), amount: settled - paid))
    }
    for note in file.notes
    where note.severity == .warning && note.code != "incomplete-diagonal" {
      findings.append(
        HistoryFinding(
          .suspicious,
          LocalizedText(
            "“\(line.title.chinese)”的结算三角：\(note.found.chinese)",
            "the triangle of “\(line.title.english)”: \(note.found.english)"), place: note.place))
    }
    return findings
  }

  private static func text(_ amount: Double) -> String {
    ParameterQuantity.plain(amount.rounded())
  }
}
