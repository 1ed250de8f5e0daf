import Glibc

/// The distribution of eᴺ where N is normal.
public struct LogNormalDistribution: ContinuousDistribution {
  /// The distribution of the logarithm.
  public let logarithm: NormalDistribution

  /// A log-normal distribution from the mean and standard deviation of the logarithm.
  ///
  /// - Precondition: as for `NormalDistribution`.
  public init(logMean: Double, logStandardDeviation: Double) {
    logarithm = NormalDistribution(mean: logMean, standardDeviation: logStandardDeviation)
  }

  /// A log-normal distribution from the mean and standard deviation of the value itself.
  ///
  /// With c the second over the first, the logarithm has variance ln(1 + c²).
  ///
  /// - Precondition: both are positive and finite.
  public init(mean: Double, standardDeviation: Double) {
    precondition(
      mean > 0 && mean.isFinite && standardDeviation > 0 && standardDeviation.isFinite,
      """
      A log-normal distribution needs a positive mean and standard deviation, not \
      \(mean) and \(standardDeviation).
      """)
    let ratio = standardDeviation / mean
    let logVariance = log1p(ratio * ratio)
    self.init(
      logMean: log(mean) - 0.5 * logVariance, logStandardDeviation: logVariance.squareRoot())
  }

  /// The expected value, exp(μ + σ²/2) with μ and σ those of the logarithm.
  public var mean: Double { exp(logarithm.mean + 0.5 * logarithm.variance) }

  /// The variance, (exp(σ²) − 1) exp(2μ + σ²).
  public var variance: Double {
    expm1(logarithm.variance) * exp(2 * logarithm.mean + logarithm.variance)
  }

  /// The density at a point; zero at and below 0.
  public func density(at x: Double) -> Double {
    x > 0 && x < .infinity ? logarithm.density(at: log(x)) / x : x.isNaN ? .nan : 0
  }

  /// The probability of a value of at most `x`; zero at and below 0.
  public func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : logarithm.cumulative(log(x))
  }

  /// The probability of a value above `x`; one at and below 0.
  public func survival(_ x: Double) -> Double {
    x <= 0 ? 1 : logarithm.survival(log(x))
  }

  /// The point with the cumulative probability `p`: 0 at 0, infinite at 1.
  public func quantile(_ p: Double) -> Double {
    exp(logarithm.quantile(p))
  }

  /// The next random value: the exponential of a normal one.
  public func draw(from stream: inout RandomStream) -> Double {
    exp(logarithm.draw(from: &stream))
  }
}
