import Glibc

/// Who takes part as a function of what it costs, and what those who leave would have cost.
///
/// The logit of the participation falls along a straight line in the logarithm of the contribution
/// standard relative to income: logit p = logit p₀ + β log(s / s₀). An elasticity ε of p at the
/// reference gives β = ε / (1 − p₀), since d log p / d log s = β (1 − p).
public struct Participation: Sendable, Equatable {
  /// p₀: the participation at the reference, between 0 and 1.
  public let reference: Double

  /// ε: the percent by which participation changes for a percent more at the reference; −0.1, say.
  public let elasticity: Double

  /// What those who leave or join at the margin cost, relative to those who stay in any case; below
  /// one where the healthy leave first (adverse selection).
  public let marginalCostRatio: Double

  /// A response.
  ///
  /// - Throws: `unusableValue`: position 0 for a reference not between 0 and 1, 1 for an elasticity
  ///   that is not finite, 2 for a cost ratio below zero.
  public init(
    reference: Double, elasticity: Double, marginalCostRatio: Double = 1
  ) throws(BenefitError) {
    guard reference > 0, reference < 1 else {
      throw .unusableValue(position: 0, value: reference)
    }
    guard elasticity.isFinite else { throw .unusableValue(position: 1, value: elasticity) }
    guard marginalCostRatio >= 0, marginalCostRatio.isFinite else {
      throw .unusableValue(position: 2, value: marginalCostRatio)
    }
    self.reference = reference
    self.elasticity = elasticity
    self.marginalCostRatio = marginalCostRatio
  }

  /// The participation when the standard relative to income is `ratio` times the reference.
  ///
  /// - Precondition: the ratio is positive.
  public func rate(atStandardRatio ratio: Double) -> Double {
    precondition(ratio > 0, "A contribution standard can only be compared by a positive ratio.")
    let slope = elasticity / (1 - reference)
    return logistic(logit(reference) + slope * log(ratio))
  }

  /// The mean cost of a member relative to the reference when participation is `rate`.
  ///
  /// With leavers at ρ times the cost of stayers, c / c₀ = p₀ / (p + ρ (p₀ − p)); with joiners at ρ
  /// times the cost of those there, c / c₀ = (p₀ + ρ (p − p₀)) / p.
  ///
  /// - Precondition: the rate lies between 0 and 1.
  public func costRatio(at rate: Double) -> Double {
    precondition(rate > 0 && rate <= 1, "A participation lies between 0 and 1, not \(rate).")
    return rate <= reference
      ? reference / (rate + marginalCostRatio * (reference - rate))
      : (reference + marginalCostRatio * (rate - reference)) / rate
  }
}
