import Foundation
import Testing

@testable import Reporting

@Suite("Workbooks")
struct WorkbookTests {
  private func workbook(_ sheets: [Workbook.Sheet]) -> Workbook {
    Workbook(
      title: "预算", created: Workbook.Day(year: 2025, month: 10, day: 15), sheets: sheets)
  }

  private let sheet = Workbook.Sheet(
    name: "预算表",
    columns: [
      Workbook.Sheet.Column(width: 24), Workbook.Sheet.Column(width: 14, format: .amount(2)),
      Workbook.Sheet.Column(width: 14, format: .percent(1)),
    ],
    rows: [
      Workbook.Sheet.Row(.title, height: 28, cells: [Workbook.Cell(.text("预算表"), span: 3)]),
      Workbook.Sheet.Row(
        .head,
        cells: [Workbook.Cell(.text("项目"), rowSpan: 2), Workbook.Cell(.text("2025 年"), span: 2)]),
      Workbook.Sheet.Row(.head, cells: [.text("金额"), .text("占比")]),
      Workbook.Sheet.Row(cells: [
        .text("=1+1", indent: 1), .number(-12.5, isEstimate: true), .number(0.5),
      ]),
      Workbook.Sheet.Row(
        .total,
        cells: [
          .text("合计"), Workbook.Cell(.formula("=SUM(B4:B4)", cached: -12.5), note: "按行相加"),
          .blank,
        ]),
    ],
    frozenRows: 3, frozenColumns: 1,
    print: Workbook.Sheet.PrintSetup(
      repeatedRows: 0..<3, head: "A&B 基金", foot: "2025-10-15", draftMark: "测算稿"))

  @Test("Two writes of the same workbook are the same bytes")
  func deterministic() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = ["one.xlsx", "two.xlsx"].map { folder.appendingPathComponent($0) }
    for path in paths { try workbook([sheet]).write(to: path.path) }
    let first = try Data(contentsOf: paths[0])
    #expect(first.count > 3000)
    #expect(first.prefix(2) == Data("PK".utf8))
    #expect(try Data(contentsOf: paths[1]) == first)
  }

  @Test("Cells beside and below merged cells take the next free column")
  func placement() {
    let places = sheet.placed.map { cellName(row: $0.row, column: $0.column) }
    #expect(places == ["A1", "A2", "B2", "B3", "C3", "A4", "B4", "C4", "A5", "B5", "C5"])
    #expect(cellName(row: 6, column: 27) == "AB7")
    #expect(cellName(row: 0, column: 701) == "ZZ1")
    #expect(cellName(row: 0, column: 702) == "AAA1")
  }

  @Test("What a spreadsheet cannot hold is named")
  func errors() {
    #expect(throws: WorkbookError.noSheet) { try workbook([]).check() }
    #expect(throws: WorkbookError.badSheetName("收入/支出")) {
      try workbook([Workbook.Sheet(name: "收入/支出", rows: [])]).check()
    }
    #expect(throws: WorkbookError.duplicateSheetName("a")) {
      try workbook([Workbook.Sheet(name: "A", rows: []), Workbook.Sheet(name: "a", rows: [])])
        .check()
    }
    #expect(throws: WorkbookError.notFinite(sheet: "a", cell: "B1")) {
      try workbook([
        Workbook.Sheet(
          name: "a", rows: [Workbook.Sheet.Row(cells: [.blank, .number(.infinity)])])
      ]).check()
    }
    #expect(throws: (any Error).self) { try workbook([sheet]).write(to: "/nowhere/at/all.xlsx") }
  }

  @Test("Days count from 1970")
  func days() {
    #expect(Workbook.Day(year: 1970, month: 1, day: 1).secondsSince1970 == 43_200)
    #expect(Workbook.Day(year: 2000, month: 3, day: 1).secondsSince1970 == 951_868_800 + 43_200)
  }

  @Test("Formats show zero as a dash and minus as a minus")
  func formats() {
    #expect(Workbook.Format.amount(2).code == "#,##0.00;\"−\"#,##0.00;\"–\";@")
    #expect(Workbook.Format.percent(1).code == "0.0%;\"−\"0.0%;\"–\";@")
  }
}
