import Forecasting
public import Quantities

/// Closed periods that a line's records leave open.
extension FundTimeline {
  /// The closed periods of a calendar year for which a line has no amount, in order.
  ///
  /// A period before the line's first record is not missing, nor is one of a year whose published
  /// total is known.
  public func missingPeriods(of line: String, inYear year: Int) -> [Period] {
    guard let past = history.lines[line] else { return [] }
    let own = periods(of: year)
    if own.upperBound <= closedThrough, past.total(ofYear: year) != nil { return [] }
    return past.flows.periods.filter {
      own.contains($0) && $0 <= closedThrough && past.flows[$0] == nil
    }
  }

  /// The closed periods without a record among those whose expenditure is behind payable months at
  /// the end of a period, in order; they count as nothing there.
  public func missingPeriods(
    behind definition: PayableMonthsDefinition, at period: Period
  ) -> [Period] {
    let perYear = period.frequency.periodsPerYear
    let stretch: ClosedRange<Period>
    switch definition.denominator {
    case .yearToDate: stretch = period.advanced(by: 1 - period.index)...period
    case .trailing: stretch = period.advanced(by: 1 - perYear)...period
    case .lastYear: stretch = periods(of: period.year - 1)
    case .budget, .next: return []
    }
    let years = Set(stretch.map(\.year)).sorted()
    let missing = scope(definition.books).lines(.expenditure).flatMap { line in
      years.flatMap { missingPeriods(of: line.name, inYear: $0) }
    }
    return Set(missing.filter(stretch.contains)).sorted()
  }
}
