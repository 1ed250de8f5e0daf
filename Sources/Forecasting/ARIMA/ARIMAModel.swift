public import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

/// A fitted ARIMA model.
public struct ARIMAModel: FittedModel {
  /// The order and the regressors.
  public let method: ARIMAMethod

  /// The ARMA coefficients.
  public let coefficients: ARIMACoefficients

  /// The coefficients of the constant or drift, then of the regressors.
  public let regression: [Double]

  /// The series it was fitted to, from its first to its last observation.
  public let series: Series

  /// The forecast of each period one step ahead; missing in those that differencing uses up.
  public let fitted: Series

  /// The variance of the innovation, Σe²/(n − k), with n the observations less those that
  /// differencing uses up and k the coefficients, the regression's included.
  public let residualVariance: Double

  /// The exact likelihood with its Gaussian constant, and the criteria that follow.
  public let likelihood: InformationCriteria

  /// The filter after the last value.
  let space: ARIMAStateSpace

  /// The name with the order.
  public var name: LocalizedText { method.name }

  /// See ``likelihood``.
  public var criteria: InformationCriteria? { likelihood }

  /// The order.
  public var order: ARIMAOrder { method.order }

  /// Evaluates a method with given coefficients on a series.
  ///
  /// - Parameters:
  ///   - method: The order and the regressors.
  ///   - coefficients: ARMA coefficients, as many as the order has.
  ///   - regression: Coefficients of the constant or drift and the regressors; `nil` for those of
  ///     the highest likelihood.
  /// - Throws: ``ForecastingError`` as ``ARIMAMethod/fit(_:)``, and
  ///   `inadmissibleParameters(_:)` for an autoregression that is not stationary.
  public init(
    _ method: ARIMAMethod, _ coefficients: ARIMACoefficients, regression: [Double]? = nil,
    on whole: Series
  ) throws(ForecastingError) {
    precondition(
      coefficients.autoregressive.count == method.order.autoregressive
        && coefficients.movingAverage.count == method.order.movingAverage
        && coefficients.seasonalAutoregressive.count == method.order.seasonalAutoregressive
        && coefficients.seasonalMovingAverage.count == method.order.seasonalMovingAverage,
      "The coefficients of an ARIMA model are as many as its order says.")
    precondition(
      regression.map { $0.count == method.columnNames.count } ?? true,
      "An ARIMA model needs one coefficient for the constant and for each regressor.")
    let setting = try ARIMASetting(method, whole)
    let profile =
      regression.map { setting.problem.profile(coefficients, regression: $0) }
      ?? setting.problem.profile(coefficients)
    guard let profile else {
      throw .inadmissibleParameters(LocalizedText("自回归系数", "autoregression"))
    }
    try self.init(setting, coefficients, profile)
  }

  init(
    _ setting: ARIMASetting, _ coefficients: ARIMACoefficients, _ profile: ARIMAProblem.Profile
  ) throws(ForecastingError) {
    let problem = setting.problem
    let order = setting.method.order
    let free = order.coefficientCount + profile.regression.count
    let weights = ARIMAStateSpace.differenceWeights(
      order: order, seasonLength: problem.seasonLength)
    guard
      var space = ARIMAStateSpace(
        phi: coefficients.fullAutoregression(seasonLength: problem.seasonLength),
        theta: coefficients.fullMovingAverage(seasonLength: problem.seasonLength),
        weights: weights, seriesCount: 1)
    else { throw .inadmissibleParameters(LocalizedText("自回归系数", "autoregression")) }
    var expected: [Double] = []
    // The likelihood once more from the data themselves, with R's diffuse start: it is that of the
    // differences unless the level is some thousand times the innovation.
    var (squares, logVariances, count) = (0.0, 0.0, 0)
    for time in setting.series.storage.indices {
      var explained = 0.0
      for (place, coefficient) in profile.regression.enumerated() {
        explained += coefficient * problem.series[place + 1][time]
      }
      let variance = space.variance(space.covarianceWithValue())
      let isKnown = variance < ARIMAStateSpace.largestVariance
      expected.append(isKnown ? space.expectation(0) + explained : .nan)
      if let step = space.take([setting.series.storage[time] - explained]), isKnown {
        squares += step.errors[0] * step.errors[0] / step.variance
        logVariances += log(step.variance)
        count += 1
      }
    }
    let final = ARIMAProblem.Profile(
      errors: [], sumOfSquares: squares, logVariances: logVariances,
      regression: profile.regression, count: count)
    self.space = space
    method = setting.method
    self.coefficients = coefficients
    regression = profile.regression
    series = setting.series
    fitted = Series(start: series.start, values: expected)
    residualVariance = squares / Double(max(count - free, 1))
    let logLikelihood = final.logLikelihood
    likelihood = InformationCriteria(
      logLikelihood: logLikelihood.isFinite ? logLikelihood : .greatestFiniteMagnitude,
      parameterCount: free + 1, observationCount: count)
  }

  /// The forecast, with normal distributions of the model's mean and variance at each step.
  ///
  /// The variance is the filter's: exact for given coefficients, whose own uncertainty it leaves
  /// out.
  ///
  /// - Throws: ``ForecastingError/regressorUnknown(name:_:)``.
  public func forecast(horizon: Int) throws(ForecastingError) -> Forecast {
    var space = space
    var distributions: [PredictiveDistribution] = []
    for step in 1...max(horizon, 1) {
      let variance = residualVariance * space.variance(space.covarianceWithValue())
      let centre = try space.expectation(0) + explained(step)
      guard centre.isFinite, variance.isFinite else {
        throw .numericallyUnstable(method: name)
      }
      distributions.append(
        PredictiveDistribution(location: centre, scale: max(variance, 0).squareRoot()))
      space.advance()
    }
    return Forecast(
      method: name, start: series.end.advanced(by: 1), distributions: distributions)
  }

  /// One possible future; see ``FittedModel/path(shocks:parameterShocks:)``.
  ///
  /// - Throws: ``ForecastingError/regressorUnknown(name:_:)``.
  public func path(shocks: [Double], parameterShocks: [Double]) throws(ForecastingError)
    -> [Double]
  {
    let deviation = residualVariance.squareRoot()
    var space = space
    var path: [Double] = []
    for (index, shock) in shocks.enumerated() {
      space.add(innovation: deviation * shock)
      path.append(try space.expectation(0) + explained(index + 1))
      space.moveMeans()
    }
    return path
  }

  /// What the regression adds to a step, from 1.
  private func explained(_ step: Int) throws(ForecastingError) -> Double {
    guard !regression.isEmpty else { return 0 }
    let row = try method.row(series.end.advanced(by: step), start: series.start)
    return zip(row, regression).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
