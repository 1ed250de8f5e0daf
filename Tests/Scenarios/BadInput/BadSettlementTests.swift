import Foundation
import Quantities
import Testing

@testable import Scenarios

@Suite("Faulty settlement")
struct BadSettlementTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let block: String
    let triangle: String
    let expected: ExpectedFault
    let file: String
  }

  private static let usual = "  - {line: benefits, triangle: data/triangle.csv, unit: 万元}\n"

  private static func block(_ what: String, _ block: String, _ expected: ExpectedFault) -> Case {
    Case(
      testDescription: what, block: block, triangle: SettlementTests.triangle, expected: expected,
      file: "baseline.yaml")
  }

  private static func triangle(_ what: String, _ triangle: String, _ expected: ExpectedFault)
    -> Case
  {
    Case(
      testDescription: what, block: usual, triangle: triangle, expected: expected,
      file: "triangle.csv")
  }

  private static let october = Period(year: 2024, month: 10)

  static let cases: [Case] = [
    block(
      "a line that is not there", "  - {line: benefit, triangle: data/triangle.csv}\n",
      ExpectedFault(
        "unknown-line", at: "14:12", ["没有名为“benefit”的项目", "是否想写“benefits”？"],
        ["there is no line “benefit”", "Did you mean “benefits”?"])),
    block(
      "a fund that is not there",
      "  - {fund: residents, line: benefits, triangle: data/triangle.csv}\n",
      ExpectedFault(
        "unknown-fund", at: "14:5", ["没有名为“residents”的基金", "是否想写“resident”？"],
        ["there is no fund “residents”"])),
    block(
      "a line that is paid at once", "  - {line: premium, triangle: data/triangle.csv}\n",
      ExpectedFault(
        "not-settled-later", at: "14:12",
        ["“个人缴费”（premium）在模型中没有 settlement", "应为：benefits", "加 settlement"],
        ["“Contributions” (premium) has no settlement", "Expected: benefits"])),
    block(
      "a line twice",
      "  - {line: benefits, triangle: data/triangle.csv, unit: 万元}\n"
        + "  - {line: benefits, triangle: data/triangle.csv, unit: 万元}\n",
      ExpectedFault(
        "repeated-name", at: "15:5", ["“待遇支出”的结算写了两次", "每个项目一次"],
        ["the settlement of “Benefits” is stated twice"])),
    block(
      "a triangle that is not there", "  - {line: benefits, triangle: data/triangel.csv}\n",
      ExpectedFault(
        "file-not-found", at: "14:32", ["找不到结算三角文件 data/triangel.csv", "的路径"],
        ["the triangle data/triangel.csv is not found"])),
    block(
      "a method that is none",
      "  - {line: benefits, triangle: data/triangle.csv, method: chainladder, unit: 万元}\n",
      ExpectedFault(
        "unknown-word", at: "14:59", ["应为：chain-ladder", "是否想写“chain-ladder”？"],
        ["Expected: chain-ladder", "Did you mean “chain-ladder”?"])),
    block(
      "a tail below one",
      "  - {line: benefits, triangle: data/triangle.csv, tail: 0.98, unit: 万元}\n",
      ExpectedFault(
        "wrong-value", at: "14:57", ["这里写的是“0.98”", "1 到 2 的尾部因子"],
        ["“0.98” stands here", "a tail factor from 1 to 2"])),
    block(
      "a window of nothing",
      "  - {line: benefits, triangle: data/triangle.csv, window: 0, unit: 万元}\n",
      ExpectedFault(
        "wrong-value", at: "14:59", ["这里写的是“0”", "1 到 1000 的整数"],
        ["a whole number from 1 to 1000"])),
    block(
      "a key that is none",
      "  - {line: benefits, triangel: data/triangle.csv, unit: 万元}\n",
      ExpectedFault(
        "unknown-key", at: "14:22", ["结算中没有名为“triangel”的键", "是否想写“triangle”？"],
        ["a settlement has no key “triangel”", "Did you mean “triangle”?"])),
    block(
      "a triangle in another unit", "  - {line: benefits, triangle: data/triangle.csv}\n",
      ExpectedFault(
        "other-scale", at: "14:32",
        ["三角最近 1 期共支付 20 元，而账上“待遇支出”同期支付 190000 元", "unit: 万元"],
        ["the triangle pays 20 in its last 1 periods", "such as unit: 万元"])),
    triangle(
      "a triangle by the year",
      SettlementTests.rows(from: Period(year: 2022), count: 3) { _ in [12, 6, 2] },
      ExpectedFault(
        "wrong-grain", at: "2:1", ["服务期“2022”起的三角不是月三角", "服务期和结算期都按月"],
        ["does not go by the month", "service and payment by the month"])),
    triangle(
      "a triangle that ends before the close",
      SettlementTests.rows(from: october, count: 11) { _ in [12, 6, 2] },
      ExpectedFault(
        "before-the-close", at: "31:1",
        ["三角最新的服务期是 2025-08，而账结到 2025-09", "请把三角补到 2025-09"],
        ["newest origin is 2025-08, but the records close at 2025-09", "Bring the triangle up"])),
    triangle(
      "a triangle that starts too late",
      SettlementTests.rows(from: Period(year: 2025, month: 8), count: 8) { _ in [12, 6, 2] },
      ExpectedFault(
        "after-the-close", at: "2:1",
        ["三角从 2025-08 开始，到结账的 2025-09 还看不全 3 个进展期", "最早的服务期不晚于 2025-07"],
        ["starts at 2025-08", "a first origin no later than 2025-07"])),
    triangle(
      "developments that count from one",
      SettlementTests.triangle.replacingOccurrences(of: ",2,2\n", with: ",3,2\n")
        .replacingOccurrences(of: ",1,6\n", with: ",2,6\n")
        .replacingOccurrences(of: ",0,12\n", with: ",1,12\n"),
      ExpectedFault(
        "after-the-close", at: "34:1",
        ["三角最新的服务期是 2025-09", "2025-08，因为 development 从 1 起", "0 为服务当期支付"],
        ["2025-08, as developments count from 1"])),
    triangle(
      "developments in another step",
      SettlementTests.triangle.replacingOccurrences(of: ",2,2\n", with: ",24,2\n")
        .replacingOccurrences(of: ",1,6\n", with: ",12,6\n"),
      ExpectedFault(
        "wrong-development", at: "2:9", ["进展期为 0, 12, 24", "0 为服务当期支付"],
        ["the developments are 0, 12, 24", "Expected: 0, 1, 2"])),
    triangle(
      "nothing ever paid in the month of the service",
      SettlementTests.rows(from: october, count: 12) { _ in [0, 18, 2] },
      ExpectedFault(
        "zero-origin", at: "34:1", ["该服务期的数值全为零", "请删去 development 0 的行"],
        ["leave out development 0"])),
    triangle(
      "a newest diagonal with a hole",
      SettlementTests.triangle.replacingOccurrences(of: "2025-08,1,6\n", with: ""),
      ExpectedFault(
        "incomplete-diagonal", at: "32:1", ["1 个服务期没有结算到 2025-09：2025-08", "没有结算的写 0"],
        ["origins not settled up to 2025-09: 1, namely 2025-08"])),
    triangle(
      "a share below zero",
      SettlementTests.rows(from: october, count: 12) { _ in [12, 9, -1] },
      ExpectedFault(
        "negative-share", at: "4:9", ["服务后第 2 期的结算份额为 -5%，是负数", "请核对退回和冲减的行"],
        ["the share settled 2 periods after the service is -5%", "Check the rows with recoveries"])),
    triangle(
      "one development only",
      SettlementTests.rows(from: october, count: 12) { _ in [12] },
      ExpectedFault(
        "too-few-developments", at: "2:1", ["三角只有一个进展期"], ["one development only"])),
    triangle(
      "a cell twice", SettlementTests.triangle + "2025-09,0,12\n",
      ExpectedFault(
        "repeated-cell", at: "35:1", ["同一格出现两次", "每格一行"], ["the cell is given twice"])),
    triangle(
      "a month of service missing",
      SettlementTests.triangle.replacingOccurrences(of: "2025-03,", with: "2025-04,")
        .replacingOccurrences(of: "2025-04,0,12\n2025-04,1,6\n2025-04,2,2\n", with: ""),
      ExpectedFault("mixed-grain", at: "17:1", ["中间缺期"], ["an origin is missing"])),
    triangle(
      "a value that is no number",
      SettlementTests.triangle.replacingOccurrences(of: "2025-09,0,12", with: "2025-09,0,十二"),
      ExpectedFault("not-a-number", at: "34:11", ["“十二”不是数字"], ["“十二” is not a number"])),
  ]

  @Test("A faulty settlement or triangle", arguments: cases)
  func fault(one: Case) throws {
    let scenario = try SettlementTests.scenario(one.triangle, block: one.block)
    try scenario.edit(
      "data/small.csv", "resident,benefits,,2025-09,flow,0,", "resident,benefits,,2025-09,flow,19,")
    expectOnly(try scenario.faults(), one.expected, in: one.file)
  }

  @Test("In a variant the block belongs to the baseline")
  func elsewhere() throws {
    let scenario = try SettlementTests.scenario()
    try scenario.edit(
      "variant.yaml", "changes:\n", "settlement:\n\(BadSettlementTests.usual)changes:\n")
    expectOnly(
      try scenario.faults("variant.yaml"),
      ExpectedFault(
        "baseline-key", at: "5:3", ["“settlement”只能写在基线里"],
        ["“settlement” belongs to a baseline"]), in: "variant.yaml")
  }

  @Test("A triangle's faults hide no others")
  func together() throws {
    let scenario = try SettlementTests.scenario(
      SettlementTests.triangle.replacingOccurrences(of: "2025-08,1,6\n", with: ""))
    try scenario.edit("baseline.yaml", "line: matters", "line: mater")
    #expect(
      Set(try scenario.faults().filter { $0.severity == .error }.map(\.code)) == [
        "incomplete-diagonal", "unknown-line",
      ])
  }
}
