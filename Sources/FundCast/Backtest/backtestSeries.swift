import Forecasting
public import Quantities

/// Forecasts every series of a tidy file from earlier points and holds the forecasts against what
/// came, several series at once.
///
/// Each forecast is the one that ``forecastSeries(_:)`` would have made with what was known then:
/// the same fallbacks, intervals recalibrated on the errors of all series before that point, and of
/// judgements those that had been made. A series too short for a single whole forecast is named in
/// the findings.
///
/// - Throws: ``Quantities/InputFault`` where a file as a whole cannot be read, or no series is
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
  let events = try request.guidance.readEvents()
  let overrides = try request.guidance.readOverrides()
  let names = Set(series.map(\.name))
  var findings = known + request.guidance.strangers(events, among: names)
  let strangers = overrides?.strangers(among: names) ?? []
  if !strangers.isEmpty { throw InputFault(strangers) }
  let contenders = try Contender.all(of: request, events: events, overrides: overrides)
  let tried = try longEnough(series, request, &findings)
  let results = await withTaskGroup(of: (Int, SeriesBacktest).self) { group in
    for (index, one) in tried.enumerated() {
      let scale = scales[one.name] ?? .own
      group.addTask {
        (index, SeriesBacktest(one.name, one.series, scale, request, contenders))
      }
    }
    var results: [(Int, SeriesBacktest)] = []
    for await result in group { results.append(result) }
    return results.sorted { $0.0 < $1.0 }.map(\.1)
  }
  // Origins are counted from the end, so that those of one place know about as much.
  let calibrations = contenders.indices.map { method in
    (0..<request.originCount).map { place in
      IntervalCalibration(
        results.flatMap { one -> [ScaledError] in
          guard place < one.trials[method].count else { return [] }
          return one.trials[method][place].forecast?.errors ?? []
        })
    }
  }
  var errors: [(name: String, methods: [MethodErrors])] = []
  var used = Set<Int>()
  for one in results {
    var methods: [MethodErrors] = []
    for (place, contender) in contenders.enumerated() {
      let found = try one.errors(of: place, contender, calibrations[place], request)
      methods.append(found.errors)
      used.formUnion(found.used)
    }
    errors.append((one.name, methods))
    findings += untold(one, request)
  }
  findings += overrides?.unused(used) ?? []
  return BacktestOutcome(
    errors, methods: contenders.map(\.name), horizon: request.horizon,
    originCount: results.reduce(0) { $0 + ($1.trials.first?.count ?? 0) }, scales: scales,
    findings: findings)
}

/// The series from which at least one whole forecast can be tried.
private func longEnough(
  _ series: [(name: String, series: Series)], _ request: BacktestRequest,
  _ findings: inout [Diagnostic]
) throws(InputFault) -> [(name: String, series: Series)] {
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
  return tried
}

/// A note for each known quantity that a series could not tell at some origins, such as an event
/// after them.
private func untold(_ one: SeriesBacktest, _ request: BacktestRequest) -> [Diagnostic] {
  guard request.guidance.saysAnything, let origins = one.trials.first?.count else { return [] }
  return one.notEstimable(of: 0).map { found in
    Diagnostic(
      .note, code: "not-estimable", at: SourcePlace(file: request.path),
      found: LocalizedText(
        "序列“\(one.name)”在 \(origins) 个起点中的 \(found.origins) 个上估计不出“\(found.name.chinese)”的影响",
        "series “\(one.name)” cannot tell the effect of “\(found.name.english)” at \(found.origins) "
          + "of \(origins) points"))
  }
}
