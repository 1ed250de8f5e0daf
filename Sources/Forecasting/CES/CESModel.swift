public import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

/// A fitted model of complex exponential smoothing.
public struct CESModel: FittedModel, Hashable {
  /// How the season enters.
  public let form: CESForm

  /// The smoothing parameters.
  public let parameters: CESParameters

  /// The series, from its first to its last observation.
  public let series: Series

  /// The forecast of each period from the periods before it.
  public let fitted: Series

  /// The state after the last period of the series, in its unit.
  public let finalState: CESState

  /// The variance of the one-step errors, Σe²/(n − k) with k the smoothing parameters.
  public let residualVariance: Double

  /// The likelihood, without the constant −½n(1 + log(2π/n)), and its criteria; the parameters
  /// counted are those of smoothing and the variance, the first state being cast back.
  public let likelihood: InformationCriteria

  /// The model's ``likelihood``; always there.
  public var criteria: InformationCriteria? { likelihood }

  /// What the model is called, with its form.
  public var name: LocalizedText { CESMethod(form).name }

  /// Evaluates a form with given parameters on a series.
  ///
  /// The state before the first value is cast back: a pass forward from a rough state, a pass back
  /// over the reversed series, and the pass that counts. A missing value moves the state on without
  /// an error.
  ///
  /// - Throws: ``ForecastingError/noObservation``; ``ForecastingError/notSeasonal`` for a
  ///   seasonal form of an annual series; ``ForecastingError/tooShort(observations:needed:)`` under
  ///   two years for a seasonal form, and under five observations;
  ///   ``ForecastingError/numericallyUnstable(method:)`` where a number is not finite.
  public init(_ form: CESForm, _ parameters: CESParameters, on whole: Series)
    throws(ForecastingError)
  {
    try self.init(parameters, CESModel.checked(form, whole), on: whole.trimmed())
  }

  init(_ parameters: CESParameters, _ start: CESStart, on series: Series) throws(ForecastingError) {
    let run = CESRecursion(start, parameters)
    form = start.form
    self.parameters = parameters
    self.series = series
    let unit = start.unit
    let states = run.final
    guard run.sumOfSquares.isFinite,
      (states.levels + states.potentials + states.seasons + states.seasonPotentials)
        .allSatisfy(\.isFinite)
    else { throw .numericallyUnstable(method: CESMethod(form).name) }
    finalState = CESState(
      levels: states.levels.map { $0 * unit }, potentials: states.potentials.map { $0 * unit },
      seasons: states.seasons.map { $0 * unit },
      seasonPotentials: states.seasonPotentials.map { $0 * unit })
    fitted = CESModel.fitted(parameters, start, run, on: series)
    let count = series.observedCount
    residualVariance =
      run.sumOfSquares * unit * unit / Double(max(count - form.parameterCount, 1))
    let square = max(run.sumOfSquares * unit * unit, .leastNormalMagnitude)
    likelihood = InformationCriteria(
      logLikelihood: -Double(count) / 2 * log(square),
      parameterCount: form.parameterCount + 1, observationCount: count)
  }

  /// The one-step forecasts, those of missing values too.
  private static func fitted(
    _ parameters: CESParameters, _ start: CESStart, _ run: CESRecursion, on series: Series
  ) -> Series {
    var state = run.first
    let values = start.values.indices.map { index in
      start.unit
        * state.advance(parameters, place: index % start.cycle, error: run.errors[index])
    }
    return Series(start: series.start, values: values)
  }

  /// The start of a series that carries a form.
  static func checked(_ form: CESForm, _ whole: Series) throws(ForecastingError) -> CESStart {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    let period = series.frequency.periodsPerYear
    if form != .none && period == 1 { throw .notSeasonal }
    let needed = form == .none ? 5 : max(2 * period, 5)
    let observed = series.observedCount
    guard observed >= needed else { throw .tooShort(observations: observed, needed: needed) }
    return CESStart(form, series)
  }

  /// The forecast, with normal distributions.
  ///
  /// The model is linear: the mean is the path without errors, and the variance sums the squares
  /// of what an error now adds to later values.
  public func forecast(horizon: Int) -> Forecast {
    let steps = max(horizon, 1)
    let centre = path(shocks: [Double](repeating: 0, count: steps), parameterShocks: [])
    var impulse = finalState
    impulse.levels = impulse.levels.map { _ in 0 }
    impulse.potentials = impulse.levels
    impulse.seasons = impulse.seasons.map { _ in 0 }
    impulse.seasonPotentials = impulse.seasonPotentials.map { _ in 0 }
    var sum = 0.0
    let distributions = (0..<steps).map { step -> PredictiveDistribution in
      let effect =
        step == 0
        ? 1
        : impulse.advance(parameters, place: (series.count + step) % places, error: 0)
      if step == 0 {
        _ = impulse.advance(parameters, place: series.count % places, error: 1)
      }
      sum += effect * effect
      let scale = (residualVariance * sum).squareRoot()
      return PredictiveDistribution(
        location: centre[step].isFinite ? centre[step] : 0, scale: scale.isFinite ? scale : 0)
    }
    return Forecast(
      method: name, start: series.end.advanced(by: 1), distributions: distributions)
  }

  /// One possible future: each shock times the root of ``residualVariance`` is that period's error.
  ///
  /// No numbers are needed for parameters, which are taken as known.
  public func path(shocks: [Double], parameterShocks: [Double]) -> [Double] {
    let deviation = residualVariance.squareRoot()
    var state = finalState
    return shocks.enumerated().map { step, shock in
      let error = deviation * shock
      return state.advance(parameters, place: (series.count + step) % places, error: error) + error
    }
  }

  /// The number of places in the cycle of seasons.
  private var places: Int { max(finalState.levels.count, finalState.seasons.count) }
}
