/// The start of the exact likelihood of an ARMA process with unit innovations.
///
/// The state is Harvey's (*Forecasting, Structural Time Series Models and the Kalman Filter*,
/// 1989, section 3.4.2): its first element is the value, element i is what lags beyond i bring to
/// the value i periods on.
struct ARMAMoments {
  /// Coefficients by lag from one, filled with zeros to the size of the state.
  let autoregression: [Double]

  /// Coefficients by lag from zero, 1 first, filled with zeros to the size of the state.
  let movingAverage: [Double]

  /// The covariance of each element of the state with the value.
  let firstColumn: [Double]

  /// Autocovariances of the value by lag from zero, one for each element of the state.
  let autocovariances: [Double]

  /// The effects of an innovation on the values after it, ψ₀ = 1, ψ₁ …, as many.
  let impulses: [Double]

  var size: Int { movingAverage.count }

  /// The moments, `nil` where the autoregression is not stationary.
  ///
  /// - Parameters:
  ///   - phi: Autoregressive coefficients by lag from one.
  ///   - theta: Moving-average coefficients by lag from one.
  init?(phi: [Double], theta: [Double]) {
    let size = max(phi.count, theta.count + 1)
    guard let ladder = PartialCorrelations.ladder(phi) else { return nil }
    let order = theta.count
    let ma = [1] + theta
    // Autocovariances of the autoregression alone, by the equations of each order in turn.
    let count = size + order
    var plain = [Double](repeating: 0, count: count)
    var variance = 1.0
    for step in ladder {
      if let partial = step.last { variance /= 1 - partial * partial }
    }
    plain[0] = variance
    for lag in 1..<max(count, 1) {
      let step = ladder[min(lag, phi.count)]
      var sum = 0.0
      for index in 0..<step.count { sum += step[index] * plain[abs(lag - 1 - index)] }
      plain[lag] = sum
    }
    // Those of the whole process, by the autocovariances of the moving average.
    var weights = [Double](repeating: 0, count: order + 1)
    for lag in 0...order {
      for base in 0...order - lag { weights[lag] += ma[base] * ma[base + lag] }
    }
    var covariances = [Double](repeating: 0, count: size)
    for lag in 0..<size {
      var sum = weights[0] * plain[lag]
      for shift in 0..<order where weights[shift + 1] != 0 {
        sum += weights[shift + 1] * (plain[abs(lag - shift - 1)] + plain[lag + shift + 1])
      }
      covariances[lag] = sum
    }
    var impulses = [Double](repeating: 0, count: size)
    for lag in 0..<size {
      var value = lag <= order ? ma[lag] : 0
      for index in 0..<min(lag, phi.count) { value += phi[index] * impulses[lag - 1 - index] }
      impulses[lag] = value
    }
    let padding = [Double](repeating: 0, count: size)
    let paddedPhi = phi + padding[..<(size - phi.count)]
    let paddedTheta = ma + padding[..<(size - ma.count)]
    var column = covariances
    for element in 1..<max(size, 1) {
      var sum = 0.0
      for lag in element..<size {
        sum += paddedPhi[lag] * covariances[lag + 1 - element]
        sum += paddedTheta[lag] * impulses[lag - element]
      }
      column[element] = sum
    }
    autoregression = paddedPhi
    movingAverage = paddedTheta
    firstColumn = column
    autocovariances = covariances
    self.impulses = impulses
  }

  /// The covariance matrix of the state, row by row.
  ///
  /// It is the same a period on: with T the transition and R the innovation's column, P = TPTᵀ +
  /// RRᵀ gives each element from the one below to its right and from the first column.
  func stateCovariance() -> [Double] {
    var result = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      result[row * size] = firstColumn[row]
      result[row] = firstColumn[row]
    }
    for row in (1..<max(size, 1)).reversed() {
      for column in (1...row).reversed() {
        let (phi, other) = (autoregression[row], autoregression[column])
        var value = phi * other * firstColumn[0] + movingAverage[row] * movingAverage[column]
        if column + 1 < size { value += phi * firstColumn[column + 1] }
        if row + 1 < size { value += other * firstColumn[row + 1] }
        if row + 1 < size && column + 1 < size { value += result[(row + 1) * size + column + 1] }
        result[row * size + column] = value
        result[column * size + row] = value
      }
    }
    return result
  }
}
