import Forecasting
import Foundation
import Funds
import Quantities
import Testing

@testable import Scenarios

@Suite("Months told by running totals of the year")
struct MonthlyFlowsTests {
  /// What 2024-01 to 2025-09 paid, in 万元.
  private static let amounts: [Double] = (0..<21).map { 20 + Double(($0 * 7) % 5) }

  private static func month(_ index: Int) -> Period {
    Period(year: 2024, month: 1).advanced(by: index)
  }

  private static func row(_ period: Period, _ basis: String, _ value: Double) -> String {
    "resident,benefits,,\(period),\(basis),\(value),万元,final,,,报表\n"
  }

  /// The running total of a month's year.
  private static func total(_ index: Int) -> Double {
    amounts[(index / 12 * 12)...index].reduce(0, +)
  }

  /// The small scenario with rows of benefits in place of its own.
  private static func scenario(_ rows: String) throws -> SmallScenario {
    let own = SmallScenario.records.components(separatedBy: "\n")
    let kept = own.filter { !$0.contains("resident,benefits,") && !$0.isEmpty }
    return try SmallScenario(["data/small.csv": kept.joined(separator: "\n") + "\n" + rows])
  }

  private static func rows(_ text: (Int) -> String) -> String {
    amounts.indices.map(text).joined()
  }

  private static func expectAmounts(_ scenario: SmallScenario) throws {
    let one = try #require(try scenario.cases().first)
    let history = try #require(one.history.lines["benefits"])
    #expect(!history.hasInterpolatedFlows)
    for index in amounts.indices {
      let value = try #require(history.flows[month(index)])
      #expect(abs(value - amounts[index] * 10_000) < 1e-6, "\(month(index))")
    }
  }

  @Test("one running total among months tells the month it adds, and the others stand")
  func lastMonth() throws {
    let scenario = try Self.scenario(
      Self.rows { index in
        index == 20
          ? Self.row(Self.month(index), "cumulative", Self.total(index))
          : Self.row(Self.month(index), "flow", Self.amounts[index])
      })
    try Self.expectAmounts(scenario)
    let findings = try scenario.cases().flatMap(\.findings)
    #expect(findings.contains { $0.text.chinese.contains("2025-09 由本年累计数减去其余各月得出") })
  }

  @Test("a year of running totals behind a year of months tells every month")
  func year() throws {
    try Self.expectAmounts(
      Self.scenario(
        Self.rows { index in
          index >= 12
            ? Self.row(Self.month(index), "cumulative", Self.total(index))
            : Self.row(Self.month(index), "flow", Self.amounts[index])
        }))
  }

  @Test("a running total that its months do not add up to is named, and the months stand")
  func contradiction() throws {
    let scenario = try Self.scenario(
      Self.rows { Self.row(Self.month($0), "flow", Self.amounts[$0]) }
        + Self.row(Self.month(14), "cumulative", 20))
    try Self.expectAmounts(scenario)
    let findings = try scenario.cases().flatMap(\.findings).filter { $0.kind == .suspicious }
    #expect(findings.contains { $0.text.english.contains("is not the sum of the periods") })
  }

  @Test("where a running total covers several unknown months, earlier years keep their months")
  func spread() throws {
    let scenario = try Self.scenario(
      Self.rows { index in
        index < 12 ? Self.row(Self.month(index), "flow", Self.amounts[index]) : ""
      } + Self.row(Self.month(20), "cumulative", Self.total(20)))
    let one = try #require(try scenario.cases().first)
    let flows = try #require(one.history.lines["benefits"]).flows
    for index in 0..<12 {
      let value = try #require(flows[Self.month(index)])
      #expect(abs(value - Self.amounts[index] * 10_000) < 0.02, "\(Self.month(index))")
    }
    let spread = (12...20).compactMap { flows[Self.month($0)] }.reduce(0, +)
    #expect(abs(spread - Self.total(20) * 10_000) < 0.02)
  }

  @Test("a line that lacks only the last closed month is a fault, not a smaller year")
  func lastMonthMissing() throws {
    let scenario = try Self.scenario(
      Self.rows { $0 == 20 ? "" : Self.row(Self.month($0), "flow", Self.amounts[$0]) })
    expectOnly(
      try scenario.faults(),
      ExpectedFault(
        "closed-without-data", at: "", ["没有 2025-09 的记录", "没有发生的写 0"],
        ["has no record of 2025-09", "write 0 where nothing happened"]), in: "data/small.csv")
  }

  @Test("a slip in a record's fund is a fault: its rows would be left out")
  func fundName() throws {
    let scenario = try Self.scenario(
      Self.rows { Self.row(Self.month($0), "flow", Self.amounts[$0]) })
    try scenario.edit(
      "data/small.csv", Self.row(Self.month(3), "flow", Self.amounts[3]),
      Self.row(Self.month(3), "flow", Self.amounts[3]).replacingOccurrences(
        of: "resident,", with: "residents,"))
    let faults = try scenario.faults()
    #expect(faults.map(\.code) == ["unknown-fund"])
    #expect(faults.first?.message(in: .chinese).contains("是否想写“resident ") ?? false)
    #expect(faults.first?.place.line != nil)
  }
}
