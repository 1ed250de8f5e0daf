import Glibc

/// Who takes part as a function of what it costs, and what those who leave would have cost.
///
/// With the standard relative to income at s against s₀ at the reference, participation falls from
/// p₀ at a constant elasticity, p = p₀ (s / s₀)^ε: an ε of −0.3 says that a tenth more costs about
/// 3 % of the members. Where it rises only those outside can join, so its elasticity lessens with
/// them, ε (1 − p) / (1 − p₀), and logit p = logit p₀ + β log(s / s₀) with β = ε / (1 − p₀), since in
/// a logit d log p / d log s = β (1 − p) (Train, *Discrete Choice Methods with Simulation* (2009),
/// §3.6). Both have the elasticity ε at the reference, and neither leaves 0…1. A logit both ways
/// would let next to everybody leave over a small rise where next to everybody takes part: there the
/// elasticity that is stated stands for the few at the margin, and the logit's grows with each who
/// has left.
public struct Participation: Sendable, Equatable {
  /// p₀: the participation at the reference, above 0 and at most 1.
  public let reference: Double

  /// ε: the percent by which participation changes for a percent more at the reference; −0.1, say.
  public let elasticity: Double

  /// What those who leave or join at the margin cost, relative to those who stay in any case; below
  /// one where the healthy leave first (adverse selection).
  public let marginalCostRatio: Double

  /// A response.
  ///
  /// - Throws: `unusableValue`: position 0 for a reference not above 0 or above 1, 1 for an elasticity
  ///   that is not finite, 2 for a cost ratio below zero.
  public init(
    reference: Double, elasticity: Double, marginalCostRatio: Double = 1
  ) throws(BenefitError) {
    guard reference > 0, reference <= 1 else {
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

  /// β: the change of the logit for a change of the standard's logarithm where participation rises;
  /// infinite where all take part at the reference.
  public var slope: Double { elasticity / (1 - reference) }

  /// The participation when the standard relative to income is `ratio` times the reference.
  ///
  /// - Parameters:
  ///   - ratio: the standard over income, over the same at the reference.
  ///   - incentives: what terms other than the standard add to the logit, zero at the reference;
  ///     see `incentive(points:)`.
  /// - Returns: above 0 and at most 1.
  /// - Precondition: the ratio is positive.
  public func rate(atStandardRatio ratio: Double, incentives: Double = 0) -> Double {
    precondition(ratio > 0, "A contribution standard can only be compared by a positive ratio.")
    let response = elasticity * log(ratio)
    let answered: Double
    if response <= 0 {
      answered = reference * exp(response)
    } else {
      answered = reference < 1 ? logistic(logit(reference) + slope * log(ratio)) : 1
    }
    let rate = incentives == 0 ? answered : logistic(logit(answered) + incentives)
    // Too few to be told from none are still a number that costs can be divided by.
    return max(rate, 1e-100)
  }

  /// What moves by ε log(s / s₀) as the standard moves from s₀ to s: log p up to the reference, and
  /// above it what has the logit's slope there.
  ///
  /// - Precondition: the rate and the reference lie between 0 and 1.
  static func response(to rate: Double, from reference: Double) -> Double {
    rate <= reference
      ? log(rate / reference) : (1 - reference) * (logit(rate) - logit(reference))
  }

  /// The term in the logit of an incentive that alone would change participation at the reference
  /// by `points`, a share: rewards for years without a break or without a claim, a waiting time for
  /// those who join late, a drive among students.
  ///
  /// Several incentives add up in the logit, so that together they never take participation beyond
  /// its bounds.
  ///
  /// - Throws: `unusableValue` where the reference, or with the points, is not within (0, 1).
  public func incentive(points: Double) throws(BenefitError) -> Double {
    guard reference < 1, reference + points > 0, reference + points < 1 else {
      throw .unusableValue(position: 0, value: points)
    }
    return logit(reference + points) - logit(reference)
  }

  /// What becomes of the members of a group, and of their cost.
  ///
  /// - Parameters:
  ///   - eligible: people who may take part, as many before as after.
  ///   - meanCost: the mean cost of a member at the reference.
  ///   - ratio: as for `rate(atStandardRatio:incentives:)`.
  ///   - incentives: likewise.
  public func change(
    eligible: Double, meanCost: Double, standardRatio ratio: Double, incentives: Double = 0
  ) -> MembershipChange {
    MembershipChange(
      before: eligible * reference,
      after: eligible * rate(atStandardRatio: ratio, incentives: incentives),
      meanCost: meanCost, marginalCostRatio: marginalCostRatio)
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
