import Foundation
import Quantities
import TestSupport
import Testing

@testable import Scenarios

/// A slip in one cell of the small scenario's workbook, and what should be said of it.
struct BadCell: Sendable, CustomTestStringConvertible {
  let name: String
  let tab: String
  let row: Int
  let column: Int
  let cell: WorkbookFixture.Cell
  let expected: ExpectedFault

  var testDescription: String { name }

  static let all = [
    BadCell(
      name: "a parameter misspelt", tab: "假设", row: 3, column: 1, cell: .text("居民个人缴费标淮"),
      expected: ExpectedFault(
        "unknown-parameter", at: "3:1", ["[假设] A3", "居民个人缴费标准"], ["Did you mean"])),
    BadCell(
      name: "a period in words", tab: "假设", row: 3, column: 3, cell: .text("明年"),
      expected: ExpectedFault("wrong-value", at: "3:3", ["[假设] C3", "明年", "2026-01"], ["period"])),
    BadCell(
      name: "a day that is no month", tab: "方案", row: 5, column: 2,
      cell: .number("45915", format: 2),
      expected: ExpectedFault(
        "wrong-value", at: "5:2", ["[方案] B5", "2025-09-15", "2025-09"], ["period"])),
    BadCell(
      name: "a figure without a unit", tab: "假设", row: 3, column: 5, cell: .empty,
      expected: ExpectedFault("missing-unit", at: "3:4", ["420 元/人·年"], ["has no unit"])),
    BadCell(
      name: "a unit beside a percentage", tab: "假设", row: 4, column: 4,
      cell: .number("0.05", format: 1),
      expected: ExpectedFault(
        "two-units", at: "4:4", ["5%", "元/人·年", "常规格式"], ["formatted as a percentage"])),
    BadCell(
      name: "a formula that was never calculated", tab: "假设", row: 3, column: 4,
      cell: .formula("400+20", nil),
      expected: ExpectedFault("formula-without-result", at: "3:4", ["重新计算"], ["calculate"])),
    BadCell(
      name: "no value beside a period", tab: "假设", row: 3, column: 4, cell: .empty,
      expected: ExpectedFault("blank-cell", at: "3:4", ["数值（value）"], ["“value”"])),
    BadCell(
      name: "no period beside a value", tab: "假设", row: 3, column: 3, cell: .empty,
      expected: ExpectedFault("blank-cell", at: "3:3", ["期间（period）", "2026-01"], ["“period”"])),
    BadCell(
      name: "no parameter", tab: "假设", row: 3, column: 1, cell: .empty,
      expected: ExpectedFault("blank-cell", at: "3:1", ["参数（parameter）"], ["“parameter”"])),
    BadCell(
      name: "no source", tab: "假设", row: 3, column: 7, cell: .empty,
      expected: ExpectedFault("blank-cell", at: "3:7", ["来源（source）"], ["“source”"])),
    BadCell(
      name: "a column that is none", tab: "假设", row: 1, column: 8, cell: .text("备註"),
      expected: ExpectedFault("unknown-column", at: "1:8", ["备註", "列名前加 #"], ["Put #"])),
    BadCell(
      name: "a cell beside the table", tab: "假设", row: 3, column: 10, cell: .text("记得核对"),
      expected: ExpectedFault("too-many-fields", at: "3:10", ["记得核对"], ["Name the column"])),
    BadCell(
      name: "a setting misspelt", tab: "方案", row: 5, column: 1, cell: .text("截止到"),
      expected: ExpectedFault("unknown-key", at: "5:1", ["截止到", "预算年度"], ["closed-through"])),
    BadCell(
      name: "an event without its source", tab: "事件", row: 2, column: 9, cell: .empty,
      expected: ExpectedFault("blank-cell", at: "2:9", ["来源（source）"], ["“source”"])),
    BadCell(
      name: "an event of no line", tab: "事件", row: 2, column: 2, cell: .text("其它"),
      expected: ExpectedFault("unknown-line", at: "2:2", ["其它", "其他"], ["Did you mean"])),
    BadCell(
      name: "a continuation without a unit", tab: "假设", row: 3, column: 6, cell: .number("20"),
      expected: ExpectedFault("continuation", at: "3:6", ["“20”", "不变"], ["hold"])),
    BadCell(
      name: "data that is not there", tab: "基金", row: 2, column: 2, cell: .text("missing.xlsx"),
      expected: ExpectedFault("file-not-found", at: "2:2", ["missing.xlsx"], ["missing.xlsx"])),
    BadCell(
      name: "no data and no records", tab: "基金", row: 2, column: 2, cell: .empty,
      expected: ExpectedFault("no-records", at: "2:2", ["#居民记录"], ["no sheet of records"])),
  ]
}

@Suite("Slips in a scenario's workbook")
struct BadWorkbookTests {
  @Test("A slip is named by its sheet and cell, once", arguments: BadCell.all)
  func slip(_ bad: BadCell) throws {
    let scenario = try SmallScenario()
    var book = try scenario.book()
    #expect(try scenario.faults(book).isEmpty)
    book.set(bad.tab, bad.row, bad.column, bad.cell)
    // A setting that is misspelt is missing as well.
    let found = try scenario.faults(book).filter {
      bad.expected.code != "unknown-key" || $0.code != "missing-key"
    }
    expectOnly(found, bad.expected, in: "book.xlsx")
    #expect(found.first?.place.sheet == bad.tab)
  }

  @Test("Slips in several sheets are told all at once")
  func together() throws {
    let scenario = try SmallScenario()
    var book = try scenario.book()
    book.set("假设", 3, 1, .text("居民个人缴费标淮"))
    book.set("假设", 4, 3, .text("明年"))
    book.set("事件", 2, 9, .empty)
    #expect(
      Set(try scenario.faults(book).map(\.code))
        == ["unknown-parameter", "wrong-value", "blank-cell"])
  }

  @Test("Two sheets of a kind, copies, other names and hidden sheets are refused, not passed over")
  func sheets() throws {
    let scenario = try SmallScenario()
    let whole = try scenario.book()
    let assumptions = try #require(whole.cells["假设"])
    for (tab, code) in [
      ("assumptions", "duplicate-sheet"), ("假设 (2)", "unknown-sheet"), ("我的参数", "unknown-sheet"),
    ] {
      var book = whole
      book.tabs.append(tab)
      book.cells[tab] = assumptions
      let found = try scenario.faults(book)
      #expect(found.map(\.code) == [code], "\(tab)")
      #expect(found.first?.place.sheet == tab)
    }
    var hidden = whole
    hidden.hidden = ["假设"]
    #expect(try scenario.faults(hidden).map(\.code) == ["hidden-sheet"])
    // What explains, what is hidden and what is the office's own is nobody's business.
    var free = whole
    free.put("名称表", [["参数", "单位"], ["居民应参保人数", "人"]])
    free.put("草稿", [["随便", "写写"], ["1", "2"]])
    free.put("旧假设", [["参数", "数值"], ["x", "1"]])
    free.hidden = ["旧假设"]
    #expect(try scenario.faults(free).isEmpty)
  }

  @Test("A workbook without its first sheet says so; one of records says what it is")
  func others() throws {
    let scenario = try SmallScenario()
    var book = try scenario.book()
    book.tabs.removeAll { $0 == "方案" }
    let found = try scenario.faults(book)
    #expect(found.map(\.code) == ["not-a-scenario"])
    #expect(found.first?.found.chinese.contains("没有“方案”表") ?? false)
    #expect(FileKind.isScenarioWorkbook(scenario.path("book.xlsx")))
    book.tabs = []
    book.put(
      "记录", [["基金", "项目", "期间", "数值", "单位"], ["resident", "premium", "2025-01", "1", "万元"]])
    let records = try scenario.faults(book)
    #expect(records.map(\.code) == ["not-a-scenario"])
    #expect(records.first?.found.chinese.contains("只有记录") ?? false)
    #expect(!FileKind.isScenarioWorkbook(scenario.path("book.xlsx")))
    #expect(!FileKind.isScenarioWorkbook(scenario.path("baseline.yaml")))
  }

  @Test("One period twice and two ways of going on are refused")
  func contradictions() throws {
    let scenario = try SmallScenario()
    var book = try scenario.book()
    let row = try #require(book.cells["假设"]?[2])
    book.cells["假设"]?.append(row)
    #expect(try scenario.faults(book).map(\.code) == ["duplicate-key"])
    book.set("假设", 5, 3, .number("2028"))
    book.set("假设", 5, 6, .text("不变"))
    let found = try scenario.faults(book)
    #expect(found.map(\.code) == ["two-continuations"])
    #expect(found.first?.place.cell == "F5")
  }

  @Test("Blocks without a sheet of their own are read by their paths, which must not contradict")
  func paths() throws {
    #expect(ScenarioPath("benefits[1]/tiers[2]/cap")?.text == "benefits[1]/tiers[2]/cap")
    for text in ["", "/x", "x/", "x[0]", "x[", "x[a]", "x/y[1"] {
      #expect(ScenarioPath(text)?.text == nil, "\(text)")
    }
    let scenario = try SmallScenario()
    var book = try scenario.book()
    book.put(
      "其他",
      [["位置", "内容"], ["people/source", "a"], ["people/source/x", "b"], ["people[1]", "c"]])
    let found = try scenario.faults(book).filter { $0.code == "unreadable-path" }
    #expect(found.map(\.place.cell) == ["A3", "A4"])
  }
}
