#if canImport(Glibc)
  internal import Glibc
#endif

extension PredictiveDistribution {
  /// The pinball loss of the quantile of a probability: p(y − q) above it, (1 − p)(q − y) below.
  ///
  /// In the unit of the value; least in the mean for the true quantile (Gneiting and Raftery,
  /// Journal of the American Statistical Association 102 (2007), 359–378, section 6.1).
  public func pinballLoss(of actual: Double, probability: Double) -> Double {
    let distance = actual - quantile(probability)
    return distance >= 0 ? probability * distance : (probability - 1) * distance
  }

  /// The interval score of the central interval of a level: its width and, for a value outside,
  /// 2/(1 − level) times the distance (ibid., equation 43).
  public func intervalScore(of actual: Double, level: Double) -> Double {
    intervalScoreOf(actual, in: interval(level: level), level: level)
  }

  /// The continuous ranked probability score ∫(F(x) − 1{x ≥ y})² dx, in the unit of the value.
  ///
  /// The closed form for a normal distribution, σ(z(2Φ(z) − 1) + 2φ(z) − 1/√π) with z = (y − μ)/σ
  /// (ibid., equation 21); otherwise, and where the floor cuts off more than a thousandth, twice the
  /// mean of the pinball losses at the hundred probabilities 0.005, 0.015, …, 0.995.
  public func rankedProbabilityScore(of actual: Double) -> Double {
    if scale == 0 { return abs(actual - median) }
    let isCut = floor.map { $0 > location - 3.1 * scale } ?? false
    if transformation == .identity, tail == .normal, !isCut {
      let z = (actual - location) / scale
      let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      let cumulative = StandardQuantile.cumulative(z)
      return scale * (z * (2 * cumulative - 1) + 2 * density - 1 / Double.pi.squareRoot())
    }
    var sum = 0.0
    for step in 0..<100 {
      sum += pinballLoss(of: actual, probability: (Double(step) + 0.5) / 100)
    }
    return 2 * sum / 100
  }
}

/// The interval score of a given interval.
func intervalScoreOf(_ actual: Double, in interval: ClosedRange<Double>, level: Double) -> Double {
  let miss = max(interval.lowerBound - actual, 0) + max(actual - interval.upperBound, 0)
  return interval.upperBound - interval.lowerBound + 2 / (1 - level) * miss
}
