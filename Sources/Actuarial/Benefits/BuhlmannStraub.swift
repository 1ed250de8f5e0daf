/// Credibility of Bühlmann and Straub: what a group's own experience is worth against all of it.
///
/// Bühlmann and Straub, Glaubwürdigkeit für Schadensätze, Mitteilungen der Vereinigung
/// schweizerischer Versicherungsmathematiker 70 (1970), 111–133; Bühlmann and Gisler, A Course in
/// Credibility Theory and its Applications (2005), §4.8. With weights wᵢₜ and rates Xᵢₜ of groups i
/// and periods t, zᵢ = wᵢ / (wᵢ + s² / τ²) and the estimate of a group is zᵢ X̄ᵢ + (1 − zᵢ) m.
public struct BuhlmannStraub: Sendable, Equatable {
  /// s²: the variance within groups for a weight of one.
  public let withinVariance: Double

  /// τ²: the variance of the groups' means about what they lean on; zero where the data show none.
  public let betweenVariance: Double

  /// m: the prior where one is given; else the mean of the groups' means, weighted by their
  /// credibility, or by exposure where that is nowhere above zero.
  public let collectiveMean: Double

  /// X̄: each group's own mean, weighted.
  public let ownMeans: [Double]

  /// z: the share of its own mean in each group's estimate, from 0 to 1.
  public let credibility: [Double]

  /// z X̄ + (1 − z) m of each group.
  public var estimates: [Double] {
    ownMeans.indices.map { group in
      credibility[group] * ownMeans[group] + (1 - credibility[group]) * collectiveMean
    }
  }

  /// Estimates the variances and the credibilities.
  ///
  /// - Parameters:
  ///   - rates: X, one list of periods a group; periods may differ in number.
  ///   - weights: w, likewise; exposures, none negative. Periods without weight are left out.
  ///   - prior: the mean to lean on, such as a province's, about which the groups are then taken to
  ///     lie; that of the groups if `nil`.
  /// - Throws: `tooFewValues` for fewer than two groups with weight, or no group with two periods,
  ///   `unusableValue` (position of the group).
  /// - Precondition: rates and weights have the same shape.
  public init(
    rates: [[Double]], weights: [[Double]], prior: Double? = nil
  ) throws(BenefitError) {
    precondition(
      rates.count == weights.count && zip(rates, weights).allSatisfy { $0.count == $1.count },
      "Rates and weights must have the same shape.")
    for (group, list) in weights.enumerated() {
      for (period, weight) in list.enumerated() {
        guard weight >= 0, weight.isFinite else {
          throw .unusableValue(position: group, value: weight)
        }
        guard weight == 0 || rates[group][period].isFinite else {
          throw .unusableValue(position: group, value: rates[group][period])
        }
      }
    }
    let exposures = weights.map { $0.reduce(0, +) }
    let groups = exposures.count { $0 > 0 }
    if groups < 2 { throw .tooFewValues(count: groups, needed: 2) }
    let means = rates.indices.map { group in
      exposures[group] > 0
        ? zip(rates[group], weights[group]).reduce(0) { $0 + ($1.1 > 0 ? $1.0 * $1.1 : 0) }
          / exposures[group] : 0
    }
    var within = 0.0
    var freedom = 0
    for group in rates.indices {
      for (rate, weight) in zip(rates[group], weights[group]) where weight > 0 {
        within += weight * (rate - means[group]) * (rate - means[group])
        freedom += 1
      }
      if exposures[group] > 0 { freedom -= 1 }
    }
    if freedom < 1 { throw .tooFewValues(count: freedom, needed: 1) }
    let withinVariance = within / Double(freedom)
    let total = exposures.reduce(0, +)
    let overall = zip(means, exposures).reduce(0) { $0 + $1.0 * $1.1 } / total
    let centre = prior ?? overall
    let spread = zip(means, exposures).reduce(0) {
      $0 + $1.1 * ($1.0 - centre) * ($1.0 - centre)
    }
    // Unbiased (Bühlmann and Gisler, equation 4.27), and cut off at zero; about a mean that is given,
    // all groups are free.
    let norm = prior == nil ? total - exposures.reduce(0) { $0 + $1 * $1 } / total : total
    let free = Double(prior == nil ? groups - 1 : groups)
    let between = max(0, (spread - free * withinVariance) / norm)
    let factors = exposures.map { exposure in
      let own = exposure * between
      return own > 0 ? own / (own + withinVariance) : 0
    }
    let factorSum = factors.reduce(0, +)
    self.withinVariance = withinVariance
    betweenVariance = between
    ownMeans = means
    credibility = factors
    collectiveMean =
      prior
      ?? (factorSum > 0 ? zip(means, factors).reduce(0) { $0 + $1.0 * $1.1 } / factorSum : overall)
  }
}
