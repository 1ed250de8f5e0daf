public import Budgeting
import Funds
import LinearAlgebra
public import Quantities
public import Reporting
import Scenarios
import Tables

/// A finished run: every fund's chapter and how long each step took.
public struct RunOutcome: Sendable {
  /// One step and its wall time.
  public struct Timing: Sendable {
    /// What was done, in words.
    public let step: LocalizedText
    /// Wall time in seconds.
    public let seconds: Double
  }

  /// One chapter for each fund, in the order of the baselines.
  public let chapters: [FundChapter]
  /// The files, seed and settings by which the run can be made again.
  public let manifest: Manifest
  /// The report that this one is held against, where one was asked for.
  public let earlier: EarlierReport?
  /// The steps in the order they were done.
  public let timings: [Timing]

  /// The verdict of each fund, in order.
  public var verdicts: [Budgeting.Verdict] { chapters.map(\.verdict) }

  /// How many warnings stand beside those that the verdicts name.
  public var otherWarningCount: Int {
    chapters.reduce(0) { $0 + max(0, $1.warningCount - 1) }
  }

  /// How many findings the review of the data has.
  public var findingCount: Int { chapters.reduce(0) { $0 + $1.findings.count } }

  /// Findings that a user should see at once: likely slips in the data or in a scenario.
  public var hints: [Diagnostic] {
    chapters.flatMap { chapter in
      chapter.findings.filter(\.isUrgent).prefix(10).map { $0.warning(in: chapter.path) }
    }
  }

  /// What the variants come to, fund by fund.
  public var variantVerdicts: [VariantVerdict] { chapters.flatMap(\.variantVerdicts) }

  /// Whether a red warning stands anywhere, for a baseline or a variant.
  public var hasRedWarning: Bool {
    (verdicts + variantVerdicts.map(\.verdict)).contains { $0.colour == .red }
  }
}

/// Runs the main job: reads, checks, projects, analyses.
///
/// - Parameter progress: told in words what is being done.
/// - Throws: ``Quantities/InputFault`` with everything wrong in the input.
public func run(
  _ request: RunRequest, progress: @escaping @Sendable (LocalizedText) -> Void = { _ in }
) async throws(InputFault) -> RunOutcome {
  var watch = StepWatch()
  progress(LocalizedText("读取和检查", "reading and checking"))
  let earlier = try request.earlierReport()
  let set = try await ScenarioSet.load(request)
  watch.lap(LocalizedText("读取和检查", "reading and checking"))
  return try await run(set, request, since: earlier, watch: watch, progress: progress)
}

/// Runs scenarios that have been read.
///
/// - Parameters:
///   - earlier: the report that is named by the request, read.
///   - watch: has timed the reading.
/// - Throws: ``Quantities/InputFault`` as ``run(_:progress:)``.
func run(
  _ set: ScenarioSet, _ request: RunRequest, since earlier: EarlierReport?, watch: StepWatch,
  progress: @escaping @Sendable (LocalizedText) -> Void
) async throws(InputFault) -> RunOutcome {
  var watch = watch
  let cases = set.funds.flatMap { fund in
    [fund.baseline] + fund.variants.map(\.fundCase) + [fund.hindcast].compactMap(\.self)
  }
  let jobs = ProjectionJobs { done, all in
    progress(LocalizedText("测算 \(done)/\(all)", "projecting \(done)/\(all)"))
  }
  var projections = try await jobs.project(cases)[...]
  watch.lap(LocalizedText("测算和模拟", "projecting"))

  progress(LocalizedText("分析", "analysing"))
  var chapterJobs: [ChapterJob] = []
  for fund in set.funds {
    let entries = projections.prefix(1 + fund.variants.count)
    projections = projections.dropFirst(entries.count)
    let earlier = fund.hindcast == nil ? nil : projections.popFirst()
    chapterJobs.append(
      ChapterJob(
        fund: fund, projections: Array(entries), earlier: earlier, catalogue: set.catalogue))
  }
  let chapters = try await ChapterJob.chapters(chapterJobs)
  if let earlier, let fault = earlier.fault(before: chapters) {
    throw InputFault(fault)
  }
  watch.lap(LocalizedText("分析", "analysing"))
  return RunOutcome(
    chapters: chapters, manifest: manifest(of: set, request), earlier: earlier,
    timings: watch.timings)
}

/// What a run of scenarios that have been read is made from and by.
func manifest(of set: ScenarioSet, _ request: RunRequest) -> Manifest {
  var simulations: [Manifest.Simulation] = []
  for fund in set.funds {
    for scenario in [fund.baseline.scenario] + fund.variants.map(\.fundCase.scenario)
    where !simulations.contains(where: { $0.scenario == scenario.path }) {
      simulations.append(
        Manifest.Simulation(
          scenario: scenario.path, seed: scenario.simulation.seed,
          paths: scenario.simulation.paths))
    }
  }
  return Manifest(
    scenarios: request.scenarios,
    files: set.files.compactMap { FileHash($0) }.map {
      Manifest.File(path: $0.path, hash: "sha256:\($0.hash)")
    }, simulations: simulations, kernel: LinearAlgebraRuntime.kernelName,
    options: request.options, version: FundCastVersion.current)
}

extension RunRequest {
  /// The report of the earlier run, where one is named.
  func earlierReport() throws(InputFault) -> EarlierReport? {
    guard let since else { return nil }
    return try EarlierReport.read(since)
  }

  /// The options that were given, by their names on the command line. The earlier report moves no
  /// figure of this one, and the part on what changed names its folder.
  fileprivate var options: [Manifest.Option] {
    let given: [(name: String, value: String?)] = [
      ("--baseline", baseline), ("--models", models), ("--paths", paths.map { "\($0)" }),
      ("--seed", seed.map { "\($0)" }),
    ]
    return given.compactMap { name, value in
      value.map { Manifest.Option(name: name, value: $0) }
    }
  }
}
