/// How often a figure is recorded: once a month, a quarter or a year.
public enum Frequency: String, Sendable, Hashable, CaseIterable {
  /// Once a calendar month.
  case month
  /// Once a calendar quarter.
  case quarter
  /// Once a calendar year.
  case year

  /// Periods of this frequency in one calendar year.
  public var periodsPerYear: Int {
    switch self {
    case .month: 12
    case .quarter: 4
    case .year: 1
    }
  }

  /// Calendar months in one period of this frequency.
  public var monthsPerPeriod: Int { 12 / periodsPerYear }
}
