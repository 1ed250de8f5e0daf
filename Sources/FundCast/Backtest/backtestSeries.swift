import Forecasting
public import Quantities

/// Forecasts every series of a tidy file from earlier points and holds the forecasts against what
/// came, several series at once.
///
/// Each forecast is the one that ``forecastSeries(_:)`` would have made with what was known then:
/// the same fallbacks, intervals recalibrated on the errors of all series before that point, and of
/// judgements those that had been made. A series too short for a single whole forecast is named in
/// the findings. With groups, all series of the hierarchy are forecast from the same points, and
/// beside each method's own forecasts stand those made to agree.
///
/// - Throws: ``Quantities/InputFault`` where a file as a whole cannot be read, or no series is
///   long enough.
public func backtestSeries(_ request: BacktestRequest) async throws(InputFault) -> BacktestOutcome {
  let file = try SeriesFile(request.path, seasonLength: request.seasonLength)
  guard let path = request.groups else {
    return try await backtest(
      file.series, scales: file.scales, findings: file.findings, request)
  }
  let groups = try SeriesGroups(try GroupsFile(path), of: file, paths: (request.path, path))
  try groups.check(request.reconciliations, in: request.groups ?? request.path)
  var scales = file.scales
  for name in groups.hierarchy.names where groups.scale != .own { scales[name] = groups.scale }
  let others = groups.series.dropFirst(groups.hierarchy.count).map { one in
    Diagnostic(
      .note, code: "groups-outside", at: SourcePlace(file: path),
      found: LocalizedText(
        "序列“\(one.name)”不属于任何汇总，未回测", "series “\(one.name)” is part of no sum and not tried"))
  }
  return try await backtest(
    Array(groups.series.prefix(groups.hierarchy.count)), scales: scales,
    findings: file.findings + groups.findings + others, request,
    hierarchy: (groups.hierarchy, try HierarchyBacktest.origins(groups, request)))
}

/// Tries methods on series that have been read.
///
/// - Parameter hierarchy: Which of them are sums of which, their order that of the series, and the
///   points from which all are tried, earliest first.
func backtest(
  _ series: [(name: String, series: Series)], scales: [String: PeriodScale] = [:],
  findings known: [Diagnostic], _ request: BacktestRequest,
  hierarchy: (structure: Hierarchy, origins: [Period])? = nil
) async throws(InputFault) -> BacktestOutcome {
  let events = try request.guidance.readEvents()
  let overrides = try request.guidance.readOverrides()
  let names = Set(series.map(\.name))
  var findings = known + request.guidance.strangers(events, among: names)
  let strangers = overrides?.strangers(among: names) ?? []
  if !strangers.isEmpty { throw InputFault(strangers) }
  let contenders = try Contender.all(of: request, events: events, overrides: overrides)
  findings += request.guidance.unused(
    series, scales, hasTemporal: request.temporal != nil, in: request.path)
  let tried = hierarchy == nil ? try longEnough(series, request, &findings) : series
  let origins = hierarchy?.origins
  let results = await inOrder(tried) { one in
    SeriesBacktest(
      one.name, one.series, scales[one.name] ?? .own, request, contenders, origins: origins)
  }
  // Origins are counted from the end, so that those of one place know about as much.
  let evidence = contenders.indices.map { method in
    (0..<request.originCount).map { OriginEvidence(results, method: method, place: $0) }
  }
  let judged = await inOrder(results) { one in
    contenders.enumerated().map { place, contender in
      Result { () throws(InputFault) in
        try one.errors(of: place, contender, evidence[place], request)
      }
    }
  }
  var methods: [String] = []
  var errors = results.map { (name: $0.name, methods: [MethodErrors]()) }
  var used = Set<Int>()
  for (method, contender) in contenders.enumerated() {
    methods.append(contender.name)
    for one in results.indices {
      let found = try judged[one][method].get()
      errors[one].methods.append(found.errors)
      used.formUnion(found.used)
    }
    guard contender.isReconciled, let hierarchy else { continue }
    let whole = HierarchyBacktest(hierarchy: hierarchy.structure, series: results)
    let ways = await whole.errors(of: method, contender, evidence[method], request)
    for (way, found) in zip(request.reconciliations, ways) {
      methods.append(contender.name(reconciledBy: way))
      for one in results.indices { errors[one].methods.append(found[one]) }
    }
  }
  for one in results { findings += untold(one, request) }
  findings += overrides?.unused(used) ?? []
  return BacktestOutcome(
    errors, methods: methods, horizon: request.horizon,
    originCount: results.reduce(0) { $0 + ($1.trials.first?.count ?? 0) }, scales: scales,
    levels: hierarchy.map { SeriesLevel.of($0.structure) } ?? [:], findings: findings)
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
