#if canImport(Glibc)
  internal import Glibc
#endif

/// The exact one-step errors of four ARIMA models on the same data with gaps at once:
/// ``ARIMAStateSpace`` with four numbers in place of one, for the slopes of the likelihood.
///
/// An observed value is known: it needs no place in the state. So the state is that of the
/// differences' process, followed only by those of the last d + sD values that are not known,
/// newest first: missing ones, and at the beginning those before the series. Of the covariance the
/// lower triangle is kept; taking in a value and moving on are one pass over it, in which the
/// transition costs a shift and what few coefficients are not zero bring (Gardner, Applied
/// Statistics 29 (1980), 311–322, algorithm AS 154, for complete data).
struct ARIMAStateSpaceFour {
  typealias Four = SIMD4<Double>

  /// The errors by series, divided by their standard deviations in units of the innovation's; of
  /// observed periods whose variance counts.
  private(set) var errors: [[Four]]

  /// The sum of the logarithms of the variances of the errors, in units of the innovation's.
  private(set) var logVariances = Four.zero

  private let models: ARMALanes

  /// The weights that are not zero of the last values in the next one, by lag.
  private let weights: [(lag: Int, weight: Double)]

  /// How far back the weights reach.
  private let reach: Int

  private let series: [[Double]]

  /// The periods of the values in the state, newest first.
  private var unknown: [Int]

  /// The length of a row of ``covariance`` and of a series' part of ``means``.
  private let stride: Int

  private var means: [Four]
  private var covariance: [Four]

  /// The covariances of the state with the next value, and the same over that value's variance.
  private var column: [Four]
  private var gain: [Four]

  private var core: Int { models.size }

  /// Filters series of one length, which are missing together where the first is NaN; `nil` where a
  /// model is not stationary, or where one model's variance counts and another's does not.
  ///
  /// - Parameter weights: The weights of the last values in the next one, by lag from one.
  init?(_ models: [ARMAMoments], weights: [Double], series: [[Double]]) {
    self.models = ARMALanes(models)
    self.series = series
    reach = weights.count
    self.weights = weights.indices.compactMap { weights[$0] == 0 ? nil : ($0 + 1, weights[$0]) }
    unknown = weights.indices.map { -1 - $0 }
    stride = models[0].size + weights.count + 1
    means = [Four](repeating: .zero, count: stride * series.count)
    covariance = [Four](repeating: .zero, count: stride * stride)
    column = [Four](repeating: .zero, count: stride)
    gain = column
    errors = [[Four]](repeating: [], count: series.count)
    self.models.start(&covariance, stride: stride)
    for slot in unknown.indices {
      covariance[(core + slot) * (stride + 1)] = Four(repeating: ARIMAStateSpace.diffuseVariance)
    }
    // Logarithms are taken of products, rescaled before they leave the range of numbers.
    var product = Four(repeating: 1)
    for time in series[0].indices {
      let live = live(at: time)
      let variance = lookAhead(live)
      guard variance.min() > 0, variance.max() < .infinity else { return nil }
      if series[0][time].isNaN {
        insert(time, live, variance)
      } else {
        let counted = variance .< Four(repeating: ARIMAStateSpace.largestVariance)
        guard all(counted) || !any(counted) else { return nil }
        take(time, live, variance, counts: all(counted))
        if all(counted) {
          product *= variance
          if product.min() < 1e-100 || product.max() > 1e100 {
            logVariances += ARMALanes.logarithm(product)
            product = Four(repeating: 1)
          }
        }
      }
      advance()
      while let last = unknown.last, time + 1 - last > reach { unknown.removeLast() }
    }
    logVariances += ARMALanes.logarithm(product)
  }

  /// The places in the state of unknown values that enter the next one, with their weights.
  private func live(at time: Int) -> [(place: Int, weight: Double)] {
    guard !unknown.isEmpty else { return [] }
    return weights.compactMap { lag, weight in
      unknown.firstIndex(of: time - lag).map { (core + $0, weight) }
    }
  }

  /// Sets ``column``; gives the variance of the next value in units of the innovation's.
  private mutating func lookAhead(_ live: [(place: Int, weight: Double)]) -> Four {
    let size = core + unknown.count
    for row in 0..<size { column[row] = covariance[row * stride] }
    for (place, weight) in live {
      for row in 0..<size {
        column[row] += weight * covariance[max(row, place) * stride + min(row, place)]
      }
    }
    return live.reduce(column[0]) { $0 + $1.weight * column[$1.place] }
  }

  /// The mean of the next value of a series.
  private func expectation(_ place: Int, _ time: Int, _ live: [(place: Int, weight: Double)])
    -> Four
  {
    var known = 0.0
    for (lag, weight) in weights where lag <= time && !series[0][time - lag].isNaN {
      known += weight * series[place][time - lag]
    }
    let start = place * stride
    return live.reduce(means[start] + known) { $0 + $1.weight * means[start + $1.place] }
  }

  /// Takes in the values of a period; what they tell of the covariance waits for ``advance()``.
  private mutating func take(
    _ time: Int, _ live: [(place: Int, weight: Double)], _ variance: Four, counts: Bool
  ) {
    let size = core + unknown.count
    let overVariance = 1 / variance
    let overDeviation = overVariance.squareRoot()
    for row in 0..<size { gain[row] = column[row] * overVariance }
    for place in series.indices {
      let error = Four(repeating: series[place][time]) - expectation(place, time, live)
      if counts { errors[place].append(error * overDeviation) }
      let start = place * stride
      for row in 0..<size { means[start + row] += gain[row] * error }
    }
  }

  /// Puts a missing value before the other unknown ones.
  private mutating func insert(
    _ time: Int, _ live: [(place: Int, weight: Double)], _ variance: Four
  ) {
    for row in gain.indices { gain[row] = .zero }
    guard reach > 0 else { return }
    let expected = series.indices.map { expectation($0, time, live) }
    for row in (core..<core + unknown.count).reversed() {
      let (from, to) = (row * stride, (row + 1) * stride)
      for other in (core...row).reversed() { covariance[to + other + 1] = covariance[from + other] }
      covariance[to + core] = column[row]
      for other in 0..<core { covariance[to + other] = covariance[from + other] }
      for place in series.indices { means[place * stride + row + 1] = means[place * stride + row] }
    }
    for other in 0..<core { covariance[core * stride + other] = column[other] }
    covariance[core * stride + core] = variance
    for place in series.indices { means[place * stride + core] = expected[place] }
    unknown.insert(time, at: 0)
  }

  /// Moves on by a period, with what the last value told of the covariance.
  private mutating func advance() {
    models.advance(
      &covariance, stride: stride, unknownCount: unknown.count, column: column, gain: gain)
    for place in series.indices { models.advance(&means, from: place * stride) }
  }
}
