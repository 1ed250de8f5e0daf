internal import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

extension BoxCox {
  /// The transformation that makes the spread within years most nearly independent of their level.
  ///
  /// The exponent minimises the coefficient of variation over years of sₐ/mₐ^(1 − k), with sₐ and
  /// mₐ the standard deviation and the mean within a year (Guerrero, Journal of Forecasting 12
  /// (1993), 37–48). Annual series are taken in pairs. The whole number of years at the end of the
  /// series counts; missing values are left out.
  ///
  /// - Parameters:
  ///   - whole: Values above zero.
  ///   - range: The exponents allowed.
  /// - Throws: ``ForecastingError/noObservation``, ``ForecastingError/notPositive(_:)``,
  ///   ``ForecastingError/tooShort(observations:needed:)`` under two years and a period.
  public static func guerrero(_ whole: Series, in range: ClosedRange<Double> = -1...2)
    throws(ForecastingError) -> BoxCox
  {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    for observation in series.observations where observation.value <= 0 {
      throw .notPositive(observation.period)
    }
    let period = max(2, series.frequency.periodsPerYear)
    let years = series.count / period
    guard series.count > 2 * period else {
      throw .tooShort(observations: series.count, needed: 2 * period + 1)
    }
    let first = series.count - years * period
    var logMeans: [Double] = []
    var deviations: [Double] = []
    for year in 0..<years {
      let start = first + year * period
      let values = series.storage[start..<start + period].filter { !$0.isNaN }
      guard values.count > 1 else { continue }
      let mean = values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      logMeans.append(log(mean))
      deviations.append((squares / Double(values.count - 1)).squareRoot())
    }
    // Means relative to a typical one: a common factor leaves the criterion as it is.
    let centre = logMeans.reduce(0, +) / Double(max(logMeans.count, 1))
    func criterion(_ exponent: Double) -> Double {
      let ratios = zip(deviations, logMeans).map { $0 / exp((1 - exponent) * ($1 - centre)) }
      let mean = ratios.reduce(0, +) / Double(ratios.count)
      let squares = ratios.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (squares / Double(max(ratios.count - 1, 1))).squareRoot() / mean
    }
    return BoxCox(exponent: BoxCox.leastPoint(in: range, criterion))
  }

  /// The point of the least value: a grid of sixty steps, then golden sections to 1e-9.
  private static func leastPoint(in range: ClosedRange<Double>, _ function: (Double) -> Double)
    -> Double
  {
    let width = range.upperBound - range.lowerBound
    let grid = (0...60).map { range.lowerBound + width * Double($0) / 60 }
    let values = grid.map(function)
    var best = 0
    for index in values.indices where values[index] < values[best] { best = index }
    var low = grid[max(best - 1, 0)]
    var high = grid[min(best + 1, grid.count - 1)]
    let part = (5.0.squareRoot() - 1) / 2
    var (left, right) = (high - part * (high - low), low + part * (high - low))
    var (leftValue, rightValue) = (function(left), function(right))
    while high - low > 1e-9 {
      if leftValue <= rightValue {
        (high, right, rightValue) = (right, left, leftValue)
        left = high - part * (high - low)
        leftValue = function(left)
      } else {
        (low, left, leftValue) = (left, right, rightValue)
        right = low + part * (high - low)
        rightValue = function(right)
      }
    }
    return (low + high) / 2
  }
}
