import Forecasting
import Foundation
import Funds
import Quantities
import Testing

@testable import Scenarios

@Suite("Known matters of closed months")
struct KnownMatterTests {
  /// The small baseline with its event in another month and line.
  private static func scenario(month: String, line: String = "benefits") throws -> SmallScenario {
    let scenario = try SmallScenario()
    try scenario.edit(
      "baseline.yaml", "line: matters\n    month: 2026-01", "line: \(line)\n    month: \(month)")
    return scenario
  }

  @Test("A matter whose month is closed explains the record and is booked no more")
  func explained() throws {
    let plain = try #require(try SmallScenario().cases().first)
    let one = try #require(try Self.scenario(month: "2025-02").cases().first)
    #expect(one.plan.events.isEmpty && plain.plan.events.count == 1)
    let past = try #require(one.history.lines["benefits"])
    let month = Period(year: 2025, month: 2)
    #expect(past.flows == plain.history.lines["benefits"]?.flows)
    #expect(past.matters == [.init(period: month, amount: 50_000)])
    #expect(past.underlying.flows[month] == 150_000)
    let finding = try #require(one.findings.first { $0.kind == .explained })
    #expect(!finding.isUrgent)
    #expect(finding.text.chinese.contains("记录为 20.00 万元，含已知事项“补拨”5.00 万元"))
    #expect(finding.text.english.contains("rest on 15.00 万元"))
    #expect(!plain.findings.contains { $0.kind == .explained })
  }

  @Test("A matter of a closed month without a record is named, not used")
  func unexplained() throws {
    let one = try #require(try Self.scenario(month: "2025-05").cases().first)
    #expect(one.history.lines["benefits"]?.matters.isEmpty == true)
    let finding = try #require(
      one.findings.first { $0.text.english.contains("has no record for the known matter") })
    #expect(finding.isUrgent)
  }

  @Test("A variant cannot state a matter of a closed month")
  func variant() throws {
    let event =
      "events:\n  - {line: matters, month: 2025-08, amount: 5 万元, title: 补拨, source: 函}\n"
    let scenario = try SmallScenario(["variant.yaml": SmallScenario.variant + event])
    expectOnly(
      try scenario.faults("variant.yaml"),
      ExpectedFault(
        "closed-month", at: "9:5",
        ["已知事项在 2025-08，而 2025-09 及以前已结账", "2025-10 或以后", "写到基线的 events 中"],
        ["the matter falls in 2025-08, but 2025-09 is closed", "in the baseline's events"]),
      in: "variant.yaml")
  }

  @Test("A judgement of a closed month is overtaken by its record")
  func judgement() throws {
    let scenario = try Self.scenario(month: "2025-02")
    try scenario.edit("baseline.yaml", "    source: 函\n", "    source: 函\n    author: 财务科\n")
    expectOnly(
      try scenario.faults(),
      ExpectedFault(
        "closed-month", at: "26:5", ["已知事项在 2025-02", "判断的月份已有记录，请删去"],
        ["the matter falls in 2025-02", "The records have overtaken the judgement"]),
      in: "baseline.yaml")
  }

  /// The example county closed at the end of 2025, with or without its event of 2025-11.
  private static func county(keepsEvent: Bool) throws -> FundCase {
    let folder = FileManager.default.temporaryDirectory.path + "/fundcast-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: Repository.path("scenarios"), toPath: folder + "/scenarios")
    let path = folder + "/scenarios/example-county/baseline.yaml"
    var text = try String(contentsOfFile: path, encoding: .utf8)
    func edit(_ old: String, _ new: String) throws {
      try #require(text.contains(old))
      text = text.replacingOccurrences(of: old, with: new)
    }
    try edit("data/resident.csv", "data/resident.csv, data/held-back-2025q4.csv")
    try edit("data/employee.csv", "data/employee.csv, data/held-back-2025q4.csv")
    try edit("closed-through: 2025-09", "closed-through: 2025-12")
    let settlement = try #require(text.range(of: "\nsettlement:"))
    let after = try #require(
      text.range(
        of: "\n[a-z]", options: .regularExpression, range: settlement.upperBound..<text.endIndex))
    // Triangles end with 2025-09.
    text.removeSubrange(settlement.lowerBound..<after.lowerBound)
    if !keepsEvent {
      let start = try #require(text.range(of: "  - line: county-subsidy\n    month: 2025-11"))
      let end = try #require(text.range(of: "  - line: county-subsidy\n    month: 2026-01"))
      text.removeSubrange(start.lowerBound..<end.lowerBound)
    }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    var loader = try makeLoader(models: [Repository.path("models")])
    return try #require(
      try loader.cases(loader.scenario(path)).first { $0.model.name == "resident" })
  }

  @Test("A payment put off does not bend the years to come while its event is kept")
  func county() throws {
    let kept = try Self.county(keepsEvent: true)
    let line = try #require(
      try project(kept.history, kept.plan.withPaths(0)).line("county-subsidy"))
    #expect(abs((line.calibration?.ratio ?? 0) - 1) < 1e-4)
    #expect(!kept.findings.contains { $0.text.english.contains("of what the formula gives") })
    let removed = try Self.county(keepsEvent: false)
    let bent = try #require(
      try project(removed.history, removed.plan.withPaths(0)).line("county-subsidy"))
    #expect((bent.calibration?.ratio ?? 1) < 0.95)
    // Who takes it out is told which year bends the calibration and by how much.
    let said = try #require(
      removed.findings.first { $0.text.english.contains("of what the formula gives") })
    #expect(said.isUrgent && abs((said.amount ?? 0) + 3_500_000) < 1_000)
    #expect(said.text.chinese.contains("请写入基线的 events"))
  }
}
