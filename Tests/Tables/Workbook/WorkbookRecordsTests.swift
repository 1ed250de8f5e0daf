import Quantities
import TestSupport
import Testing

@testable import Tables

@Suite("Records in a workbook")
struct WorkbookRecordsTests {
  private let folder: TemporaryFolder
  private let head = ["基金", "项目", "期间", "口径", "数值", "单位", "来源"].map {
    WorkbookFixture.Cell.shared($0)
  }

  init() throws { folder = try TemporaryFolder() }

  private func row(_ item: String, _ value: WorkbookFixture.Cell, _ unit: String)
    -> [WorkbookFixture.Cell]
  {
    [
      .shared("resident"), .shared(item), .number("45292", format: 1), .shared("当期"), value,
      .shared(unit), .shared("月报"),
    ]
  }

  private func write(_ sheets: [WorkbookFixture.Sheet]) -> String {
    WorkbookFixture(sheets, formats: ["General", "yyyy-mm", "0.0%"])
      .write(to: folder.path + "/记录.xlsx")
  }

  @Test("Every sheet with the columns is read, and what a share is shown as is its value")
  func sheets() throws {
    let file = try RecordFile.read(
      write([
        .init("收入", [head, row("individual", .number("3754.1000000000004"), "万元")]),
        .init("说明", [[.text("填报说明")]]),
        .init("比例", [head, row("collection.rate", .number("0.997", format: 2), "%")]),
      ]))
    #expect(file.records.map(\.written) == ["3754.1 万元", "99.7 %"])
    #expect(
      file.records.map(\.period) == [Period(year: 2024, month: 1), Period(year: 2024, month: 1)])
    #expect(file.records[1].place.description.hasSuffix("[比例] E2"))
  }

  @Test("One figure given differently in two sheets is refused, with both cells")
  func conflict() throws {
    let path = write([
      .init("收入", [head, row("individual", .number("1"), "万元")]),
      .init("收入 (2)", [head, row("individual", .number("2"), "万元")]),
    ])
    let found = findings { () throws(InputFault) in _ = try RecordFile.read(path) }
    #expect(found.map(\.code) == ["duplicate-record"])
    let message = found.first?.message(in: .chinese) ?? ""
    #expect(message.contains("[收入 (2)] E2") || message.contains("[收入] E2"))
    #expect(try RecordFile.read(path + "#收入").records.count == 1)
  }

  @Test("A sheet with a slip in its header is told, not passed over")
  func slip() {
    var wrong = head
    wrong[4] = .shared("数 额")
    let path = write([
      .init("收入", [head, row("individual", .number("1"), "万元")]),
      .init("支出", [wrong, row("inpatient", .number("2"), "万元")]),
    ])
    let found = findings { () throws(InputFault) in _ = try RecordFile.read(path) }
    #expect(found.contains { $0.code == "missing-column" && $0.place.sheet == "支出" })
  }

  @Test("A unit in the value must be that of its column")
  func units() throws {
    let head = "基金,项目,期间,口径,数值,单位,来源\n"
    let same = try RecordFile(Table(path: "a.csv", text: head + "a,b,2024-01,当期,赤字3754万元,万元,c\n"))
    #expect(same.records.map(\.written) == ["-3754 万元"])
    let table = try Table(path: "a.csv", text: head + "a,b,2024-01,当期,3754万元,元,c\n")
    let found = findings { () throws(InputFault) in _ = try RecordFile(table) }
    #expect(found.map(\.code) == ["two-units"])
    for finding in found { expectBilingual(finding) }
  }
}
