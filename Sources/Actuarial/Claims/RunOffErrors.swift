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
  /// gives Mack's own totals. The tail is one more step, with its own σ and standard error.
  ///
  /// - Parameters:
  ///   - triangle: the one that the model was fitted to.
  ///   - model: the fitted model.
  /// - Precondition: the model has one factor for each step of the triangle.
  public init(_ triangle: ClaimsTriangle, _ model: MackModel) {
    precondition(
      model.pattern.factors.count == triangle.developmentCount - 1,
      "The model was fitted to a triangle of another width.")
    let size = (model.claims.settlements.first?.count ?? 0) + 1
    let factors = model.pattern.factors + [model.pattern.tail]
    let last = factors.count - 1
    // Π of the factors before each step, so that those between two steps are a quotient.
    var grown = [1.0]
    for factor in factors.dropLast() { grown.append(grown[grown.count - 1] * factor) }
    // One half of the covariances of different steps, and the variances of each step.
    var shared = [Double](repeating: 0, count: size * size)
    var variances = [Double](repeating: 0, count: size)
    // Derivatives by each factor: changes from factor to factor, then added up.
    var changes = Matrix(rows: size, columns: last + 1)
    var slopes = Matrix(rows: size, columns: last + 1)
    for origin in triangle.origins.indices {
      let first = triangle.lastKnown[origin]
      var amount = triangle.cumulative(origin, first)
      var variance = 0.0
      var periods: [Int] = []
      var before: [Double] = []
      for step in first...last {
        let factor = factors[step]
        let period = triangle.period(of: origin, step + 1, horizon: size - 1)
        let sigma = step == last ? model.tailSigma : model.sigma[step]
        let own =
          amount > 0 ? sigma * sigma * amount * amount / linkWeight(amount, model.exponent) : 0
        variances[period] += own + (factor - 1) * (factor - 1) * variance
        let reach = grown[step] * (factor - 1)
        let row = period * size
        for (earlier, covariance) in before.enumerated() {
          shared[row + periods[earlier]] += covariance * reach
        }
        periods.append(period)
        before.append((own + factor * (factor - 1) * variance) / (grown[step] * factor))
        variance = factor * factor * variance + own
        let settled = amount * (factor - 1)
        changes[period, first] += settled
        changes[period, step] -= settled
        slopes[period, step] += amount
        amount *= factor
      }
    }
    process = Matrix(rows: size, columns: size) { row, column in
      shared[row * size + column] + shared[column * size + row]
        + (row == column ? variances[row] : 0)
    }
    for period in 0..<size {
      var settled = 0.0
      for step in 0...last {
        settled += changes[period, step]
        slopes[period, step] += settled / factors[step]
      }
    }
    parameter = Self.spread(slopes, model.factorErrors + [model.tailError])
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
