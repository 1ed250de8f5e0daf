import Forecasting
public import Quantities

/// Forecasts every series of a tidy file, several at once.
///
/// A series that cannot be read or forecast is named in the findings and does not stop the others.
/// Intervals of a method are recalibrated on the errors that it made from earlier origins, of all
/// series of the file together.
///
/// - Throws: ``Quantities/InputFault`` where the file as a whole cannot be read.
public func forecastSeries(_ request: ForecastRequest) async throws(InputFault) -> ForecastOutcome {
  let file = try SeriesFile(request.path, periodsPerYear: request.periodsPerYear)
  let results = await withTaskGroup(of: (Int, Result<SeriesForecast, ForecastingError>).self) {
    group in
    for (index, one) in file.series.enumerated() {
      group.addTask {
        do throws(ForecastingError) {
          return (
            index,
            .success(
              try SeriesForecast(
                one.name, one.series, method: request.method, horizon: request.horizon))
          )
        } catch {
          return (index, .failure(error))
        }
      }
    }
    var results: [(Int, Result<SeriesForecast, ForecastingError>)] = []
    for await result in group { results.append(result) }
    return results.sorted { $0.0 < $1.0 }
  }
  var findings = file.findings
  var forecasts: [SeriesForecast] = []
  for (index, result) in results {
    switch result {
    case .success(let forecast): forecasts.append(forecast)
    case .failure(let error):
      let (name, reason) = (file.series[index].name, error.message)
      findings.append(
        Diagnostic(
          code: "series-forecast", at: SourcePlace(file: request.path),
          found: LocalizedText(
            "序列“\(name)”未预测：\(reason.chinese)",
            "series “\(name)” is not forecast: \(reason.english)")))
    }
  }
  return ForecastOutcome(forecasts, findings: findings, levels: request.levels)
}
