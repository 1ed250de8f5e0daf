import Quantities

/// The months that are generated, and the last of them that an office would have closed.
enum Span {
  static let first = Period(year: 2019, month: 1)
  static let closed = Period(year: 2025, month: 9)
  static let last = Period(year: 2025, month: 12)
  static let years = 2019...2025

  /// All months, in order; tables by month follow it.
  static let months: [Period] = Array(first...last)

  /// The place of a month in ``months``; negative before the first.
  static func index(_ month: Period) -> Int { first.distance(to: month) }

  /// The place of a month in ``months``.
  static func index(_ year: Int, _ month: Int) -> Int { index(Period(year: year, month: month)) }

  /// The places of a year's months in ``months``.
  static func indices(of year: Int) -> Range<Int> {
    let start = index(year, 1)
    return start..<start + 12
  }
}

/// Rounds an amount in yuan to hundreds of yuan, so that 万元 with two decimals is exact.
func hundreds(_ yuan: Double) -> Int {
  Int((yuan / 100).rounded(.toNearestOrAwayFromZero))
}
