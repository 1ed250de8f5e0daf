extension ARIMAProblem {
  /// What is left of a regressor, relative to its own size, from which the series can tell it.
  private static let leastRest = 1e-10

  /// The first regressor that adds nothing, in the observed periods, to what differencing takes away
  /// and to the regressors before it; `nil` where there is none.
  ///
  /// Differencing takes away all f with (1 − B)ᵈ(1 − Bˢ)ᴰf = 0: one value for each period of the
  /// year times powers of time below D, and the powers from D to D + d − 1. The filter of a series with
  /// gaps starts such parts with a large variance in place of an infinite one, so that it leaves a
  /// little of them; hence they are told here, by orthogonal columns.
  func firstDependentRegressor() -> Int? {
    let times = series[0].indices.filter { !series[0][$0].isNaN }
    var basis: [[Double]] = []
    for column in takenAway(at: times) {
      if let rest = ARIMAProblem.rest(of: column, beside: basis) { basis.append(rest) }
    }
    for (place, regressor) in series.dropFirst().enumerated() {
      guard let rest = ARIMAProblem.rest(of: times.map { regressor[$0] }, beside: basis) else {
        return place
      }
      basis.append(rest)
    }
    return nil
  }

  /// The columns that differencing takes away, at some times.
  private func takenAway(at times: [Int]) -> [[Double]] {
    let length = Double(max(series[0].count, 1))
    func powers(_ range: Range<Int>) -> [[Double]] {
      range.map { exponent in
        times.map { time in (0..<exponent).reduce(1.0) { power, _ in power * Double(time) / length }
        }
      }
    }
    let seasonal = order.seasonalDifferences
    let repeated = powers(0..<seasonal).flatMap { power in
      (0..<seasonLength).map { place in
        zip(times, power).map { $0 % seasonLength == place ? $1 : 0 }
      }
    }
    return repeated + powers(seasonal..<seasonal + order.differences)
  }

  /// A column without its part in a space spanned by orthonormal columns, at length one; `nil` where
  /// nothing but rounding is left.
  private static func rest(of column: [Double], beside basis: [[Double]]) -> [Double]? {
    func length(_ numbers: [Double]) -> Double {
      numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    let whole = length(column)
    guard whole > 0, whole.isFinite else { return nil }
    var rest = column.map { $0 / whole }
    // Twice, so that what the first pass leaves by rounding is taken too.
    for _ in 0..<2 {
      for other in basis {
        let product = zip(rest, other).reduce(0) { $0 + $1.0 * $1.1 }
        for place in rest.indices { rest[place] -= product * other[place] }
      }
    }
    let left = length(rest)
    return left > leastRest ? rest.map { $0 / left } : nil
  }
}
