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
      floor: floor.map { $0 * factor }, chanceOfZero: chanceOfZero)
  }

  /// The distribution with an independent error of mean zero added to the value; its mean stays.
  ///
  /// A distribution of a logarithm or a power becomes a normal one.
  ///
  /// - Parameter variance: The variance of the error, not negative.
  public func widened(by variance: Double) -> PredictiveDistribution {
    precondition(variance >= 0, "A variance is not negative.")
    let plain = transformation == .identity ? self : shifted(by: 0)
    return PredictiveDistribution(
      location: plain.location, scale: (plain.scale * plain.scale + variance).squareRoot(),
      tail: plain.tail, floor: floor)
  }

  /// The distribution with the value times an independent factor of mean one; its mean stays.
  ///
  /// A distribution of a power becomes a normal one.
  ///
  /// - Parameter variance: The variance of the factor's logarithm, not negative; the factor is
  ///   log-normal.
  public func widened(byFactorOfVariance variance: Double) -> PredictiveDistribution {
    precondition(variance >= 0, "A variance is not negative.")
    if transformation == .logarithm {
      return PredictiveDistribution(
        location: location - variance / 2, scale: (scale * scale + variance).squareRoot(),
        tail: tail, transformation: .logarithm, floor: floor, chanceOfZero: chanceOfZero)
    }
    let plain = transformation == .identity ? self : shifted(by: 0)
    // E[f²] (m² + s²) − m² with E[f²] = exp(variance).
    let squares = plain.location * plain.location + plain.scale * plain.scale
    let added = squares * expm1(min(variance, 50))
    return PredictiveDistribution(
      location: plain.location, scale: (plain.scale * plain.scale + added).squareRoot(),
      tail: plain.tail, floor: floor)
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
