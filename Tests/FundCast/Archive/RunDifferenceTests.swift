import Foundation
import FundCast
import Quantities
import Testing

@Suite("What two runs differ in")
struct RunDifferenceTests {
  /// A run of the example county, its baseline edited.
  private static func makeRun(
    _ name: String, in folder: URL, language: Language = .chinese,
    _ edit: (String) -> String = { $0 }
  ) async throws -> ArchivedRun {
    let home = folder.appendingPathComponent("home-\(name)")
    try FileManager.default.copyItem(
      atPath: Project.path("scenarios/example-county"), toPath: home.path)
    let file = home.appendingPathComponent("baseline.yaml")
    try edit(String(contentsOf: file, encoding: .utf8)).write(
      to: file, atomically: true, encoding: .utf8)
    let outcome = try await FundCast.run(
      RunRequest(scenarios: [file.path], models: Project.path("models"), paths: 0))
    let day = try #require(ReportDay("2026-02-01"))
    let place = folder.appendingPathComponent(name)
    _ = try outcome.write(to: place.path, language: language, preparedOn: day)
    return try ArchivedRun(place.path)
  }

  @Test("runs of the same bytes differ in nothing, wherever the files lie")
  func same() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let difference = RunDifference(
      try await Self.makeRun("a", in: folder), try await Self.makeRun("b", in: folder))
    #expect(difference.isEmpty)
    #expect(difference.lines(in: .chinese) == ["a 与 b 的输入、程序和结果都相同"])
  }

  @Test("a changed assumption is named with its values, and the years that it moves")
  func assumption() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try await Self.makeRun("a", in: folder)
    let second = try await Self.makeRun("b", in: folder) {
      $0.replacingOccurrences(of: "{2026: 720 元/人·年}", with: "{2026: 730 元/人·年}")
    }
    let difference = RunDifference(first, second)
    #expect(!difference.isEmpty && difference.uncompared == nil)
    #expect(difference.changedInputs.map { $0.hasSuffix("baseline.yaml") } == [true])
    #expect(difference.addedInputs.isEmpty && difference.removedInputs.isEmpty)
    let one = try #require(difference.assumptions.first)
    #expect(difference.assumptions.count == 1 && one.period == "2026-01")
    #expect(one.before == 720 && one.after == 730 && one.periods == 60)
    let income = try #require(
      difference.years.first { $0.year == "2026" && $0.measure == "收入" })
    let (before, after) = (try #require(income.before), try #require(income.after))
    // 276,513 persons × 10 yuan, and interest.
    #expect(abs(after - before - 276.5) < 3)
    #expect(!difference.years.contains { $0.year == "2025" })
    #expect(!difference.years.contains { $0.fund.hasPrefix("职工") })
    let lines = difference.lines(in: .chinese)
    #expect(lines.contains { $0.contains("2026-01 起 720 → 730 元/人·年（60 期不同）") })
    #expect(lines.contains { $0.hasPrefix("输入有变化：") })
    // The same warnings stand, some with other figures: none began and none ended.
    #expect(difference.newWarnings.isEmpty && difference.goneWarnings.isEmpty)
    #expect(!difference.changedWarnings.isEmpty)
    #expect(difference.changedWarnings.allSatisfy { $0.before.about == $0.after.about })
    #expect(lines.contains { $0.hasPrefix("预警有变化 [") && $0.contains(" → [") })
  }

  @Test("tables in different languages are not compared, and it is said")
  func languages() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let difference = RunDifference(
      try await Self.makeRun("a", in: folder),
      try await Self.makeRun("b", in: folder, language: .english))
    #expect(difference.years.isEmpty && difference.uncompared != nil)
    #expect(difference.lines(in: .english).contains { $0.hasPrefix("the runs are in different") })
  }
}
