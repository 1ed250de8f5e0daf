import Budgeting
import Funds
import Quantities

/// How a fund's amounts are printed: in one unit, with the budget form's decimals where it has one.
struct ReportScales: Sendable, Hashable {
  /// Every amount.
  let amounts: TableScale

  /// Ends of simulated ranges, which are not known to the fen.
  let ranges: TableScale

  /// What the budget's tables are made in.
  let figures: FigureScale

  /// Fits the decimals to the largest projected year.
  init(_ timeline: FundTimeline, in unit: QuantityUnit, hasForm: Bool) {
    let unit = UnitText.money(unit)
    let largest = timeline.projectedYears.flatMap { year in
      [
        timeline.total(.income, inYear: year), timeline.total(.expenditure, inYear: year),
      ].compactMap(\.self).map(abs)
    }
    ranges = TableScale(fittingLargest: largest.max() ?? 0, among: [unit])
    // The form is printed to the fen of its unit, as the books are, and the whole report as the form.
    amounts = TableScale(
      unit: unit, decimals: hasForm ? max(ranges.decimals, 2) : ranges.decimals)
    figures = FigureScale(
      unit: UnitText.inSentence(unit), minorUnits: unit.minorUnits, decimals: amounts.decimals)
  }
}
