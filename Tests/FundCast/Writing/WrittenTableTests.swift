import Foundation
import Reporting
import Tables
import Testing

@testable import FundCast

@Suite("Tables of results as files")
struct WrittenTableTests {
  /// Two series, one with a name of digits, and a figure that is missing.
  private static var table: WrittenTable {
    var table = WrittenTable(
      "forecast", columns: [.text("series"), .text("period"), .number("step"), .number("mean")])
    table.append(["住院费用", "2026-01", "1", "1348.7678018965"])
    table.append(["001", "2026-02", "2", ""])
    return table
  }

  @Test("A workbook and CSV are read back as the same table")
  func sameRows() throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = ["t.csv", "t.xlsx"].map { folder.appendingPathComponent($0).path }
    try writeTables(paths.map { ($0, Self.table) })
    let tables = try paths.map { try Table.read($0) }
    for table in tables {
      #expect(table.header == ["series", "period", "step", "mean"])
      #expect(table.rowCount == 2)
      #expect(table[0, 0] == "住院费用" && table[1, 0] == "001")
      #expect(table[0, 1] == "2026-01" && table[1, 2] == "2")
      #expect(abs((Double(table[0, 3]) ?? 0) - 1348.7678018965) < 1e-2, "\(table[0, 3])")
      #expect(table[1, 3].isEmpty)
    }
  }

  @Test("Figures of a workbook are numbers, and names of digits are text")
  func kinds() throws {
    let sheet = try #require(Self.table.workbook.sheets.first)
    #expect(
      sheet.rows[0].cells.map(\.value)
        == Self.table.columns.map { Workbook.Cell.Value.text($0.name) })
    #expect(sheet.rows[1].cells[3].value == .number(1348.7678018965))
    #expect(
      sheet.rows[2].cells.map(\.value) == [.text("001"), .text("2026-02"), .number(2), .blank])
    #expect(sheet.columns.map(\.format) == [.general, .general, .general, .amount(2)])
  }

  @Test("The same table gives the same bytes")
  func reproducible() throws {
    #expect(try Self.table.bytes(for: "a.xlsx") == Self.table.bytes(for: "b.XLSX"))
    #expect(try Self.table.bytes(for: "a.xlsx").starts(with: [0x50, 0x4B]))
    #expect(try Self.table.bytes(for: "/dev/stdout") == Self.table.csv)
  }

  @Test(
    "The ending of a name says what is written",
    arguments: [
      ("f.csv", TableEnding.text), ("F.CSV", .text), ("out/f", .text), ("/dev/fd/1.x", .text),
      ("f.xlsx", .workbook), ("f.Xlsx", .workbook), ("f.xls", .unknown("xls")),
      ("f.csv.txt", .unknown("txt")),
    ])
  func ending(path: String, expected: TableEnding) {
    #expect(TableEnding(path) == expected)
  }
}
