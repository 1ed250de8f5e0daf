internal import LinearAlgebra
public import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

/// A regression with its coefficients estimated.
public struct RegressionFit: FittedModel {
  /// The trend, seasons and regressors that explain the series.
  public let method: RegressionMethod
  /// The series, from its first to its last observation.
  public let series: Series

  /// The value of each period of the series from the coefficients, which all periods together
  /// gave; on the logarithmic scale the median.
  public let fitted: Series

  /// The names of the coefficients: constant, trend (a year), seasons, regressors.
  public let coefficientNames: [String]

  /// The coefficients, in the order of ``coefficientNames``.
  public let coefficients: [Double]

  /// The standard errors of the coefficients.
  public let standardErrors: [Double]

  /// The residual sum of squares over the degrees of freedom; of logarithms where these are
  /// explained.
  public let residualVariance: Double

  /// Observations less coefficients.
  public let degreesOfFreedom: Int

  /// The likelihood of the observed values (not of their logarithms), without the constant
  /// −½n(1 + log(2π/n)), so that it compares with exponential smoothing.
  public let likelihood: InformationCriteria

  /// The inverse of XᵀX.
  let inverseGram: Matrix

  /// The lower triangular root of ``inverseGram``.
  let root: Matrix

  /// What the method is called.
  public var name: LocalizedText { method.name }

  /// The regression's ``likelihood``; always there.
  public var criteria: InformationCriteria? { likelihood }

  init(method: RegressionMethod, series whole: Series) throws(ForecastingError) {
    let series = whole.trimmed()
    let observations = series.observations
    guard !observations.isEmpty else { throw .noObservation }
    let names = method.columnNames(series.frequency)
    guard observations.count > names.count else {
      throw .tooShort(observations: observations.count, needed: names.count + 1)
    }
    var rows: [[Double]] = []
    var response: [Double] = []
    var jacobian = 0.0
    for observation in observations {
      if method.isLogarithmic {
        guard observation.value > 0 else { throw .notPositive(observation.period) }
        response.append(log(observation.value))
        jacobian += log(observation.value)
      } else {
        response.append(observation.value)
      }
      rows.append(try method.row(observation.period, origin: series.start))
    }
    let solution: LeastSquaresSolution
    do {
      let factorization = try QRFactorization(Matrix(rows: rows))
      solution = try factorization.leastSquares(response)
      inverseGram = try factorization.inverseGram()
      root = try CholeskyFactorization(inverseGram).lower
    } catch LinearAlgebraError.rankDeficient(let column) {
      throw .collinear(name: names[column])
    } catch {
      throw .numericallyUnstable(method: method.name)
    }
    self.method = method
    self.series = series
    coefficientNames = names.map(\.english)
    coefficients = solution.coefficients
    degreesOfFreedom = observations.count - names.count
    let variance = solution.residualSumOfSquares / Double(degreesOfFreedom)
    residualVariance = variance
    let inverse = inverseGram
    standardErrors = names.indices.map { (variance * inverse[$0, $0]).squareRoot() }
    let logLikelihood =
      -Double(observations.count) * log(solution.residualSumOfSquares) / 2 - jacobian
    likelihood = InformationCriteria(
      logLikelihood: logLikelihood.isFinite ? logLikelihood : .greatestFiniteMagnitude,
      parameterCount: names.count + 1, observationCount: observations.count)
    let values = series.periods.map { period -> Double? in
      guard let row = try? method.row(period, origin: series.start) else { return nil }
      let location = zip(row, solution.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
      return method.isLogarithmic ? exp(location) : location
    }
    fitted = Series(start: series.start, values: values)
  }

  /// The forecast, with Student distributions that include the uncertainty of the coefficients.
  ///
  /// - Throws: ``ForecastingError/regressorUnknown(name:_:)``.
  public func forecast(horizon: Int) throws(ForecastingError) -> Forecast {
    var distributions: [PredictiveDistribution] = []
    for step in 1...max(horizon, 1) {
      let row = try method.row(series.end.advanced(by: step), origin: series.start)
      var leverage = 0.0
      for i in row.indices {
        for j in row.indices { leverage += row[i] * inverseGram[i, j] * row[j] }
      }
      distributions.append(
        PredictiveDistribution(
          location: zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 },
          scale: (residualVariance * (1 + max(leverage, 0))).squareRoot(),
          tail: .student(degreesOfFreedom: Double(degreesOfFreedom)),
          transformation: method.isLogarithmic ? .logarithm : .identity))
    }
    return Forecast(
      method: name, start: series.end.advanced(by: 1), distributions: distributions)
  }

  /// One number a coefficient and one for the variance.
  public var parameterShockCount: Int { coefficients.count + 1 }

  /// One possible future: coefficients and variance drawn once, an error drawn each period.
  ///
  /// - Precondition: there are ``parameterShockCount`` numbers for the parameters.
  /// - Throws: ``ForecastingError/regressorUnknown(name:_:)`` where a regressor ends too soon.
  public func path(shocks: [Double], parameterShocks: [Double]) throws(ForecastingError)
    -> [Double]
  {
    precondition(
      parameterShocks.count == parameterShockCount,
      "A path of this regression needs \(parameterShockCount) numbers for its parameters.")
    let scale = residualVariance.squareRoot()
    let deviation =
      scale
      * StudentShock.scaleFactor(
        shock: parameterShocks[coefficients.count], degreesOfFreedom: Double(degreesOfFreedom))
    let drawn = coefficients.indices.map { i in
      (0...i).reduce(coefficients[i]) { $0 + deviation * root[i, $1] * parameterShocks[$1] }
    }
    var path: [Double] = []
    for (index, shock) in shocks.enumerated() {
      let row = try method.row(series.end.advanced(by: index + 1), origin: series.start)
      let value = zip(row, drawn).reduce(deviation * shock) { $0 + $1.0 * $1.1 }
      path.append(method.isLogarithmic ? exp(min(value, 700)) : value)
    }
    return path
  }
}
