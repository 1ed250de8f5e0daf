import Funds
import Quantities

/// A calendar year as it is printed everywhere in the report.
///
/// A projected year's result and income are each their own rounding, expenditure is what makes
/// them agree, and the closing balance carries the opening one on; so the table adds up and a
/// result reads the same wherever it stands.
struct YearFigures: Sendable, Hashable {
  let year: Int
  let income: PrintedFigure
  let expenditure: PrintedFigure
  let closing: PrintedFigure

  /// Whether any part of the year is projected.
  let isProjected: Bool

  var result: PrintedFigure { income.change(from: expenditure) }

  /// Closed years that are complete, then the projected ones, in order.
  static func all(_ timeline: FundTimeline, _ scale: TableScale) -> [YearFigures] {
    let projected = timeline.projectedYears
    let first = timeline.model.lines.compactMap {
      timeline.history.lines[$0.name]?.years.first?.year
    }.min()
    let last = projected.last ?? timeline.closedThrough.year
    guard let first, first <= last else { return [] }
    var years: [YearFigures] = []
    for year in first...last {
      let end = timeline.periods(of: year).upperBound
      let isProjected = end > timeline.closedThrough
      guard let income = timeline.total(.income, inYear: year).flatMap(scale.figure),
        let spent = timeline.total(.expenditure, inYear: year),
        let nearest = timeline.book(at: end).flatMap(scale.figure),
        var expenditure = scale.figure(spent)
      else { continue }
      var closing = nearest
      if isProjected, let result = timeline.result(inYear: year).flatMap(scale.figure) {
        expenditure = income.change(from: result)
        if let before = years.last, before.year == year - 1 {
          let carried = PrintedFigure(
            count: before.closing.count + result.count, decimals: scale.decimals)
          // A stated adjustment within the year is no rounding and stays visible.
          if abs(carried.count - nearest.count) <= 3 { closing = carried }
        }
      }
      years.append(
        YearFigures(
          year: year, income: income, expenditure: expenditure, closing: closing,
          isProjected: isProjected))
    }
    return years
  }
}
