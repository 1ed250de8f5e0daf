import Forecasting
import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("Rules over other lines")
struct RuleTests {
  @Test("Interest falls due at quarter-ends on the balance the month opens with")
  func interest() throws {
    var fund = SmallFund([
      SmallFund.rule(
        "interest", .income, "max(opening.book, 0) * x.rate / 4", months: [3, 6, 9, 12]),
      SmallFund.driver("benefits", .expenditure, "x.cost"),
    ])
    fund.cash = ["x.rate": 0.04, "x.cost": 120]
    let amounts = try fund.amounts("interest")
    #expect(amounts[0] == 0 && amounts[1] == 0)
    // March opens at 1,000 − 2 × 10.
    #expect(abs(amounts[2] - 9.8) < 1e-12)
    // June at 1,000 − 5 × 10 + 9.8.
    #expect(abs(amounts[5] - 9.598) < 1e-12)
  }

  @Test("Interest may be on deposits, which advances lower")
  func deposits() throws {
    var fund = SmallFund([SmallFund.rule("interest", .income, "opening.deposits * x.rate / 12")])
    fund.cash = ["x.rate": 0.12, "x.advance": 400]
    fund.advances = "x.advance"
    #expect(abs(try fund.amounts("interest")[0] - 6) < 1e-12)
    fund.deposits = 300
    #expect(abs(try fund.amounts("interest")[0] - 3) < 1e-12)
  }

  @Test("last-year reads the calendar year before, closed and projected months together")
  func lastYear() throws {
    var fund = SmallFund([
      SmallFund.rule(
        "clearing", .expenditure, "last-year(inpatient) * 6 % / 3", months: [4, 5, 6]),
      SmallFund.driver("inpatient", .expenditure, "x.cost"),
    ])
    fund.closed = Period(year: 2025, month: 9)
    fund.end = Period(year: 2027, month: 12)
    fund.cash = ["x.cost": 1_200]
    fund.past["inpatient"] = SmallFund.past(
      from: Period(year: 2024, month: 1), (0..<21).map { $0 < 12 ? 50.0 : 80 })
    let projection = try fund.projection()
    let amounts = try projection.amounts("clearing")
    let april = try #require(projection.index(of: Period(year: 2026, month: 4)))
    // 2025: nine closed months of 80 and three projected ones of 100.
    let expected: Double = 1_020 * 0.06 / 3
    #expect(abs(amounts[april] - expected) < 1e-12)
    #expect(abs(amounts[april + 12] - 1_200 * 0.06 / 3) < 1e-12)
    #expect(amounts[april - 1] == 0 && amounts[april + 3] == 0)
  }

  @Test("previous reads the period before, the last closed one first")
  func previous() throws {
    var fund = SmallFund([
      SmallFund.rule("echo", .income, "previous(benefits) * 50 %"),
      SmallFund.driver("benefits", .expenditure, "x.cost"),
    ])
    fund.cash = ["x.cost": 1_200]
    fund.past["benefits"] = SmallFund.past(
      from: Period(year: 2024, month: 1), [Double](repeating: 60, count: 12))
    let amounts = try fund.amounts("echo")
    #expect(amounts[0] == 30 && amounts[1] == 50)
  }

  @Test("A rule may read a line listed after it, and a line that is itself a rule")
  func order() throws {
    var fund = SmallFund([
      SmallFund.rule("third", .income, "second * 2"),
      SmallFund.rule("second", .income, "first + 1"),
      SmallFund.driver("first", .income, "x.amount"),
    ])
    fund.cash = ["x.amount": 12]
    #expect(try fund.amounts("third")[0] == 4)
    #expect(try evaluationOrder(of: fund.lines) == [2, 1, 0])
  }

  @Test("Rules that read each other within a month are an error that names the circle")
  func circle() throws {
    let lines = [
      SmallFund.driver("base", .income, "x.amount"),
      SmallFund.rule("a", .income, "b + base"),
      SmallFund.rule("b", .income, "c * 2"),
      SmallFund.rule("c", .income, "min(a, 5)"),
    ]
    #expect(circularRule(among: lines) == ["a", "b", "c", "a"])
    var fund = SmallFund(lines)
    fund.cash = ["x.amount": 1]
    #expect(throws: ProjectionError.circularRule(lines: ["a", "b", "c", "a"])) {
      _ = try fund.projection()
    }
    #expect(circularRule(among: [SmallFund.rule("self", .income, "self + 1")]) == ["self", "self"])
    #expect(circularRule(among: [SmallFund.rule("self", .income, "previous(self)")]) == nil)
  }

  @Test("A horizon that ends before it starts is an error that says both dates")
  func emptyHorizon() {
    var fund = SmallFund([SmallFund.line("plan", .income, .plan)])
    fund.end = Period(year: 2024, month: 6)
    let error = ProjectionError.emptyHorizon(closedThrough: fund.closed, projectThrough: fund.end)
    #expect(throws: error) { _ = try fund.projection() }
  }

  @Test("An amount that is not finite names its line and period")
  func notFinite() {
    var fund = SmallFund([SmallFund.driver("large", .income, "x.big * x.big")])
    fund.cash = ["x.big": 1e200]
    #expect(
      throws: ProjectionError.notFinite(line: "large", period: Period(year: 2025, month: 1))
    ) { _ = try fund.projection() }
  }
}
