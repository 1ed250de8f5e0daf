internal import LinearAlgebra

/// Settlements per member and lag with their standard errors: the additive model.
///
/// Increments are independent with mean m r and variance m s² at each lag, m being the origin's
/// members. The rate r = Σ X / Σ m over the origins used, s² = Σ m (X / m − r)² / (n − 1), and the
/// rate's own variance is s² / Σ m. Wüthrich and Merz, Stochastic Claims Reserving Methods in
/// Insurance (2008), §8.3; Mack, Schadenversicherungsmathematik (1997), §3.2.3.
///
/// All errors are in the unit of the amounts; nothing is expected after the last lag.
public struct PerMemberModel: Sendable, Equatable {
  /// r: the amount settled per member at each lag.
  public let rates: [Double]

  /// s: the spread at each lag, for one member. Where one origin is left it is continued by Mack's
  /// rule (1993, p. 217), as in ``MackModel/sigma``.
  public let spreads: [Double]

  /// Whether anything tells the spread of every lag; else the errors say nothing.
  public let isSpreadKnown: Bool

  /// The estimate.
  public let claims: UnsettledClaims

  /// Each origin's standard error of the unsettled amount.
  public let standardErrors: [Double]

  /// The errors by future period; their total is that of all origins.
  public let runOffErrors: RunOffErrors

  /// The standard error of the total.
  public var totalStandardError: Double { runOffErrors.totalStandardError }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - members: of each origin.
  ///   - window: how many of the last origins count at each lag; all if `nil`.
  /// - Throws: `unusableExposure`, `noLinks` at a lag that no origin knows.
  /// - Precondition: one number of members an origin; a window of at least one.
  public init(
    _ triangle: ClaimsTriangle, members: [Double], window: Int? = nil
  ) throws(ClaimsError) {
    let (claims, rates) = try ExpectedClaimsMethods.perMemberPerLag(
      triangle, members: members, window: window)
    var squares: [Double] = []
    var rateErrors: [Double] = []
    var isKnown = true
    for (lag, rate) in rates.enumerated() {
      let used = ExpectedClaimsMethods.origins(triangle, lag, members: members, window: window)
      let sum = used.reduce(0) { sum, origin in
        let settled = triangle.increment(origin: origin, development: lag) ?? 0
        let distance = settled / members[origin] - rate
        return sum + members[origin] * distance * distance
      }
      let own = used.count > 1 ? sum / Double(used.count - 1) : LinkSpread.extrapolated(squares)
      isKnown = isKnown && own != nil
      let square = own ?? 0
      squares.append(square)
      rateErrors.append((square / used.reduce(0) { $0 + members[$1] }).squareRoot())
    }
    let horizon = claims.settlements.first?.count ?? 0
    var process = Matrix(rows: horizon + 1, columns: horizon + 1)
    var slopes = Matrix(rows: horizon + 1, columns: rates.count)
    var errors: [Double] = []
    for origin in members.indices {
      var variance = 0.0
      for lag in (triangle.lastKnown[origin] + 1)..<max(triangle.lastKnown[origin] + 1, rates.count)
      {
        let period = triangle.period(of: origin, lag, horizon: horizon)
        let own = members[origin] * squares[lag]
        process[period, period] += own
        slopes[period, lag] += members[origin]
        variance += own + members[origin] * members[origin] * rateErrors[lag] * rateErrors[lag]
      }
      errors.append(variance.squareRoot())
    }
    isSpreadKnown = isKnown
    self.rates = rates
    spreads = squares.map { $0.squareRoot() }
    self.claims = claims
    standardErrors = errors
    runOffErrors = RunOffErrors(
      process: process, parameter: RunOffErrors.spread(slopes, rateErrors))
  }
}
