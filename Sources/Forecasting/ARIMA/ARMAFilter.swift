#if canImport(Glibc)
  internal import Glibc
#endif

/// The exact one-step errors of complete stationary ARMA data.
///
/// The Kalman filter with the differences of its covariance in place of the covariance itself,
/// which for one series have rank one: Morf, Sidhu and Kailath, IEEE Transactions on Automatic
/// Control 19 (1974), 315–323; for ARMA models Pearlman, Biometrika 67 (1980), 232–233. A step
/// costs a few multiplications for each element of the state; once the gain has settled to 1e-14
/// of the variance it is kept.
struct ARMAFilter {
  /// The errors of each series, divided by their standard deviations in units of the innovation's.
  private(set) var errors: [[Double]]

  /// The sum of the logarithms of the variances of the errors, in units of the innovation's.
  private(set) var logVariances: Double

  /// Filters series of one length through the same model; `nil` where it is not stationary.
  init?(phi: [Double], theta: [Double], series: [[Double]]) {
    guard let moments = ARMAMoments(phi: phi, theta: theta) else { return nil }
    let size = moments.size
    let transition = moments.autoregression
    let count = series.first?.count ?? 0
    var variance = moments.firstColumn[0]
    // T P Zᵀ for the first prediction.
    var gain = [Double](repeating: 0, count: size)
    for element in 0..<size {
      gain[element] = transition[element] * moments.firstColumn[0]
      if element + 1 < size { gain[element] += moments.firstColumn[element + 1] }
    }
    var change = gain
    var factor = -1 / variance
    var states = [[Double]](
      repeating: [Double](repeating: 0, count: size), count: series.count)
    errors = series
    logVariances = 0
    var isSettled = false
    guard variance > 0, variance.isFinite else { return nil }
    var deviation = variance.squareRoot()
    var logVariance = log(variance)
    for time in 0..<count {
      logVariances += logVariance
      for place in series.indices {
        let error = series[place][time] - states[place][0]
        errors[place][time] = error / deviation
        ARMAFilter.advance(&states[place], transition, gain, error / variance)
      }
      if isSettled { continue }
      let head = change[0]
      let spread = factor * head
      let newVariance = variance + spread * head
      // L ← TL − K·L₀/F, then K ← K + TL·M·L₀, with the old K in the first.
      let ratio = head / variance
      var largest = 0.0
      for element in 0..<size {
        var moved = transition[element] * head
        if element + 1 < size { moved += change[element + 1] }
        change[element] = moved - gain[element] * ratio
        gain[element] += moved * spread
        largest = max(largest, abs(change[element]))
      }
      factor *= variance / newVariance
      variance = newVariance
      guard variance > 0, variance.isFinite else { return nil }
      deviation = variance.squareRoot()
      logVariance = log(variance)
      isSettled = largest * largest * abs(factor) < 1e-14 * variance
    }
  }

  /// Moves a state on by one period.
  private static func advance(
    _ state: inout [Double], _ transition: [Double], _ gain: [Double], _ error: Double
  ) {
    let head = state[0]
    let last = state.count - 1
    for element in 0..<last {
      state[element] = transition[element] * head + state[element + 1] + gain[element] * error
    }
    state[last] = transition[last] * head + gain[last] * error
  }
}
