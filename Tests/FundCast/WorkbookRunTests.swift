import Foundation
import FundCast
import Quantities
import Tables
import TestSupport
import Testing

@Suite("Records in a workbook, from the main job")
struct WorkbookRunTests {
  /// A text table as a sheet under a title; months as dates, shares as spreadsheets keep them.
  private static func sheet(_ name: String, of path: String) throws -> WorkbookFixture.Sheet {
    let table = try Table.read(path)
    let column = { (name: String) in table.header.firstIndex(of: name) }
    let (value, period, unit) = (column("value"), column("period"), column("unit"))
    let rows = (0..<table.rowCount).map { row in
      (0..<table.columnCount).map { column -> WorkbookFixture.Cell in
        let text = table[row, column]
        if text.isEmpty { return .empty }
        if column == value, let number = Double(text) {
          guard let unit, table[row, unit] == "%" else { return .number(text) }
          return .number("\(number / 100)", format: 2)
        }
        if column == period, let month = Period(text), month.frequency == .month {
          let days = CivilDay(year: 1899, month: 12, day: 30)
            .distance(to: month.civilDays.lowerBound)
          return .number(String(days), format: 1)
        }
        return .shared(text)
      }
    }
    return WorkbookFixture.Sheet(
      name, [[.shared("某县基金记录")], table.header.map { .shared($0) }] + rows)
  }

  @Test("The county's records in one workbook give the figures that they give as text")
  func county() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let county = folder.appendingPathComponent("county")
    try FileManager.default.copyItem(
      atPath: Project.path("scenarios/example-county"), toPath: county.path)
    let data = county.appendingPathComponent("data").path
    WorkbookFixture(
      [
        try Self.sheet("居民", of: data + "/resident.csv"),
        try Self.sheet("职工", of: data + "/employee.csv"),
        try Self.sheet("人数", of: data + "/people.csv"),
        WorkbookFixture.Sheet("说明", [[.text("本工作簿由财务科填报")]]),
      ], formats: ["General", "yyyy\"年\"m\"月\"", "0.0%"]
    ).write(to: data + "/records.xlsx")

    let baseline = county.appendingPathComponent("baseline.yaml")
    let text = try String(contentsOf: baseline, encoding: .utf8)
    let inBook =
      text
      .replacing("[data/resident.csv, data/people.csv]", with: "[data/records.xlsx]")
      .replacing(
        "[data/employee.csv, data/people.csv]",
        with: "[\"data/records.xlsx#职工\", data/records.xlsx#人数]")
    #expect(inBook != text)
    var files: [[String: Data]] = []
    for (name, content) in [("text.yaml", text), ("book.yaml", inBook)] {
      let scenario = county.appendingPathComponent(name)
      try Data(content.utf8).write(to: scenario)
      let outcome = try await run(
        RunRequest(scenarios: [scenario.path], models: Project.path("models"), paths: 100))
      let out = folder.appendingPathComponent(name + "-out")
      _ = try outcome.write(
        to: out.path, language: .chinese, preparedOn: try #require(ReportDay("2026-02-01")))
      files.append(try Project.contents(of: out))
    }
    #expect(files[0].keys.sorted() == files[1].keys.sorted())
    for name in files[0].keys.sorted() where name.hasSuffix(".csv") && name != "manifest.csv" {
      #expect(files[0][name] == files[1][name], "\(name)")
    }
    // The manifest names the workbook once, whatever its sheets.
    let manifest = String(decoding: files[1]["manifest.csv"] ?? Data(), as: UTF8.self)
    #expect(manifest.components(separatedBy: "records.xlsx").count == 2)
  }
}
