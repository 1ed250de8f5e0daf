import Actuarial
import Funds
import Quantities
import Statistics
import Testing

@testable import Scenarios

@Suite("Benefits through the fund")
struct BenefitFundTests {
  private let package = "scenarios/example-county/variants/benefit-deductible-300.yaml"

  /// A tier of the county's residents with its benefit before and after the package.
  private struct Tier {
    let share: Double
    let claims: any ClaimSize
    let before: BenefitLayer
    let after: BenefitLayer
  }

  private func tiers() throws -> [Tier] {
    let body = LogNormalDistribution(mean: 6_200, standardDeviation: 1.1 * 6_200)
    let outside = LogNormalDistribution(mean: 17_500, standardDeviation: 1.3 * 17_500)
    let township = try BenefitLayer(deductible: 200, ratio: 0.85, cap: 150_000)
    let away = try BenefitLayer(deductible: 1_200, ratio: 0.55, cap: 150_000)
    return [
      Tier(
        share: 0.34, claims: LogNormalDistribution(mean: 2_600, standardDeviation: 0.7 * 2_600),
        before: township, after: township),
      Tier(
        share: 0.48,
        claims: try SplicedClaims(
          body: body, threshold: 60_000, tailShare: 0.004, tailShape: 2.4),
        before: try BenefitLayer(deductible: 500, ratio: 0.7, cap: 150_000),
        after: try BenefitLayer(deductible: 300, ratio: 0.75, cap: 120_000)),
      Tier(
        share: 0.18,
        claims: try SplicedClaims(
          body: outside, threshold: 120_000, tailShare: 0.012, tailShape: 2.2),
        before: away, after: away),
    ]
  }

  @Test("What the fund incurs moves as a million simulated claims do")
  func simulated() throws {
    let base = try countyBaseline("resident")
    let variant = try #require(try readyCases(package).first { $0.model.name == "resident" })
    let one = try project(base.history, base.plan.uncapped("resident"))
    let other = try project(variant.history, variant.plan.uncapped("resident"))
    let ratio = other.year("inpatient", 2027) / one.year("inpatient", 2027)

    // Prices of 2027 over those of the last closed month, of all groups together.
    let price = try #require(base.plan.parameters["resident.cost-per-admission"])
    func mean(_ date: Period) -> Double {
      price.values.indices.reduce(0) { $0 + price.value(group: $1, at: date) }
    }
    let growth = mean(Period(year: 2027, month: 6)) / mean(base.scenario.closedThrough)
    let elasticity = -0.1
    var stream = RandomStream(RandomKey(seed: 7, fund: "resident", variable: "claims"), path: 0)
    var (before, after) = (0.0, 0.0)
    for tier in try tiers() {
      var (claimed, old, new) = (0.0, 0.0, 0.0)
      let count = 350_000
      for _ in 0..<count {
        let claim = growth * tier.claims.draw(from: &stream)
        claimed += claim
        old += tier.before.payment(for: claim)
        new += tier.after.payment(for: claim)
      }
      let (bears, borne) = (1 - old / claimed, 1 - new / claimed)
      let arc = elasticity * (borne - bears) / (borne + bears)
      before += tier.share * old / Double(count)
      after += tier.share * (1 + arc) / (1 - arc) * new / Double(count)
    }
    #expect(ratio > 1.03)
    #expect(abs(ratio / (after / before) - 1) < 0.003, "\(ratio) and \(after / before)")
  }

  @Test("Use answers by itself, and a case costs the fund more: their product is the whole")
  func parts() throws {
    let base = try countyBaseline("resident")
    let variant = try #require(try readyCases(package).first { $0.model.name == "resident" })
    let date = Period(year: 2028, month: 3)
    func ratio(_ name: String) throws -> Double {
      let old = try #require(base.plan.parameters[name]).value(group: 0, at: date)
      return try #require(variant.plan.parameters[name]).value(group: 0, at: date) / old
    }
    let (use, share) = (
      try ratio("resident.admission-rate"), try ratio("resident.reimbursement-ratio")
    )
    #expect(use > 1 && use < 1.02)
    #expect(share > 1.03 && share < 1.12)
    let before = Period(year: 2026, month: 6)
    for name in base.plan.parameters.keys.sorted() {
      #expect(
        base.plan.parameters[name]?.value(group: 0, at: before)
          == variant.plan.parameters[name]?.value(group: 0, at: before), "\(name)")
    }
    // What is decided is paid in full: the budget follows it, and only use meets the budget.
    let one = try project(base.history, base.plan)
    let other = try project(variant.history, variant.plan)
    let paid = other.year("inpatient", 2028) / one.year("inpatient", 2028)
    #expect(paid > share * 0.999 && paid < share * use)
  }

  @Test(
    "A benefit moved there and back, or by nothing, is the baseline to the bit",
    arguments: ["shift: 0 元", "scale: 0 %"])
  func nothing(change: String) throws {
    var county = try CountyVariant()
    let variant = try county.fund(
      "resident",
      """
      changes:
        - parameter: resident.inpatient.deductible
          \(change)
          from: 2026-01
          source: 测试
      """)
    let base = try countyBaseline("resident")
    #expect(
      try project(variant.history, variant.plan.withPaths(20)).bytes()
        == project(base.history, base.plan.withPaths(20)).bytes())
  }

  @Test("More generous is never cheaper, whichever lever of whichever tier")
  func direction() throws {
    var county = try CountyVariant()
    let base = try countyBaseline("resident")
    let whole = try project(base.history, base.plan).year("inpatient", 2027)
    let levers = [
      ("deductible", "shift: -50 元"), ("policy-ratio", "shift: 2 个百分点"), ("cap", "scale: 10 %"),
    ]
    for tier in ["township", "county", "outside"] {
      for (name, change) in levers {
        let variant = try county.fund(
          "resident",
          """
          changes:
            - parameter: resident.inpatient.\(name)
              tier: \(tier)
              \(change)
              from: 2026-01
              source: 测试
          """)
        let moved = try project(variant.history, variant.plan).year("inpatient", 2027)
        // No claim of a township hospital comes near the cap.
        #expect(
          tier == "township" && name == "cap" ? moved >= whole : moved > whole, "\(tier) \(name)")
      }
    }
  }

  @Test("Every figure that only a closed form reads moves an output when it is changed")
  func inputs() throws {
    let catalogue = ParameterCatalogue.builtIn
    var county = try CountyVariant()
    let baselines = try readyCases(CountyVariant.baseline)
    let mechanisms = try #require(baselines.first).scenario.mechanisms
    let names = mechanisms.flatMap { $0.inputs.map(\.parameter) }
    #expect(names.count >= 14)
    for name in names {
      let definition = try #require(catalogue.definition(name))
      let step = try #require(definition.stepAmount)
      let change = step.isRelative ? "scale" : "shift"
      let variants = try county.cases(
        """
        changes:
          - parameter: \(name)
            \(change): \(definition.step)
            from: 2026-01
            source: 测试
        """)
      let moved = try zip(variants, baselines).contains { variant, baseline in
        try project(variant.history, variant.plan).bytes()
          != project(baseline.history, baseline.plan).bytes()
      }
      #expect(moved, "\(name)")
    }
  }
}
