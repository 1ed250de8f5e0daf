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
  let scale: PeriodScale

  /// Trials by method, then by origin, the latest origin first.
  let trials: [[Trial]]

  /// Forecasts a series by each method from each origin, as the job of forecasting would have.
  init(
    _ name: String, _ series: Series, _ scale: PeriodScale, _ request: BacktestRequest,
    _ contenders: [Contender]
  ) {
    self.name = name
    self.scale = scale
    let whole = series.trimmed()
    self.series = whole
    let origins = SeriesBacktest.plan(request).origins(of: whole)
    trials = contenders.map { contender in
      let own = scale.isCalendar ? contender.settings : contender.settings.withoutCalendar
      return origins.reversed().map { origin in
        let known = whole.prefix(through: origin)
        var settings = own
        settings.end = origin
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
  ///
  /// - Returns: The errors, and the places of the judgements used, in the order of their file.
  /// - Throws: ``Quantities/InputFault`` where judgements contradict one another.
  func errors(
    of method: Int, _ contender: Contender, _ calibrations: [IntervalCalibration],
    _ request: BacktestRequest
  ) throws(InputFault) -> (errors: MethodErrors, used: Set<Int>) {
    let plan = SeriesBacktest.plan(request)
    var errors: [ForecastError] = []
    var yearEnds: [YearEndError] = []
    var failures = 0
    var used = Set<Int>()
    for (place, trial) in trials[method].enumerated() {
      guard let one = trial.forecast else {
        failures += 1
        continue
      }
      if one.method.contains("(fallback:") { failures += 1 }
      var forecast = one.agreedForecast
      if let overrides = contender.overrides {
        let judged = try JudgedForecast(
          forecast, of: name, known: trial.known, scale: scale, overrides)
        forecast = judged.forecast
        used.formUnion(judged.used)
      }
      let calibrated = one.errors.isEmpty ? nil : calibrations[place]
      let intervals = calibrated?.intervals(of: forecast, levels: [0.8, 0.95])
      let spread = Forecast(
        method: forecast.method, start: forecast.start,
        distributions: forecast.distributions.enumerated().map { step, distribution in
          guard let calibrated, distribution.standardDeviation.isFinite else { return distribution }
          return PredictiveDistribution(
            location: distribution.mean,
            scale: distribution.standardDeviation
              * calibrated.spreadFactor(step: step + 1 + one.lag), floor: distribution.floor)
        })
      errors += plan.measure(spread, intervals: intervals, known: trial.known, series: series)
      if let error = plan.yearEnd(forecast, known: trial.known, series: series) {
        yearEnds.append(error)
      }
    }
    let found = MethodErrors(
      method: LocalizedText(verbatim: contender.name), errors: errors, yearEnds: yearEnds,
      failures: failures)
    return (found, used)
  }

  /// Known quantities whose effect could not be told, with the number of origins, in order of name.
  func notEstimable(of method: Int) -> [(name: LocalizedText, origins: Int)] {
    var counts: [(name: LocalizedText, origins: Int)] = []
    for name in trials[method].flatMap({ $0.forecast?.notEstimable ?? [] }) {
      if let place = counts.firstIndex(where: { $0.name == name }) {
        counts[place].origins += 1
      } else {
        counts.append((name, 1))
      }
    }
    return counts
  }
}
