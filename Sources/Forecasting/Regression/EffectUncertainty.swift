internal import LinearAlgebra
internal import Quantities

/// How well the coefficients of a ``PreAdjustment`` are known, and what that means for the future.
///
/// With the errors V of the model in units of σ², Cov(β̂) = σ²(XᵀV⁻¹X)⁻¹, σ² the sum of squared
/// standardised errors over its degrees of freedom. A forecast is not in error by x β̂'s error but
/// by what the model itself does not foresee of x: a shift of years ago is part of today's level.
/// So the variance is x̃ᵀ Cov(β̂) x̃ with x̃ the regressors less their forecasts by the same ARIMA
/// model (Goldberger, Journal of the American Statistical Association 57 (1962), 369–375).
struct EffectUncertainty: Sendable {
  /// The lower triangular root of the covariance of the coefficients, row by row.
  let root: [[Double]]

  private let order: ARIMAOrder
  private let seasonLength: Int
  private let autoregression: [Double]
  private let movingAverage: [Double]

  /// From the problem and its optimum.
  ///
  /// - Throws: ``ForecastingError/numericallyUnstable(method:)`` where the covariance is none.
  init(_ problem: ARIMAProblem, _ outcome: ARIMASearch.Outcome) throws(ForecastingError) {
    order = problem.order
    seasonLength = problem.seasonLength
    let phi = outcome.coefficients.fullAutoregression(seasonLength: problem.seasonLength)
    let theta = outcome.coefficients.fullMovingAverage(seasonLength: problem.seasonLength)
    autoregression = phi
    movingAverage = theta
    let width = outcome.profile.regression.count
    guard width > 0 else {
      root = []
      return
    }
    guard let columns = problem.filter(phi, theta)?.errors.dropFirst() else {
      throw .numericallyUnstable(method: LocalizedText(verbatim: problem.order.description))
    }
    let degrees = max(outcome.profile.count - width - problem.order.coefficientCount, 1)
    let deviation = (outcome.profile.sumOfSquares / Double(degrees)).squareRoot()
    do {
      let inverse = try QRFactorization(Matrix(columns: Array(columns))).inverseGram()
      let lower = try CholeskyFactorization(inverse).lower
      root = (0..<width).map { row in (0...row).map { deviation * lower[row, $0] } }
    } catch {
      throw .numericallyUnstable(method: LocalizedText(verbatim: problem.order.description))
    }
    // Room for the squares that variances are made of.
    guard root.allSatisfy({ $0.allSatisfy { abs($0) < 1e100 } }) else {
      throw .numericallyUnstable(method: LocalizedText(verbatim: problem.order.description))
    }
  }

  /// The standard errors of the coefficients.
  var standardErrors: [Double] {
    root.map { row in row.reduce(0) { $0 + $1 * $1 }.squareRoot() }
  }

  /// xᵀ Cov⁻¹ x for as many figures as there are coefficients.
  func squaredDistance(of figures: [Double]) -> Double {
    var standardised: [Double] = []
    for (row, figure) in zip(root, figures) {
      let known = zip(row, standardised).reduce(0) { $0 + $1.0 * $1.1 }
      standardised.append((figure - known) / row[standardised.count])
    }
    return standardised.reduce(0) { $0 + $1 * $1 }
  }

  /// The filter of the regressors at the end of a series, whose gaps count as gaps; `nil` without
  /// regressors or where one is not known in the past.
  func filtered(_ regressors: [any Regressor], through series: Series) -> ARIMAStateSpace? {
    let weights = ARIMAStateSpace.differenceWeights(order: order, seasonLength: seasonLength)
    guard !regressors.isEmpty,
      var space = ARIMAStateSpace(
        phi: autoregression, theta: movingAverage, weights: weights,
        seriesCount: regressors.count)
    else { return nil }
    for (period, value) in zip(series.periods, series.storage) {
      let row = regressors.compactMap { $0.value(in: period) }
      guard row.count == regressors.count else { return nil }
      _ = space.take(value.isNaN ? row.map { _ in .nan } : row)
    }
    return space
  }

  /// The regressors of future periods less what the model foresees of them, by step; empty lists
  /// where there is no filter or a regressor is not known.
  ///
  /// - Parameters:
  ///   - filter: The filter at the end of the past.
  ///   - start: The first future period.
  ///   - horizon: The number of steps.
  func unforeseen(
    _ regressors: [any Regressor], _ filter: ARIMAStateSpace?, from start: Period, horizon: Int
  ) -> [[Double]] {
    guard var space = filter else { return [[Double]](repeating: [], count: horizon) }
    return (0..<horizon).map { step in
      let row = regressors.compactMap { $0.value(in: start.advanced(by: step)) }
      defer { space.moveMeans() }
      return row.count == regressors.count
        ? row.indices.map { row[$0] - space.expectation($0) } : []
    }
  }

  /// x̃ᵀ Cov(β̂) x̃.
  func variance(of unforeseen: [Double]) -> Double {
    // With the root L it is the square of Lᵀx̃.
    unforeseen.indices.reduce(0) { sum, column in
      var part = 0.0
      for row in column..<unforeseen.count { part += root[row][column] * unforeseen[row] }
      return sum + part * part
    }
  }

  /// An error of the coefficients drawn with independent standard normal numbers.
  func drawn(_ shocks: [Double]) -> [Double] {
    root.map { row in zip(row, shocks).reduce(0) { $0 + $1.0 * $1.1 } }
  }
}
