import Forecasting
import Funds
public import Quantities
import Scenarios

/// Tries methods on the past of every line of the funds of a scenario; see ``backtestSeries(_:)``.
///
/// A series is called by its fund and its line. Flows that were interpolated between published
/// totals count as missing; a line without any observed flow is left out.
///
/// - Parameters:
///   - request: What is asked; its path is that of the scenario.
///   - models: A folder searched for models first.
/// - Throws: ``Quantities/InputFault`` where the scenario cannot be read or no line is long enough.
public func backtestFund(_ request: BacktestRequest, models: String? = nil)
  async throws(InputFault) -> BacktestOutcome
{
  let set = try await ScenarioSet.load(RunRequest(scenarios: [request.path], models: models))
  var series: [(name: String, series: Series)] = []
  for fund in set.funds.map(\.baseline) {
    for line in fund.model.lines {
      guard let history = fund.history.lines[line.name] else { continue }
      let flows = history.flows
      let observed = Series(
        start: flows.start,
        values: zip(flows.values, history.isInterpolated).map { $1 ? nil : $0 })
      if observed.observedCount > 0 { series.append(("\(fund.model.name)/\(line.name)", observed)) }
    }
  }
  return try await backtest(series, findings: [], request)
}
