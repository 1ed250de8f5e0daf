import Budgeting
import Funds
import Quantities

/// A calendar year as it is printed everywhere in the report.
///
/// The years of the budget form are the form's own figures. Of the others income and expenditure are
/// each their own rounding and the result is their difference; the closing balance of a projected
/// year carries the opening one on. So the table adds up, one quantity reads the same wherever it
/// stands, and what a scenario does not move differs by exactly zero.
struct YearFigures: Sendable, Hashable {
  let year: Int
  let income: PrintedFigure
  let expenditure: PrintedFigure
  let result: PrintedFigure
  let closing: PrintedFigure

  /// Whether any part of the year is projected.
  let isProjected: Bool

  /// Closed years that are complete, then the projected ones, in order.
  ///
  /// - Parameter form: the budget form in the same scale; `nil` where the fund has none.
  static func all(_ timeline: FundTimeline, _ scale: TableScale, form: BudgetTable?)
    -> [YearFigures]
  {
    precondition(
      form?.scale.decimals ?? scale.decimals == scale.decimals,
      "The years are printed with the form's decimals.")
    let first = timeline.model.lines.compactMap {
      timeline.history.lines[$0.name]?.years.first?.year
    }.min()
    let last = timeline.projectedYears.last ?? timeline.closedThrough.year
    guard let first, first <= last else { return [] }
    var years: [YearFigures] = []
    // What the ledger states as an adjustment, which the flows do not explain.
    var isFirstProjected = true
    var drift: Int64 = 0
    for year in first...last {
      let end = timeline.periods(of: year).upperBound
      let isProjected = end > timeline.closedThrough
      guard let income = timeline.total(.income, inYear: year).flatMap(scale.figure),
        let expenditure = timeline.total(.expenditure, inYear: year).flatMap(scale.figure),
        let nearest = timeline.book(at: end).flatMap(scale.figure)
      else { continue }
      if let printed = form?.totals(ofYear: year) {
        func figure(_ count: Int64) -> PrintedFigure {
          PrintedFigure(count: count, decimals: scale.decimals)
        }
        if isProjected { isFirstProjected = false }
        years.append(
          YearFigures(
            year: year, income: figure(printed.income), expenditure: figure(printed.expenditure),
            result: figure(printed.result), closing: figure(printed.closing),
            isProjected: isProjected))
        continue
      }
      var closing = nearest
      let result = income.change(from: expenditure)
      if isProjected, let before = years.last, before.year == year - 1 {
        let carried = before.closing.count + result.count
        if isFirstProjected, abs(carried - nearest.count) > 3 { drift = nearest.count - carried }
        closing = PrintedFigure(
          count: carried + (isFirstProjected ? drift : 0), decimals: scale.decimals)
      }
      if isProjected { isFirstProjected = false }
      years.append(
        YearFigures(
          year: year, income: income, expenditure: expenditure, result: result,
          closing: closing, isProjected: isProjected))
    }
    return years
  }
}
