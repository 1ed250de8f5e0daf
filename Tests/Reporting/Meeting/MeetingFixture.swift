import Budgeting
import Funds
import Glibc
import Quantities
import Scenarios

@testable import Reporting

/// The example county's report, read and projected once with few paths.
enum MeetingFixture {
  static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
    if parts.isEmpty { parts = ["."] }
    return parts.joined(separator: "/")
  }()

  static func exists(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }

  /// A report of a ready scenario and its variants.
  static func report(
    _ baseline: String, _ variants: [String] = [], language: Language, paths: Int = 60,
    hindcast: Period? = nil
  ) throws -> MeetingReport {
    try report(
      file: root + "/scenarios/" + baseline, variants, language: language, paths: paths,
      hindcast: hindcast)
  }

  /// A report of a scenario file and variants of the ready ones.
  static func report(
    file: String, _ variants: [String] = [], language: Language, paths: Int,
    hindcast: Period? = nil, since: EarlierReport? = nil
  ) throws -> MeetingReport {
    let catalogue = ParameterCatalogue.builtIn
    var loader = ScenarioLoader(
      catalogue: catalogue, modelFolders: [root + "/models"], exists: exists)
    let scenario = try loader.scenario(file)
    let cases = try loader.cases(scenario)
    var chapters: [FundChapter] = []
    for (index, fundCase) in cases.enumerated() {
      let own = FundChapter.Entry(
        fundCase, try project(fundCase.history, fundCase.plan.withPaths(paths)))
      var entries: [FundChapter.Entry] = []
      for variant in variants {
        let other = try loader.cases(loader.scenario(root + "/scenarios/" + variant))[index]
        entries.append(
          FundChapter.Entry(other, try project(other.history, other.plan.withPaths(paths))))
      }
      var earlier: FundChapter.Entry?
      if let hindcast {
        let before = try loader.hindcast(of: fundCase, from: hindcast)
        earlier = FundChapter.Entry(
          before, try project(before.history, before.plan.withPaths(paths)))
      }
      chapters.append(
        FundChapter(
          baseline: own, scenarios: entries, earlier: earlier,
          analyses: try FundChapter.analyse(
            baseline: own, scenarios: entries, catalogue: catalogue), catalogue: catalogue))
    }
    return MeetingReport(
      chapters: chapters, language: language,
      preparedOn: Workbook.Day(year: 2025, month: 10, day: 15),
      manifest: Manifest(
        scenarios: ["baseline.yaml"],
        files: [Manifest.File(path: "data/resident.csv", hash: "sha256:00")],
        simulations: [Manifest.Simulation(scenario: "baseline.yaml", seed: 1, paths: paths)],
        kernel: "generic", options: [], version: "0.0"),
      since: since)
  }

  /// The example county in English without simulated paths.
  static let withoutPaths = Result {
    try report("example-county/baseline.yaml", language: .english, paths: 0)
  }

  /// The example county in Chinese with one variant and a hindcast.
  static let county = Result {
    try report(
      "example-county/baseline.yaml", ["example-county/variants/contribution-450.yaml"],
      language: .chinese, hindcast: Period(year: 2023, month: 12))
  }
}
