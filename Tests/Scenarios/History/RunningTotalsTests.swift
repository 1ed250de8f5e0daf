import Forecasting
import Foundation
import Funds
import Quantities
import Tables
import Testing

@testable import Scenarios

/// An office that has yearly accounts of 2021–2024 and running totals of 2025.
@Suite("Lines told by yearly figures and running totals")
struct RunningTotalsTests {
  /// What the lines moved in each closed month of 2025, in 万元.
  private static let months: [String: [Double]] = [
    "premium": [20, 10, 0, 0, 0, 0, 0, 0, 10],
    "subsidy": [0, 0, 65, 0, 0, 0, 35, 0, 0],
    "benefits": [20, 21, 20, 19, 20, 22, 20, 21, 20],
  ]

  private static let years: [String: [Double]] = [
    "premium": [90, 92, 94, 96], "subsidy": [80, 85, 90, 95], "benefits": [200, 210, 220, 230],
  ]

  /// One line's rows, running totals through a month.
  private static func rows(_ line: String, through last: Int = 9) -> String {
    let annual = (years[line] ?? []).enumerated().map {
      "resident,\(line),,\(2021 + $0),flow,\($1),万元,final,,,决算\n"
    }
    var sum = 0.0
    let running = (months[line] ?? []).prefix(last).enumerated().map { index, amount in
      sum += amount
      return "resident,\(line),,2025-0\(index + 1),cumulative,\(sum),万元,flash,,,月报\n"
    }
    return annual.joined() + running.joined()
  }

  private static let lines = ["premium", "subsidy", "benefits"]

  /// The small fund with the rows of these lines in place of its own.
  private static func scenario(_ rows: [String], closed: String = "2025-09") throws
    -> SmallScenario
  {
    let own = SmallScenario.records.components(separatedBy: "\n").filter { row in
      !row.isEmpty && !row.contains("balance.book")
        && !lines.contains { row.hasPrefix("resident,\($0),") }
    }
    let balance = "resident,balance.book,,2024-12,stock,900,万元,final,,,报表\n"
    let scenario = try SmallScenario([
      "data/small.csv": own.joined(separator: "\n") + "\n" + balance + rows.joined()
    ])
    try scenario.edit(
      "baseline.yaml", "closed-through: 2025-09", "closed-through: \(closed)")
    return scenario
  }

  private static func whole() -> [String] { lines.map { rows($0) } }

  private static func edited(_ line: String, _ old: String, _ new: String) throws -> [String] {
    try lines.map { name in
      let text = rows(name)
      guard name == line else { return text }
      try #require(text.components(separatedBy: old).count == 2, "\(old) stands once")
      return text.replacingOccurrences(of: old, with: new)
    }
  }

  private static func urgent(_ rows: [String]) throws -> [HistoryFinding] {
    try scenario(rows).cases().flatMap(\.findings).filter(\.isUrgent)
  }

  @Test("Sound figures say nothing urgent, and the months of running totals are told, not spread")
  func sound() throws {
    let one = try #require(try Self.scenario(Self.whole()).cases().first)
    let urgent = one.findings.filter(\.isUrgent).map(\.text.chinese)
    #expect(urgent.isEmpty, "\(urgent)")
    let past = try #require(one.history.lines["benefits"])
    for (index, amount) in (Self.months["benefits"] ?? []).enumerated() {
      let month = Period(year: 2025, month: index + 1)
      #expect(abs((past.flows[month] ?? 0) - amount * 10_000) < 0.02)
      #expect(!past.isSpread(month))
    }
    #expect(past.isSpread(Period(year: 2024, month: 12)))
    let said = one.findings.map(\.text.chinese)
    #expect(said.contains { $0.contains("待遇支出 2021-01 至 2024-12 各月由累计数和全年数按月均摊") })
    #expect(said.contains { $0.contains("待遇支出 2025-01、2025-02") && $0.contains("累计数减去") })
  }

  @Test("A closed month that no line tells is a fault, whatever the basis of the records")
  func nothing() throws {
    for (closed, told) in [("2025-10", "2025-09"), ("2025-12", "2025-09"), ("2026-03", "2025-09")] {
      expectOnly(
        try Self.scenario(Self.whole(), closed: closed).faults(),
        ExpectedFault(
          "closed-without-data", at: "", ["\(closed) 已结账，但记录只到 \(told)"],
          ["\(closed) is closed, but the records end at \(told)", "closed-through: \(told)"]),
        in: "data/small.csv")
    }
  }

  @Test("A line whose running totals end early is a fault that names it and its months")
  func early() throws {
    expectOnly(
      try Self.scenario([
        Self.rows("premium"), Self.rows("subsidy"), Self.rows("benefits", through: 7),
      ]).faults(),
      ExpectedFault(
        "closed-without-data", at: "",
        ["“待遇支出”（benefits）没有 2025-08、2025-09 的记录", "照填上期的累计数"],
        ["has no record of 2025-08, 2025-09", "repeat the last running total"]),
      in: "data/small.csv")
  }

  @Test("A cell left empty is named at its place")
  func emptyCell() throws {
    let rows = try Self.edited("benefits", "2025-09,cumulative,183.0,", "2025-09,cumulative,,")
    let scenario = try Self.scenario(rows)
    let text = try #require(scenario.files["data/small.csv"])
    let line = try #require(
      text.components(separatedBy: "\n").firstIndex { $0.contains("2025-09,cumulative,,") })
    expectOnly(
      try scenario.faults(),
      ExpectedFault(
        "closed-without-data", at: "\(line + 1):39", ["没有 2025-09 的记录（该格为空）"],
        ["has no record of 2025-09 (the cell is empty)"]), in: "data/small.csv")
  }

  @Test("Months inside a running total need no record of their own")
  func together() throws {
    let text = Self.rows("benefits").components(separatedBy: "\n")
      .filter { !$0.contains("2025-01,") && !$0.contains("2025-06,") }
    let one = try #require(
      try Self.scenario([
        Self.rows("premium"), Self.rows("subsidy"), text.joined(separator: "\n"),
      ]).cases().first)
    let past = try #require(one.history.lines["benefits"])
    #expect(past.isSpread(Period(year: 2025, month: 1)))
    #expect(!past.isSpread(Period(year: 2025, month: 5)))
    #expect(past.isSpread(Period(year: 2025, month: 7)))
    let early = [1, 2].reduce(0) { $0 + (past.flows[Period(year: 2025, month: $1)] ?? 0) }
    #expect(abs(early - 410_000) < 0.05)
  }

  @Test(
    "A slip in a running total is named at its row",
    arguments: [
      // 万元 written as 元, a digit too many, the sign swapped, a total that falls.
      ("183.0", "1830000", "与平常"), ("183.0", "1830", "与平常"), ("183.0", "0.0183", "为负数"),
      ("183.0", "-183.0", "与平常"), ("163.0", "140", "为负数"),
    ])
  func slip(old: String, new: String, says: String) throws {
    let rows = try Self.edited("benefits", ",cumulative,\(old),", ",cumulative,\(new),")
    let found = try Self.urgent(rows).filter { $0.text.chinese.contains("待遇支出 2025-0") }
    let one = try #require(found.first)
    #expect(one.text.chinese.contains("由本年累计相减得出") && one.text.chinese.contains(says))
    #expect(one.place?.file.hasSuffix("data/small.csv") == true && one.place?.line != nil)
  }

  @Test("A running total that falls over months that nothing else tells is named")
  func falls() throws {
    let text = Self.rows("benefits").components(separatedBy: "\n")
      .filter { !$0.contains("2025-08,") }.joined(separator: "\n")
    let rows = text.replacingOccurrences(of: ",183.0,", with: ",100,")
    let found = try Self.urgent([Self.rows("premium"), Self.rows("subsidy"), rows])
    #expect(
      found.contains { $0.text.chinese.contains("本年累计由 2025-07 的 142.00 万元 降到 2025-09 的 100.00") })
  }

  @Test("A published year ten thousand times too large is named")
  func oddYear() throws {
    let found = try Self.urgent(
      try Self.edited("benefits", ",2023,flow,220.0,", ",2023,flow,2200000,"))
    #expect(found.contains { $0.text.chinese.contains("待遇支出 2023 年 2200000.00 万元") })
  }

  @Test("A line that the model computes and nothing records is asked about")
  func unrecorded() throws {
    let found = try Self.urgent([Self.rows("premium"), Self.rows("benefits")])
    #expect(found.count == 1)
    #expect(found.first?.text.chinese.contains("财政补助（subsidy）没有任何记录") == true)
  }

  @Test("An adjustment that is a large share of what moved is questioned, a small one stated")
  func adjustment() throws {
    func kinds(_ balance: String) throws -> [HistoryFinding.Kind] {
      let row = "resident,balance.book,,2025-09,stock,\(balance),万元,final,,,报表\n"
      return try Self.scenario(Self.whole() + [row]).cases().flatMap(\.findings).filter {
        $0.text.chinese.contains("公布结余与收支相差")
      }.map(\.kind)
    }
    // 900 + 140 − 183 = 857 of 183 spent.
    #expect(try kinds("857").isEmpty)
    #expect(try kinds("850") == [.adjustment])
    #expect(try kinds("780") == [.suspicious])
  }

  @Test("Without a known season a year is spread over the months that the model states")
  func timing() throws {
    let one = try #require(try Self.scenario(Self.whole()).cases().first)
    let subsidy = try #require(one.history.lines["subsidy"])
    let premium = try #require(one.history.lines["premium"])
    for (index, year) in (2021...2024).enumerated() {
      let (whole, paid) = (80 + 5 * Double(index), 90 + 2 * Double(index))
      for month in 1...12 {
        let period = Period(year: year, month: month)
        let share = month == 3 ? 0.65 : month == 7 ? 0.35 : 0
        #expect(
          abs((subsidy.flows[period] ?? 0) / 1e4 - share * whole) < 0.05 * whole, "\(period)")
        let part = month == 9 ? 0.1 : month == 12 ? 0.6 : month == 1 ? 0.2 : month == 2 ? 0.1 : 0
        #expect(abs((premium.flows[period] ?? 0) / 1e4 - part * paid) < 0.1 * paid, "\(period)")
      }
      let total = (1...12).reduce(0) {
        $0 + (subsidy.flows[Period(year: year, month: $1)] ?? 0)
      }
      #expect(abs(total - whole * 1e4) < 0.05)
    }
    #expect(one.findings.contains { $0.text.chinese.contains("按模型所写的到账月份分摊") })
  }

  @Test("What is spread is not told, what the year or the year to date publishes is")
  func told() throws {
    let one = try #require(try Self.scenario(Self.whole()).cases().first)
    let timeline = FundTimeline(model: one.model, history: one.history)
    func isTold(_ first: (Int, Int), _ last: (Int, Int)) -> Bool {
      timeline.isTold(
        "benefits",
        over: Period(year: first.0, month: first.1)...Period(year: last.0, month: last.1))
    }
    #expect(isTold((2025, 1), (2025, 9)) && isTold((2025, 4), (2025, 9)))
    #expect(isTold((2024, 1), (2024, 12)) && !isTold((2024, 1), (2024, 9)))
    #expect(!isTold((2024, 12), (2024, 12)) && !isTold((2024, 12), (2025, 2)))
    #expect(timeline.hasSpread(over: Period(year: 2024, month: 5)...Period(year: 2024, month: 5)))
    #expect(!timeline.hasSpread(over: Period(year: 2025, month: 1)...Period(year: 2025, month: 9)))
  }

  /// 2024 told by running totals of a flash report, and by a final account.
  private static func decembers(_ annual: String, _ basis: String) throws -> FundCase {
    var sum = 0.0
    let running = (1...12).map { month in
      sum += 19
      let (word, value) = basis == "flow" ? ("flow", 19) : ("cumulative", sum)
      return
        "resident,benefits,,2024-\(month < 10 ? "0" : "")\(month),\(word),\(value),万元,flash,,,月报\n"
    }
    let own = try edited("benefits", ",2024,flow,230.0,万元,final", ",2024,flow,\(annual)")
    return try #require(
      try scenario([own[0], own[1], own[2] + running.joined()]).cases().first)
  }

  @Test("A final account wins over the flash running total of December, which is listed")
  func december() throws {
    let one = try Self.decembers("230.5,万元,final", "cumulative")
    let past = try #require(one.history.lines["benefits"])
    #expect(past.total(ofYear: 2024) == 2_305_000)
    #expect(abs((past.flows[Period(year: 2024, month: 12)] ?? 0) - 215_000) < 0.02)
    let listed = try #require(one.superseded.first)
    #expect(one.superseded.count == 1 && listed.difference == 25_000)
    #expect(listed.superseded.basis == .cumulative && listed.winner.basis == .flow)
    // An approximate year yields to the running total in its turn.
    let other = try Self.decembers("231,万元,approximate", "cumulative")
    #expect(other.history.lines["benefits"]?.total(ofYear: 2024) == 2_280_000)
    #expect(other.superseded.first?.superseded.period == Period(year: 2024))
  }

  @Test("A final account wins over flash months, the difference falling into December")
  func flashMonths() throws {
    let one = try Self.decembers("230.5,万元,final", "flow")
    let past = try #require(one.history.lines["benefits"])
    #expect(past.total(ofYear: 2024) == 2_305_000)
    #expect(abs((past.flows[Period(year: 2024, month: 12)] ?? 0) - 215_000) < 0.02)
    let said = try #require(one.findings.first { $0.kind == .superseded })
    #expect(said.text.chinese.contains("相差 2.50 万元") && said.amount == 25_000)
  }
}
