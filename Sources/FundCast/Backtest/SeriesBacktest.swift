import Forecasting
import Quantities

/// What one series gave in a backtest.
struct SeriesBacktest: Sendable {
  /// A forecast from an earlier point of the series.
  struct Trial: Sendable {
    let origin: Period
    let known: Series
    /// The forecast; `nil` where there was none.
    let forecast: SeriesForecast?
  }

  let name: String
  let series: Series

  /// Trials by method, then by origin, the latest origin first.
  let trials: [[Trial]]

  /// Forecasts a series by each method from each origin, as the job of forecasting would have.
  init(_ name: String, _ series: Series, _ request: BacktestRequest, _ methods: [MethodChoice]) {
    self.name = name
    let whole = series.trimmed()
    self.series = whole
    let origins = SeriesBacktest.plan(request).origins(of: whole)
    trials = methods.map { method in
      origins.reversed().map { origin in
        let known = whole.prefix(through: origin)
        var settings = SeriesForecast.Settings(
          ForecastRequest(path: request.path, horizon: request.horizon, method: method))
        settings.end = origin
        settings.outliers = .ignore
        return Trial(
          origin: origin, known: known, forecast: try? SeriesForecast(name, known, settings))
      }
    }
  }

  static func plan(_ request: BacktestRequest) -> RollingOrigin {
    RollingOrigin(
      horizon: request.horizon, originCount: request.originCount, step: request.step,
      remainder: request.horizon)
  }

  /// The errors of a method, its intervals calibrated at each origin on what all series knew there.
  func errors(
    of method: Int, named label: String, _ calibrations: [IntervalCalibration],
    _ request: BacktestRequest
  ) -> MethodErrors {
    let plan = SeriesBacktest.plan(request)
    var errors: [ForecastError] = []
    var yearEnds: [YearEndError] = []
    var failures = 0
    for (place, trial) in trials[method].enumerated() {
      guard let one = trial.forecast else {
        failures += 1
        continue
      }
      if one.method.contains("(fallback:") { failures += 1 }
      let calibrated = one.errors.isEmpty ? nil : calibrations[place]
      let intervals = calibrated?.intervals(of: one.forecast, levels: [0.8, 0.95])
      let spread = Forecast(
        method: one.forecast.method, start: one.forecast.start,
        distributions: one.forecast.distributions.enumerated().map { step, distribution in
          guard let calibrated, distribution.standardDeviation.isFinite else { return distribution }
          return PredictiveDistribution(
            location: distribution.mean,
            scale: distribution.standardDeviation
              * calibrated.spreadFactor(step: step + 1 + one.lag), floor: distribution.floor)
        })
      errors += plan.measure(spread, intervals: intervals, known: trial.known, series: series)
      if let error = plan.yearEnd(one.forecast, known: trial.known, series: series) {
        yearEnds.append(error)
      }
    }
    return MethodErrors(
      method: LocalizedText(verbatim: label), errors: errors, yearEnds: yearEnds,
      failures: failures)
  }
}
