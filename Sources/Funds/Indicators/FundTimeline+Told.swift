import Forecasting
public import Quantities

/// What closed periods are told by records of their own, and what was only spread.
extension FundTimeline {
  /// Whether records tell a line's amount over closed periods.
  ///
  /// A stretch from the start of a year is told where a figure of the year to date, or of the whole
  /// year, reaches into it and the periods after that are told; any stretch where none of its periods
  /// was spread. A period without any record, and a line without one, count as told.
  public func isTold(_ line: String, over periods: ClosedRange<Period>) -> Bool {
    guard let past = history.lines[line] else { return true }
    let first = periods.lowerBound
    var period = periods.upperBound
    while period >= first {
      if first.index == 1, first.year == period.year, past.reaches(period) { return true }
      if past.isSpread(period) { return false }
      period = period.advanced(by: -1)
    }
    return true
  }

  /// Whether any amount of the lines that count in the totals was spread in closed periods.
  public func hasSpread(over periods: ClosedRange<Period>) -> Bool {
    Side.allCases.flatMap(judgedLines).contains { line in
      periods.contains { history.lines[line.name]?.isSpread($0) ?? false }
    }
  }
}

extension LineHistory {
  /// Whether a period's amount was spread from figures of a longer time: an estimate, no record.
  public func isSpread(_ period: Period) -> Bool {
    flows.index(of: period).map { isInterpolated[$0] } ?? false
  }

  /// Whether the sum from the start of the year to a period is published.
  fileprivate func reaches(_ period: Period) -> Bool {
    cumulative.contains { $0.period == period }
      || (period.index == period.frequency.periodsPerYear && total(ofYear: period.year) != nil)
  }
}
