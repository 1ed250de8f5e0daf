import Funds
public import Quantities
import Reporting
import Scenarios
import Tables

/// Runs the month that a plan's scenarios are closed through, and files the run in the archive.
///
/// The run goes into a folder named after the month and is held against the newest run of an
/// earlier month. A month that was run from the same inputs is not run again; from others the run
/// is put beside as `2025-10-2`. `latest` leads to the newest run of the archive.
///
/// - Parameter progress: told in words what is being done.
/// - Throws: ``MonthlyFault``: no run is then filed, unless it is the link that was refused.
public func runMonth(
  _ request: MonthlyRequest, progress: @escaping @Sendable (LocalizedText) -> Void = { _ in }
) async throws(MonthlyFault) -> MonthlyOutcome {
  let plan: MonthlyPlan
  let set: ScenarioSet
  let closed: Period
  var watch = StepWatch()
  do {
    plan = try MonthlyPlan.read(request.plan)
    progress(LocalizedText("读取和检查", "reading and checking"))
    set = try await ScenarioSet.load(
      RunRequest(scenarios: plan.scenarios, models: request.models))
    closed = try closedThrough(set, plan)
    watch.lap(LocalizedText("读取和检查", "reading and checking"))
  } catch {
    throw .input(error)
  }
  let lock: ArchiveLock
  do {
    try RunArchive.begin(plan.archive)
    lock = try ArchiveLock(plan.archive)
  } catch {
    throw .output(error)
  }
  defer { lock.release() }
  return try await MonthlyJob(plan: plan, request: request, set: set, closed: closed).run(
    watch, progress)
}

/// The period that all baselines are closed through.
private func closedThrough(_ set: ScenarioSet, _ plan: MonthlyPlan) throws(InputFault) -> Period {
  let closings = set.funds.map { ($0.baseline.scenario.path, $0.baseline.history.closedThrough) }
  guard let first = closings.first else {
    throw InputFault(
      Diagnostic(
        code: "no-scenario", at: SourcePlace(file: plan.path),
        found: LocalizedText("方案中没有基金", "the scenarios have no fund")))
  }
  if let other = closings.first(where: { $0.1.lastMonth != first.1.lastMonth }) {
    throw InputFault(
      Diagnostic(
        code: "several-closings", at: SourcePlace(file: other.0),
        found: LocalizedText(
          "closed-through 为 \(other.1)，而 \(first.0) 为 \(first.1)",
          "it is closed through \(other.1), but \(first.0) through \(first.1)"),
        expected: LocalizedText(
          "同时运行的基线截至同一个月", "baselines run together that are closed through one month"),
        remedy: LocalizedText(
          "请补齐记录，或各写一个配置文件", "Complete the records, or write a plan for each")))
  }
  return first.1
}
