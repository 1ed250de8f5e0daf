import Forecasting
import Quantities

/// A hierarchy tried on the past: from points common to all its series their forecasts are made to
/// agree, as the job of forecasting would have done.
struct HierarchyBacktest: Sendable {
  /// Which series are sums of which.
  let hierarchy: Hierarchy

  /// The series in the order of the hierarchy, all tried from the same points.
  let series: [SeriesBacktest]

  /// The points from which every series of a hierarchy can be tried, earliest first.
  ///
  /// They lie before the end of the latest leaf; from each, every series has two years and at least
  /// four observations behind it.
  ///
  /// - Throws: ``Quantities/InputFault`` that names the shortest series where there is none.
  static func origins(_ groups: SeriesGroups, _ request: BacktestRequest) throws(InputFault)
    -> [Period]
  {
    let members = groups.series.prefix(groups.hierarchy.count)
    let needed = max(2 * groups.end.frequency.periodsPerYear, 4)
    func known(_ one: Series, _ origin: Period) -> Int {
      one.prefix(through: origin).observedCount
    }
    var origins: [Period] = []
    for place in 0..<request.originCount {
      let origin = groups.end.advanced(by: -request.horizon - place * request.step)
      guard members.allSatisfy({ known($0.series, origin) >= needed }) else { break }
      origins.append(origin)
    }
    if !origins.isEmpty { return origins.reversed() }
    let last = groups.end.advanced(by: -request.horizon)
    let counts = members.map { known($0.series, last) }
    let shortest = counts.indices.min { counts[$0] < counts[$1] } ?? 0
    let (name, count) = (groups.series[shortest].name, counts[shortest])
    let text = groups.scale.text(last)
    throw InputFault(
      Diagnostic(
        code: "groups-short", at: SourcePlace(file: request.groups ?? request.path),
        found: LocalizedText(
          "没有可供各序列同时回测的起点：到 \(text) 为止，“\(name)”只有 \(count) 个观测值，至少需要 \(needed) 个",
          "there is no point from which all series can be tried: “\(name)” has \(count) "
            + "observations up to \(text), \(needed) are needed"),
        remedy: LocalizedText(
          "缩短 --horizon，或把“\(name)”移出汇总关系文件",
          "shorten --horizon, or take “\(name)” out of the file of groups")))
  }

  /// What one series gave from one point.
  private struct Outcome: Sendable {
    let errors: [ForecastError]
    let yearEnd: YearEndError?
    let isFallback: Bool
  }

  /// The errors of a method's forecasts made to agree, by way of reconciling and series.
  ///
  /// - Parameter evidence: What was known at each origin, the latest first.
  func errors(
    of method: Int, _ contender: Contender, _ evidence: [OriginEvidence],
    _ request: BacktestRequest
  ) async -> [[MethodErrors]] {
    let places = series.first?.trials[method].indices ?? 0..<0
    let byPlace = await inOrder(places.map { $0 }) { place in
      outcomes(of: method, contender, evidence[place], at: place, request)
    }
    return request.reconciliations.indices.map { way in
      series.indices.map { one in
        let own = byPlace.map { $0?[way][one] }
        return MethodErrors(
          method: LocalizedText(
            verbatim: contender.name(reconciledBy: request.reconciliations[way])),
          errors: own.flatMap { $0?.errors ?? [] }, yearEnds: own.compactMap { $0?.yearEnd },
          failures: own.count { $0?.isFallback ?? true })
      }
    }
  }

  /// What came of one point by way of reconciling and series; `nil` where a series was not forecast.
  private func outcomes(
    of method: Int, _ contender: Contender, _ evidence: OriginEvidence, at place: Int,
    _ request: BacktestRequest
  ) -> [[Outcome]]? {
    let trials = series.map { $0.trials[method][place] }
    let forecasts = trials.compactMap(\.forecast)
    guard forecasts.count == trials.count,
      let whole = try? HierarchyForecast(
        hierarchy, forecasts, evidence.calibration, evidence.settings(contender, request))
    else { return nil }
    let plan = SeriesBacktest.plan(request)
    var result: [[Outcome]] = []
    for way in request.reconciliations {
      guard let agreed = try? whole.reconciled(by: way) else { return nil }
      result.append(
        series.indices.map { one in
          let found = TriedForecast(agreed.forecast, of: one, forecasts[one])
            .errors(plan, known: trials[one].known, series: series[one].series)
          return Outcome(
            errors: found.single, yearEnd: found.yearEnd,
            isFallback: agreed.standsInFor != nil || forecasts[one].isFallback)
        })
    }
    return result
  }
}
