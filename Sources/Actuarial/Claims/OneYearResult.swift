/// How far the estimate may move when one more period becomes known.
///
/// The standard error of the claims development result of the next period, for the volume-weighted
/// chain ladder without a tail: Merz and Wüthrich, Modelling the Claims Development Result for
/// Solvency Purposes, CAS E-Forum, Fall 2008, 542–568, results 3.2 and 3.3 in their linear form.
/// With Sⱼ the denominator of fⱼ, Sⱼ⁺ the same with the next diagonal, Cⱼ° the amount of the
/// diagonal's origin at j and l the last known development of an origin:
///
/// msep = U² [ σₗ²/fₗ² (1/Cₗ + 1/Sₗ) + Σ_{j>l} Cⱼ°/Sⱼ⁺ · σⱼ²/fⱼ² / Sⱼ ].
public struct OneYearResult: Sendable, Equatable {
  /// Each origin's standard error, in the unit of the amounts; zero where all is known.
  public let standardErrors: [Double]

  /// The standard error of the sum over origins.
  public let totalStandardError: Double

  /// Computes the errors.
  ///
  /// - Throws: `hole` unless the triangle's diagonal is complete, `tooFewObservations` where nothing
  ///   tells the spread of a factor, `zeroOrigin` for an origin still
  ///   open whose latest amount is zero, and what `MackModel` throws.
  public init(_ triangle: ClaimsTriangle) throws(ClaimsError) {
    if let hole = triangle.firstHole {
      throw .hole(origin: hole.origin, development: hole.development)
    }
    for origin in triangle.origins.indices {
      let expected = min(triangle.developmentCount - 1, triangle.valuation - origin)
      if triangle.lastKnown[origin] != expected {
        throw .hole(origin: origin, development: expected)
      }
    }
    let model = try MackModel(triangle)
    if !model.isSpreadKnown {
      throw .tooFewObservations(
        observations: triangle.originCount - 1, parameters: triangle.originCount)
    }
    let latest = triangle.latest
    var sums = [Double](repeating: 0, count: model.pattern.factors.count)
    var next = sums
    var diagonal = sums
    for origin in latest.indices {
      for development in sums.indices where development <= triangle.lastKnown[origin] {
        let amount = triangle.cumulative(origin, development)
        if development < triangle.lastKnown[origin] { sums[development] += amount }
        if development == triangle.lastKnown[origin] { diagonal[development] = amount }
        next[development] += amount
      }
    }
    let scale = sums.indices.map { development in
      let ratio = model.sigma[development] / model.pattern.factors[development]
      return ratio * ratio
    }
    // What origins with the last known development l share: the tail of the sum over j > l.
    var later = [Double](repeating: 0, count: sums.count + 1)
    for development in sums.indices.reversed() {
      later[development] =
        later[development + 1]
        + diagonal[development] / next[development] * scale[development] / sums[development]
    }
    var total = 0.0
    var younger = 0.0
    var errors = [Double](repeating: 0, count: latest.count)
    for origin in latest.indices.reversed() where triangle.lastKnown[origin] < sums.count {
      let known = triangle.lastKnown[origin]
      // Nothing is known of how an amount of zero develops: 0 × ∞ is no error of zero.
      if latest[origin] == 0 { throw .zeroOrigin(origin: origin) }
      let shared = scale[known] / sums[known] + later[known + 1]
      let ultimate = model.claims.ultimate[origin]
      let own = ultimate * ultimate * (scale[known] / latest[origin] + shared)
      errors[origin] = max(0, own).squareRoot()
      total += own + 2 * ultimate * younger * shared
      younger += ultimate
    }
    standardErrors = errors
    totalStandardError = max(0, total).squareRoot()
  }
}
