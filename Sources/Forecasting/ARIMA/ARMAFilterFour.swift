#if canImport(Glibc)
  internal import Glibc
#endif

/// The exact one-step errors of four models on the same complete data at once: ``ARMAFilter`` with
/// four numbers in place of one, for the slopes of the likelihood.
struct ARMAFilterFour {
  typealias Four = SIMD4<Double>

  /// The errors by series and time, divided by their standard deviations in units of the
  /// innovation's.
  private(set) var errors: [[Four]]

  /// The sum of the logarithms of the variances of the errors, in units of the innovation's.
  private(set) var logVariances: Four

  /// What one step of the differences of the covariance needs and leaves.
  private struct Gains {
    var gain: [Four]
    var change: [Four]
    var factor: Four
    var variance: Four
  }

  /// Filters series of one length; `nil` where a model is not stationary.
  init?(_ models: [ARMAMoments], series: [[Double]]) {
    let size = models.map(\.size).max() ?? 1
    func lanes(_ value: (ARMAMoments) -> Double) -> Four {
      Four(value(models[0]), value(models[1]), value(models[2]), value(models[3]))
    }
    let transition = (0..<size).map { element in lanes { $0.autoregression[element] } }
    let lags = (0..<size).filter { transition[$0] != .zero }
    let first = (0..<size).map { element in lanes { $0.firstColumn[element] } }
    let count = series.first?.count ?? 0
    var gains = Gains(gain: first, change: [], factor: -1 / first[0], variance: first[0])
    for element in 0..<size {
      gains.gain[element] = transition[element] * first[0]
      if element + 1 < size { gains.gain[element] += first[element + 1] }
    }
    gains.change = gains.gain
    var states = [Four](repeating: .zero, count: (size + 1) * series.count)
    errors = [[Four]](repeating: [Four](repeating: .zero, count: count), count: series.count)
    guard ARMAFilterFour.isSound(gains.variance) else { return nil }
    // Logarithms are taken of products, rescaled before they leave the range of numbers.
    logVariances = .zero
    var product = Four(repeating: 1)
    for time in 0..<count {
      let overVariance = 1 / gains.variance
      let overDeviation = overVariance.squareRoot()
      product *= gains.variance
      if product.min() < 1e-100 || product.max() > 1e100 {
        logVariances += ARMAFilterFour.logarithm(product)
        product = Four(repeating: 1)
      }
      for place in series.indices {
        let start = place * (size + 1)
        let head = states[start]
        let error = Four(repeating: series[place][time]) - head
        errors[place][time] = error * overDeviation
        ARMAFilterFour.advance(
          &states, start, gains.gain, error * overVariance, transition, lags, head)
      }
      ARMAFilterFour.advance(&gains, transition, lags, overVariance)
      guard ARMAFilterFour.isSound(gains.variance) else { return nil }
    }
    logVariances += ARMAFilterFour.logarithm(product)
  }

  private static func isSound(_ variance: Four) -> Bool {
    variance.min() > 0 && variance.max() < .infinity
  }

  private static func logarithm(_ value: Four) -> Four {
    Four(log(value[0]), log(value[1]), log(value[2]), log(value[3]))
  }

  /// Moves one state on by a period; after its last element stands a zero.
  private static func advance(
    _ states: inout [Four], _ start: Int, _ gain: [Four], _ error: Four, _ transition: [Four],
    _ lags: [Int], _ head: Four
  ) {
    var states = states.mutableSpan
    let gain = gain.span
    // Neither bounds nor overflow are checked: the elements are those of one state.
    var element = 0
    while element < gain.count {
      unsafe states[unchecked: start &+ element] =
        states[unchecked: start &+ element &+ 1] + gain[unchecked: element] * error
      element &+= 1
    }
    for lag in lags { states[start + lag] += transition[lag] * head }
  }

  /// L ← TL − K·L₀/F, then K ← K + TL·M·L₀, with the old K in the first.
  private static func advance(
    _ gains: inout Gains, _ transition: [Four], _ lags: [Int], _ overVariance: Four
  ) {
    let size = transition.count
    let head = gains.change[0]
    let spread = gains.factor * head
    let ratio = head * overVariance
    advance(&gains.change, &gains.gain, transition, lags, head, ratio, spread, size)
    let variance = gains.variance + spread * head
    gains.factor *= gains.variance / variance
    gains.variance = variance
  }

  private static func advance(
    _ change: inout [Four], _ gain: inout [Four], _ transition: [Four], _ lags: [Int],
    _ head: Four, _ ratio: Four, _ spread: Four, _ size: Int
  ) {
    var change = change.mutableSpan
    var gain = gain.mutableSpan
    // The elements that the autoregression enters come out of the loop without it.
    var element = 0
    while element < size &- 1 {
      let moved = unsafe change[unchecked: element &+ 1]
      let old = unsafe gain[unchecked: element]
      unsafe change[unchecked: element] = moved - old * ratio
      unsafe gain[unchecked: element] = old + moved * spread
      element &+= 1
    }
    change[size - 1] = -(gain[size - 1] * ratio)
    for lag in lags {
      let moved = transition[lag] * head
      change[lag] += moved
      gain[lag] += moved * spread
    }
  }
}
