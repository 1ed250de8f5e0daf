import Quantities

/// A year behind a line's calibration in which actual over formula is far from the other years'.
///
/// One year with a payment put off or made up would otherwise bend every projected year.
public struct CalibrationDeparture: Sendable, Hashable {
  /// The short name of the line.
  public let line: String
  /// The closed year.
  public let year: Int
  /// Actual, without known matters, over formula in that year.
  public let ratio: Double
  /// The median of the same over the other years.
  public let usual: Double
  /// What the year is above what the formula gives at the usual ratio, in currency units.
  public let amount: Double

  /// How many of the last years are compared.
  static let years = 6

  /// How far the logarithm of a year's ratio must be from the median of three other years or more,
  /// and how many times their median distance from it, or from that of fewer years.
  static let far = 0.05
  static let scatters = 6.0
  static let farFromFew = 0.1
}

extension Plan {
  /// The years behind the lines' calibrations whose ratio is far from that of the other years, in
  /// the order of the lines and years; see ``CalibrationDeparture``.
  public func calibrationDepartures(from history: FundHistory) -> [CalibrationDeparture] {
    let preparation = LinePreparation(
      history: history, plan: self, start: history.closedThrough.advanced(by: 1), count: 0)
    return model.lines.flatMap(preparation.departures)
  }
}
