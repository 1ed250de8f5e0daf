public import Quantities
public import Statistics

/// Possible futures of a series, time by time.
public struct SimulatedPaths: Sendable, Hashable {
  /// The first period simulated.
  public let start: Period

  /// The paths simulated, by their numbers.
  public let paths: Range<Int>

  /// The values, one row a period, one column a path.
  public let values: [[Double]]
}

extension FittedModel {
  /// Simulates futures with numbers found by key, period and path.
  ///
  /// The shock of a period and a path is the same whatever horizon and whatever other paths are
  /// asked for. What is uncertain in the parameters uses draws 1, 2, … of the last period of the
  /// series.
  ///
  /// - Throws: ``ForecastingError`` when a regressor is not known so far ahead.
  public func simulate(horizon: Int, paths: Range<Int>, key: RandomKey)
    throws(ForecastingError) -> SimulatedPaths
  {
    let field = RandomField(key)
    let last = series.end.ordinal
    var values = [[Double]](
      repeating: [Double](repeating: 0, count: paths.count), count: horizon)
    for (column, path) in paths.enumerated() {
      let shocks = (0..<horizon).map { field.normal(period: last + 1 + $0, path: path) }
      let parameters = (0..<parameterShockCount).map {
        field.normal(period: last, draw: 1 + $0, path: path)
      }
      let future = try self.path(shocks: shocks, parameterShocks: parameters)
      for (row, value) in future.enumerated() { values[row][column] = value }
    }
    return SimulatedPaths(start: series.end.advanced(by: 1), paths: paths, values: values)
  }
}
