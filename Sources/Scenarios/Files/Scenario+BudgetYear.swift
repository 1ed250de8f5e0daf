public import Quantities

/// The year that the budget is drawn up for.
extension Scenario {
  /// The scenario with its budget drawn up for another year.
  ///
  /// - Parameter place: where the year was said.
  /// - Throws: ``Quantities/InputFault`` where the year is closed, or not projected to its end.
  public func budgeting(for year: Int, at place: SourcePlace) throws(InputFault) -> Scenario {
    let fault = Scenario.budgetYearFault(
      year, closed: closedThrough, through: projectThrough, at: place, named: place.file)
    if let fault { throw InputFault(fault) }
    var other = self
    other.budgetYear = year
    return other
  }

  /// What is wrong with a budget year; `nil` where it is open and projected to its end.
  ///
  /// - Parameter name: what says the year, such as `budget-year`.
  static func budgetYearFault(
    _ year: Int, closed: Period, through end: Period, at place: SourcePlace, named name: String
  ) -> Diagnostic? {
    let first = closed.advanced(by: 1).year
    let last = Period(year: end.year).lastMonth <= end.lastMonth ? end.year : end.year - 1
    if year >= first, year <= last { return nil }
    let isClosed = year < first
    return Diagnostic(
      code: "budget-year-not-projected", at: place,
      found: isClosed
        ? LocalizedText(
          "预算年度 \(year) 已经结账（截至 \(closed)）",
          "the budget year \(year) is closed (to \(closed))")
        : LocalizedText(
          "预算年度 \(year) 没有测算到年末（测算到 \(end)）",
          "the budget year \(year) is not projected to its end (the projection ends in \(end))"),
      expected: first > last
        ? LocalizedText("至少测算到 \(first)-12", "a projection at least to \(first)-12")
        : first == last
          ? LocalizedText("\(first)", "\(first)")
          : LocalizedText("\(first) 到 \(last) 的年份", "a year from \(first) to \(last)"),
      remedy: isClosed
        ? LocalizedText("请把 \(name) 改为 \(first) 或以后", "Set \(name) to \(first) or later")
        : LocalizedText(
          "请改 \(name)，或把 project-through 延长到 \(year)-12",
          "Change \(name), or move project-through on to \(year)-12"))
  }
}
