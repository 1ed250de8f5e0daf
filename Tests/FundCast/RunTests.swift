import Budgeting
import Foundation
import FundCast
import Funds
import Quantities
import Reporting
import Scenarios
import Testing

@Suite("The main job")
struct RunTests {
  private static let national = [
    Project.path("scenarios/china-national/resident.yaml"),
    Project.path("scenarios/china-national/employee.yaml"),
  ]

  private static func day() throws -> ReportDay { try #require(ReportDay("2026-02-01")) }

  private static func report(
    _ scenarios: [String], to folder: URL, language: Language = .chinese, paths: Int = 300
  ) async throws -> (RunOutcome, WrittenReport) {
    let outcome = try await run(RunRequest(scenarios: scenarios, paths: paths))
    let written = try outcome.write(to: folder.path, language: language, preparedOn: day())
    return (outcome, written)
  }

  @Test("the nation's funds give one folder with report, workbook and tables")
  func nationalFolder() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (outcome, written) = try await Self.report(Self.national, to: folder)
    #expect(outcome.chapters.map(\.name) == ["resident", "employee"])
    let files = try Project.contents(of: folder)
    #expect(Set(files.keys) == Set(written.files))
    for name in ["report.html", "report.xlsx", "lines.csv", "years.csv", "hindcast.csv"] {
      #expect((files[name]?.count ?? 0) > 100, "\(name)")
    }
    let page = String(decoding: files["report.html"] ?? Data(), as: UTF8.self)
    // Self-contained: nothing is fetched, nothing runs.
    for forbidden in ["<script", "src=\"http", "href=\"http", "@import", "url(http"] {
      #expect(!page.contains(forbidden), "\(forbidden)")
    }
    // The balances that miss their own flows stand in the data review.
    for misfit in ["42.09", "17.51", "22.84"] { #expect(page.contains(misfit), "\(misfit)") }
    #expect(page.contains("lang=\"zh"))
  }

  @Test("the small county, known by year alone, runs without a warning and says it is synthetic")
  func smallCounty() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let small = "scenarios/small-county/"
    let scenarios = ["baseline", "variants/contribution-450", "variants/outpatient-higher"].map {
      Project.path(small + $0 + ".yaml")
    }
    let checked = await checkFiles(
      scenarios + [Project.path(small + "records.xlsx")], models: Project.path("models"))
    #expect(checked.sound.count == 4)
    #expect(checked.findings.allSatisfy { $0.severity == .note })
    let (outcome, _) = try await Self.report(scenarios, to: folder)
    #expect(!outcome.hasRedWarning)
    let files = try Project.contents(of: folder)
    let page = String(decoding: files["report.html"] ?? Data(), as: UTF8.self)
    #expect(page.contains("合成数据，不是任何真实地方的数字"))
    // The balance of 2025 as the workbook has it, and no month compared that nobody recorded.
    #expect(page.contains("20,790.13"))
    let progress = String(decoding: files["progress.csv"] ?? Data(), as: UTF8.self)
    let rows = progress.split(separator: "\n")
    let inpatient = try #require(rows.first { $0.contains("住院费用支出（当年结算）") })
    #expect(inpatient.contains(",,22923.53,22759.59,"), "\(inpatient)")
  }

  @Test("a variant with a red warning is named, stands on the first page and counts")
  func redVariant() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let baseline = Project.path("scenarios/example-county/baseline.yaml")
    let variant = folder.appendingPathComponent("cut.yaml")
    try """
    fundcast: 1
    title: {zh: 取消补助, en: No subsidy}
    stacks-on: \(baseline)
    changes:
      - {parameter: resident.subsidy.standard, value: 100 元/人·年, from: 2026-01, source: 假设}

    """.write(to: variant, atomically: true, encoding: .utf8)
    let plain = try await run(RunRequest(scenarios: [baseline], paths: 0))
    #expect(!plain.hasRedWarning && plain.variantVerdicts.isEmpty)
    let (outcome, _) = try await Self.report(
      [baseline, variant.path], to: folder.appendingPathComponent("out"), paths: 0)
    #expect(outcome.hasRedWarning && outcome.verdicts.allSatisfy { $0.colour != .red })
    let verdict = try #require(outcome.variantVerdicts.first { $0.verdict.colour == .red })
    #expect(verdict.sentence.chinese.hasPrefix("方案“取消补助”："))
    #expect(verdict.sentence.english.hasPrefix("Under “No subsidy”: "))
    let page = try String(
      contentsOf: folder.appendingPathComponent("out/report.html"), encoding: .utf8)
    #expect(page.contains(verdict.sentence.chinese))
  }

  @Test("the same run gives the same bytes, whatever the order of its threads")
  func sameBytes() async throws {
    let (first, second) = (try Project.temporaryFolder(), try Project.temporaryFolder())
    defer {
      try? FileManager.default.removeItem(at: first)
      try? FileManager.default.removeItem(at: second)
    }
    let scenarios = [
      Project.path("scenarios/example-county/variants/subsidy-late.yaml"),
      Project.path("scenarios/medicare-hi/baseline.yaml"),
    ]
    _ = try await Self.report(scenarios, to: first, paths: 150)
    _ = try await Self.report(scenarios, to: second, paths: 150)
    let (left, right) = (try Project.contents(of: first), try Project.contents(of: second))
    #expect(left.keys.sorted() == right.keys.sorted())
    for name in left.keys.sorted() { #expect(left[name] == right[name], "\(name)") }
  }

  @Test("a fund by the year in another currency is reported in English throughout")
  func medicare() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try await Self.report(
      [Project.path("scenarios/medicare-hi/baseline.yaml")], to: folder, language: .english)
    let page = String(
      decoding: try Data(contentsOf: folder.appendingPathComponent("report.html")), as: UTF8.self)
    #expect(page.contains("lang=\"en\""))
    #expect(page.contains("Hospital Insurance"))
  }

  @Test("a faulty scenario writes nothing and leaves the earlier output as it was")
  func faultyScenario() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let out = folder.appendingPathComponent("out")
    _ = try await Self.report(Self.national, to: out, paths: 0)
    let before = try Project.contents(of: out)

    let baseline = Project.path("scenarios/example-county/baseline.yaml")
    let broken = folder.appendingPathComponent("broken.yaml")
    try Data(
      """
      fundcast: 1
      title: 测试
      stacks-on: \(baseline)
      changes:
        - parameter: resident.contribution.indvidual
          cover: {2027: 430 元/人·年}
        - parameter: resident.participation
          shift: -2 %
          from: 2026-01
      """.utf8
    ).write(to: broken)
    await #expect {
      try await Self.report([broken.path], to: out, paths: 0)
    } throws: { error in
      guard let fault = error as? InputFault else { return false }
      let codes = fault.diagnostics.map(\.code)
      return codes == ["unknown-parameter", "ambiguous-unit"]
        && fault.diagnostics[0].place.line == 5
        && fault.diagnostics[0].message(in: .chinese).contains("resident.contribution.individual")
    }
    #expect(try Project.contents(of: out) == before)
  }

  @Test("a later run into the same folder leaves no file of the earlier one that it does not write")
  func noStaleFiles() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("mine".utf8).write(to: folder.appendingPathComponent("notes.txt"))
    let county = [Project.path("scenarios/example-county/baseline.yaml")]
    _ = try await Self.report(county, to: folder, paths: 0)
    #expect(try Project.contents(of: folder).keys.contains("budget-resident.csv"))
    let (_, written) = try await Self.report(Self.national, to: folder, paths: 0)
    let names = Set(try Project.contents(of: folder).keys)
    #expect(names == Set(written.files).union(["notes.txt"]))
  }

  @Test("the manifest holds the scenarios and options that were asked for, and no others")
  func manifest() async throws {
    let county = Project.path("scenarios/example-county/baseline.yaml")
    let asked = try await run(RunRequest(scenarios: [county], paths: 20, seed: 5)).manifest
    #expect(asked.scenarios == [county])
    #expect(asked.options.map(\.name) == ["--paths", "--seed"])
    #expect(asked.options.map(\.value) == ["20", "5"])
    #expect(asked.simulations == [.init(scenario: county, seed: 5, paths: 20)])
    let plain = try await run(RunRequest(scenarios: Self.national, paths: 0)).manifest
    #expect(plain.options.map(\.name) == ["--paths"])
    #expect(plain.simulations.map(\.scenario) == Self.national)
  }

  @Test("variants of another baseline, and two baselines of one fund, are refused by name")
  func mixedBaselines() async throws {
    let county = Project.path("scenarios/example-county/baseline.yaml")
    let national = Self.national[0]
    let variant = Project.path("scenarios/example-county/variants/subsidy-late.yaml")
    await #expect {
      try await ScenarioSet.load(
        RunRequest(scenarios: [national, variant], baseline: national, paths: 0))
    } throws: { ($0 as? InputFault)?.diagnostics.contains { $0.code == "other-baseline" } ?? false }
    await #expect {
      try await ScenarioSet.load(RunRequest(scenarios: [national, county], paths: 0))
    } throws: { ($0 as? InputFault)?.diagnostics.map(\.code) == ["two-baselines"] }
  }

  @Test("a variant alone brings its baseline along, and one that changes nothing moves nothing")
  func nullVariant() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let variant = folder.appendingPathComponent("null.yaml")
    try Data(
      """
      fundcast: 1
      title: 不变
      stacks-on: \(Project.path("scenarios/example-county/baseline.yaml"))
      changes:
        - parameter: 居民参保率
          shift: 0 个百分点
          from: 2026-01
      """.utf8
    ).write(to: variant)
    let set = try await ScenarioSet.load(RunRequest(scenarios: [variant.path], paths: 0))
    #expect(set.funds.map(\.baseline.model.name) == ["resident", "employee"])
    #expect(set.funds.map(\.variants.count) == [1, 0])
    let comparison = try Comparison(set)
    #expect(comparison.entries.count == 1)
    for amounts in comparison.entries[0].analysis.total {
      #expect(amounts.income == 0 && amounts.expenditure == 0 && amounts.closing == 0)
    }
  }
}
