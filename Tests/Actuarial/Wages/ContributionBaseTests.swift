import Statistics
import TestSupport
import Testing

@testable import Actuarial

@Suite("Contribution base")
struct ContributionBaseTests {
  private func base(_ which: Int = 1) throws -> ContributionBase {
    try ContributionBase(
      wages: WageDistributionTests.distributions()[which], growth: 1.05, averageWage: 7_200,
      declaredShare: 0.9, floorDeclared: 0.08)
  }

  @Test("the average base is that of simulated payers", arguments: 0..<4)
  func simulation(which: Int) throws {
    let base = try base(which)
    var stream = RandomStream(RandomKey(seed: 5, fund: "", variable: "base"), path: which)
    let count = 200_000
    var sum = 0.0
    for _ in 0..<count {
      let isAtFloor = stream.nextUniform() < 0.08
      let wage = base.wages.draw(from: &stream)
      sum += isAtFloor ? base.floor : base.base(ofWage: wage)
    }
    #expect(relativeDifference(sum / Double(count), base.averageBase) < 5e-3)
  }

  @Test("sensitivities in closed form are the slopes of the average base", arguments: 0..<3)
  func slopes(which: Int) throws {
    let base = try base(which)
    let closed = base.sensitivity
    func slope(_ step: Double, _ change: (inout ContributionBase, Double) -> Void) -> Double {
      var (up, down) = (base, base)
      change(&up, step)
      change(&down, -step)
      return (up.averageBase - down.averageBase) / (2 * step)
    }
    #expect(
      abs(slope(0.5) { $0.floorShare += $1 / $0.averageWage } - closed.floor) < 1e-5)
    #expect(
      abs(slope(0.5) { $0.ceilingShare += $1 / $0.averageWage } - closed.ceiling) < 1e-5)
    #expect(abs(slope(0.5) { $0.averageWage += $1 } - closed.averageWage) < 1e-5)
    #expect(
      relativeDifference(slope(1e-5) { $0.growth *= 1 + $1 }, closed.growth) < 1e-5)
    #expect(
      relativeDifference(slope(1e-5) { $0.declaredShare *= 1 + $1 }, closed.growth) < 1e-5)
    #expect(
      relativeDifference(slope(1e-3) { $0.floorDeclared += $1 }, closed.floorDeclared) < 1e-8)
  }

  @Test("a change taken apart by cause leaves no rest", arguments: 0..<3)
  func causes(which: Int) throws {
    let base = try base(which)
    var other = base
    other.growth = 1.12
    other.averageWage = 7_750
    other.floorShare = 0.65
    other.ceilingShare = 2.8
    other.declaredShare = 0.95
    other.floorDeclared = 0.02
    let effects = try base.effects(to: other)
    #expect(effects.map(\.cause) == ContributionBase.Cause.allCases)
    let sum = effects.reduce(0) { $0 + $1.amount }
    #expect(relativeDifference(sum, other.averageBase - base.averageBase) < 1e-10)
    #expect(try base.effects(to: base).allSatisfy { $0.amount == 0 })
  }

  // Floor and ceiling higher by 550 yuan a month: between the share at the floor times 550 and that
  // plus the share at the ceiling; here in money a payer and year at a rate of 8 percent.
  @Test("floor and ceiling raised by 550 a month, in money a payer")
  func raised() throws {
    let base = try ContributionBase(
      wages: LogNormalDistribution(mean: 7_000, gini: 0.35), averageWage: 7_000)
    let raised = try base.movingBounds(floor: 550, ceiling: 550)
    #expect(abs(raised.floor - base.floor - 550) < 1e-9)
    let gain = raised.yearlyContribution(rate: 0.08) - base.yearlyContribution(rate: 0.08)
    let low = 12 * 0.08 * 550 * base.shareAtFloor
    let high = 12 * 0.08 * 550 * (raised.shareAtFloor + base.shareAtCeiling)
    #expect(gain > low && gain < high)
    var stream = RandomStream(RandomKey(seed: 9, fund: "", variable: "raise"), path: 0)
    var sum = 0.0
    for _ in 0..<200_000 {
      let wage = base.wages.draw(from: &stream)
      sum += raised.base(ofWage: wage) - base.base(ofWage: wage)
    }
    #expect(relativeDifference(gain, 12 * 0.08 * sum / 200_000) < 0.01)
  }

  @Test("flexible workers keep their levels, or take lower ones as the price rises")
  func chosen() throws {
    let levels = [0.6, 0.8, 1, 3]
    let shares = [0.7, 0.15, 0.13, 0.02]
    let still = try ChosenBase(levels: levels, shares: shares)
    #expect(abs(still.averageBase(averageWage: 7_000, atPriceRatio: 2) - 7_000 * 0.73) < 1e-9)
    let answering = try ChosenBase(levels: levels, shares: shares, elasticity: -0.3)
    let step = 1e-6
    let slope =
      (answering.averageBase(averageWage: 1, atPriceRatio: 1 + step)
        - answering.averageBase(averageWage: 1, atPriceRatio: 1 - step)) / (2 * step)
    #expect(abs(slope / answering.meanLevel + 0.3) < 1e-6)
    let dear = answering.shares(atPriceRatio: 1.5)
    #expect(dear[0] > shares[0])
    #expect(abs(dear.reduce(0, +) - 1) < 1e-12)
    #expect(answering.shares(atPriceRatio: 1e4)[0] > 0.999)
    #expect(throws: WageError.incompleteShares(sum: 0.5)) {
      try ChosenBase(levels: [1], shares: [0.5])
    }
    #expect(throws: WageError.unusableValue(position: 2, value: -0.3)) {
      try ChosenBase(levels: [1], shares: [1], elasticity: -0.3)
    }
  }

  @Test("bounds that cross and shares beyond theirs are refused")
  func refusals() throws {
    let wages = try WageDistributionTests.distributions()[0]
    #expect(throws: WageError.crossedBounds(floor: 4_000, ceiling: 1_000)) {
      try ContributionBase(wages: wages, averageWage: 1_000, floorShare: 4, ceilingShare: 1)
    }
    #expect(throws: WageError.unusableValue(position: 4, value: 1.5)) {
      try ContributionBase(wages: wages, averageWage: 1_000, declaredShare: 1.5)
    }
  }
}
