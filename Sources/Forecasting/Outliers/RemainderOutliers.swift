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

  /// How many interquartile ranges outside the quartiles a remainder is an outlier.
  public let limit: Double

  /// A search with the limit that a clean series of the length passes in about one case of twenty:
  /// three, but eight where the season is taken from more than two and fewer than three years, which
  /// it follows so closely that little remains of most values.
  ///
  /// By simulation of 300 series of every length from 13 to 35 months by the model
  /// (0,1,1)(0,1,1) with several coefficients: 2 to 10 % of them pass three up to 24 months, 33 to
  /// 74 % from 25 months on, where 95 % stay below 5.0 to 8.6 in most settings.
  public init(suiting series: Series) {
    let season = series.frequency.periodsPerYear
    let count = series.trimmed().count
    self.init(limit: season > 1 && count > 2 * season && count < 3 * season ? 8 : 3)
  }

  /// Makes a search; the limit is three unless said otherwise.
  public init(limit: Double = 3) {
    precondition(limit > 0, "A limit is above zero.")
    self.limit = limit
  }

  /// Examines a series.
  public func examine(_ whole: Series) -> [Replacement] {
    let series = whole.trimmed()
    guard series.observedCount > 2 else { return [] }
    var positions = search(series)
    if positions.isEmpty { return [] }
    let again = search(RemainderOutliers.without(positions, series))
    positions = Set(positions + again).sorted()
    let replaced = RemainderOutliers.without(positions, series)
    let least = Outlier.leastRelativeSize * series.meanSize
    return positions.compactMap { place in
      let value = replaced.storage[place]
      return abs(series.storage[place] - value) < least
        ? nil : Replacement(position: place, value: value)
    }
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
  private func search(_ series: Series) -> [Int] {
    let departures = RemainderOutliers.departures(series)
    return departures.indices.filter { departures[$0] > limit }
  }

  /// How far each value lies outside the quartiles of the remainders, in interquartile ranges; below
  /// zero inside, missing where the value is, and empty where nothing departs from the smooth course.
  static func departures(_ series: Series) -> [Double] {
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
    return rest.map { max(quartiles[0] - $0, $0 - quartiles[1]) / range }
  }
}
