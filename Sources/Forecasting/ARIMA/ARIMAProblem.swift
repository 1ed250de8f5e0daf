internal import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

/// The likelihood of an ARIMA order on a series with regressors.
struct ARIMAProblem {
  let order: ARIMAOrder
  let seasonLength: Int

  /// The values, NaN where missing, and under them the regressors; all of one length.
  let series: [[Double]]

  /// The differences of ``series``; empty where a value is missing.
  let differenced: [[Double]]

  /// The number of observations less those that differencing uses up.
  let usedCount: Int

  /// What a point gives: errors in units of the innovation's deviation, regression included.
  struct Profile {
    /// Standardised errors without the part that regressors explain.
    var errors: [Double]
    var sumOfSquares: Double
    var logVariances: Double
    var regression: [Double]
    var count: Int

    /// The logarithm of the likelihood, its Gaussian constant included, with the variance of the
    /// innovation at its own maximum.
    var logLikelihood: Double {
      let n = Double(count)
      return -0.5 * (n * (log(2 * Double.pi * sumOfSquares / n) + 1) + logVariances)
    }
  }

  /// Makes the problem; regressors are known in every period.
  init(order: ARIMAOrder, seasonLength: Int, values: [Double], regressors: [[Double]]) {
    self.order = order
    self.seasonLength = seasonLength
    series = [values] + regressors
    let observed = values.reduce(into: 0) { $0 += $1.isNaN ? 0 : 1 }
    usedCount = observed - order.lostCount(seasonLength: seasonLength)
    if observed == values.count {
      differenced = series.map {
        ARIMAProblem.differences($0, order: order, seasonLength: seasonLength)
      }
    } else {
      differenced = []
    }
  }

  /// (1 − B)ᵈ(1 − Bˢ)ᴰ of numbers, shorter by d + sD.
  static func differences(_ values: [Double], order: ARIMAOrder, seasonLength: Int) -> [Double] {
    var result = values
    let lags =
      [Int](repeating: seasonLength, count: order.seasonalDifferences)
      + [Int](repeating: 1, count: order.differences)
    for lag in lags {
      guard result.count > lag else { return [] }
      result = (lag..<result.count).map { result[$0] - result[$0 - lag] }
    }
    return result
  }

  /// The likelihood at ARMA coefficients with the regression at its best, `nil` where they are not
  /// stationary or the regressors cannot be told apart.
  ///
  /// Complete data go through the filter of the differences, others through that of the data.
  func profile(_ coefficients: ARIMACoefficients) -> Profile? {
    let phi = coefficients.fullAutoregression(seasonLength: seasonLength)
    let theta = coefficients.fullMovingAverage(seasonLength: seasonLength)
    guard let filtered = filter(phi, theta) else { return nil }
    let response = filtered.errors[0]
    let columns = Array(filtered.errors.dropFirst())
    guard let solution = ARIMAProblem.leastSquares(columns, response) else { return nil }
    var errors = response
    for (column, coefficient) in zip(columns, solution) {
      for index in errors.indices { errors[index] -= coefficient * column[index] }
    }
    return ARIMAProblem.profile(errors, filtered.logVariances, solution)
  }

  /// The likelihood with the regression given.
  func profile(_ coefficients: ARIMACoefficients, regression: [Double]) -> Profile? {
    let phi = coefficients.fullAutoregression(seasonLength: seasonLength)
    let theta = coefficients.fullMovingAverage(seasonLength: seasonLength)
    guard let filtered = filter(phi, theta) else { return nil }
    var errors = filtered.errors[0]
    for (column, coefficient) in zip(filtered.errors.dropFirst(), regression) {
      for index in errors.indices { errors[index] -= coefficient * column[index] }
    }
    return ARIMAProblem.profile(errors, filtered.logVariances, regression)
  }

  /// Standardised errors of the data and of each regressor, and the logarithms of the variances.
  func filter(_ phi: [Double], _ theta: [Double]) -> (errors: [[Double]], logVariances: Double)? {
    if !differenced.isEmpty {
      guard let filter = ARMAFilter(phi: phi, theta: theta, series: differenced) else { return nil }
      return (filter.errors, filter.logVariances)
    }
    guard let model = ARMAMoments(phi: phi, theta: theta),
      let filter = gappedFilter([ARMAMoments](repeating: model, count: 4))
    else { return nil }
    return (filter.errors.map { $0.map { $0[0] } }, filter.logVariances[0])
  }

  /// Four models on data with gaps.
  func gappedFilter(_ models: [ARMAMoments]) -> ARIMAStateSpaceFour? {
    ARIMAStateSpaceFour(
      models,
      weights: ARIMAStateSpace.differenceWeights(order: order, seasonLength: seasonLength),
      series: series)
  }

  private static func profile(
    _ errors: [Double], _ logVariances: Double, _ regression: [Double]
  ) -> Profile? {
    let sum = errors.reduce(0) { $0 + $1 * $1 }
    guard sum.isFinite, logVariances.isFinite, !errors.isEmpty else { return nil }
    return Profile(
      errors: errors, sumOfSquares: sum, logVariances: logVariances, regression: regression,
      count: errors.count)
  }

  /// Least squares on a few columns, each scaled to length one; `nil` where they are dependent.
  static func leastSquares(_ columns: [[Double]], _ response: [Double]) -> [Double]? {
    let width = columns.count
    guard width > 0 else { return [] }
    let lengths = columns.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    guard lengths.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    func product(_ left: [Double], _ right: [Double]) -> Double {
      var sum = 0.0
      for index in left.indices { sum += left[index] * right[index] }
      return sum
    }
    var factor = [Double](repeating: 0, count: width * width)
    var solution = [Double](repeating: 0, count: width)
    for row in 0..<width {
      for column in 0...row {
        var sum = product(columns[row], columns[column]) / (lengths[row] * lengths[column])
        for inner in 0..<column {
          sum -= factor[row * width + inner] * factor[column * width + inner]
        }
        if row == column {
          guard sum > 1e-12 else { return nil }
          factor[row * width + row] = sum.squareRoot()
        } else {
          factor[row * width + column] = sum / factor[column * width + column]
        }
      }
      var value = product(columns[row], response) / lengths[row]
      for inner in 0..<row { value -= factor[row * width + inner] * solution[inner] }
      solution[row] = value / factor[row * width + row]
    }
    for row in (0..<width).reversed() {
      var value = solution[row]
      for inner in row + 1..<max(width, row + 1) {
        value -= factor[inner * width + row] * solution[inner]
      }
      solution[row] = value / factor[row * width + row]
    }
    return zip(solution, lengths).map { $0 / $1 }
  }
}
