/// The normal distribution with a given mean and standard deviation.
public struct NormalDistribution: ContinuousDistribution {
  /// The expected value.
  public let mean: Double

  /// The standard deviation.
  public let standardDeviation: Double

  /// The square of the standard deviation.
  public var variance: Double { standardDeviation * standardDeviation }

  /// A normal distribution; the standard one if nothing is given.
  ///
  /// - Precondition: the mean is finite, the standard deviation finite and positive.
  public init(mean: Double = 0, standardDeviation: Double = 1) {
    precondition(
      mean.isFinite && standardDeviation > 0 && standardDeviation.isFinite,
      """
      A normal distribution needs a finite mean and a positive standard deviation, not \
      \(mean) and \(standardDeviation).
      """)
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// The density at a point.
  public func density(at x: Double) -> Double {
    standardNormalDensity((x - mean) / standardDeviation) / standardDeviation
  }

  /// The probability of a value of at most `x`.
  public func cumulative(_ x: Double) -> Double {
    standardNormalCumulative((x - mean) / standardDeviation)
  }

  /// The probability of a value above `x`, from the lower tail of the mirrored point.
  public func survival(_ x: Double) -> Double {
    standardNormalCumulative((mean - x) / standardDeviation)
  }

  /// The point with the cumulative probability `p`: infinite at 0 and 1.
  public func quantile(_ p: Double) -> Double {
    mean + standardDeviation * standardNormalQuantile(p)
  }

  /// The next random value, from one standard normal number of the stream.
  public func draw(from stream: inout RandomStream) -> Double {
    mean + standardDeviation * stream.nextNormal()
  }
}
