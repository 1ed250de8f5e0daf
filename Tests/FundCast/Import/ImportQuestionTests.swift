import Foundation
import FundCast
import Quantities
import Tables
import TestSupport
import Testing

@Suite("What is asked about a table that contradicts itself or leaves something out")
final class ImportQuestionTests {
  private let folder: URL

  init() throws { folder = try Project.temporaryFolder() }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func read(_ file: String, year: Int? = nil) throws -> ImportOutcome {
    var request = ImportRequest(
      files: [file], target: Project.path("scenarios/example-county/baseline.yaml"))
    request.models = Project.path("models")
    request.year = year
    return try importTables(request)
  }

  private func text(_ text: String) throws -> String {
    let path = folder.appendingPathComponent("表\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: path)
    return path.path
  }

  /// Rows of two items and three months, one figure of which has a unit of its own.
  private func rows(_ title: String, interest: Int = 5) -> [[WorkbookFixture.Cell]] {
    [
      [.text(title)], [.text("单位：万元")],
      [.text("项目"), .text("1月"), .text("2月"), .text("3月")],
      [.text("利息收入")] + (0..<3).map { .number("\(interest + $0)") },
      [.text("其他收入"), .number("5"), .text("4.5%"), .number("3")],
    ]
  }

  private func book(_ sheets: [WorkbookFixture.Sheet]) -> String {
    WorkbookFixture(sheets).write(
      to: folder.appendingPathComponent("\(UUID().uuidString).xlsx").path)
  }

  private func sheet(_ name: String, title: String) -> String {
    book([.init(name, rows(title))])
  }

  @Test("A sheet of two years is not held against the sheet of either")
  func besideAnother() throws {
    let title = "居民医保基金收支情况表（2024年）"
    let found = try read(
      book([.init("2024年", rows(title)), .init("2025年", rows(title, interest: 8))]))
    #expect(found.faults.contains { $0.code == "contradictory-years" })
    #expect(!found.faults.contains { $0.code == "same-year" })
  }

  @Test("A title of one year on a sheet named after another is asked about, and --year says which")
  func contradictoryYears() throws {
    let file = sheet("2025年", title: "居民医保基金收支情况表（2024年）")
    let fault = try #require(try read(file).faults.first { $0.code == "contradictory-years" })
    #expect(fault.place.cell == "A1")
    #expect(fault.message(in: .chinese).contains("2024 年，表名“2025年”是 2025 年"))
    for year in [2024, 2025] {
      let outcome = try read(file, year: year)
      #expect(!outcome.faults.contains { $0.code == "contradictory-years" })
      #expect(Set(outcome.records.map(\.period.year)) == [year])
      #expect(!outcome.notes.contains { $0.code == "unused-option" })
    }
    for name in ["2024年", "居民", "2023-2024年"] {
      let same = try read(sheet(name, title: "居民医保基金收支情况表（2024年）"))
      #expect(!same.faults.contains { $0.code == "contradictory-years" }, "\(name)")
    }
  }

  @Test("A unit written into a cell is named at the cell")
  func unitInCell() throws {
    let outcome = try read(sheet("2024年", title: "居民医保基金收支情况表"))
    let fault = try #require(outcome.faults.first { $0.code == "wrong-unit" })
    #expect(fault.place.cell == "C5")
  }

  @Test("Months that no head names are asked about where those round them stand")
  func missingMonths() throws {
    let title = "2025年居民医保基金收支表,单位：万元\n"
    let outcome = try read(text(title + "项目,3月,4月,5月,7月,8月\n利息收入,5,4,3,6,7\n"))
    let note = try #require(outcome.notes.first { $0.code == "missing-months" })
    #expect(note.severity == .warning && note.message(in: .chinese).contains("2025-06"))
    for heads in ["3月,4月,5月,6月,7月", "1季度,2季度,3季度,4季度,合计", "3月累计,6月累计,9月累计,12月累计,合计"] {
      let whole = try read(text(title + "项目,\(heads)\n利息收入,1,2,3,4,10\n"))
      #expect(!whole.notes.contains { $0.code == "missing-months" }, "\(heads)")
    }
  }
}
