import Funds
public import Quantities
public import Scenarios
import Tables

/// The scenarios of a run, read and grouped: each fund's baseline with the variants that touch it.
public struct ScenarioSet: Sendable {
  /// One fund: its baseline, the variants that change anything it reads, and how it would have
  /// been projected from an earlier closing.
  public struct Fund: Sendable {
    /// The fund under the baseline scenario.
    public let baseline: FundCase
    /// Levers to which other parameters answer by a closed form, each with its plan.
    public let levers: [AnsweredLever]
    /// The variants that change anything the fund reads, in the order asked for.
    public let variants: [Variant]
    /// The fund at an earlier closing; `nil` where its records do not reach back far enough.
    public let hindcast: FundCase?
  }

  /// A variant and the way to it from the baseline, step by step.
  public struct Variant: Sendable {
    /// The fund under the variant.
    public let fundCase: FundCase
    /// The variant's changes, then its known matters, each with the plan that includes it and all
    /// before it.
    public let steps: [ChangeStep]
  }

  /// The parameters that the files were checked against.
  public let catalogue: ParameterCatalogue
  /// The funds of the baselines, in order.
  public let funds: [Fund]

  /// Every file that was read, in order, each once.
  public let files: [String]

  /// Reads all that a request names.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in any file.
  public static func load(_ request: RunRequest) async throws(InputFault) -> ScenarioSet {
    let catalogue = ParameterCatalogue.builtIn
    var loader = ScenarioLoader(
      catalogue: catalogue, namedModelFolder: request.models, modelFolders: modelFolders(),
      exists: fileExists)
    var faults: [Diagnostic] = []
    var scenarios: [Scenario] = []
    for path in request.scenarios {
      do {
        let scenario = try loader.scenario(path)
        let baseline = scenario.stack.first ?? path
        if scenario.isVariant, !scenarios.contains(where: { $0.isSame(as: baseline) }),
          !request.scenarios.contains(baseline)
        {
          scenarios.append(try loader.scenario(baseline))
        }
        if !scenarios.contains(where: { $0.path == scenario.path }) { scenarios.append(scenario) }
      } catch {
        faults += error.diagnostics
      }
    }
    faults += baselineFaults(scenarios, request)
    if faults.contains(where: { $0.severity == .error }) { throw InputFault(faults) }
    scenarios = scenarios.map { $0.simulating(paths: request.paths, seed: request.seed) }
    if let year = request.budgetYear {
      for index in scenarios.indices {
        scenarios[index] = try scenarios[index].budgeting(
          for: year, at: SourcePlace(file: "--year"))
      }
    }
    await loader.readAhead(scenarios)
    await loader.forecastAhead(scenarios)
    var cases: [[FundCase]] = []
    for scenario in scenarios {
      do {
        cases.append(try loader.cases(scenario))
      } catch {
        faults += error.diagnostics
      }
    }
    if faults.contains(where: { $0.severity == .error }) { throw InputFault(faults) }
    return try await group(cases.flatMap(\.self), catalogue: catalogue, loader: &loader)
  }

  /// Variants that do not stand on the baseline named, and baselines given where variants belong.
  private static func baselineFaults(_ scenarios: [Scenario], _ request: RunRequest)
    -> [Diagnostic]
  {
    guard let baseline = request.baseline else { return [] }
    let named = scenarios.filter { request.scenarios.contains($0.path) }
    return named.filter { !$0.isSame(as: baseline) }.compactMap { scenario in
      let root = scenario.stack.first ?? scenario.path
      if scenario.isVariant, canonicalPath(root) == canonicalPath(baseline) { return nil }
      return Diagnostic(
        code: "other-baseline", at: SourcePlace(file: scenario.path),
        found: scenario.isVariant
          ? LocalizedText("这个方案叠加在 \(root) 上", "this scenario stacks on \(root)")
          : LocalizedText("这是一个基线，不是方案", "this is a baseline, not a variant"),
        expected: LocalizedText("叠加在 \(baseline) 上的方案", "a scenario that stacks on \(baseline)"))
    }
  }

  /// Two baselines of one fund would stand in one report as if they were one.
  private static func doubleFaults(_ baselines: [FundCase]) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    for (index, one) in baselines.enumerated() {
      guard let other = baselines.prefix(index).first(where: { $0.model.name == one.model.name })
      else { continue }
      faults.append(
        Diagnostic(
          code: "two-baselines", at: SourcePlace(file: one.scenario.path),
          found: LocalizedText(
            "基金 \(one.model.name) 已有基线 \(other.scenario.path)",
            "the fund \(one.model.name) has a baseline already, \(other.scenario.path)"),
          expected: LocalizedText("一次运行中每个基金一个基线", "one baseline a fund in a run"),
          remedy: LocalizedText("请分两次运行", "Run them one after the other")))
    }
    return faults
  }

  private static func group(
    _ cases: [FundCase], catalogue: ParameterCatalogue, loader: inout ScenarioLoader
  ) async throws(InputFault) -> ScenarioSet {
    let baselines = cases.filter { !$0.scenario.isVariant }
    let double = doubleFaults(baselines)
    if !double.isEmpty { throw InputFault(double) }
    await loader.forecastAhead(
      hindcasts: baselines.compactMap { one in one.hindcastClosing.map { (one, $0) } })
    var funds: [Fund] = []
    for baseline in baselines {
      var variants: [Variant] = []
      for one in cases
      where one.scenario.isVariant && one.model.name == baseline.model.name
        && one.firstChange != nil && baseline.scenario.isSame(as: one.scenario.stack.first ?? "")
      {
        variants.append(Variant(fundCase: one, steps: try loader.changeSteps(of: one)))
      }
      var hindcast: FundCase?
      if let closing = baseline.hindcastClosing {
        // What the scenario asks for is made or refused; what is offered unasked may be missing.
        if baseline.scenario.hindcast == nil {
          hindcast = try? loader.hindcast(of: baseline, from: closing)
        } else {
          hindcast = try loader.hindcast(of: baseline, from: closing)
        }
      }
      funds.append(
        Fund(
          baseline: baseline, levers: try loader.answeredLevers(of: baseline), variants: variants,
          hindcast: hindcast))
    }
    var files: [String] = []
    for one in cases {
      for file in (one.scenario.stack + one.files).map({ TablePath($0).file })
      where !files.contains(file) {
        files.append(file)
      }
    }
    return ScenarioSet(catalogue: catalogue, funds: funds, files: files)
  }
}

extension Scenario {
  /// Whether a path names this scenario's file.
  fileprivate func isSame(as other: String) -> Bool {
    path == other || canonicalPath(path) == canonicalPath(other)
  }
}

extension FundCase {
  /// Where a hindcast starts: the closing the scenario names, else the end of the year before the
  /// last complete one, where three complete years lie before it.
  fileprivate var hindcastClosing: Period? {
    if let named = scenario.hindcast { return named }
    let frequency = model.frequency
    let lastComplete =
      history.closedThrough.index == frequency.periodsPerYear
      ? history.closedThrough.year : history.closedThrough.year - 1
    let closing = lastComplete - 1
    let years = history.lines.values.map { line in
      line.years.count { $0.year <= closing }
    }
    guard (years.max() ?? 0) >= 3 else { return nil }
    return Period(year: closing).last(frequency)
  }
}
