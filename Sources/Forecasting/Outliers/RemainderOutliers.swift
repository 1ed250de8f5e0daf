internal import Quantities
internal import Statistics

/// Additive outliers as values far from a smooth course, and what would stand in their place.
///
/// The procedure of Hyndman and Athanasopoulos, *Forecasting: Principles and Practice*, 3rd ed.,
/// section 13.9, as R's `tsoutliers` has it: the season of a robust decomposition is taken off where
/// it is strong (0.6 or more), what is left is smoothed by ``SuperSmoother``, and remainders more
/// than three interquartile ranges outside the quartiles are outliers; the search runs once more on
/// the series without them. No model is fitted, so it serves short and irregular series; it knows
/// no other kind of outlier.
public struct RemainderOutliers: Sendable, Hashable {
  /// An outlier and the value interpolated in its place.
  public struct Replacement: Sendable, Hashable {
    /// The position in the series from its first observation, from 0.
    public let position: Int
    /// The value interpolated.
    public let value: Double
  }

  /// Makes a search.
  public init() {}

  /// Examines a series.
  public func examine(_ whole: Series) -> [Replacement] {
    let series = whole.trimmed()
    guard series.observedCount > 2 else { return [] }
    var positions = RemainderOutliers.search(series)
    if positions.isEmpty { return [] }
    let again = RemainderOutliers.search(RemainderOutliers.without(positions, series))
    positions = Set(positions + again).sorted()
    let replaced = RemainderOutliers.without(positions, series)
    return positions.map { Replacement(position: $0, value: replaced.storage[$0]) }
  }

  /// The series with values at positions interpolated.
  private static func without(_ positions: [Int], _ series: Series) -> Series {
    var values = series.storage
    for position in positions { values[position] = .nan }
    let filled = Series(start: series.start, values: values).filled()
    for position in positions { values[position] = filled.storage[position] }
    return Series(start: series.start, values: values)
  }

  /// The positions of values far from the smooth course.
  private static func search(_ series: Series) -> [Int] {
    let filled = series.interpolated()
    let values = filled.storage
    guard values.contains(where: { $0 != values[0] }) else { return [] }
    var adjusted = values
    let season = series.frequency.periodsPerYear
    if season > 1, values.count > 2 * season,
      let parts = try? MSTL(isRobust: true).decompose(filled), parts.seasonalStrength >= 0.6
    {
      adjusted = zip(values, parts.season.storage).map { $0 - $1 }
    }
    let smooth = SuperSmoother.smooth(adjusted)
    let rest = adjusted.indices.map {
      series.storage[$0].isNaN ? Double.nan : adjusted[$0] - smooth[$0]
    }
    let quartiles = SampleQuantiles([0.25, 0.75]).of(rest.filter { !$0.isNaN })
    let range = quartiles[1] - quartiles[0]
    guard range * 7 > 1e-14 else { return [] }
    return rest.indices.filter {
      rest[$0] < quartiles[0] - 3 * range || rest[$0] > quartiles[1] + 3 * range
    }
  }
}
