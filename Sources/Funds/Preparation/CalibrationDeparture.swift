import Quantities

/// A year behind a line's calibration in which actual over formula is far from the other years', or
/// so far from one that records and formula are hardly in the same unit.
///
/// One year with a payment put off or made up would otherwise bend every projected year, and amounts
/// in the wrong unit throughout would be taken for what the formula has to be scaled by.
public struct CalibrationDeparture: Sendable, Hashable {
  /// The short name of the line.
  public let line: String
  /// The closed year.
  public let year: Int
  /// Actual, without known matters, over formula in that year.
  public let ratio: Double
  /// The median of the same over the other years; `nil` where they do not tell the year apart, which
  /// is named for its own ratio.
  public let usual: Double?
  /// What the year is above what the formula gives, at the usual ratio where there is one, in currency
  /// units.
  public let amount: Double

  /// How many of the last years are compared.
  static let years = 6

  /// How far the logarithm of a year's ratio must be from the median of three other years or more,
  /// and how many times their median distance from it, or from that of fewer years.
  static let far = 0.05
  static let scatters = 6.0
  static let farFromFew = 0.1

  /// How many times the formula, or what part of it, no year comes to by itself.
  static let unlikely = 8.0
}

extension Plan {
  /// The years behind the lines' calibrations whose ratio is far from that of the other years, or from
  /// one, in the order of the lines and years; see ``CalibrationDeparture``.
  public func calibrationDepartures(from history: FundHistory) -> [CalibrationDeparture] {
    let preparation = LinePreparation(
      history: history, plan: self, start: history.closedThrough.advanced(by: 1), count: 0)
    return model.lines.flatMap(preparation.departures)
  }
}
