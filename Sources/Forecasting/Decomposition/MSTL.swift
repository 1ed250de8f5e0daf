internal import Quantities

/// The decomposition by loess with several lengths of season, taken out in turn.
///
/// Bandara, Hyndman and Bergmeir, *MSTL: A Seasonal-Trend Decomposition Algorithm for Time Series
/// with Multiple Seasonal Patterns*, arXiv 2107.13462 (2021), algorithm 1: from the shortest season
/// to the longest, each refined twice, with seasonal windows of 7 + 4i years.
public struct MSTL: Sendable, Hashable {
  /// The lengths of the seasons in periods, shortest first; `nil` for the year alone.
  public let periods: [Int]?

  /// Whether outlying values lose their weight.
  public let isRobust: Bool

  /// Makes a decomposition; lengths are at least 2.
  public init(periods: [Int]? = nil, isRobust: Bool = false) {
    precondition(periods?.allSatisfy { $0 >= 2 } ?? true, "A season has at least 2 periods.")
    precondition(periods.map { !$0.isEmpty } ?? true, "There is at least one season.")
    self.periods = periods?.sorted()
    self.isRobust = isRobust
  }

  /// Takes a series apart; seasons longer than half of it are passed over.
  ///
  /// Missing values are filled for the smoothing and are missing in the remainder.
  ///
  /// - Returns: Additive parts, one season a length that was taken out.
  /// - Throws: ``ForecastingError`` as ``STL/decompose(_:)``.
  public func decompose(_ whole: Series) throws(ForecastingError) -> Decomposition {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    let year = series.frequency.periodsPerYear
    guard periods != nil || year > 1 else { throw .notSeasonal }
    let lengths = (periods ?? [year]).filter { 2 * $0 < series.count }
    guard !lengths.isEmpty else {
      throw .tooShort(observations: series.count, needed: 2 * (periods?.first ?? year) + 1)
    }
    let filled = series.interpolated()
    var rest = filled.storage
    var seasons = [[Double]](
      repeating: [Double](repeating: 0, count: rest.count), count: lengths.count)
    var trend: [Double] = []
    var weights: [Double] = []
    for _ in 0..<(lengths.count > 1 ? 2 : 1) {
      for (place, length) in lengths.enumerated() {
        for index in rest.indices { rest[index] += seasons[place][index] }
        let parts = STL(.years(7 + 4 * (place + 1)), isRobust: isRobust).run(rest, period: length)
        seasons[place] = parts.season
        (trend, weights) = (parts.trend, parts.weights)
        for index in rest.indices { rest[index] -= seasons[place][index] }
      }
    }
    return Decomposition(
      form: .additive, trend: Series(start: series.start, values: trend),
      seasons: seasons.map { Series(start: series.start, values: $0) },
      remainder: Series(
        start: series.start,
        values: series.storage.indices.map {
          series.storage[$0].isNaN ? .nan : rest[$0] - trend[$0]
        }), weights: weights)
  }
}
