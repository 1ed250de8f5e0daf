internal import Statistics

/// Quantiles of standard distributions.
enum StandardQuantile {
  static func normal(_ probability: Double) -> Double { standardNormalQuantile(probability) }

  static func cumulative(_ value: Double) -> Double { standardNormalCumulative(value) }

  static func student(_ probability: Double, degreesOfFreedom: Double) -> Double {
    StudentDistribution(degreesOfFreedom: degreesOfFreedom).quantile(probability)
  }

  static func chiSquare(_ probability: Double, degreesOfFreedom: Double) -> Double {
    GammaDistribution.chiSquare(degreesOfFreedom: degreesOfFreedom).quantile(probability)
  }
}
