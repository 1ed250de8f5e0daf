import Quantities
import TestSupport
import Testing

@testable import Tables

@Suite("Tables in a workbook")
struct WorkbookTableTests {
  private typealias Cell = WorkbookFixture.Cell
  private let folder: TemporaryFolder
  private let schema = ColumnSchema([
    .init("period", aliases: ["期间"], isRequired: true),
    .init("value", aliases: ["数值"], isRequired: true), .init("note", aliases: ["备注"]),
  ])
  private let head: [WorkbookFixture.Cell] = [.shared("期间"), .shared("数值"), .shared("备注")]

  init() throws { folder = try TemporaryFolder() }

  private func write(_ sheets: [WorkbookFixture.Sheet], formats: [String] = ["General"]) -> String {
    WorkbookFixture(sheets, formats: formats).write(to: folder.path + "/a.xlsx")
  }

  private func read(
    _ rows: [[WorkbookFixture.Cell]], merged: [String] = [], formats: [String] = ["General"]
  )
    throws -> Table
  {
    try Table.read(
      write([.init("收支", rows, merged: merged)], formats: formats), columns: schema)
  }

  private func faults(_ path: String) -> [Diagnostic] {
    let all = findings { () throws(InputFault) in _ = try Table.read(path, columns: schema) }
    for finding in all { expectBilingual(finding) }
    return all
  }

  private func texts(_ table: Table) -> [[String]] {
    (0..<table.rowCount).map { row in (0..<table.columnCount).map { table[row, $0] } }
  }

  @Test("A sheet reads like the text of the same fields")
  func same() throws {
    let table = try read([
      head, [.shared("2024-01"), .number("1234.5"), .text("预付 <含> \"款\"")],
      [.text("2024-02"), .formula("SUM(B2:B2)", "46123.919999999998"), .empty],
    ])
    #expect(table.header == ["期间", "数值", "备注"] && table.notes.isEmpty)
    #expect(
      texts(table) == [["2024-01", "1234.5", "预付 <含> \"款\""], ["2024-02", "46123.92", ""]])
  }

  @Test("Every field knows its sheet and cell")
  func places() throws {
    let table = try read([head, [.text("2024-01"), .number("1"), .empty]])
    #expect(table.place(row: 0, column: 1).description == "\(table.path) [收支] B2")
    #expect(table.headerPlace(2).description == "\(table.path) [收支] C1")
    #expect(table.place(row: 0, column: 1) < table.place(row: 0, column: 2))
  }

  @Test("Months, days and shares read as they are shown")
  func formats() throws {
    let table = try read(
      [
        head, [.number("45292", format: 1), .number("0.99750000000000005", format: 2), .empty],
        [.number("45292", format: 3), .number("-0.05", format: 2), .empty],
      ], formats: ["General", "yyyy\"年\"m\"月\"", "0.00%", "yyyy-mm-dd"])
    #expect(texts(table) == [["2024-01", "99.75%", ""], ["2024-01-01", "-5%", ""]])
  }

  @Test("Titles above the header and remarks below are passed over, and a note says where it is")
  func titles() throws {
    let table = try read([
      [.shared("某县医保基金收支")], [.shared("单位：万元"), .empty, .shared("2024 年")], head,
      [.text("2024-01"), .number("1"), .empty], [.text("# 核对人：甲"), .empty, .empty],
    ])
    #expect(texts(table) == [["2024-01", "1", ""]])
    #expect(table.notes.map(\.code) == ["title-rows"] && table.notes[0].severity == .note)
    #expect(table.notes[0].found.chinese.contains("第 3 行"))
  }

  @Test("A text in merged cells stands in each of their rows; a number stays the one figure it is")
  func merged() throws {
    let table = try read(
      [
        head, [.text("2024年"), .number("1"), .empty], [.empty, .number("2"), .empty],
        [.text("2025年"), .number("7"), .text("a")], [.text("2025年"), .empty, .text("b")],
      ], merged: ["A2:A3", "B4:B5"])
    #expect(
      texts(table) == [
        ["2024年", "1", ""], ["2024年", "2", ""], ["2025年", "7", "a"], ["2025年", "", "b"],
      ])
  }

  @Test("Blank rows are passed over with a warning, and none at the end")
  func blanks() throws {
    let table = try read([
      head, [.text("2024-01"), .number("1"), .empty], [], [.text("2024-02"), .number("2"), .empty],
      [], [],
    ])
    #expect(table.rowCount == 2 && table.notes.map(\.code) == ["blank-line"])
    #expect(table.notes[0].place.cell == "A3")
  }

  @Test("Of several sheets the one with the columns is read, hidden ones only where they are named")
  func sheets() throws {
    let row: [WorkbookFixture.Cell] = [.text("2024-01"), .number("1"), .empty]
    let path = write([
      .init("说明", [[.text("本表由财务股填报")]]), .init("草稿", [head, row, row], isHidden: true),
      .init("收支", [head, row]),
    ])
    #expect(try Table.read(path, columns: schema).rowCount == 1)
    #expect(try Table.read(path + "#草稿", columns: schema).rowCount == 2)
    let unknown = faults(path + "#收入")
    #expect(unknown.map(\.code) == ["unknown-sheet"])
    #expect(unknown[0].message(in: .chinese).contains("说明, 草稿, 收支"))
  }

  @Test("Where several sheets have the columns, all are named and how to choose is said")
  func several() {
    let row: [WorkbookFixture.Cell] = [.text("2024-01"), .number("1"), .empty]
    let path = write([.init("居民", [head, row]), .init("职工", [head, row])])
    let found = faults(path)
    #expect(found.map(\.code) == ["several-sheets"])
    #expect(found[0].message(in: .chinese).contains("居民、职工"))
    #expect(found[0].message(in: .chinese).contains("a.xlsx#居民"))
  }

  @Test("Formulas without a result and data outside the columns are named by their cells")
  func cells() throws {
    let path = write([
      .init(
        "收支",
        [
          head, [.text("2024-01"), .formula("B3*2", nil), .empty],
          [.text("2024-02"), .number("1"), .empty, .text("见附件")],
          [.text("2024-03"), .formula("B3*2", ""), .empty],
        ])
    ])
    let found = faults(path)
    #expect(
      found.map(\.code)
        == ["formula-without-result", "too-many-fields", "formula-without-result"])
    #expect(found.map(\.place.cell) == ["B2", "D3", "B4"])
    let fault = try read([head, [.text("2024-01"), .fault("#REF!"), .empty]])
    #expect(fault[0, 1] == "#REF!")
  }

  @Test("Sheets without content, and workbooks that are none, are refused in words")
  func refused() throws {
    #expect(faults(write([.init("收支", [])])).map(\.code) == ["empty-file"])
    #expect(faults(write([.init("收支", [])]) + "#收支").map(\.code) == ["no-header"])
    let other = WorkbookFixture.write([("a.txt", [65])], to: folder.path + "/b.xlsx")
    #expect(faults(other).map(\.code) == ["damaged-workbook"])
    let cut = try folder.file("c.xlsx", [0x50, 0x4B, 0x03, 0x04, 0x01])
    #expect(faults(cut).map(\.code) == ["damaged-workbook"])
    let locked = try folder.file("d.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0x00])
    #expect(faults(locked)[0].message(in: .chinese).contains("密码"))
    #expect(faults(folder.path + "/none.xlsx#a").map(\.code) == ["unreadable-file"])
  }

  @Test("A text under a workbook's name is read as the text it is")
  func text() throws {
    let path = try folder.file("e.xlsx", Array("期间,数值\n2024-01,1\n".utf8))
    #expect(try Table.read(path, columns: schema)[0, 1] == "1")
  }

  @Test("Damaged members end in findings or a table, never in a trap", arguments: 0..<400)
  func damage(number: Int) {
    var cases = CaseGenerator("damaged workbook", case: number)
    let fixture = WorkbookFixture(
      [
        .init(
          "收支", [head, [.number("45292", format: 1), .number("1"), .shared("a")], [.text("b")]],
          merged: ["A2:A3"])
      ], formats: ["General", "yyyy-mm"])
    let marks = Array("<>&;\"/=-0123456789eE:AZ\u{0}".utf8)
    let members = fixture.members.map { member -> (name: String, bytes: [UInt8]) in
      var bytes = Array(member.text.utf8)
      for _ in 0..<cases.integer(in: 0...2) {
        bytes[cases.integer(in: 0...bytes.count - 1)] =
          marks[cases.integer(in: 0...marks.count - 1)]
      }
      return (member.name, bytes)
    }
    let path = WorkbookFixture.write(members, to: folder.path + "/f.xlsx")
    for finding in findings({ () throws(InputFault) in _ = try RecordFile.read(path) }) {
      #expect(finding.place.file == path)
    }
  }

  @Test("Days counted from 1904 are the same days")
  func from1904() throws {
    let rows: [[WorkbookFixture.Cell]] = [
      head, [.number("43830", format: 1), .number("1"), .empty],
    ]
    let path = WorkbookFixture(
      [.init("收支", rows)], formats: ["General", "yyyy-mm"], isFrom1904: true
    ).write(to: folder.path + "/g.xlsx")
    #expect(try Table.read(path, columns: schema)[0, 0] == "2024-01")
  }
}
