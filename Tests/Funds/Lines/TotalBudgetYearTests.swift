import Actuarial
import Foundation
import Quantities
import Statistics
import TestSupport
import Testing

@testable import Funds

@Suite("A year under a total budget")
struct TotalBudgetYearTests {
  private func fund(_ values: [String: Double] = [:], annual: Double = 0.08) -> SmallFund {
    var fund = SmallFund([
      SmallFund.line(
        "inpatient", .expenditure,
        .cohort(
          CohortMethod(
            persons: writtenFormula("x.persons"), incidence: writtenFormula("x.rate"),
            cost: writtenFormula("x.cost * x.ratio"), timing: .even,
            cap: PaymentCap(
              growth: writtenFormula("x.growth"), cappedShare: writtenFormula("x.capped"),
              excessShare: writtenFormula("x.excess"), savingsShare: writtenFormula("x.savings"),
              policy: writtenFormula("x.ratio"), clearing: writtenFormula("x.clearing")),
            groups: [])),
        uncertainty: LineUncertainty(
          annual: annual, weight: .infinity, monthly: 0, factor: nil, share: 0))
    ])
    fund.cash = [
      "x.persons": 100, "x.rate": 0.2, "x.cost": 200, "x.ratio": 0.6, "x.growth": 0.1,
      "x.capped": 0.75, "x.excess": 0, "x.savings": 1, "x.clearing": 0.05,
    ].merging(values) { $1 }
    fund.past["inpatient"] = SmallFund.past(
      from: Period(year: 2023, month: 1), [Double](repeating: 100, count: 24))
    return fund
  }

  private func year(_ year: Int, _ fund: SmallFund) throws -> TotalBudgetYear {
    let line = try #require(try fund.projection().line("inpatient"))
    return try #require(line.totalBudget.first { $0.year == year })
  }

  @Test("The year's figures are what the months add up to")
  func sums() throws {
    let fund = fund(["x.excess": 0.6])
    let first = try year(2025, fund)
    // Need 2,400 a year, 1,800 of it capped; last year's 900 grows by a tenth.
    #expect(abs(first.need - 1_800) < 1e-9 && abs(first.outside - 600) < 1e-9)
    #expect(abs(first.terms.budget - 990) < 1e-9)
    // Excess counts as reasonable up to a tenth of the budget.
    #expect(abs(first.payment - (990 + 0.6 * 99)) < 1e-9)
    let booked: Double = try fund.amounts("inpatient").prefix(12).reduce(0, +)
    #expect(abs(booked - first.payment - first.outside) < 1e-9)
    #expect(abs((first.pointValue ?? 0) - first.payment / 1_800) < 1e-12)
  }

  @Test("Volume moves the value of a point and not the spending", arguments: 0..<20)
  func volume(number: Int) throws {
    var random = CaseGenerator("total budget volume", case: number)
    let factor = random.number(in: 0.5...2)
    let still = try year(2026, fund())
    let moved = try year(2026, fund(["x.rate": 0.2 * factor]))
    #expect(abs(moved.need / still.need - factor) < 1e-12)
    // Savings are kept whole and excess is not borne: the budget is paid whatever the volume.
    #expect(abs(moved.payment - still.payment) < 1e-9)
    let ratio = (moved.pointValue ?? 0) / (still.pointValue ?? 0)
    #expect(abs(ratio * factor - 1) < 1e-9)
    // What is not under the budget is paid in full.
    #expect(abs(moved.outside / still.outside - factor) < 1e-12)
  }

  @Test("What is decided of benefits moves the budget and the need alike")
  func policy() throws {
    var fund = fund()
    let still = try year(2026, fund)
    fund.cash["x.ratio"] = nil
    // 60 percent until 2025, 66 from 2026 on.
    fund.paths["x.ratio"] = SmallFund.path(
      "x.ratio", from: Period(year: 2025, month: 12), [0.6, 0.66])
    let moved = try year(2026, fund)
    #expect(abs(moved.need / still.need - 1.1) < 1e-9)
    #expect(abs(moved.terms.budget / still.terms.budget - 1.1) < 1e-9)
    #expect(abs((moved.pointValue ?? 0) - (still.pointValue ?? 0)) < 1e-12)
  }

  @Test("The clearing in closed form is that of simulated years")
  func clearing() throws {
    let year = try year(
      2025, fund(["x.cost": 110, "x.excess": 0.6, "x.savings": 0.3], annual: 0.2))
    // Half a year ahead on average, all of the year being open.
    #expect(abs(year.deviation - 0.2 * 0.5.squareRoot()) < 1e-12)
    let clearing = try #require(year.clearing)
    var stream = RandomStream(RandomKey(seed: 5, fund: "x", variable: "clearing"), path: 0)
    let normal = NormalDistribution(mean: 0, standardDeviation: 1)
    let owed = try CappedPayment(
      budget: 1.05 * year.terms.budget, savingsKept: 0.3, excessBorne: 0.6, excessCeiling: 1.1)
    let rate = year.payment / (1.05 * year.need)
    var (draws, over): ([Double], Int) = ([], 0)
    let count = 200_000
    for _ in 0..<count {
      let need = year.need * exp(year.deviation * normal.quantile(stream.nextUniform()))
      if need > year.terms.budget { over += 1 }
      draws.append(owed.payment(forCost: 1.05 * need) - rate * 1.05 * need)
    }
    draws.sort()
    let mean = draws.reduce(0, +) / Double(count)
    #expect(abs(mean - clearing.mean) < 0.01 * year.need * year.deviation)
    let (low, high) = (draws[count / 10], draws[9 * count / 10])
    #expect(abs(low - clearing.range.lowerBound) < 0.01 * (high - low))
    #expect(abs(high - clearing.range.upperBound) < 0.01 * (high - low))
    let back = Double(draws.count { $0 <= 0 }) / Double(count)
    #expect(abs(back - clearing.takenBack) < 0.005)
    #expect(back > 0.05 && back < 0.95)
    #expect(abs(Double(over) / Double(count) - year.probabilityOverBudget) < 0.005)
    // At the median need the clearing is the ratio's share of what was paid.
    let central = owed.payment(forCost: 1.05 * year.need) - rate * 1.05 * year.need
    #expect(abs(central - 0.05 * year.payment) < 1e-9)
  }

  /// The fund with all its need under the budget, and last year's clearing booked as models do.
  private func clearedFund(volume: Double) -> SmallFund {
    var fund = fund(
      [
        "x.rate": 0.2 * volume, "x.cost": 110, "x.capped": 1, "x.excess": 0.6, "x.savings": 0.3,
      ], annual: 0.2)
    fund.lines.append(
      SmallFund.rule(
        "clearing", .expenditure, "last-year(inpatient) * x.clearing / 3", months: [4, 5, 6]))
    return fund
  }

  @Test(
    "The months and the clearing that is booked pay together what the terms owe, whatever the volume",
    arguments: [0.2, 0.8, 1, 1.05, 1.1, 1.3, 2])
  func booked(volume: Double) throws {
    let fund = clearedFund(volume: volume)
    let year = try year(2025, fund)
    let months: Double = try fund.amounts("inpatient").prefix(12).reduce(0, +)
    let clearing: Double = try fund.amounts("clearing").suffix(12).reduce(0, +)
    let owed = try CappedPayment(
      budget: 1.05 * year.terms.budget, savingsKept: 0.3, excessBorne: 0.6, excessCeiling: 1.1)
    #expect(abs(months + clearing - owed.payment(forCost: 1.05 * year.need)) < 1e-9)
  }

  @Test("So it is on every path: what volume does to a year is in its months and not booked again")
  func bookedPaths() throws {
    let trace = PathTrace(try clearedFund(volume: 1).prepared(), paths: 0..<40)
    func sum(_ line: Int, _ months: ArraySlice<PathTrace.Moment>) -> [Double] {
      months.reduce([Double](repeating: 0, count: 40)) { sum, moment in
        zip(sum, moment.booked[line]).map { $0 + $1 }
      }
    }
    let paid = sum(0, trace.moments.prefix(12))
    let clearing = sum(1, trace.moments.suffix(12))
    #expect((paid.max() ?? 0) > 1.05 * (paid.min() ?? 0))
    #expect(zip(paid, clearing).allSatisfy { abs($1 - 0.05 * $0) < 1e-9 })
  }
}
