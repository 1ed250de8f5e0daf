public import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

/// A structural model with its variances.
public struct StructuralModel: FittedModel {
  /// Which parts there are.
  public let form: StructuralForm

  /// The variances of their disturbances.
  public let variances: StructuralVariances

  /// The series, from its first to its last observation.
  public let series: Series

  /// The forecast of each period from those before it; missing until these tell the first state.
  public let fitted: Series

  /// The mean square of the one-step errors in units of their own standard deviations, times the last
  /// variance forecast.
  public let residualVariance: Double

  /// The diffuse likelihood, its Gaussian constant included; the elements of the first state count
  /// as parameters.
  public let likelihood: InformationCriteria

  private let filter: StructuralFilter

  /// Evaluates a form with given variances on a series.
  ///
  /// - Throws: ``ForecastingError/noObservation``; ``ForecastingError/notSeasonal``;
  ///   ``ForecastingError/tooShort(observations:needed:)``;
  ///   ``ForecastingError/numericallyUnstable(method:)``.
  public init(_ form: StructuralForm, _ variances: StructuralVariances, on whole: Series)
    throws(ForecastingError)
  {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    let season = series.frequency.periodsPerYear
    if form.isSeasonal && season == 1 { throw .notSeasonal }
    var filter = StructuralFilter(form, variances, seasonLength: season)
    var expected: [Double] = []
    var last = variances.irregular
    for value in series.storage {
      let prediction = filter.prediction()
      expected.append(prediction?.mean ?? .nan)
      if let prediction { last = prediction.variance }
      guard filter.take(value) else { throw .numericallyUnstable(method: form.modelName) }
    }
    let states = form.stateCount(seasonLength: season)
    guard let scale = filter.scale, let prediction = filter.prediction(),
      prediction.mean.isFinite
    else { throw .tooShort(observations: series.observedCount, needed: states + 1) }
    self.form = form
    self.variances = variances
    self.series = series
    self.filter = filter
    fitted = Series(start: series.start, values: expected)
    residualVariance = scale * last
    // At the given variances, not at the best scale of them.
    let free = Double(filter.freeCount)
    let logLikelihood =
      -0.5 * (free * log(2 * Double.pi) + filter.logVariances + max(filter.sumOfSquares, 0))
    likelihood = InformationCriteria(
      logLikelihood: logLikelihood, parameterCount: form.ratioCount + 1 + states,
      observationCount: filter.count)
  }

  /// The name with the form.
  public var name: LocalizedText { form.modelName }

  /// See ``likelihood``.
  public var criteria: InformationCriteria? { likelihood }

  /// The forecast, with normal distributions of the filter's mean and variance at each step; the
  /// uncertainty of the first state is in it, that of the variances is not.
  ///
  /// - Throws: ``ForecastingError/numericallyUnstable(method:)``.
  public func forecast(horizon: Int) throws(ForecastingError) -> Forecast {
    var filter = filter
    var distributions: [PredictiveDistribution] = []
    for _ in 0..<max(horizon, 1) {
      guard let next = filter.prediction(), next.mean.isFinite, next.variance.isFinite else {
        throw .numericallyUnstable(method: name)
      }
      distributions.append(
        PredictiveDistribution(location: next.mean, scale: max(next.variance, 0).squareRoot()))
      filter.advance()
    }
    return Forecast(
      method: name, start: series.end.advanced(by: 1), distributions: distributions)
  }

  /// One possible future: each shock times the standard deviation forecast is that period's error,
  /// from which the parts learn as from an observation.
  public func path(shocks: [Double], parameterShocks: [Double]) -> [Double] {
    var filter = filter
    return shocks.map { shock in
      guard let next = filter.prediction() else { return 0 }
      let error = max(next.variance, 0).squareRoot() * shock
      filter.follow(error: error, next)
      return next.mean + error
    }
  }
}

extension StructuralModel: Refittable {
  /// The same form, its variances estimated anew from these.
  func refitted(to series: Series) throws(ForecastingError) -> any FittedModel {
    try StructuralMethod.estimate(form, series.trimmed(), from: variances)
  }
}
