import Glibc
public import LinearAlgebra

/// A generalised linear model with a logarithmic link: log E[y] = offset + X β.
///
/// Fitted by iteratively reweighted least squares, each step a weighted least squares problem solved
/// by an orthogonal factorisation. McCullagh and Nelder, Generalized Linear Models, 2nd ed. (1989),
/// §2.5. With the variance φ V(μ) / weight.
public struct LogLinearRegression: Sendable, Equatable {
  /// How the variance follows from the mean.
  public enum Family: Sendable, Equatable {
    /// V(μ) = μ: counts.
    case poisson
    /// V(μ) = μ²: amounts, all positive.
    case gamma
    /// V(μ) = μᵖ with 1 < p < 2: sums of a Poisson number of gamma amounts, with zeros.
    case tweedie(power: Double)

    /// V(μ).
    func variance(_ mean: Double) -> Double {
      switch self {
      case .poisson: mean
      case .gamma: mean * mean
      case .tweedie(let power): pow(mean, power)
      }
    }

    /// The unit deviance 2 ∫ (y − t) / V(t) dt from μ to y.
    func deviance(_ y: Double, _ mean: Double) -> Double {
      switch self {
      case .poisson: return 2 * ((y > 0 ? y * log(y / mean) : 0) - (y - mean))
      case .gamma: return 2 * ((y - mean) / mean - log(y / mean))
      case .tweedie(let p):
        let first = y > 0 ? pow(y, 2 - p) / ((1 - p) * (2 - p)) : 0
        return 2 * (first - y * pow(mean, 1 - p) / (1 - p) + pow(mean, 2 - p) / (2 - p))
      }
    }
  }

  /// The family.
  public let family: Family

  /// β, one a column.
  public let coefficients: [Double]

  /// μ of each observation.
  public let fitted: [Double]

  /// The sum of weight × unit deviance.
  public let deviance: Double

  /// φ: the Pearson statistic Σ weight (y − μ)² / V(μ) over the degrees of freedom; not a number
  /// where there are none.
  public let dispersion: Double

  /// The covariance of the coefficients for φ = 1: (Xᵀ W X)⁻¹ with W = weight μ² / V(μ).
  public let unscaledCovariance: Matrix

  /// How many steps it took.
  public let iterations: Int

  /// Fits a model.
  ///
  /// - Parameters:
  ///   - response: y, one an observation: none negative, positive for the gamma family.
  ///   - design: X, observations × columns.
  ///   - family: how the variance follows from the mean.
  ///   - offset: what is added to the linear predictor, such as log exposure; zero if `nil`.
  ///   - weights: prior weights, none negative; one if `nil`.
  /// - Throws: `tooFewValues`, `unusableValue`, `dependentColumn`, `notConverged`.
  /// - Precondition: shapes agree; a Tweedie power lies between 1 and 2.
  public init(
    _ response: [Double], design: Matrix, family: Family, offset: [Double]? = nil,
    weights: [Double]? = nil
  ) throws(BenefitError) {
    if case .tweedie(let power) = family {
      precondition(power > 1 && power < 2, "A Tweedie power lies between 1 and 2.")
    }
    let count = response.count
    let offset = offset ?? [Double](repeating: 0, count: count)
    let weights = weights ?? [Double](repeating: 1, count: count)
    precondition(
      design.rows == count && offset.count == count && weights.count == count,
      "A regression of \(count) observations needs as many rows, offsets and weights.")
    if count < design.columns { throw .tooFewValues(count: count, needed: design.columns) }
    for position in response.indices {
      let y = response[position]
      let isInRange = family == .gamma ? y > 0 : y >= 0
      guard isInRange, y.isFinite else { throw .unusableValue(position: position, value: y) }
      guard weights[position] >= 0, weights[position].isFinite else {
        throw .unusableValue(position: position, value: weights[position])
      }
      guard offset[position].isFinite else {
        throw .unusableValue(position: position, value: offset[position])
      }
    }
    var solver = ReweightedSolver(response, design, family, offset, weights)
    let limit = 100
    for step in 1...limit {
      if try solver.advance() {
        self.family = family
        coefficients = solver.coefficients
        fitted = solver.fitted
        deviance = solver.deviance
        dispersion = solver.pearson / Double(count - design.columns)
        unscaledCovariance = try solver.covariance()
        iterations = step
        return
      }
    }
    throw .notConverged(iterations: limit)
  }

  /// The standard errors of the coefficients: √(φ × diagonal of the unscaled covariance).
  ///
  /// - Parameter dispersion: φ; the Pearson estimate if `nil`. One for plain Poisson counts.
  public func standardErrors(dispersion: Double? = nil) -> [Double] {
    let scale = dispersion ?? self.dispersion
    return unscaledCovariance.diagonal.map { (scale * $0).squareRoot() }
  }

  /// μ for the columns of a new observation.
  ///
  /// - Precondition: there is one number a column.
  public func mean(_ row: [Double], offset: Double = 0) -> Double {
    precondition(
      row.count == coefficients.count,
      "\(row.count) columns do not fit \(coefficients.count) coefficients.")
    return exp(zip(row, coefficients).reduce(offset) { $0 + $1.0 * $1.1 })
  }
}
