import Glibc

/// Methods that lean on an amount expected beforehand.
///
/// Let p be the completion factor of an origin's last known development, C what is known of it and
/// U₀ the amount expected beforehand.
public enum ExpectedClaimsMethods {
  /// Bornhuetter and Ferguson: U = C + (1 − p) U₀.
  ///
  /// The Actuary and IBNR, Proceedings of the Casualty Actuarial Society 59 (1972), 181–195.
  ///
  /// - Parameter expected: U₀ of each origin, in the unit of the amounts.
  /// - Throws: `unusableExposure` for an expected amount that is not finite.
  public static func bornhuetterFerguson(
    _ triangle: ClaimsTriangle, pattern: DevelopmentPattern, expected: [Double]
  ) throws(ClaimsError) -> UnsettledClaims {
    try benktander(triangle, pattern: pattern, expected: expected, iterations: 1)
  }

  /// Benktander: Bornhuetter and Ferguson's answer put back as the expectation.
  ///
  /// Uₖ₊₁ = C + (1 − p) Uₖ; one iteration is Bornhuetter–Ferguson, two are Benktander's own, and
  /// without end it is the chain ladder. Mack, Credible Claims Reserves: The Benktander Method,
  /// ASTIN Bulletin 30 (2000), 333–347.
  ///
  /// - Throws: `unusableExposure` for an expected amount that is not finite.
  /// - Precondition: one expected amount an origin; the iterations are not negative.
  public static func benktander(
    _ triangle: ClaimsTriangle, pattern: DevelopmentPattern, expected: [Double], iterations: Int = 2
  ) throws(ClaimsError) -> UnsettledClaims {
    precondition(
      expected.count == triangle.originCount && iterations >= 0,
      "There must be one expected amount an origin, and no negative number of iterations.")
    if let origin = expected.firstIndex(where: { !$0.isFinite }) {
      throw .unusableExposure(origin: origin)
    }
    let completion = pattern.completion
    let latest = triangle.latest
    let ultimate = latest.indices.map { origin in
      let open = 1 - completion[triangle.lastKnown[origin]]
      var amount = expected[origin]
      for _ in 0..<iterations { amount = latest[origin] + open * amount }
      return amount
    }
    return UnsettledClaims(triangle, ultimate: ultimate, pattern: pattern)
  }

  /// Cape Cod: Bornhuetter–Ferguson with the expectation found from the triangle itself.
  ///
  /// The expected rate of origin i is Σₖ Cₖ tᵢₖ d^|i−k| / Σₖ eₖ pₖ d^|i−k| with exposures e, decay
  /// d and the trend factor tᵢₖ = (1 + trend)^(i−k). A decay of 1 is the original method (Stanard
  /// and Bühlmann), less than 1 that of Gluck, Balancing Development and Trend in Loss Reserve
  /// Analysis, Proceedings of the Casualty Actuarial Society 84 (1997), 482–532; 0 is the chain
  /// ladder. Origins without exposure are left out of both sums.
  ///
  /// - Parameters:
  ///   - exposure: of each origin, in members or premium.
  ///   - decay: between 0 and 1, a step of one origin.
  ///   - trend: growth of the rate from one origin to the next; 0.05 is 5 percent.
  /// - Throws: `unusableExposure` for an exposure that is negative or not finite, or if no origin
  ///   near one has any.
  public static func capeCod(
    _ triangle: ClaimsTriangle, pattern: DevelopmentPattern, exposure: [Double], decay: Double = 1,
    trend: Double = 0
  ) throws(ClaimsError) -> UnsettledClaims {
    precondition(
      exposure.count == triangle.originCount && decay >= 0 && decay <= 1 && trend > -1,
      "There must be one exposure an origin, a decay from 0 to 1 and a trend above −1.")
    if let origin = exposure.firstIndex(where: { !$0.isFinite || $0 < 0 }) {
      throw .unusableExposure(origin: origin)
    }
    let completion = pattern.completion
    let latest = triangle.latest
    var expected: [Double] = []
    for origin in exposure.indices {
      var claims = 0.0
      var used = 0.0
      // What an origin without exposure settled says nothing of a rate.
      for other in exposure.indices where exposure[other] > 0 {
        let weight = pow(decay, Double(abs(origin - other)))
        claims += weight * latest[other] * pow(1 + trend, Double(origin - other))
        used += weight * exposure[other] * completion[triangle.lastKnown[other]]
      }
      guard used > 0 else { throw .unusableExposure(origin: origin) }
      expected.append(exposure[origin] * claims / used)
    }
    return try bornhuetterFerguson(triangle, pattern: pattern, expected: expected)
  }

  /// Per member and lag: members times the average settled per member at each lag to come.
  ///
  /// The rate of lag j is Σ Xᵢⱼ / Σ mᵢ over the origins whose increment is known (the last
  /// `window` of them) with members, and what is unsettled of origin i is mᵢ times the sum of the
  /// rates after its last known lag. Also known as the additive or incremental loss ratio method.
  ///
  /// - Parameter members: of each origin.
  /// - Throws: `unusableExposure`, `noLinks` at a lag that no origin knows.
  public static func perMemberPerLag(
    _ triangle: ClaimsTriangle, members: [Double], window: Int? = nil
  ) throws(ClaimsError) -> (claims: UnsettledClaims, rates: [Double]) {
    precondition(
      members.count == triangle.originCount && (window ?? 1) > 0,
      "There must be one number of members an origin and a window of at least one.")
    if let origin = members.firstIndex(where: { !$0.isFinite || $0 < 0 }) {
      throw .unusableExposure(origin: origin)
    }
    var rates: [Double] = []
    for lag in triangle.developments.indices {
      let used = origins(triangle, lag, members: members, window: window)
      let settled = used.reduce(0) {
        $0 + (triangle.increment(origin: $1, development: lag) ?? 0)
      }
      let exposure = used.reduce(0) { $0 + members[$1] }
      guard exposure > 0 else { throw .noLinks(development: lag) }
      rates.append(settled / exposure)
    }
    var cumulative: [Double] = []
    for rate in rates { cumulative.append((cumulative.last ?? 0) + rate) }
    let total = cumulative[cumulative.count - 1]
    let completion = cumulative.map { total == 0 ? 1 : $0 / total }
    let latest = triangle.latest
    let ultimate = members.indices.map { origin in
      rates[(triangle.lastKnown[origin] + 1)...].reduce(latest[origin]) {
        $0 + members[origin] * $1
      }
    }
    return (UnsettledClaims(triangle, ultimate: ultimate, completion: completion), rates)
  }

  /// The origins with members of which a lag is known, the last `window` of them.
  static func origins(
    _ triangle: ClaimsTriangle, _ lag: Int, members: [Double], window: Int?
  ) -> [Int] {
    let known = members.indices.filter {
      members[$0] > 0 && triangle.increment(origin: $0, development: lag) != nil
    }
    return known.suffix(window ?? known.count)
  }
}
