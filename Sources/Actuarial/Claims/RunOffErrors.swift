public import LinearAlgebra

/// How far the settlements of each future period may lie from what is expected, and how they move
/// together.
///
/// The periods are those of `UnsettledClaims.settlements`; the last row and column stand for what is
/// settled beyond the triangle. The sum of all elements is the squared standard error of the total
/// unsettled amount, so the errors of parts and whole agree. In the square of the amounts' unit.
public struct RunOffErrors: Sendable, Equatable {
  /// The covariance from what has not happened yet.
  public let process: Matrix

  /// The covariance from estimated factors or rates, which all periods share.
  public let parameter: Matrix

  /// The standard error of each future period's settlements.
  public var standardErrors: [Double] { Array(roots.dropLast()) }

  /// The standard error of what is settled beyond the triangle.
  public var beyondStandardError: Double { roots.last ?? 0 }

  /// The standard error of the settlements of the first `count` periods together: the cash of the
  /// coming months, or the whole for more periods than there are.
  ///
  /// - Precondition: the count is not negative.
  public func standardError(ofFirst count: Int) -> Double {
    precondition(count >= 0, "The first \(count) periods do not exist.")
    let used = min(count, process.rows)
    var sum = 0.0
    for column in 0..<used {
      for row in 0..<used { sum += process[row, column] + parameter[row, column] }
    }
    return max(0, sum).squareRoot()
  }

  /// The standard error of the total unsettled amount.
  public var totalStandardError: Double { standardError(ofFirst: process.rows) }

  private var roots: [Double] {
    zip(process.diagonal, parameter.diagonal).map { max(0, $0 + $1).squareRoot() }
  }

  init(process: Matrix, parameter: Matrix) {
    self.process = process
    self.parameter = parameter
  }

  /// The errors of the chain ladder under Mack's model.
  ///
  /// With V the process variance of C before a step of factor f and v = σ² C² / Cᵅ that of the step
  /// itself, the step's settlement X = C' − C has variance v + (f − 1)² V and covariance
  /// v + f (f − 1) V with C', which later steps carry on by their factors. The estimated factors
  /// are uncorrelated (Mack 1993, theorem 2), so their part is D diag(s.e.(f)²) Dᵀ with D the
  /// derivatives of the expected settlements by the factors, the same linear approximation that
  /// gives Mack's own totals.
  ///
  /// - Parameters:
  ///   - triangle: the one that the model was fitted to.
  ///   - model: the fitted model.
  /// - Precondition: the model has one factor for each step of the triangle.
  public init(_ triangle: ClaimsTriangle, _ model: MackModel) {
    precondition(
      model.pattern.factors.count == triangle.developmentCount - 1,
      "The model was fitted to a triangle of another width.")
    let horizon = model.claims.settlements.first?.count ?? 0
    let factors = model.pattern.factors
    let tail = model.pattern.tail
    var process = Matrix(rows: horizon + 1, columns: horizon + 1)
    var slopes = Matrix(rows: horizon + 1, columns: factors.count)
    for origin in triangle.origins.indices {
      var amount = triangle.cumulative(origin, triangle.lastKnown[origin])
      var variance = 0.0
      // Earlier settlements of the origin: their period and covariance with the amount so far.
      var earlier: [(period: Int, covariance: Double)] = []
      let first = triangle.lastKnown[origin]
      for step in first...factors.count {
        let isTail = step == factors.count
        let factor = isTail ? tail : factors[step]
        let period = isTail ? horizon : triangle.period(of: origin, step + 1, horizon: horizon)
        let sigma = isTail ? 0 : model.sigma[step]
        let own =
          amount > 0 ? sigma * sigma * amount * amount / linkWeight(amount, model.exponent) : 0
        process[period, period] += own + (factor - 1) * (factor - 1) * variance
        for index in earlier.indices {
          let shared = earlier[index].covariance * (factor - 1)
          process[period, earlier[index].period] += shared
          process[earlier[index].period, period] += shared
          earlier[index].covariance *= factor
        }
        earlier.append((period, own + factor * (factor - 1) * variance))
        variance = factor * factor * variance + own
        let settled = amount * (factor - 1)
        for other in first..<step { slopes[period, other] += settled / factors[other] }
        if !isTail { slopes[period, step] += amount }
        amount *= factor
      }
    }
    self.process = process
    parameter = Self.spread(slopes, model.factorErrors)
  }

  /// D diag(e²) Dᵀ.
  static func spread(_ slopes: Matrix, _ errors: [Double]) -> Matrix {
    let scaled = Matrix(rows: slopes.rows, columns: slopes.columns) {
      slopes[$0, $1] * errors[$1]
    }
    return scaled * scaled.transposed()
  }
}

extension ClaimsTriangle {
  /// The future period in which an origin settles a development, `horizon` for beyond the triangle;
  /// what holes leave open falls in the first.
  func period(of origin: Int, _ development: Int, horizon: Int) -> Int {
    let period = max(0, origin + development - valuation - 1)
    return development >= developmentCount ? horizon : min(period, horizon)
  }
}
