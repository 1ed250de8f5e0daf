import Forecasting
public import Quantities

/// Forecasts every series of a tidy file from earlier points and holds the forecasts against what
/// came, several series at once.
///
/// Each forecast is the one that ``forecastSeries(_:)`` would have made with what was known then:
/// the same fallbacks, and intervals recalibrated on the errors of all series before that point. A
/// series too short for a single whole forecast is named in the findings.
///
/// - Throws: ``Quantities/InputFault`` where the file as a whole cannot be read, or no series is
///   long enough.
public func backtestSeries(_ request: BacktestRequest) async throws(InputFault) -> BacktestOutcome {
  let file = try SeriesFile(request.path, seasonLength: request.seasonLength)
  return try await backtest(
    file.series, scales: file.scales, findings: file.findings, request)
}

/// Tries methods on series that have been read.
func backtest(
  _ series: [(name: String, series: Series)], scales: [String: PeriodScale] = [:],
  findings known: [Diagnostic], _ request: BacktestRequest
) async throws(InputFault) -> BacktestOutcome {
  var findings = known
  var named = request.methods.filter { $0.method != .seasonalNaive }
  if let benchmark = BacktestRequest.NamedMethod(BacktestOutcome.benchmark) {
    named.append(benchmark)
  }
  let methods = named
  var tried: [(name: String, series: Series)] = []
  for one in series {
    if SeriesBacktest.plan(request).origins(of: one.series).isEmpty {
      let needed = request.horizon + max(2 * one.series.frequency.periodsPerYear, 4)
      findings.append(
        Diagnostic(
          .warning, code: "series-short", at: SourcePlace(file: request.path),
          found: LocalizedText(
            "序列“\(one.name)”太短，未回测：\(one.series.observedCount) 个观测值，至少需要 \(needed) 个",
            "series “\(one.name)” is too short to be tried: \(one.series.observedCount) "
              + "observations, \(needed) needed")))
    } else {
      tried.append(one)
    }
  }
  if tried.isEmpty {
    let fault = Diagnostic(
      code: "series-short", at: SourcePlace(file: request.path),
      found: LocalizedText("没有足够长的序列可以回测", "no series is long enough to be tried"))
    throw InputFault(findings + [fault])
  }
  let results = await withTaskGroup(of: (Int, SeriesBacktest).self) { group in
    for (index, one) in tried.enumerated() {
      group.addTask {
        (index, SeriesBacktest(one.name, one.series, request, methods.map(\.method)))
      }
    }
    var results: [(Int, SeriesBacktest)] = []
    for await result in group { results.append(result) }
    return results.sorted { $0.0 < $1.0 }.map(\.1)
  }
  // Origins are counted from the end, so that those of one place know about as much.
  let calibrations = methods.indices.map { method in
    (0..<request.originCount).map { place in
      IntervalCalibration(
        results.flatMap { one -> [ScaledError] in
          guard place < one.trials[method].count else { return [] }
          return one.trials[method][place].forecast?.errors ?? []
        })
    }
  }
  let errors = results.map { one in
    (
      name: one.name,
      methods: methods.indices.map { method in
        one.errors(of: method, named: methods[method].name, calibrations[method], request)
      }
    )
  }
  return BacktestOutcome(
    errors, methods: methods.map(\.name), horizon: request.horizon,
    originCount: results.reduce(0) { $0 + ($1.trials.first?.count ?? 0) }, scales: scales,
    findings: findings)
}
