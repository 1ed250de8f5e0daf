/// A calendar month, quarter or year.
///
/// Periods of one frequency are consecutive integers, so arithmetic is exact:
/// `Period(year: 2025, month: 12).advanced(by: 1)` is 2026-01. Periods of different frequencies
/// are ordered by their first month, then by their last.
public struct Period: Sendable, Hashable {
  /// Whether the period is a month, a quarter or a year.
  public let frequency: Frequency

  /// Periods since the first period of year 0.
  public let ordinal: Int

  /// Makes the period of a frequency at an ordinal, counted from the first period of year 0.
  public init(frequency: Frequency, ordinal: Int) {
    self.frequency = frequency
    self.ordinal = ordinal
  }

  /// Makes a calendar year.
  public init(year: Int) {
    self.init(frequency: .year, ordinal: year)
  }

  /// Makes a quarter, 1…4, of a year.
  public init(year: Int, quarter: Int) {
    precondition((1...4).contains(quarter), "A quarter is 1…4, not \(quarter).")
    self.init(frequency: .quarter, ordinal: year * 4 + quarter - 1)
  }

  /// Makes a month, 1…12, of a year.
  public init(year: Int, month: Int) {
    precondition((1...12).contains(month), "A month is 1…12, not \(month).")
    self.init(frequency: .month, ordinal: year * 12 + month - 1)
  }

  /// The calendar year the period lies in.
  public var year: Int { floorDivide(ordinal, frequency.periodsPerYear) }

  /// The period's place in its year, from 1: the month 1…12, the quarter 1…4, or 1.
  public var index: Int { ordinal - year * frequency.periodsPerYear + 1 }

  /// The first month of the period.
  public var firstMonth: Period {
    Period(frequency: .month, ordinal: ordinal * frequency.monthsPerPeriod)
  }

  /// The last month of the period.
  public var lastMonth: Period {
    firstMonth.advanced(by: frequency.monthsPerPeriod - 1)
  }

  /// The first period of a frequency that lies in, or contains the start of, this one.
  public func first(_ other: Frequency) -> Period {
    Period(
      frequency: other, ordinal: floorDivide(firstMonth.ordinal, other.monthsPerPeriod))
  }

  /// The last period of a frequency that lies in, or contains the end of, this one.
  public func last(_ other: Frequency) -> Period {
    Period(
      frequency: other, ordinal: floorDivide(lastMonth.ordinal, other.monthsPerPeriod))
  }

  /// Whether every month of the other period is a month of this one.
  public func contains(_ other: Period) -> Bool {
    firstMonth.ordinal <= other.firstMonth.ordinal && other.lastMonth.ordinal <= lastMonth.ordinal
  }
}

/// The quotient rounded towards negative infinity, for years before year 0.
private func floorDivide(_ value: Int, _ divisor: Int) -> Int {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient - 1 : quotient
}
