import Glibc

/// How participation answers to the contribution standard, from groups' own history as far as that
/// can be believed, and from a stated elasticity for the rest.
///
/// A group's past is read along the curve of its ``Participation`` with the last period as the
/// reference, s being the standard over income: from one period to the next log p, or above the last
/// rate p₀ the logit times 1 − p₀, changes by ε Δlog s. Each such step is an estimate of ε of its
/// own, weighted by Δ(log s)² over the mean of both periods' variances of what changes, as a
/// regression through the origin would weight it: (1 − p) / (n p) of n eligible, and above p₀
/// (1 − p₀)² / (n p (1 − p)). Steps in which the standard stays the same say nothing and are left
/// out. What incentives other than the last period's added to the logit is taken off it first.
///
/// With X̄ᵢ a group's own elasticity of weight wᵢ and m the stated one, the estimate is
/// zᵢ X̄ᵢ + (1 − zᵢ) m with zᵢ = wᵢ / (wᵢ + s² / τ²): the credibility of Bühlmann and Straub about a
/// mean that is given (Bühlmann and Gisler, A Course in Credibility Theory and its Applications
/// (2005), §4.3), unlike `BuhlmannStraub`, which measures the groups about their own mean. s² is the
/// variance of the steps within groups, and τ² = (Σ wᵢ (X̄ᵢ − m)² − n s²) / Σ wᵢ over n groups, not
/// below zero, unless it is stated. So groups that agree with each other and not with the stated
/// elasticity are believed, and a single group can be.
///
/// A steady trend of participation that has nothing to do with the standard shows in the elasticity:
/// the standard has risen every year. Give such causes as incentives.
public struct ParticipationFit: Sendable, Equatable {
  /// One period of one group.
  public struct Observation: Sendable, Equatable {
    /// People taking part.
    public let members: Double
    /// People who may take part.
    public let eligible: Double
    /// The contribution standard over income.
    public let standard: Double
    /// What other terms added to the logit in the period.
    public let incentives: Double

    /// Makes an observation.
    public init(members: Double, eligible: Double, standard: Double, incentives: Double = 0) {
      self.members = members
      self.eligible = eligible
      self.standard = standard
      self.incentives = incentives
    }
  }

  /// The elasticity leant on.
  public let statedElasticity: Double

  /// Each group's own elasticity; the stated one where its history says nothing.
  public let ownElasticities: [Double]

  /// The share of its own elasticity in each group's, from 0 to 1.
  public let credibility: [Double]

  /// Each group's elasticity at its last participation.
  public let elasticities: [Double]

  /// Each group's participation in its last period.
  public let lastRates: [Double]

  /// Estimates the groups' elasticities.
  ///
  /// - Parameters:
  ///   - groups: the periods of each group, in order.
  ///   - statedElasticity: the elasticity to lean on; −0.1, say.
  ///   - spread: τ, the standard deviation of groups' elasticities about the stated one, where that
  ///     is stated; estimated from the groups if `nil`.
  /// - Throws: `empty` for a group without periods; `unusableValue` (position of the group) for
  ///   members not between 0 and the eligible, or a standard that is not positive.
  public init(
    groups: [[Observation]], statedElasticity: Double, spread: Double? = nil
  ) throws(BenefitError) {
    var rates: [[Double]] = []
    var weights: [[Double]] = []
    var last: [Double] = []
    for (position, periods) in groups.enumerated() {
      for period in periods {
        for value in [
          period.members, period.eligible - period.members, period.standard,
        ] where !(value > 0 && value.isFinite) {
          throw .unusableValue(position: position, value: value)
        }
      }
      guard let end = periods.last else { throw .empty }
      let rate = end.members / end.eligible
      last.append(rate)
      let steps = zip(periods, periods.dropFirst()).map { Self.step($0, $1, end) }
      rates.append(steps.map(\.elasticity))
      weights.append(steps.map(\.weight))
    }
    self.statedElasticity = statedElasticity
    lastRates = last
    let exposures = weights.map { $0.reduce(0, +) }
    let means = zip(rates, weights).enumerated().map { group, lists in
      exposures[group] > 0
        ? zip(lists.0, lists.1).reduce(0) { $0 + $1.0 * $1.1 } / exposures[group]
        : statedElasticity
    }
    ownElasticities = means
    credibility = Self.credibility(
      rates, weights, means, exposures, stated: statedElasticity, spread: spread)
    elasticities = zip(means, credibility).map { $1 * $0 + (1 - $1) * statedElasticity }
  }

  /// The response of a group, its last period being the reference.
  ///
  /// - Throws: `unusableValue` for a cost ratio below zero.
  public func participation(
    ofGroup group: Int, marginalCostRatio: Double = 1
  ) throws(BenefitError) -> Participation {
    precondition(
      lastRates.indices.contains(group), "There is no group \(group) of \(lastRates.count).")
    return try Participation(
      reference: lastRates[group], elasticity: elasticities[group],
      marginalCostRatio: marginalCostRatio)
  }

  /// One step's elasticity and what it weighs, on the curve that ends in a last period.
  private static func step(
    _ before: Observation, _ after: Observation, _ last: Observation
  ) -> (elasticity: Double, weight: Double) {
    let change = log(after.standard / before.standard)
    if abs(change) < 1e-9 { return (0, 0) }
    let reference = last.members / last.eligible
    func answer(_ period: Observation) -> (moved: Double, variance: Double) {
      let observed = period.members / period.eligible
      let extra = period.incentives - last.incentives
      let rate = extra == 0 ? observed : logistic(logit(observed) - extra)
      let share = rate <= reference ? 1 - rate : (1 - reference) * (1 - reference) / (1 - rate)
      return (
        Participation.response(to: rate, from: reference), share / (period.eligible * rate)
      )
    }
    let (first, second) = (answer(before), answer(after))
    return (
      (second.moved - first.moved) / change,
      change * change * 2 / (first.variance + second.variance)
    )
  }

  /// z = w / (w + s² / τ²); nowhere above zero where the scatter of steps cannot be told.
  private static func credibility(
    _ rates: [[Double]], _ weights: [[Double]], _ means: [Double], _ exposures: [Double],
    stated: Double, spread: Double?
  ) -> [Double] {
    var within = 0.0
    var between = 0.0
    var groups = 0
    var steps = 0
    for group in rates.indices where exposures[group] > 0 {
      for (rate, weight) in zip(rates[group], weights[group]) where weight > 0 {
        within += weight * (rate - means[group]) * (rate - means[group])
        steps += 1
      }
      between += exposures[group] * (means[group] - stated) * (means[group] - stated)
      groups += 1
    }
    // Two steps of one group are the least from which their scatter can be told.
    guard steps > groups else { return exposures.map { _ in 0 } }
    let variance = within / Double(steps - groups)
    let total = exposures.reduce(0, +)
    let spreadSquared =
      spread.map { $0 * $0 } ?? max(0, (between - Double(groups) * variance) / total)
    return exposures.map { exposure in
      let own = exposure * spreadSquared
      return own > 0 ? own / (own + variance) : 0
    }
  }
}
