import TestSupport
import Testing

@testable import Actuarial

@Suite("Who leaves and what it costs")
struct MembershipChangeTests {
  @Test("cost before is that of stayers and of leavers, to the last digit", arguments: 0..<20)
  func identity(number: Int) {
    var random = CaseGenerator("membership", case: number)
    let change = MembershipChange(
      before: random.magnitude(in: 1...1e6), after: random.magnitude(in: 1...1e6),
      meanCost: random.magnitude(in: 10...5_000), marginalCostRatio: random.number(in: 0...1.5))
    let leaving = change.leavers * change.leaverCost
    #expect(
      relativeDifference(change.stayers * change.stayerCost + leaving, change.totalBefore) < 1e-14)
    #expect(
      relativeDifference(
        change.totalBefore - leaving + change.joiners * change.joinerCost, change.totalAfter)
        < 1e-12)
    #expect(relativeDifference(change.after * change.meanCostAfter, change.totalAfter) < 1e-14)
  }

  @Test("the response's cost ratio is that of the members it leaves")
  func response() throws {
    let response = try Participation(
      reference: 0.95, elasticity: -0.3, marginalCostRatio: 0.4)
    for ratio in [0.8, 1, 1.3, 2] {
      let change = response.change(eligible: 1_000, meanCost: 800, standardRatio: ratio)
      let rate = response.rate(atStandardRatio: ratio)
      #expect(
        relativeDifference(change.meanCostAfter, 800 * response.costRatio(at: rate)) < 1e-12)
    }
  }

  @Test("incentives of points change the participation by as much, together never beyond one")
  func incentives() throws {
    let response = try Participation(reference: 0.95, elasticity: -0.1)
    let reward = try response.incentive(points: 0.02)
    #expect(abs(response.rate(atStandardRatio: 1, incentives: reward) - 0.97) < 1e-12)
    #expect(response.rate(atStandardRatio: 1, incentives: 10 * reward) < 1)
    #expect(throws: BenefitError.unusableValue(position: 0, value: 0.06)) {
      try response.incentive(points: 0.06)
    }
  }
}
