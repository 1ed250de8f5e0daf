internal import LinearAlgebra

/// The over-dispersed Poisson model behind the chain ladder.
///
/// Increments are independent with mean mᵢⱼ = aᵢ bⱼ and variance φ mᵢⱼ; the estimates of the means
/// are those of the volume-weighted chain ladder, found by dividing the latest amounts back by the
/// factors. Renshaw and Verrall, A Stochastic Model Underlying the Chain-Ladder Technique, British
/// Actuarial Journal 4 (1998), 903–923. Residuals are Pearson's, divided by √(1 − h) with h the
/// diagonal of the hat matrix of the log-linear model: Pinheiro, Andrade e Silva and Centeno,
/// Bootstrap Methodology in Claim Reserving, Journal of Risk and Insurance 70 (2003), 701–714.
///
/// A development in which no origin has settled anything has bⱼ = 0: its cells are fitted without
/// error, say nothing of the spread, and count neither as observations nor as a parameter.
public struct OverdispersedPoisson: Sendable, Equatable {
  /// A known increment and what the model says of it.
  public struct Cell: Sendable, Equatable {
    /// The origin's position in the triangle.
    public let origin: Int
    /// The development's position in the triangle.
    public let development: Int
    /// The increment, in the unit of the amounts.
    public let observed: Double
    /// Its estimated mean m.
    public let fitted: Double
    /// The hat matrix's diagonal element h, from 0 to 1.
    public let leverage: Double
    /// (observed − fitted) / √|m|; zero where m is zero.
    public let pearsonResidual: Double
    /// The Pearson residual divided by √(1 − h); `nil` where h = 1 or m = 0, so that it says
    /// nothing.
    public let adjustedResidual: Double?
  }

  /// The known cells, row by row.
  public let cells: [Cell]

  /// φ: the sum of squared Pearson residuals over observations less parameters, in the unit of the
  /// amounts.
  public let dispersion: Double

  /// The pattern of the chain ladder.
  public let pattern: DevelopmentPattern

  /// Fits the model.
  ///
  /// - Throws: `hole` for a triangle that is not a run-off triangle, `tooFewObservations`,
  ///   `degenerate`, and what the chain ladder throws.
  public init(_ triangle: ClaimsTriangle) throws(ClaimsError) {
    if let hole = triangle.firstHole {
      throw .hole(origin: hole.origin, development: hole.development)
    }
    try triangle.requireAmounts()
    pattern = try DevelopmentPattern(of: triangle)
    let fitted = Self.fittedIncrements(triangle, pattern)
    let idle = triangle.developments.indices.filter { development in
      fitted.allSatisfy { $0.count <= development || $0[development] == 0 }
    }
    let parameters = triangle.originCount + triangle.developmentCount - idle.count - 1
    let observations = fitted.reduce(0) { sum, row in
      sum + row.indices.count { !idle.contains($0) }
    }
    if observations <= parameters {
      throw .tooFewObservations(observations: observations, parameters: parameters)
    }
    let leverages = try Self.leverages(fitted, developments: triangle.developmentCount)
    var cells: [Cell] = []
    for origin in fitted.indices {
      for development in fitted[origin].indices {
        let mean = fitted[origin][development]
        let observed =
          triangle.cumulative(origin, development)
          - (development > 0 ? triangle.cumulative(origin, development - 1) : 0)
        let residual = mean == 0 ? 0 : (observed - mean) / abs(mean).squareRoot()
        let leverage = leverages[origin][development]
        let isFree = mean != 0 && 1 - leverage > 1e-9
        cells.append(
          Cell(
            origin: origin, development: development, observed: observed, fitted: mean,
            leverage: leverage, pearsonResidual: residual,
            adjustedResidual: isFree ? residual / (1 - leverage).squareRoot() : nil))
      }
    }
    self.cells = cells
    dispersion =
      cells.reduce(0) { $0 + $1.pearsonResidual * $1.pearsonResidual }
      / Double(observations - parameters)
  }

  private static func fittedIncrements(
    _ triangle: ClaimsTriangle, _ pattern: DevelopmentPattern
  ) -> [[Double]] {
    triangle.origins.indices.map { origin in
      var amount = triangle.cumulative(origin, triangle.lastKnown[origin])
      var increments: [Double] = []
      for development in (0..<triangle.lastKnown[origin]).reversed() {
        let before = amount / pattern.factors[development]
        increments.append(amount - before)
        amount = before
      }
      return (increments + [amount]).reversed()
    }
  }

  /// h = m xᵀ (Xᵀ diag(m) X)⁻¹ x, x holding a one for the origin and one for the development (none
  /// for development 0).
  private static func leverages(
    _ fitted: [[Double]], developments: Int
  ) throws(ClaimsError) -> [[Double]] {
    let count = fitted.count
    let order = count + developments - 1
    var gram = Matrix(rows: order, columns: order)
    for (origin, row) in fitted.enumerated() {
      for (development, mean) in row.enumerated() {
        gram[origin, origin] += abs(mean)
        if development > 0 {
          let column = count + development - 1
          gram[column, column] += abs(mean)
          gram[origin, column] += abs(mean)
          gram[column, origin] += abs(mean)
        }
      }
    }
    // A development without amounts stands apart from all others: any number solves for it.
    for column in count..<order where gram[column, column] == 0 { gram[column, column] = 1 }
    let inverse: Matrix
    do {
      inverse = try CholeskyFactorization(gram).inverse()
    } catch {
      throw .degenerate
    }
    return fitted.enumerated().map { origin, row in
      row.enumerated().map { development, mean in
        var quadratic = inverse[origin, origin]
        if development > 0 {
          let column = count + development - 1
          quadratic += 2 * inverse[origin, column] + inverse[column, column]
        }
        return min(1, abs(mean) * quadratic)
      }
    }
  }
}
