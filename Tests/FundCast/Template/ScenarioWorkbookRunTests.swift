import Foundation
import FundCast
import Quantities
import Reporting
import Scenarios
import Tables
import Testing

@Suite("A scenario's workbook, from the main job")
struct ScenarioWorkbookRunTests {
  /// A copy of the small county in a folder of its own.
  private func county() throws -> URL {
    let folder = try Project.temporaryFolder()
    let county = folder.appendingPathComponent("county")
    try FileManager.default.copyItem(
      atPath: Project.path("scenarios/small-county"), toPath: county.path)
    return county
  }

  private func write(_ scenario: String, as content: ScenarioWorkbookContent, to path: String)
    async throws
  {
    let sheets = try await layOutScenario(
      scenario, as: content, at: path, models: Project.path("models"), in: .chinese)
    try sheets.write(to: path, made: try #require(ReportDay("2026-02-01")), in: .chinese)
  }

  private func results(_ scenarios: [String], in folder: URL) async throws -> [String: Data] {
    let outcome = try await run(
      RunRequest(scenarios: scenarios, models: Project.path("models"), paths: 100))
    let out = folder.appendingPathComponent(UUID().uuidString)
    _ = try outcome.write(
      to: out.path, language: .chinese, preparedOn: try #require(ReportDay("2026-02-01")))
    return try Project.contents(of: out)
  }

  @Test("A run from workbooks gives the tables that a run from texts gives, to the byte")
  func sameTables() async throws {
    let county = try county()
    defer { try? FileManager.default.removeItem(at: county.deletingLastPathComponent()) }
    let texts = ["baseline.yaml", "variants/contribution-450.yaml"].map {
      county.appendingPathComponent($0).path
    }
    // In a folder of their own: what they name is named from there.
    let folder = county.deletingLastPathComponent().appendingPathComponent("books")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let books = ["county.xlsx", "higher.xlsx"].map { folder.appendingPathComponent($0).path }
    for (text, book) in zip(texts, books) { try await write(text, as: .same, to: book) }
    for (text, book) in zip(texts, books) {
      let plain = try await results([text], in: folder)
      let other = try await results([book], in: folder)
      #expect(plain.keys.sorted() == other.keys.sorted())
      let tables = plain.keys.sorted().filter { $0.hasSuffix(".csv") && $0 != "manifest.csv" }
      #expect(tables.count > 5)
      for name in tables { #expect(plain[name] == other[name], "\(name)") }
      let manifest = String(decoding: other["manifest.csv"] ?? Data(), as: UTF8.self)
      #expect(manifest.contains("\(book),sha256:"))
    }
  }

  @Test("The workbook is checked as a scenario, may be filled in again, and is never written over")
  func checked() async throws {
    let county = try county()
    defer { try? FileManager.default.removeItem(at: county.deletingLastPathComponent()) }
    let baseline = county.appendingPathComponent("baseline.yaml").path
    let book = county.appendingPathComponent("county.xlsx").path
    try await write(baseline, as: .same, to: book)
    let outcome = await checkFiles([book], models: Project.path("models"))
    #expect(!outcome.hasErrors)
    #expect(outcome.sound.first?.what.chinese.hasPrefix("方案") ?? false)
    let records = await checkFiles(
      [county.appendingPathComponent("records.xlsx").path], models: Project.path("models"))
    #expect(records.sound.first?.what.chinese.hasPrefix("记录文件") ?? false)
    // From a workbook as from a text.
    let again = try await layOutScenario(
      book, as: .same, at: county.appendingPathComponent("again.xlsx").path,
      models: Project.path("models"), in: .chinese)
    let first = try await layOutScenario(
      baseline, as: .same, at: county.appendingPathComponent("again.xlsx").path,
      models: Project.path("models"), in: .chinese)
    #expect(again.sheets.map(\.kind) == first.sheets.map(\.kind))
    #expect(again.sheets.map(\.rows) == first.sheets.map(\.rows))
    await #expect(throws: OutputFault.self) { try await write(baseline, as: .same, to: book) }
    await #expect(throws: InputFault.self) {
      try await write(baseline, as: .same, to: county.appendingPathComponent("county.csv").path)
    }
  }

  @Test("The workbook has the sheets, names to choose from and words on how to fill it in")
  func layout() async throws {
    let baseline = Project.path("scenarios/example-county/baseline.yaml")
    let path = Project.path("scenarios/example-county/levers.xlsx")
    let sheets = try await layOutScenario(
      baseline, as: .levers, at: path, models: Project.path("models"), in: .chinese)
    let book = sheets.workbook(
      for: path, made: Workbook.Day(year: 2026, month: 2, day: 1), in: .chinese)
    #expect(book.sheets.map(\.name) == ["方案", "变动", "事件", "目标", "填写说明", "名称表"])
    let changes = try #require(book.sheets.first { $0.name == "变动" })
    #expect(changes.rows.first?.cells.last?.value == .text("# 基线中的值（年份）"))
    #expect(Set(changes.choices.map(\.column)) == [0, 1, 2, 5, 7])
    #expect(changes.choices.allSatisfy { $0.rows.lowerBound == 1 })
    // Every list that points to cells points to filled ones.
    let names = try #require(book.sheets.last)
    for choice in book.sheets.flatMap(\.choices) {
      guard case .cells(let sheet, let column, let rows) = choice.words else { continue }
      #expect(sheet == names.name)
      for row in rows { #expect(names.rows[row].cells[column].value != .text("")) }
    }
  }
}
