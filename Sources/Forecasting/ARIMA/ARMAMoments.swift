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
    guard let ladder = ARMAMoments.ladder(phi) else { return nil }
    let order = theta.count
    let ma = [1] + theta
    // Autocovariances of the autoregression alone, by the equations of each order in turn; the
    // coefficients of order k stand from k(k − 1)/2 on.
    let count = size + order
    var plain = [Double](repeating: 0, count: count)
    var variance = 1.0
    for step in 1..<max(phi.count + 1, 1) {
      let partial = ladder[step * (step - 1) / 2 + step - 1]
      variance /= 1 - partial * partial
    }
    plain[0] = variance
    // Seasonal models have many coefficients of zero, which are passed over.
    let phiLags = phi.indices.filter { phi[$0] != 0 }
    let maLags = ma.indices.filter { ma[$0] != 0 }
    for lag in 1..<max(count, 1) where !phi.isEmpty {
      var sum = 0.0
      if lag >= phi.count {
        for index in phiLags { sum += phi[index] * plain[lag - 1 - index] }
      } else {
        let start = lag * (lag - 1) / 2
        for index in 0..<lag { sum += ladder[start + index] * plain[lag - 1 - index] }
      }
      plain[lag] = sum
    }
    // Those of the whole process: pairs of moving-average coefficients meet at their distance.
    var covariances = [Double](repeating: 0, count: size)
    for left in maLags {
      for right in maLags {
        let (shift, weight) = (left - right, ma[left] * ma[right])
        for lag in 0..<size { covariances[lag] += weight * plain[abs(lag + shift)] }
      }
    }
    var impulses = [Double](repeating: 0, count: size)
    for lag in 0..<size {
      var value = lag <= order ? ma[lag] : 0
      for index in phiLags where index < lag { value += phi[index] * impulses[lag - 1 - index] }
      impulses[lag] = value
    }
    let padding = [Double](repeating: 0, count: size)
    let paddedPhi = phi + padding[..<(size - phi.count)]
    let paddedTheta = ma + padding[..<(size - ma.count)]
    var column = [Double](repeating: 0, count: size)
    column[0] = covariances[0]
    for lag in phiLags {
      for element in 1..<max(lag + 1, 1) {
        column[element] += phi[lag] * covariances[lag + 1 - element]
      }
    }
    for lag in maLags {
      for element in 1..<max(lag + 1, 1) { column[element] += ma[lag] * impulses[lag - element] }
    }
    autoregression = paddedPhi
    movingAverage = paddedTheta
    firstColumn = column
    autocovariances = covariances
    self.impulses = impulses
  }

  /// The coefficients of each order up to the full one after each other, as
  /// ``PartialCorrelations/ladder(_:)`` gives them.
  private static func ladder(_ coefficients: [Double]) -> [Double]? {
    let order = coefficients.count
    var steps = [Double](repeating: 0, count: order * (order + 1) / 2)
    let last = order * (order - 1) / 2
    for index in 0..<order { steps[last + index] = coefficients[index] }
    for count in stride(from: order, to: 0, by: -1) {
      let start = count * (count - 1) / 2
      let partial = steps[start + count - 1]
      let divisor = 1 - partial * partial
      guard abs(partial) < 1, divisor > 0 else { return nil }
      let lower = start - (count - 1)
      for index in 0..<count - 1 {
        steps[lower + index] =
          (steps[start + index] + partial * steps[start + count - 2 - index]) / divisor
      }
    }
    return steps
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
