import Statistics
import TestSupport
import Testing

@testable import Actuarial

@Suite("Minimum contribution years")
struct ContributionShortfallTests {
  // 15 years until 2029, then six months more each year to 20 years in 2039.
  @Test(
    "the minimum rises by six months a year",
    arguments: [
      (2029, 180), (2030, 186), (2031, 192), (2034, 210), (2038, 234), (2039, 240), (2060, 240),
    ])
  func schedule(year: Int, months: Int) throws {
    let schedule = try StepSchedule(from: 180, to: 240, first: month(2030, 1), every: 12, by: 6)
    #expect(schedule.value(in: month(year, 1)) == months)
    #expect(schedule.value(in: month(year, 12)) == months)
  }

  @Test("share and months lacking are those of simulated retirees")
  func simulation() throws {
    let years = GammaDistribution(shape: 6, scale: 45)
    let remedy = try ContributionShortfall.Remedy(payingOn: 0.6, buying: 0.3)
    let shortfall = ContributionShortfall(years, required: 300, remedy: remedy)
    var stream = RandomStream(RandomKey(seed: 3, fund: "", variable: "years"), path: 0)
    let count = 200_000
    var short = 0.0
    var lacking = 0.0
    for _ in 0..<count {
      let months = years.draw(from: &stream)
      if months < 300 { short += 1 }
      lacking += max(0, 300 - months)
    }
    #expect(abs(shortfall.shareShort - short / Double(count)) < 0.005)
    #expect(relativeDifference(shortfall.monthsLacking, lacking / Double(count)) < 0.01)
    #expect(abs(shortfall.monthsPaidOn - 0.6 * shortfall.monthsLacking) < 1e-12)
    #expect(abs(remedy.leaving - 0.1) < 1e-12)
  }

  @Test("who has just the months required is not short")
  func boundary() throws {
    let remedy = try ContributionShortfall.Remedy(payingOn: 1, buying: 0)
    let people = try EmpiricalClaims([180, 240, 300], counts: [2, 1, 1])
    let shortfall = ContributionShortfall(people, required: 240, remedy: remedy)
    #expect(shortfall.shareShort == 0.5)
    #expect(shortfall.monthsLacking == 30)
    #expect(shortfall.monthsLackingOfShort == 60)
    #expect(shortfall.payingOn(retiringEachMonth: 10) == 300)
    #expect(throws: RetirementError.incompleteShares(sum: 1.5)) {
      try ContributionShortfall.Remedy(payingOn: 1, buying: 0.5)
    }
  }
}
