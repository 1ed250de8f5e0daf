#if canImport(Glibc)
  internal import Glibc
#endif

/// The Kalman filter of an ARIMA model on the data themselves, missing values included.
///
/// The state is that of the ARMA process of the differences followed by the last d + sD values;
/// these start with mean zero and variance 10⁶ in units of the innovation's, and errors with a
/// variance of 10⁴ or more do not count (Gardner, Harvey and Phillips, Applied Statistics 29
/// (1980), 311–322; Ansley and Kohn, Annals of Statistics 13 (1985), 1286–1316; R's `arima`).
struct ARIMAStateSpace {
  static let diffuseVariance = 1e6
  static let largestVariance = 1e4

  /// Coefficients of the differenced process by lag from one, filled to the size of its state.
  let autoregression: [Double]
  let movingAverage: [Double]

  /// The weights of the last values in the next one: 1 − Σ wᵢ Bⁱ = (1 − B)ᵈ(1 − Bˢ)ᴰ.
  let weights: [Double]

  /// Means of the state, one a series filtered: what is expected of the next period.
  private(set) var means: [[Double]]

  /// The covariance of the state, row by row.
  private(set) var covariance: [Double]

  private let core: Int
  private var size: Int { core + weights.count }

  /// A model before its first value; `nil` where the autoregression is not stationary.
  init?(phi: [Double], theta: [Double], weights: [Double], seriesCount: Int) {
    guard let moments = ARMAMoments(phi: phi, theta: theta) else { return nil }
    autoregression = moments.autoregression
    movingAverage = moments.movingAverage
    self.weights = weights
    core = moments.size
    let size = core + weights.count
    means = [[Double]](repeating: [Double](repeating: 0, count: size), count: seriesCount)
    covariance = [Double](repeating: 0, count: size * size)
    let block = moments.stateCovariance()
    for row in 0..<core {
      for column in 0..<core { covariance[row * size + column] = block[row * core + column] }
    }
    for index in core..<size { covariance[index * size + index] = Self.diffuseVariance }
  }

  /// The weights of the last values for given differences.
  static func differenceWeights(order: ARIMAOrder, seasonLength: Int) -> [Double] {
    var polynomial = [1.0]
    func multiply(lag: Int) {
      var result = polynomial + [Double](repeating: 0, count: lag)
      for (index, value) in polynomial.enumerated() { result[index + lag] -= value }
      polynomial = result
    }
    for _ in 0..<order.differences { multiply(lag: 1) }
    for _ in 0..<order.seasonalDifferences { multiply(lag: seasonLength) }
    return polynomial.dropFirst().map { -$0 }
  }

  /// The mean of the next value of a series.
  func expectation(_ place: Int) -> Double {
    var sum = means[place][0]
    for (index, weight) in weights.enumerated() { sum += weight * means[place][core + index] }
    return sum
  }

  /// The covariance of the state with the next value.
  func covarianceWithValue() -> [Double] {
    let size = size
    return (0..<size).map { row in
      var sum = covariance[row * size]
      for (index, weight) in weights.enumerated() where weight != 0 {
        sum += weight * covariance[row * size + core + index]
      }
      return sum
    }
  }

  /// The variance of the next value in units of the innovation's, given the covariances with it.
  func variance(_ column: [Double]) -> Double {
    var sum = column[0]
    for (index, weight) in weights.enumerated() { sum += weight * column[core + index] }
    return sum
  }

  /// Takes in the next values of all series, which are missing together, and moves on.
  ///
  /// - Returns: The errors of the values and their variance; `nil` for missing values.
  mutating func take(_ values: [Double]) -> (errors: [Double], variance: Double)? {
    let isMissing = values.first?.isNaN ?? true
    var outcome: (errors: [Double], variance: Double)?
    if !isMissing {
      let column = covarianceWithValue()
      let variance = variance(column)
      let errors = values.indices.map { values[$0] - expectation($0) }
      for place in values.indices {
        let ratio = errors[place] / variance
        for row in column.indices { means[place][row] += column[row] * ratio }
      }
      let size = size
      for row in 0..<size {
        let ratio = column[row] / variance
        if ratio == 0 { continue }
        for other in 0..<size { covariance[row * size + other] -= ratio * column[other] }
      }
      outcome = (errors, variance)
    }
    advance()
    return outcome
  }

  /// Adds an innovation to the period to come, of which the means then hold the value.
  mutating func add(innovation: Double) {
    for place in means.indices {
      for row in 0..<core { means[place][row] += movingAverage[row] * innovation }
    }
  }

  /// Moves the means on by a period, but not the covariance.
  mutating func moveMeans() {
    for place in means.indices { means[place] = moved(means[place]) }
  }

  /// Moves on by a period without a value.
  mutating func advance() {
    moveMeans()
    // T P, column by column, then (T P) Tᵀ, row by row.
    let size = size
    var half = [Double](repeating: 0, count: size * size)
    for column in 0..<size {
      let head = covariance[column]
      var value = head
      for (index, weight) in weights.enumerated() where weight != 0 {
        value += weight * covariance[(core + index) * size + column]
      }
      for row in 0..<core {
        var sum = autoregression[row] * head
        if row + 1 < core { sum += covariance[(row + 1) * size + column] }
        half[row * size + column] = sum
      }
      if core < size { half[core * size + column] = value }
      for row in core + 1..<max(size, core + 1) {
        half[row * size + column] = covariance[(row - 1) * size + column]
      }
    }
    for row in 0..<size {
      let start = row * size
      let head = half[start]
      var value = head
      for (index, weight) in weights.enumerated() where weight != 0 {
        value += weight * half[start + core + index]
      }
      for column in 0..<core {
        var sum = autoregression[column] * head
        if column + 1 < core { sum += half[start + column + 1] }
        if row < core { sum += movingAverage[row] * movingAverage[column] }
        covariance[start + column] = sum
      }
      if core < size { covariance[start + core] = value }
      for column in core + 1..<max(size, core + 1) {
        covariance[start + column] = half[start + column - 1]
      }
    }
  }

  private func moved(_ state: [Double]) -> [Double] {
    var result = state
    for row in 0..<core {
      result[row] = autoregression[row] * state[0] + (row + 1 < core ? state[row + 1] : 0)
    }
    if core < size {
      var value = state[0]
      for (index, weight) in weights.enumerated() { value += weight * state[core + index] }
      result[core] = value
    }
    for row in core + 1..<max(size, core + 1) { result[row] = state[row - 1] }
    return result
  }
}
