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
  ///
  /// - Parameter origins: The last periods known, earliest first; `nil` for those of the series.
  init(
    _ name: String, _ series: Series, _ scale: PeriodScale, _ request: BacktestRequest,
    _ contenders: [Contender], origins given: [Period]? = nil
  ) {
    self.name = name
    self.scale = scale
    let whole = series.trimmed()
    self.series = whole
    let origins = given ?? SeriesBacktest.plan(request).origins(of: whole)
    trials = contenders.map { contender in
      let told = scale.isCalendar ? contender.settings : contender.settings.withoutCalendar
      return origins.reversed().map { origin in
        let own = whole.prefix(through: origin)
        // A series that ends before the others is known to lack what followed.
        let known = own.appending(
          [Double?](repeating: nil, count: max(own.end.distance(to: origin), 0)))
        var settings = told
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
  /// Where quarters and years are forecast too, intervals are those of jointly drawn periods, and
  /// so are those of the year's total.
  ///
  /// - Parameter evidence: What was known at each origin, the latest first.
  /// - Returns: The errors, and the places of the judgements used, in the order of their file.
  /// - Throws: ``Quantities/InputFault`` where judgements contradict one another.
  func errors(
    of method: Int, _ contender: Contender, _ evidence: [OriginEvidence],
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
      if one.isFallback { failures += 1 }
      var judged: Forecast?
      if let overrides = contender.overrides {
        let found = try JudgedForecast(
          one.agreedForecast, of: name, known: trial.known, scale: scale, overrides)
        judged = found.forecast
        used.formUnion(found.used)
      }
      let tried =
        coherent(one, evidence[place].calibration, evidence[place].settings(contender, request))
        .map { TriedForecast($0, of: 0, one, judged: judged) }
        ?? TriedForecast(
          one, judged: judged ?? one.agreedForecast, evidence[place].calibration)
      let found = tried.errors(plan, known: trial.known, series: series)
      errors += found.single
      if let error = found.yearEnd { yearEnds.append(error) }
    }
    let found = MethodErrors(
      method: LocalizedText(verbatim: contender.name), errors: errors, yearEnds: yearEnds,
      failures: failures)
    return (found, used)
  }

  /// Jointly drawn periods of one series, where quarters and years are forecast too.
  private func coherent(
    _ one: SeriesForecast, _ calibration: IntervalCalibration,
    _ settings: HierarchyForecast.Settings
  ) -> CoherentForecast? {
    guard one.totals != nil, let alone = try? Hierarchy([(name, [name])]),
      let whole = try? HierarchyForecast(alone, [one], calibration, settings)
    else { return nil }
    return try? whole.reconciled(by: .bottomUp).forecast
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
