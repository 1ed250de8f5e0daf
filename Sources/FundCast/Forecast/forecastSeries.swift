import Forecasting
public import Quantities

/// Forecasts every series of a tidy file, several at once.
///
/// A series that cannot be read or forecast is named in the findings and does not stop the others.
/// Intervals of a method are recalibrated on the errors that it made from earlier origins, of all
/// series of the file together. With groups, or with quarters and years, forecasts add up, in their
/// means and in every possible future.
///
/// - Throws: ``Quantities/InputFault`` where a file as a whole cannot be read.
public func forecastSeries(_ request: ForecastRequest) async throws(InputFault) -> ForecastOutcome {
  let file = try SeriesFile(request.path, seasonLength: request.seasonLength)
  let events = try request.guidance.readEvents()
  var settings = try SeriesForecast.Settings(
    request.method, horizon: request.horizon, request.guidance, events: events)
  settings.temporal = request.temporal
  let overrides = try request.guidance.readOverrides()
  var series = file.series
  var findings = file.findings
  var hierarchy: Hierarchy?
  var scales = file.scales
  if let path = request.groups {
    let groups = try SeriesGroups(
      try GroupsFile(path), of: file, paths: (request.path, path))
    try groups.check([request.reconciliation], in: path)
    series = groups.series
    findings += groups.findings
    settings.end = groups.end
    if groups.scale != .own {
      for name in groups.hierarchy.names { scales[name] = groups.scale }
    }
    hierarchy = groups.hierarchy
  }
  let grouped = hierarchy?.count ?? 0
  findings += request.guidance.strangers(events, among: Set(series.map(\.name)))
  findings += request.guidance.unused(
    series, scales, hasTemporal: request.temporal != nil, in: request.path)
  let given = Set(file.series.map(\.name))
  let results = await forecastAll(series, settings, given: given, grouped: grouped, scales: scales)
  var forecasts: [SeriesForecast] = []
  var isWhole = true
  var failed = file.faulty
  for (index, result) in results.enumerated() {
    switch result {
    case .success(let forecast):
      forecasts.append(forecast)
      if let reason = forecast.effectsLeftOut {
        findings.append(
          Diagnostic(
            .warning, code: "effects-left-out", at: SourcePlace(file: request.path),
            found: LocalizedText(
              "序列“\(forecast.name)”的预测未计入任何事件和日历影响：\(reason.chinese)",
              "the forecast of series “\(forecast.name)” leaves every event and calendar effect "
                + "out: \(reason.english)")))
      }
      for name in forecast.notEstimable {
        findings.append(
          Diagnostic(
            .warning, code: "not-estimable", at: SourcePlace(file: request.path),
            found: LocalizedText(
              "序列“\(forecast.name)”估计不出“\(name.chinese)”的影响，预测未计入",
              "series “\(forecast.name)” cannot tell the effect of “\(name.english)”; "
                + "its forecast leaves it out")))
      }
    case .failure(let error):
      if index < grouped { isWhole = false }
      let (name, reason) = (series[index].name, error.message)
      failed.append(name)
      findings.append(
        Diagnostic(
          code: "series-forecast", at: SourcePlace(file: request.path),
          found: LocalizedText(
            "序列“\(name)”未预测：\(reason.chinese)",
            "series “\(name)” is not forecast: \(reason.english)")))
    }
  }
  var outcome = ForecastOutcome(
    forecasts, failed: failed, scales: scales, findings: findings, levels: request.levels)
  guard isWhole || grouped == 0 else { throw InputFault(findings) }
  if let hierarchy {
    try outcome.reconcile(hierarchy, Array(forecasts[..<grouped]), request)
  }
  if request.temporal != nil {
    for forecast in forecasts[grouped...] where forecast.totals != nil {
      try outcome.reconcile(singleSeries(forecast.name), [forecast], request)
    }
  }
  if let overrides { try outcome.override(overrides, hierarchy) }
  return outcome
}

/// A structure of one series.
private func singleSeries(_ name: String) throws(InputFault) -> Hierarchy {
  do {
    return try Hierarchy([(name, [name])])
  } catch {
    throw InputFault(
      Diagnostic(code: "groups", at: SourcePlace(file: name), found: error.message))
  }
}

/// Forecasts series at once, as many as the machine has cores; results in the order of the series.
private func forecastAll(
  _ series: [(name: String, series: Series)], _ settings: SeriesForecast.Settings,
  given: Set<String>, grouped: Int, scales: [String: PeriodScale]
) async -> [Result<SeriesForecast, ForecastingError>] {
  await withTaskGroup(of: (Int, Result<SeriesForecast, ForecastingError>).self) { group in
    for (index, one) in series.enumerated() {
      var own = scales[one.name] == nil ? settings : settings.withoutCalendar
      // Outliers are those of the series given; sums would only name them again.
      own.namesOutliers = given.contains(one.name)
      // Series of no group are forecast from their own end.
      if index >= grouped { own.end = nil }
      own.isReconciled = index < grouped
      group.addTask { [own] in
        do throws(ForecastingError) {
          return (index, .success(try SeriesForecast(one.name, one.series, own)))
        } catch {
          return (index, .failure(error))
        }
      }
    }
    var results: [(Int, Result<SeriesForecast, ForecastingError>)] = []
    for await result in group { results.append(result) }
    return results.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
