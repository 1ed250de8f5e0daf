import Glibc
public import Statistics

/// How uncertain the year's volume is, in money at the reference price; never below zero.
public enum VolumeDistribution: Sendable, Equatable {
  /// Normal; what lies below zero counts as zero.
  case normal(NormalDistribution)
  /// Lognormal.
  case logNormal(LogNormalDistribution)

  /// The probability of at most `x`.
  public func cumulative(_ x: Double) -> Double {
    if x < 0 { return 0 }
    return switch self {
    case .normal(let distribution): distribution.cumulative(x)
    case .logNormal(let distribution): distribution.cumulative(x)
    }
  }

  /// The volume that is not exceeded with a probability.
  public func quantile(_ probability: Double) -> Double {
    switch self {
    case .normal(let distribution): max(0, distribution.quantile(probability))
    case .logNormal(let distribution): distribution.quantile(probability)
    }
  }

  /// E[Xᵏ; X ≤ x] for k = 0, 1, 2: the moments of the volumes up to a point.
  ///
  /// With z the standardised point, the normal distribution has Φ(z), μ Φ(z) − σ φ(z) and
  /// (μ² + σ²) Φ(z) − σ (2 μ + σ z) φ(z); the lognormal has exp(k μ + k² σ² / 2) Φ(z − k σ). Klugman,
  /// Panjer and Willmot, Loss Models, 4th ed. (2012), appendix A.5.1.
  func moments(upTo x: Double) -> [Double] {
    switch self {
    case .normal(let distribution):
      // What lies below zero counts as zero, so it has no first and second moment.
      let zero = Self.raw(distribution, 0)
      let here = Self.raw(distribution, max(0, x))
      return [here[0], here[1] - zero[1], here[2] - zero[2]]
    case .logNormal(let distribution):
      let (mean, deviation) = (
        distribution.logarithm.mean, distribution.logarithm.standardDeviation
      )
      return (0..<3).map { order in
        let k = Double(order)
        let whole = exp(k * mean + k * k * deviation * deviation / 2)
        if x <= 0 { return 0 }
        if x == .infinity { return whole }
        return whole * standardNormalCumulative((log(x) - mean) / deviation - k * deviation)
      }
    }
  }

  private static func raw(_ distribution: NormalDistribution, _ x: Double) -> [Double] {
    let (mean, deviation) = (distribution.mean, distribution.standardDeviation)
    if x == .infinity { return [1, mean, mean * mean + deviation * deviation] }
    let z = (x - mean) / deviation
    let (below, density) = (
      standardNormalCumulative(z), exp(-0.5 * z * z) / (2 * Double.pi).squareRoot()
    )
    return [
      below, mean * below - deviation * density,
      (mean * mean + deviation * deviation) * below
        - deviation * (2 * mean + deviation * z) * density,
    ]
  }
}
