internal import Quantities

/// The tests by which the automatic search decides how often to difference.
enum DifferencingTests {
  /// The statistic of Kwiatkowski, Phillips, Schmidt and Shin, Journal of Econometrics 54 (1992),
  /// 159–178, for a series stationary around a mean.
  ///
  /// The long-run variance has Bartlett weights up to lag ⌊3√n/13⌋, as in R's `ndiffs`.
  static func kpss(_ values: [Double]) -> Double {
    let count = values.count
    guard count > 1 else { return 0 }
    let mean = values.reduce(0, +) / Double(count)
    let errors = values.map { $0 - mean }
    let lags = Int(3 * Double(count).squareRoot() / 13)
    var variance = errors.reduce(0) { $0 + $1 * $1 } / Double(count)
    for lag in 0..<lags {
      var product = 0.0
      for index in lag + 1..<count { product += errors[index] * errors[index - lag - 1] }
      variance += 2 * (1 - Double(lag + 1) / Double(lags + 1)) * product / Double(count)
    }
    guard variance > 0 else { return 0 }
    var (sum, squares) = (0.0, 0.0)
    for error in errors {
      sum += error
      squares += sum * sum
    }
    return squares / (Double(count) * Double(count) * variance)
  }

  /// How many plain differences make values stationary around a mean by the test at 5 %, at most
  /// two.
  static func differences(_ values: [Double]) -> Int {
    var current = values
    var count = 0
    while count < 2, !isConstant(current), kpss(current) > 0.463 {
      current = zip(current.dropFirst(), current).map { $0 - $1 }
      count += 1
      if isConstant(current) { return count }
    }
    return count
  }

  /// Whether a season is strong enough for a seasonal difference: above 0.64 by ``MSTL`` (Wang,
  /// Smith and Hyndman 2006; the threshold is that of R's `nsdiffs`).
  static func needsSeasonalDifference(_ series: Series) -> Bool {
    guard let parts = try? MSTL().decompose(series) else { return false }
    return parts.seasonalStrength > 0.64
  }

  static func isConstant(_ values: [Double]) -> Bool {
    guard let first = values.first else { return true }
    return values.allSatisfy { $0 == first }
  }
}
