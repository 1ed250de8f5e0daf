import Glibc
internal import LinearAlgebra

/// The steps of iteratively reweighted least squares with a logarithmic link.
struct ReweightedSolver {
  private let response: [Double]
  private let design: Matrix
  private let family: LogLinearRegression.Family
  private let offset: [Double]
  private let weights: [Double]

  private(set) var coefficients: [Double] = []
  private(set) var fitted: [Double]
  private(set) var deviance = Double.infinity

  init(
    _ response: [Double], _ design: Matrix, _ family: LogLinearRegression.Family,
    _ offset: [Double], _ weights: [Double]
  ) {
    self.response = response
    self.design = design
    self.family = family
    self.offset = offset
    self.weights = weights
    // Start half way to the overall mean, so that no logarithm of zero arises.
    let total = weights.reduce(0, +)
    let mean = zip(response, weights).reduce(0) { $0 + $1.0 * $1.1 } / max(total, 1e-300)
    fitted = response.map { 0.5 * ($0 + mean) + 1e-12 }
  }

  /// One step, halved while the deviance grows; true once neither moves any more.
  mutating func advance() throws(BenefitError) -> Bool {
    let next = try solution()
    var step = 1.0
    while true {
      let trial =
        coefficients.isEmpty
        ? next : zip(coefficients, next).map { $0 + step * ($1 - $0) }
      let means = means(trial)
      let value = totalDeviance(means)
      if value.isFinite && value <= deviance * (1 + 1e-12) + 1e-12 || coefficients.isEmpty
        || step < 1e-6
      {
        guard value.isFinite else { throw .notConverged(iterations: 0) }
        let scale = trial.reduce(1) { max($0, abs($1)) }
        let moved =
          coefficients.isEmpty
          ? Double.infinity
          : zip(coefficients, trial).reduce(0) { max($0, abs($1.0 - $1.1)) } / scale
        coefficients = trial
        fitted = means
        deviance = value
        return moved < 1e-12
      }
      step /= 2
    }
  }

  /// Σ weight (y − μ)² / V(μ).
  var pearson: Double {
    response.indices.reduce(0) { sum, index in
      let residual = response[index] - fitted[index]
      return sum + weights[index] * residual * residual / family.variance(fitted[index])
    }
  }

  /// (Xᵀ W X)⁻¹.
  func covariance() throws(BenefitError) -> Matrix {
    let roots = workingRoots
    do {
      return try QRFactorization(scaled(roots)).inverseGram()
    } catch {
      throw Self.fault(error)
    }
  }

  /// √(weight μ² / V(μ)).
  private var workingRoots: [Double] {
    response.indices.map { index in
      let mean = fitted[index]
      return (weights[index] * mean * mean / family.variance(mean)).squareRoot()
    }
  }

  private func scaled(_ roots: [Double]) -> Matrix {
    Matrix(rows: design.rows, columns: design.columns) { roots[$0] * design[$0, $1] }
  }

  private func solution() throws(BenefitError) -> [Double] {
    let roots = workingRoots
    let working = response.indices.map { index in
      let mean = fitted[index]
      return roots[index] * (log(mean) - offset[index] + (response[index] - mean) / mean)
    }
    do {
      return try scaled(roots).leastSquares(working).coefficients
    } catch {
      throw Self.fault(error)
    }
  }

  private func means(_ coefficients: [Double]) -> [Double] {
    let predictor = design * coefficients
    return predictor.indices.map { exp(min(700, predictor[$0] + offset[$0])) }
  }

  private func totalDeviance(_ means: [Double]) -> Double {
    means.indices.reduce(0) { $0 + weights[$1] * family.deviance(response[$1], means[$1]) }
  }

  private static func fault(_ error: LinearAlgebraError) -> BenefitError {
    if case .rankDeficient(let column) = error { return .dependentColumn(column: column) }
    return .notConverged(iterations: 0)
  }
}
