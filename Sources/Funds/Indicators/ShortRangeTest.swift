/// The short-range test of financial adequacy: trust-fund ratios of at least 100 % for ten years.
///
/// A fund that starts at 100 % or more must stay there; one that starts below must reach 100 %
/// within five years and then stay (Board of Trustees of the US Social Security funds).
public struct ShortRangeTest: Sendable, Hashable {
  /// How the test ends.
  public enum Outcome: Sendable, Hashable {
    /// The ratio reached 100 % in time and stayed there.
    case met
    /// Not reached in time, or lost again, in the year.
    case notMet(year: Int)
  }

  /// A year and its ratio.
  public struct Point: Sendable, Hashable {
    /// The calendar year.
    public let year: Int
    /// Assets at the start of the year over its expenditure; 1 is 100 %.
    public let ratio: Double

    /// Makes a point from a year and its trust-fund ratio as a fraction.
    public init(year: Int, ratio: Double) {
      self.year = year
      self.ratio = ratio
    }
  }

  /// How many years the full test looks at, and how many a fund has to reach the mark.
  public static let years = 10
  /// The years within which a fund that starts below 100 % must reach it.
  static let yearsToReach = 5

  /// The years looked at, at most ten.
  public let points: [Point]
  /// Whether the test is met, or in which year it fails.
  public let outcome: Outcome

  /// Whether fewer than ten years were available.
  public var isShort: Bool { points.count < ShortRangeTest.years }

  /// Tests ratios in order of year.
  ///
  /// - Returns: `nil` where there are none.
  public init?(_ ratios: [Point]) {
    let points = Array(ratios.prefix(ShortRangeTest.years))
    guard let first = points.first else { return nil }
    self.points = points
    let isStartingBelow = first.ratio < 1
    guard
      let reached = points.firstIndex(where: { $0.ratio >= 1 }),
      !isStartingBelow || reached <= ShortRangeTest.yearsToReach
    else {
      let last = min(ShortRangeTest.yearsToReach, points.count - 1)
      outcome = .notMet(year: points[last].year)
      return
    }
    outcome =
      points[reached...].first { $0.ratio < 1 }.map { .notMet(year: $0.year) } ?? .met
  }
}
