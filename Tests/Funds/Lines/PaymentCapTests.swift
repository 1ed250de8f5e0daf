import Actuarial
import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("Total budgets")
struct PaymentCapTests {
  private func cap(savings: Double, excess: Double, capped: Double = 1) throws
    -> PreparedLine.Cap
  {
    PreparedLine.Cap(
      terms: [
        try CappedPayment(
          budget: 1_000, savingsKept: savings, excessBorne: excess,
          excessCeiling: 1 + PaymentCap.reasonableExcess)
      ], cappedShare: [capped], years: [])
  }

  private func paid(_ need: Double, capped: Double = 1) throws -> Double {
    let cap = try cap(savings: 0.3, excess: 0.6, capped: capped)
    var needs = [need]
    cap.pay(&needs, at: 0)
    return needs[0]
  }

  @Test(
    "Under the budget institutions keep a part, over it the fund pays its part of a tenth",
    arguments: [
      (1_000.0, 1_000.0), (900, 930), (0, 300), (1_050, 1_030), (1_100, 1_060), (1_200, 1_060),
      (5_000, 1_060),
    ])
  func payment(need: Double, payment: Double) throws {
    #expect(abs(try paid(need) - payment) < 1e-9)
  }

  @Test("What is not under the budget is paid in full")
  func uncapped() throws {
    // Capped: 1,600 against 1,000 gives 1,060; the other 400 at cost.
    #expect(abs(try paid(2_000, capped: 0.8) - 1_460) < 1e-9)
    #expect(try paid(777, capped: 0) == 777 + 0.3 * 1_000)
  }

  /// Need 2,400 a year where 1,200 were paid in each of two years, the budget growing by a tenth.
  private func fund(capped: ParameterPath) -> SmallFund {
    var fund = SmallFund([
      SmallFund.line(
        "inpatient", .expenditure,
        .cohort(
          CohortMethod(
            persons: writtenFormula("x.persons"), incidence: writtenFormula("x.rate"),
            cost: writtenFormula("x.cost"), timing: .even,
            cap: PaymentCap(
              growth: writtenFormula("x.growth"), cappedShare: writtenFormula("x.capped"),
              excessShare: writtenFormula("x.excess"), savingsShare: writtenFormula("x.savings")),
            groups: [])))
    ])
    fund.cash = [
      "x.persons": 100, "x.rate": 0.2, "x.cost": 120, "x.growth": 0.1, "x.excess": 0,
      "x.savings": 0,
    ]
    fund.paths["x.capped"] = capped
    fund.past["inpatient"] = SmallFund.past(
      from: Period(year: 2023, month: 1), [Double](repeating: 100, count: 24))
    return fund
  }

  /// What is paid in the two projected years, with shares under the budget from December 2024 on.
  private func yearly(capped: [Double]) throws -> (first: Double, second: Double) {
    let path = SmallFund.path("x.capped", from: Period(year: 2024, month: 12), capped)
    let amounts = try fund(capped: path).amounts("inpatient")
    return (amounts.prefix(12).reduce(0, +), amounts.suffix(12).reduce(0, +))
  }

  @Test("The budget grows from last year's payments of the capped part, year on year")
  func budget() throws {
    // 1,800 of the need is capped; the budgets are 990 and 1,089; 600 are paid at cost.
    let paid = try yearly(capped: [0.75])
    #expect(abs(paid.first - 1_590) < 1e-9)
    #expect(abs(paid.second - 1_689) < 1e-9)
  }

  @Test("A budget that comes to cover more grows with what it covers")
  func coverage() throws {
    // All of it from January on, of three quarters or of nothing before: the budget is 1,320.
    for before in [0.75, 0] {
      #expect(try abs(yearly(capped: [before, 1]).first - 1_320) < 1e-9)
    }
    // Half of it: 660 under the budget, 1,200 at cost.
    #expect(try abs(yearly(capped: [0.75, 0.5]).first - 1_860) < 1e-9)
  }

  @Test("Volume moves the price of a point and not the spending: luck in use is damped")
  func luck() throws {
    let cap = try cap(savings: 0.5, excess: 0.5)
    var needs = [900.0, 1_000, 1_050, 1_100, 1_300]
    cap.pay(&needs, at: 0)
    for (paid, expected) in zip(needs, [950.0, 1_000, 1_025, 1_050, 1_050]) {
      #expect(abs(paid - expected) < 1e-9)
    }
  }
}
