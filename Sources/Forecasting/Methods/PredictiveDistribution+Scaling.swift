#if canImport(Glibc)
  internal import Glibc
#endif

extension PredictiveDistribution {
  /// The distribution of the value times a factor above zero, its floor times the factor too.
  public func scaled(by factor: Double) -> PredictiveDistribution {
    precondition(factor > 0 && factor.isFinite, "A distribution is scaled by a factor above zero.")
    let (centre, spread): (Double, Double)
    switch transformation {
    case .identity: (centre, spread) = (location * factor, scale * factor)
    case .logarithm: (centre, spread) = (location + log(factor), scale)
    case .power(let transform):
      // ((fy)ᵏ − 1)/k = fᵏ (yᵏ − 1)/k + (fᵏ − 1)/k.
      let power = exp(transform.exponent * log(factor))
      (centre, spread) = (power * location + transform(factor), power * scale)
    }
    return PredictiveDistribution(
      location: centre, scale: spread, tail: tail, transformation: transformation,
      floor: floor.map { $0 * factor })
  }

  /// The distribution of the value plus an amount; its floor stays where it is.
  ///
  /// A distribution of a logarithm or a power becomes a normal one with its mean and deviation.
  public func shifted(by amount: Double) -> PredictiveDistribution {
    guard transformation == .identity else {
      let deviation = standardDeviation
      return PredictiveDistribution(
        location: mean + amount, scale: deviation.isFinite ? deviation : 0, floor: floor)
    }
    return PredictiveDistribution(
      location: location + amount, scale: scale, tail: tail, floor: floor)
  }
}
