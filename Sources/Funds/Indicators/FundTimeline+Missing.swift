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
}
