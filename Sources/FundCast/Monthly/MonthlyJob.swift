import Quantities
import Reporting
import Scenarios
import Tables

/// The part of a monthly run that has the archive to itself.
struct MonthlyJob: Sendable {
  let plan: MonthlyPlan
  let request: MonthlyRequest
  let set: ScenarioSet

  /// The period that all baselines are closed through.
  let closed: Period

  /// What is to be done.
  private enum Finding {
    /// The month was run from the same inputs.
    case unchanged(ArchivedRun)
    /// A new run is to be filed, beside the newest of the month where there is one.
    case made(RunOutcome, after: ArchivedRun?)
  }

  private var language: Language { plan.language ?? request.language }

  /// Runs what is not there yet, files it and leads the link to the newest run.
  func run(
    _ watch: StepWatch, _ progress: @escaping @Sendable (LocalizedText) -> Void
  ) async throws(MonthlyFault) -> MonthlyOutcome {
    let found: Finding
    let earlier: ArchivedRun?
    do {
      (found, earlier) = try await look(watch, progress)
    } catch {
      throw .input(error)
    }
    let run: ArchivedRun
    let occasion: MonthlyOutcome.Occasion
    var hints: [Diagnostic] = []
    switch found {
    case .unchanged(let before): (run, occasion) = (before, .unchanged)
    case .made(let outcome, let before):
      run = try filed(outcome)
      occasion = before.map { .again(after: $0) } ?? .first
      hints = outcome.hints
    }
    try leadToNewest()
    return MonthlyOutcome(
      run: run, occasion: occasion, earlier: earlier, hints: hints, language: language)
  }

  private func look(
    _ watch: StepWatch, _ progress: @escaping @Sendable (LocalizedText) -> Void
  ) async throws(InputFault) -> (Finding, earlier: ArchivedRun?) {
    let archive = try RunArchive.read(plan.archive)
    let month = closed.lastMonth
    let earlier = archive.runs.last { run in
      run.record.closedThrough.map { $0.lastMonth < month } ?? false
    }
    let before = archive.runs.last { $0.record.closedThrough?.lastMonth == month }
    let asked = RunRequest(
      scenarios: plan.scenarios, models: request.models, since: earlier?.folder)
    if let before, before.record.isMade(from: manifest(of: set, asked), in: language),
      RunVerification(before).isIntact
    {
      return (.unchanged(before), earlier)
    }
    let report = try asked.earlierReport()
    let outcome = try await FundCast.run(
      set, asked, since: report, watch: watch, progress: progress)
    return (.made(outcome, after: before), earlier)
  }

  private func filed(_ outcome: RunOutcome) throws(MonthlyFault) -> ArchivedRun {
    let folder: String
    do {
      folder = try RunArchive.file(in: plan.archive, as: "\(closed)") {
        (folder) throws(OutputFault) in
        _ = try outcome.write(to: folder, language: language, preparedOn: request.preparedOn)
      }
    } catch {
      throw .output(error)
    }
    do {
      return try ArchivedRun(folder)
    } catch {
      throw .input(error)
    }
  }

  private func leadToNewest() throws(MonthlyFault) {
    let archive: RunArchive
    do {
      archive = try RunArchive.read(plan.archive)
    } catch {
      throw .input(error)
    }
    do {
      if let newest = archive.runs.last { try archive.lead(to: newest) }
    } catch {
      throw .output(error)
    }
  }
}
