import Forecasting
import Quantities

/// The forecast of one series, and the errors from which its intervals are calibrated.
struct SeriesForecast: Sendable {
  /// What every series is forecast with.
  struct Settings: Sendable {
    var method: MethodChoice
    var horizon: Int
    var isNonNegative = false
    var temporal: TemporalReconciliation.Method?
    var events: EventsFile?
    var calendar: [any Regressor] = []
    var outliers = OutlierTreatment.ignore
    var transform: SeriesTransform?

    /// Whether the series is one of several that are made to agree.
    var isReconciled = false

    /// Whether the model is kept with the forecast, for paths to be drawn from it.
    var keepsModel: Bool { isReconciled || temporal != nil }

    /// Whether outliers are named; where not, they are looked for only to be corrected, or for what
    /// ranges are made of.
    var namesOutliers = true

    /// The period after which the horizon begins; `nil` for the last of each series.
    var end: Period?

    init(
      _ method: MethodChoice, horizon: Int, _ guidance: SeriesGuidance, events: EventsFile?
    ) throws(InputFault) {
      self.method = method
      self.horizon = horizon
      self.events = events
      isNonNegative = guidance.isNonNegative
      calendar = try guidance.calendarRegressors()
      transform = guidance.transform
      let isCombined = method.single == nil
      outliers = guidance.outliers ?? (isCombined ? .report : .ignore)
    }

    /// The settings for a series whose periods are not those of the calendar.
    var withoutCalendar: Settings {
      var copy = self
      copy.temporal = nil
      copy.events = nil
      copy.calendar = []
      return copy
    }

    /// Whether anything is done to a series before it is forecast.
    var prepares: Bool { events != nil || !calendar.isEmpty || looksForOutliers }

    /// Whether outliers are looked for.
    var looksForOutliers: Bool { outliers != .ignore }
  }

  let name: String

  /// What was used and what was done to the series before, with the reason where it is not what was
  /// asked for.
  let method: String

  /// What was used alone.
  let methodName: String

  /// Whether another method stands in for the one asked for.
  let isSubstitute: Bool

  /// Whether what was asked for gave way: the method, its scale or the known quantities.
  let isFallback: Bool

  /// The forecast of the periods of the horizon.
  let forecast: Forecast

  /// Errors from earlier origins in units of the deviations forecast for them, by origin.
  let errorsByOrigin: [[ScaledError]]

  /// The same together.
  var errors: [ScaledError] { errorsByOrigin.flatMap(\.self) }

  /// The same by origin, less what they exceed the errors of other series by.
  func errorsByOrigin(tempered calibration: IntervalCalibration) -> [[ScaledError]] {
    let stretch = calibration.stretch(of: errors)
    return errorsByOrigin.map { origin in
      origin.map { ScaledError(step: $0.step, error: $0.error / stretch) }
    }
  }

  /// The model behind the forecast, where it is kept: thousands of them would fill the memory.
  let model: (any FittedModel)?

  /// Whether nothing below zero is forecast.
  let isNonNegative: Bool

  /// Periods between the last observation and the horizon.
  let lag: Int

  /// Known quantities whose effect the series cannot tell.
  let notEstimable: [LocalizedText]

  /// Why the effects of known quantities are left out; `nil` where they are not.
  let effectsLeftOut: LocalizedText?

  /// The outliers of the series.
  let outliers: [OutlierRow]

  /// What known events and the calendar do to the series.
  let effects: [EffectRow]

  /// The quarters and years of the horizon, and the forecasts that agree with them.
  let totals: SeriesTotals?

  /// The forecast with the means that agree with quarters and years, where these are forecast.
  var agreedForecast: Forecast {
    guard let means = totals?.means else { return forecast }
    return forecast.moved(to: means)
  }

  /// Forecasts a series.
  ///
  /// A method that the series does not carry gives way to ``Forecasting/SelectionMethod``, and the
  /// method's name says so. Where no past value is negative, nothing below zero is forecast.
  ///
  /// - Throws: ``Forecasting/ForecastingError`` where nothing can be forecast.
  init(_ name: String, _ series: Series, _ settings: Settings) throws(ForecastingError) {
    self.name = name
    // A method asked for by name is given the series as it is.
    let seasons = settings.method.single == nil ? ActiveSeasons(series) : nil
    let hasEnded = seasons?.hasEnded ?? false
    // Nothing moves a series that has come to an end.
    let prepared = SeriesPreparation(
      name, series, hasEnded ? nil : seasons, hasEnded ? settings.withoutCalendar : settings)
    outliers = settings.namesOutliers ? prepared.outliers : []
    effects =
      settings.namesOutliers ? prepared.adjustment.map { EffectRow.rows(name, $0) } ?? [] : []
    notEstimable = prepared.notEstimable
    effectsLeftOut = prepared.leftOut
    let whole = seasons?.completed(prepared.explained, from: series) ?? prepared.explained.trimmed()
    lag = settings.end.map { whole.end.distance(to: $0) } ?? 0
    let horizon = settings.horizon + lag
    let values = whole.values.compactMap { $0 }
    let isNonNegative = settings.isNonNegative || values.allSatisfy { $0 >= 0 }
    let (breaks, exceptions) = (prepared.breaks, prepared.exceptions)
    let fit = { (part: Series, horizon: Int) throws(ForecastingError) -> AutomaticModel in
      let season = part.frequency.periodsPerYear
      return try SeriesForecast.fit(
        part, settings, isNonNegative,
        trials: RollingOrigin(
          horizon: horizon, originCount: 6, step: max(1, season / 2),
          minimumObservations: max(2 * season, 8), breaks: breaks, exceptions: exceptions))
    }
    let fitted: AutomaticModel
    if let seasons {
      fitted = try seasons.fit(
        whole, horizon: horizon, adjustment: prepared.adjustment, by: fit)
    } else {
      fitted = try fit(prepared.series.trimmed(), horizon)
    }
    // Effects are in the model of active seasons already: where the series rests there are none.
    let adjustment = seasons == nil ? prepared.adjustment : nil
    methodName = SeriesForecast.label(fitted)
    isSubstitute = fitted.course.isSelection
    isFallback =
      ![.combination, .intermittent, .ended].contains(fitted.course) || effectsLeftOut != nil
    method = methodName + prepared.label
    var found = try fitted.forecast(horizon: horizon)
    if let adjustment {
      let explained = ExplainedModel(fitted.model, adjustment: adjustment, series: whole)
      found = try explained.explained(found)
      model = settings.keepsModel ? explained : nil
    } else {
      model = settings.keepsModel ? fitted.model : nil
    }
    let reached = Forecast(
      method: found.method, start: found.start.advanced(by: lag),
      distributions: Array(found.distributions.dropFirst(lag)))
    let kept = isNonNegative ? reached.floored(at: 0) : reached
    forecast = kept
    errorsByOrigin = fitted.scaledErrorsByOrigin
    self.isNonNegative = isNonNegative
    totals = settings.temporal.map {
      SeriesTotals(
        SeriesTotals.Basis(
          name: name, whole: whole, forecast: kept, model: fitted.model,
          adjustment: adjustment, lag: whole.end.distance(to: kept.start) - 1,
          isNonNegative: isNonNegative), settings, $0)
    }
  }

  /// Fits the method, on its scale, and what stands in for it.
  private static func fit(
    _ series: Series, _ settings: Settings, _ isNonNegative: Bool, trials: RollingOrigin
  ) throws(ForecastingError) -> AutomaticModel {
    let plain =
      settings.method.single.map { CombinationMethod(members: [$0], trials: trials) }
      ?? CombinationMethod.suiting(series, trials: trials)
    let scaled = settings.transform.map { scale in
      CombinationMethod(
        members: plain.members.map { scale.wrap($0) }, voices: plain.voices,
        weighting: plain.weighting, trials: plain.trials)
    }
    return try AutomaticMethod(
      [scaled, plain].compactMap(\.self), isNonNegative: isNonNegative,
      tellsIntermittent: settings.method == .automatic && settings.transform == nil,
      horizon: trials.horizon
    ).fit(series)
  }

  /// The name of what was used, with the reason where it is not what was asked for.
  private static func label(_ model: AutomaticModel) -> String {
    let name = model.name.english
    switch model.course {
    case .combination, .intermittent, .ended: return name
    case .laterCombination(let error):
      return name + " (fallback: not transformed, \(error.message(.english)))"
    case .selectionOfEqualValues:
      let isOne = model.series.observedCount == 1
      return name + " (fallback: \(isOne ? "one value alone" : "all values are equal"))"
    case .selection(let error): return name + " (fallback: \(error.message(.english)))"
    }
  }
}
