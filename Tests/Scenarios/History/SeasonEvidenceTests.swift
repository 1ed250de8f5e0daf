import Forecasting
import Foundation
import Funds
import Quantities
import TestSupport
import Testing

@testable import Scenarios

@Suite("The season rests on everything that tells it")
struct SeasonEvidenceTests {
  private static let first = Period(year: 2019, month: 1)
  private static let closed = Period(year: 2025, month: 9)
  private static let season = [5.0, 2, 4, 4, 4, 4, 5, 5, 4, 3, 3, 7]

  /// Months from 2019-01 to 2025-09 in 万元, with growth and luck.
  private static func amounts(_ random: inout CaseGenerator) -> [Double] {
    (0...first.distance(to: closed)).map { index in
      let growth = 1 + 0.05 * Double(index / 12)
      return (season[index % 12] * growth * random.number(in: 0.97...1.03) * 10_000).rounded() / 100
    }
  }

  private static func row(_ period: String, _ basis: String, _ value: Double) -> String {
    "resident,benefits,,\(period),\(basis),\(String(format: "%.2f", value)),万元,final,,,报表\n"
  }

  private static func months(_ amounts: [Double], except told: (Period) -> Bool) -> String {
    amounts.indices.map { index in
      let period = first.advanced(by: index)
      return told(period) ? "" : row("\(period)", "flow", amounts[index])
    }.joined()
  }

  private static func sum(_ amounts: [Double], _ from: Period, _ to: Period) -> Double {
    amounts[first.distance(to: from)...first.distance(to: to)].reduce(0, +)
  }

  private static func history(_ rows: String) throws -> LineHistory {
    let own = SmallScenario.records.components(separatedBy: "\n")
    let kept = own.filter { !$0.contains("resident,benefits,") && !$0.isEmpty }
    let scenario = try SmallScenario([
      "data/small.csv": kept.joined(separator: "\n") + "\n" + rows
    ])
    return try #require(try scenario.cases().first?.history.lines["benefits"])
  }

  /// How far each month's share of a year lies from January to December at the most, and at the
  /// least, over the complete years.
  private static func ranges(_ amounts: [Double]) -> [Double] {
    let years = (2019...2024).map { year -> [Double] in
      let from = Period(year: year, month: 1)
      let whole = sum(amounts, from, from.advanced(by: 11))
      return (0..<12).map { amounts[first.distance(to: from) + $0] / whole }
    }
    return (0..<12).map { month in
      let shares = years.map { $0[month] }
      return (shares.max() ?? 0) - (shares.min() ?? 0)
    }
  }

  @Test(
    "A year known by its sum alone moves no month's share by more than the years differ",
    arguments: 2019...2024)
  func annual(year: Int) throws {
    var random = CaseGenerator("season evidence", case: year)
    let amounts = Self.amounts(&random)
    let whole = try Self.history(Self.months(amounts) { _ in false })
    let from = Period(year: year, month: 1)
    let annual = try Self.history(
      Self.months(amounts) { $0.year == year }
        + Self.row("\(year)", "flow", Self.sum(amounts, from, from.advanced(by: 11))))
    let before = try #require(whole.seasonal).shares(in: 2026)
    let after = try #require(annual.seasonal).shares(in: 2026)
    let ranges = Self.ranges(amounts)
    for month in 0..<12 {
      #expect(abs(before[month] - after[month]) <= ranges[month], "\(month + 1)")
    }
    // What nine months make of 2025 moves by no more than their share does.
    func expected(_ line: LineHistory) throws -> Double {
      let share = try #require(line.seasonal).cumulativeShare(through: 9, in: 2025)
      return line.yearToDate(through: Self.closed) / share
    }
    let share = before.prefix(9).reduce(0, +)
    let bound = ranges.prefix(9).reduce(0, +) / (share - ranges.prefix(9).reduce(0, +))
    #expect(abs(try expected(annual) / expected(whole) - 1) <= bound)
    // The months of the other years are as recorded, those of this year spread.
    for (index, amount) in amounts.enumerated() {
      let period = Self.first.advanced(by: index)
      let position = try #require(annual.flows.index(of: period))
      #expect(annual.isInterpolated[position] == (period.year == year))
      if period.year != year {
        #expect(abs((annual.flows[period] ?? 0) - amount * 10_000) < 0.02)
      }
    }
  }

  @Test("Months told together by running totals leave the season to the years before")
  func runningTotals() throws {
    var random = CaseGenerator("season evidence", case: 7)
    let amounts = Self.amounts(&random)
    let whole = try Self.history(Self.months(amounts) { _ in false })
    let march = Period(year: 2025, month: 3)
    let hidden = [march.advanced(by: -1), march, march.advanced(by: 1)]
    let told = try Self.history(
      Self.months(amounts, except: hidden.contains)
        + Self.row(
          "\(hidden[2])", "cumulative", Self.sum(amounts, Period(year: 2025, month: 1), hidden[2])))
    #expect(told.seasonal == whole.seasonal)
    let spread = hidden.reduce(0) { $0 + (told.flows[$1] ?? 0) }
    #expect(abs(spread - Self.sum(amounts, hidden[0], hidden[2]) * 10_000) < 0.05)
  }

  @Test("A month that nothing tells stays open beside a year known by its sum")
  func open() throws {
    var random = CaseGenerator("season evidence", case: 8)
    let amounts = Self.amounts(&random)
    let gap = Period(year: 2021, month: 5)
    let line = try Self.history(
      Self.months(amounts) { $0.year == 2019 || $0 == gap }
        + Self.row(
          "2019", "flow", Self.sum(amounts, Self.first, Period(year: 2019, month: 12))))
    #expect(line.flows[gap] == nil && line.total(ofYear: 2021) == nil)
    #expect(line.flows[gap.advanced(by: 1)] != nil && line.flows[Self.first] != nil)
  }

  @Test("Figures that contradict one another are named in order, with unit and line")
  func contradiction() throws {
    var random = CaseGenerator("season evidence", case: 9)
    let amounts = Self.amounts(&random)
    let from = Period(year: 2022, month: 1)
    let total = Self.sum(amounts, from, from.advanced(by: 11))
    let own = SmallScenario.records.components(separatedBy: "\n")
    let kept = own.filter { !$0.contains("resident,benefits,") && !$0.isEmpty }
    let rows = Self.months(amounts) { _ in false } + Self.row("2022", "flow", total + 500)
    let scenario = try SmallScenario([
      "data/small.csv": kept.joined(separator: "\n") + "\n" + rows
    ])
    let line = kept.count + amounts.count + 1
    expectOnly(
      try scenario.faults(),
      ExpectedFault(
        "contradictory-figures", at: "\(line):30",
        ["相差 500.00 万元：2022-01 至 2022-12 各期合计", "2022 全年"],
        ["by 500.00 万元: 2022-01 to 2022-12 together", "year 2022"]), in: "data/small.csv")
  }

  @Test("A year published more roughly than its months contradicts none of them")
  func rounding() throws {
    var random = CaseGenerator("season evidence", case: 10)
    let amounts = Self.amounts(&random)
    let from = Period(year: 2022, month: 1)
    let total = Self.sum(amounts, from, from.advanced(by: 11))
    let rough =
      "resident,benefits,,2022,flow,\(String(format: "%.2f", total / 10_000)),亿元,final,,,公报\n"
    let line = try Self.history(Self.months(amounts) { _ in false } + rough)
    #expect(!line.hasInterpolatedFlows)
    #expect(abs((line.flows[from] ?? 0) - amounts[36] * 10_000) < 0.02)
  }
}
