import Glibc

extension ClaimSizeFit {
  /// The claims as observed, caps allowed for: Kaplan and Meier's product-limit estimate.
  ///
  /// A capped claim's probability goes to the larger claims, in proportion; where none is larger it
  /// stays at the cap, so that nothing is said of what lies beyond. Kaplan and Meier,
  /// Nonparametric Estimation from Incomplete Observations, Journal of the American Statistical
  /// Association 53 (1958), 457–481. Without caps these are the claims themselves.
  ///
  /// - Throws: `empty`, `unusableValue` (position of the observation).
  public static func empirical(
    _ observations: [Observation]
  ) throws(BenefitError) -> EmpiricalClaims {
    try check(observations)
    // Of equal amounts claims come first: a claim that met a cap is at least as large.
    let sorted = observations.sorted {
      ($0.amount, $0.isCapped ? 1 : 0) < ($1.amount, $1.isCapped ? 1 : 0)
    }
    var atRisk = observations.reduce(0) { $0 + $1.count }
    var survival = 1.0
    var claims: [Double] = []
    var weights: [Double] = []
    for observation in sorted where observation.count > 0 {
      if !observation.isCapped {
        let share = min(1, observation.count / atRisk)
        claims.append(observation.amount)
        weights.append(survival * share)
        survival *= 1 - share
      }
      atRisk -= observation.count
    }
    if let last = sorted.last(where: { $0.count > 0 }), last.isCapped {
      claims.append(last.amount)
      weights.append(survival)
    }
    return try EmpiricalClaims(claims, counts: weights)
  }

  /// The observed claims up to a threshold, with the likeliest Pareto tail above it.
  ///
  /// α = uncapped claims above u over Σ log(x / u), capped ones counting in the sum only: the
  /// maximum-likelihood estimate (Hill, A Simple General Approach to Inference About the Tail of a
  /// Distribution, Annals of Statistics 3 (1975), 1163–1174, with censoring).
  ///
  /// - Throws: `empty`, `unusableValue` for an unusable observation or one capped at or below the
  ///   threshold, `tooFewValues` for fewer than two uncapped claims above the threshold or none
  ///   below.
  public static func paretoTail(
    _ observations: [Observation], above threshold: Double
  ) throws(BenefitError) -> SplicedClaims<EmpiricalClaims> {
    try check(observations)
    if let position = observations.firstIndex(where: { $0.isCapped && $0.amount <= threshold }) {
      throw .unusableValue(position: position, value: observations[position].amount)
    }
    let above = observations.filter { $0.amount > threshold }
    let claims = above.filter { !$0.isCapped }.reduce(0) { $0 + $1.count }
    guard claims >= 2 else { throw .tooFewValues(count: Int(claims), needed: 2) }
    let below = observations.filter { $0.amount <= threshold && $0.count > 0 }
    if below.isEmpty { throw .tooFewValues(count: 0, needed: 1) }
    let sum = above.reduce(0) { $0 + $1.count * log($1.amount / threshold) }
    let total = observations.reduce(0) { $0 + $1.count }
    return try SplicedClaims(
      body: EmpiricalClaims(below.map(\.amount), counts: below.map(\.count)),
      threshold: threshold, tailShare: above.reduce(0) { $0 + $1.count } / total,
      tailShape: claims / sum)
  }

  private static func check(_ observations: [Observation]) throws(BenefitError) {
    guard observations.contains(where: { $0.count > 0 }) else { throw .empty }
    for (position, observation) in observations.enumerated() {
      for value in [observation.amount, observation.count] where !(value >= 0 && value.isFinite) {
        throw .unusableValue(position: position, value: value)
      }
    }
  }
}
