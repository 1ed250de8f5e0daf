import Statistics
import TestSupport
import Testing

@testable import Actuarial

@Suite("Costing a change of benefits")
struct BenefitChangeTests {
  private func tiers() throws -> [BenefitTier] {
    [
      try BenefitTier(
        "county", frequency: 0.12,
        claims: LogNormalDistribution(mean: 4_000, standardDeviation: 6_000),
        benefit: BenefitLayer(deductible: 500, ratio: 0.70, cap: 100_000)),
      try BenefitTier(
        "city", frequency: 0.05,
        claims: GammaDistribution(mean: 15_000, standardDeviation: 20_000),
        benefit: BenefitLayer(deductible: 1_000, ratio: 0.60, cap: 100_000)),
    ]
  }

  private func after() throws -> [BenefitLayer] {
    [
      try BenefitLayer(deductible: 300, ratio: 0.75, cap: 120_000),
      try BenefitLayer(deductible: 800, ratio: 0.60, cap: 120_000),
    ]
  }

  @Test("the four parts are the whole change, and each lever alone is its own part")
  func additivity() throws {
    let change = try BenefitChange(from: tiers(), to: after(), elasticity: -0.2)
    for tier in change.tiers {
      let sum = tier.deductible + tier.ratio + tier.cap + tier.use
      #expect(abs(sum - tier.change) < 1e-9)
      #expect(tier.deductible > 0 && tier.use > 0 && tier.useFactor > 1)
      #expect(tier.patientShareAfter < tier.patientShareBefore)
    }
    #expect(change.tiers[1].ratio == 0)
    #expect(change.money(members: 500_000) == 500_000 * change.changePerMember)
    let ratioOnly = try BenefitChange(
      from: [tiers()[0]], to: [BenefitLayer(deductible: 500, ratio: 0.75, cap: 100_000)])
    #expect(ratioOnly.tiers[0].deductible == 0 && ratioOnly.tiers[0].use == 0)
    #expect(abs(ratioOnly.tiers[0].change - ratioOnly.tiers[0].ratio) < 1e-12)
    let none = try BenefitChange(
      from: tiers(), to: tiers().map(\.benefit), elasticity: -0.2)
    #expect(none.changePerMember == 0)
  }

  @Test("money and payable months follow from the change per member")
  func months() throws {
    let change = try BenefitChange(from: tiers(), to: after())
    let (before, after) = change.payableMonths(
      balance: 6e8, yearlySpending: 1.2e9, members: 800_000)
    #expect(before == 6)
    #expect(relativeDifference(after, 12 * 6e8 / (1.2e9 + change.money(members: 800_000))) < 1e-14)
    #expect(after < before)
  }

  @Test("the cost is that of simulated members")
  func simulation() throws {
    let elasticity = -0.15
    let change = try BenefitChange(from: tiers(), to: after(), elasticity: elasticity)
    var stream = RandomStream(RandomKey(seed: 11, fund: "", variable: "claims"))
    for (position, tier) in try tiers().enumerated() {
      let benefit = try after()[position]
      var (old, new) = (0.0, 0.0)
      let draws = 400_000
      for _ in 0..<draws {
        let claim = tier.claims.draw(from: &stream)
        old += tier.benefit.payment(for: claim)
        new += benefit.payment(for: claim)
      }
      let row = change.tiers[position]
      #expect(abs(tier.frequency * old / Double(draws) / row.before - 1) < 0.01)
      let simulated = tier.frequency * row.useFactor * new / Double(draws)
      #expect(abs(simulated / row.after - 1) < 0.01)
    }
  }

  // (1 + ε a) / (1 − ε a) with a = (0.2 − 0.3) / 0.5 = −0.2 and ε = −0.2: 1.04 / 0.96.
  @Test("use answers the patient's share by its arc elasticity")
  func elasticity() {
    #expect(
      abs(BenefitChange.useFactor(from: 0.3, to: 0.2, elasticity: -0.2) - 1.04 / 0.96) < 1e-14)
    let there = BenefitChange.useFactor(from: 0.3, to: 0.2, elasticity: -0.2)
    #expect(abs(there * BenefitChange.useFactor(from: 0.2, to: 0.3, elasticity: -0.2) - 1) < 1e-14)
    #expect(abs(BenefitChange.useFactor(from: 0.3, to: 0, elasticity: -0.2) - 1.5) < 1e-14)
    #expect(BenefitChange.useFactor(from: 0, to: 0, elasticity: -0.2) == 1)
  }

  @Test("bands of critical-illness insurance are costed likewise")
  func bands() throws {
    let claims = LogNormalDistribution(mean: 20_000, standardDeviation: 40_000)
    func benefit(_ start: Double, _ ratio: Double) throws -> BenefitLayer {
      try BenefitLayer(
        bands: [
          .init(from: start, ratio: ratio), .init(from: 50_000, ratio: ratio + 0.1),
          .init(from: 100_000, ratio: ratio + 0.2),
        ], cap: 400_000)
    }
    let tier = try BenefitTier(
      "critical illness", frequency: 0.02, claims: claims, benefit: benefit(16_000, 0.6))
    let change = try BenefitChange(from: [tier], to: [benefit(12_000, 0.65)])
    let quadratureCost = 0.02 * (try benefit(12_000, 0.65)).expectedPayment(of: claims)
    #expect(relativeDifference(change.tiers[0].after, quadratureCost) < 1e-12)
    #expect(throws: BenefitError.unevenBands(position: 0)) {
      try BenefitChange(from: [tier], to: [BenefitLayer(deductible: 1, ratio: 0.5)])
    }
    #expect(throws: BenefitError.unusableValue(position: 0, value: 0.1)) {
      try BenefitChange(from: [tier], to: [tier.benefit], elasticity: 0.1)
    }
  }
}
