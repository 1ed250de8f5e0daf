public import Quantities

/// A fitted exponential smoothing model.
public struct ETSModel: FittedModel, Hashable {
  /// How error, trend and season enter.
  public let form: ETSForm
  /// The smoothing parameters and the initial state.
  public let parameters: ETSParameters
  /// The series, from its first to its last observation.
  public let series: Series
  /// The forecast of each period from the periods before it.
  public let fitted: Series

  /// The one-step errors as the model takes them: relative to the forecast for a multiplicative
  /// error; missing where the value is.
  public let innovations: Series

  /// The state after the last period of the series.
  public let finalState: ETSState

  /// The variance of ``innovations``, Σe²/(n − k) with k the parameters and initial states.
  public let residualVariance: Double

  /// The likelihood, without the constant −½n(1 + log(2π/n)), and its criteria.
  public let likelihood: InformationCriteria

  /// The model's ``likelihood``; always there.
  public var criteria: InformationCriteria? { likelihood }

  /// What the model is called, with its form, such as `ETS(A,Ad,M)`.
  public var name: LocalizedText { LocalizedText("指数平滑 \(form)", "exponential smoothing \(form)") }

  /// Evaluates a form with given parameters on a series.
  ///
  /// - Throws: ``ForecastingError/noObservation``;
  ///   ``ForecastingError/numericallyUnstable(method:)`` when a forecast or an error is not
  ///   finite.
  public init(_ form: ETSForm, _ parameters: ETSParameters, on whole: Series)
    throws(ForecastingError)
  {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    let seasonLength = series.frequency.periodsPerYear
    precondition(
      parameters.initial.seasons.count == (form.season == .none ? 0 : seasonLength),
      "The initial state needs one seasonal effect for each period of the year.")
    let run = ETSRecursion(form, parameters, over: series.storage)
    let finite = run.final.seasons + [run.final.level, run.final.slope, run.sumOfSquares]
    guard finite.allSatisfy(\.isFinite), run.fitted.allSatisfy(\.isFinite) else {
      throw .numericallyUnstable(method: LocalizedText(verbatim: form.description))
    }
    self.form = form
    self.parameters = parameters
    self.series = series
    fitted = Series(start: series.start, values: run.fitted)
    innovations = Series(start: series.start, values: run.errors)
    finalState = run.final
    let count = run.observationCount
    let free = form.smoothingParameterCount + form.initialStateCount(seasonLength: seasonLength)
    residualVariance = run.sumOfSquares / Double(max(count - free, 1))
    let logLikelihood = run.logLikelihood(form)
    likelihood = InformationCriteria(
      logLikelihood: logLikelihood.isFinite ? logLikelihood : .greatestFiniteMagnitude,
      parameterCount: free + 1, observationCount: count)
  }

  /// What the choice among forms compares: the corrected Akaike criterion, or Akaike's own where
  /// the series is too short for it, which ranks behind.
  var ranking: Double {
    let corrected = likelihood.aicc
    return corrected.isFinite ? corrected : .greatestFiniteMagnitude
  }
}
