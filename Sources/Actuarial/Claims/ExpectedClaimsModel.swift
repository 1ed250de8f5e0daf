internal import LinearAlgebra

/// Methods that lean on an expected amount, with the standard errors of what they say.
///
/// Increments X are independent with means m and variances φ m, the over-dispersed Poisson model
/// behind the chain ladder, whose factors give the pattern. The mean square error of prediction is
/// what has not happened yet, φ times the expected settlements, plus the variance of the estimate
/// itself: with θ the volume-weighted factors and the latest amounts, both functions of X, and the
/// estimate a function of θ, to first order Σ (∂R/∂θ ∂θ/∂X)² φ m. England and Verrall, Stochastic
/// Claims Reserving in General Insurance, British Actuarial Journal 8 (2002), 443–518, §2.4 and
/// appendix 1; for Bornhuetter and Ferguson's method with this pattern Alai, Merz and Wüthrich, Mean
/// Square Error of Prediction in the Bornhuetter–Ferguson Claims Reserving Method, Annals of
/// Actuarial Science 4 (2009), 7–31, and Prediction Uncertainty in the Bornhuetter–Ferguson Claims
/// Reserving Method: Revisited, the same 5 (2010), 7–17. The expected rate's own error, one rate for
/// all origins, is added as stated; Mack, The Prediction Error of Bornhuetter/Ferguson, ASTIN
/// Bulletin 38 (2008), 87–103, leaves it to judgement too. The expectation is taken as unbiased.
///
/// All errors are in the unit of the amounts.
public struct ExpectedClaimsModel: Sendable, Equatable {
  /// Which method.
  public enum Method: Sendable, Equatable {
    /// Bornhuetter and Ferguson's.
    case bornhuetterFerguson
    /// Benktander's: the answer put back as the expectation so many times; see
    /// ``ExpectedClaimsMethods/benktander(_:pattern:expected:iterations:)``.
    case benktander(iterations: Int)
    /// The rate from the triangle itself; see
    /// ``ExpectedClaimsMethods/capeCod(_:pattern:exposure:decay:trend:)``.
    case capeCod(decay: Double, trend: Double)
  }

  /// The estimate.
  public let claims: UnsettledClaims

  /// φ, in the unit of the amounts.
  public let dispersion: Double

  /// Each origin's error from what has not happened yet.
  public let processErrors: [Double]

  /// Each origin's error from the estimated pattern, from claims that the method leans on, and from
  /// the expected rate.
  public let parameterErrors: [Double]

  /// The errors by future period; their total is that of all origins.
  public let runOffErrors: RunOffErrors

  /// Each origin's standard error of the unsettled amount.
  public var standardErrors: [Double] {
    zip(processErrors, parameterErrors).map { ($0 * $0 + $1 * $1).squareRoot() }
  }

  /// The standard error of the total.
  public var totalStandardError: Double { runOffErrors.totalStandardError }

  /// Estimates by a method, with the volume-weighted factors of the whole triangle.
  ///
  /// - Parameters:
  ///   - method: which method.
  ///   - exposure: of each origin, in members or premium.
  ///   - rate: the expected amount a unit of exposure; not used by Cape Cod.
  ///   - rateError: its standard error, likewise; zero takes it for certain.
  ///   - tail: what comes after the last development; a stated factor is taken for certain.
  /// - Throws: `hole`, `tooFewObservations`, `degenerate`, and what the method and the pattern throw.
  /// - Complexity: factors and origins times the size of the triangle.
  /// - Precondition: one exposure an origin; the rate's error is not negative.
  public init(
    _ triangle: ClaimsTriangle, method: Method, exposure: [Double], rate: Double = 1,
    rateError: Double = 0, tail: DevelopmentTail = .none
  ) throws(ClaimsError) {
    precondition(
      exposure.count == triangle.originCount && rateError >= 0,
      "There must be one exposure an origin, and no negative error of the rate.")
    let model = try OverdispersedPoisson(triangle)
    let estimator = ExpectedClaimsEstimator(
      method: method, exposure: exposure, rate: rate, tail: tail)
    let factors = model.pattern.factors
    let claims = try estimator.claims(triangle, factors: factors)
    let slopes = try estimator.slopes(triangle, factors: factors, rateError: rateError)
    let cells = ExpectedClaimsEstimator.cellSlopes(triangle, model)
    let byOrigin = slopes.byOrigin * cells
    let byPeriod = slopes.byPeriod * cells
    let (own, size) = (slopes.originRateErrors, slopes.periodRateErrors.count)
    processErrors = claims.unsettled.indices.map { origin in
      let expected =
        claims.settlements[origin].reduce(0) { $0 + abs($1) } + abs(claims.beyond[origin])
      return (model.dispersion * expected).squareRoot()
    }
    parameterErrors = own.indices.map { origin in
      (0..<byOrigin.columns).reduce(own[origin] * own[origin]) {
        $0 + byOrigin[origin, $1] * byOrigin[origin, $1]
      }.squareRoot()
    }
    let rateErrors = Matrix(column: slopes.periodRateErrors)
    runOffErrors = RunOffErrors(
      process: Matrix(rows: size, columns: size) { row, column in
        if row != column { return 0 }
        return model.dispersion
          * (row == size - 1
            ? claims.beyond.reduce(0) { $0 + abs($1) }
            : claims.settlements.reduce(0) { $0 + abs($1[row]) })
      },
      parameter: byPeriod * byPeriod.transposed() + rateErrors * rateErrors.transposed())
    self.claims = claims
    dispersion = model.dispersion
  }
}
