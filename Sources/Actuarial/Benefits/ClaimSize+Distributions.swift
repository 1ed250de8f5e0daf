import Glibc
public import Statistics

extension LogNormalDistribution: ClaimSize {
  /// E[min(X, u)] = e^(μ + σ²/2) Φ((log u − μ − σ²) / σ) + u (1 − Φ((log u − μ) / σ)).
  ///
  /// Klugman, Panjer and Willmot, Loss Models, 4th ed. (2012), appendix A.5.1.
  public func limitedExpectedValue(_ limit: Double) -> Double {
    if limit <= 0 { return 0 }
    if limit == .infinity { return mean }
    let deviation = logarithm.standardDeviation
    let place = (log(limit) - logarithm.mean) / deviation
    return mean * standardNormalCumulative(place - deviation)
      + limit * standardNormalCumulative(-place)
  }
}

extension GammaDistribution: ClaimSize {
  /// E[min(X, u)] = k θ P(k + 1, u / θ) + u Q(k, u / θ), P and Q being the incomplete gamma
  /// functions.
  ///
  /// Klugman, Panjer and Willmot, Loss Models, 4th ed. (2012), appendix A.3.2.
  public func limitedExpectedValue(_ limit: Double) -> Double {
    if limit <= 0 { return 0 }
    if limit == .infinity { return mean }
    let scaled = limit / scale
    return mean * IncompleteGamma(shape: shape + 1, at: scaled).lower
      + limit * IncompleteGamma(shape: shape, at: scaled).upper
  }
}
