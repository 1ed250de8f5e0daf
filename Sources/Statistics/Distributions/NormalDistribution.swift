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

  public func density(at x: Double) -> Double {
    standardNormalDensity((x - mean) / standardDeviation) / standardDeviation
  }

  public func cumulative(_ x: Double) -> Double {
    standardNormalCumulative((x - mean) / standardDeviation)
  }

  public func survival(_ x: Double) -> Double {
    standardNormalCumulative((mean - x) / standardDeviation)
  }

  public func quantile(_ p: Double) -> Double {
    mean + standardDeviation * standardNormalQuantile(p)
  }

  public func draw(from stream: inout RandomStream) -> Double {
    mean + standardDeviation * stream.nextNormal()
  }
}
