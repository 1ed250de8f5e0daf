import Actuarial
import Quantities
import Statistics
import TestSupport
import Testing

@testable import Scenarios

@Suite("Laws of closed forms between parameters")
struct MechanismLawTests {
  private static let place = SourcePlace(file: "test.yaml")

  private func moment(
    _ before: [String: [Double]], _ after: [String: [Double]], context: [String: [Double]] = [:],
    closing: [String: [Double]] = [:], groups: [String] = []
  ) -> MechanismMoment {
    MechanismMoment(
      before: before, after: after, context: context, closing: closing, groups: groups)
  }

  private func benefit(
    _ tiers: [BenefitMechanism.Tier], elasticity: Double, use: String? = "use"
  ) -> BenefitMechanism {
    BenefitMechanism(
      family: "x", title: LocalizedText(verbatim: "x"), tiers: tiers, inputs: [],
      definitions: ["deductible", "policy-ratio", "cap"].compactMap {
        ParameterCatalogue.builtIn.definition("resident.inpatient.\($0)")
      }, share: "share", use: use, price: "price", elasticity: elasticity, files: [],
      place: MechanismLawTests.place, source: "")
  }

  @Test(
    "Share times use is what the tiers' own costing gives, prices grown", arguments: 0..<60)
  func benefits(number: Int) throws {
    var random = CaseGenerator("benefit mechanism", case: number)
    let growth = random.number(in: 0.8...1.6)
    let elasticity = random.number(in: -0.5...0)
    let count = 1 + number % 4
    var (tiers, plan): ([BenefitMechanism.Tier], [BenefitTier]) = ([], [])
    var (before, after): ([[Double]], [[Double]]) = ([[], [], []], [[], [], []])
    var layers: [BenefitLayer] = []
    let weights = (0..<count).map { _ in random.number(in: 0.1...1) }
    let sum = weights.reduce(0, +)
    for weight in weights {
      let mean = random.number(in: 1_000...30_000)
      let spread = random.number(in: 0.3...2)
      func limits() -> [Double] {
        [
          random.number(in: 0...2_000), random.number(in: 0.2...1),
          random.number(in: 5_000...200_000),
        ]
      }
      let (old, new) = (limits(), limits())
      for index in 0..<3 {
        before[index].append(old[index])
        after[index].append(new[index])
      }
      tiers.append(
        .init(
          name: "t", title: LocalizedText(verbatim: "t"), share: weight / sum,
          claims: LogNormalDistribution(mean: mean, standardDeviation: spread * mean)))
      plan.append(
        try BenefitTier(
          "t", frequency: weight / sum,
          claims: LogNormalDistribution(
            mean: growth * mean, standardDeviation: spread * growth * mean),
          benefit: BenefitLayer(deductible: old[0], ratio: old[1], cap: old[2])))
      layers.append(try BenefitLayer(deductible: new[0], ratio: new[1], cap: new[2]))
    }
    func inputs(_ rows: [[Double]]) -> [String: [Double]] {
      ["x.deductible": rows[0], "x.policy-ratio": rows[1], "x.cap": rows[2]]
    }
    let now = moment(
      inputs(before), inputs(after), context: ["price": [2 * growth, 4 * growth]],
      closing: ["price": [2, 4]])
    let mechanism = benefit(tiers, elasticity: elasticity)
    let factors = try mechanism.factors(at: now)
    let change = try BenefitChange(from: plan, to: layers, elasticity: elasticity)
    let whole =
      change.tiers.reduce(0) { $0 + $1.after } / change.tiers.reduce(0) { $0 + $1.before }
    let (share, use) = (try #require(factors["share"]), try #require(factors["use"]))
    #expect(abs(share.whole * use.whole / whole - 1) < 1e-10)
    let cases = zip(change.tiers, weights).reduce(0) { $0 + $1.0.useFactor * $1.1 / sum }
    #expect(abs(use.whole - cases) < 1e-12)
    // Without use of its own the share carries all of it.
    let alone = try benefit(tiers, elasticity: elasticity, use: nil).factors(at: now)
    #expect(abs((alone["share"]?.whole ?? 0) / whole - 1) < 1e-10)
    // Nothing changed is a factor of one.
    let still = try mechanism.factors(at: moment(inputs(before), inputs(before)))
    #expect(abs((still["share"]?.whole ?? 0) - 1) < 1e-12)
    #expect(abs((still["use"]?.whole ?? 0) - 1) < 1e-12)
  }

  @Test(
    "Leavers take their own cost along: what all cost before is theirs and the stayers'",
    arguments: 0..<60)
  func participation(number: Int) throws {
    var random = CaseGenerator("participation mechanism", case: number)
    let groups = ["a", "b", "c"]
    let rates = groups.map { _ in random.number(in: 0.2...0.98) }
    let people = groups.map { _ in random.number(in: 1_000...90_000) }
    let ratio = random.number(in: 0...1.5)
    let mechanism = ParticipationMechanism(
      participation: "rate", standard: "standard", persons: "people",
      elasticities: ["a": -0.2, nil: -0.05], marginalCostRatio: ratio, costs: ["cost"],
      place: MechanismLawTests.place, source: "")
    let raised = 400 * random.number(in: 1.01...1.4)
    let factors = try mechanism.factors(
      at: moment(
        ["standard": [400]], ["standard": [raised]],
        context: ["rate": rates, "people": people], groups: groups))
    let (rate, cost) = (try #require(factors["rate"]), try #require(factors["cost"]))
    var (members, whole): (Double, Double) = (0, 0)
    for group in groups.indices {
      #expect(rate[group] < 1)
      let (before, after) = (
        people[group] * rates[group], people[group] * rates[group] * rate[group]
      )
      // N₀ c₀ = N₁ c + (N₀ − N₁) ρ c, with c₀ one.
      let total = after * cost[group] + (before - after) * ratio * cost[group]
      #expect(abs(total / before - 1) < 1e-12)
      members += after
      whole += after * cost[group]
    }
    #expect(abs(cost.whole - whole / members) < 1e-12)
    #expect(ratio < 1 ? cost.whole > 1 : cost.whole <= 1)
    // Relative to the standard's logarithm the first step is the elasticity.
    let step = try mechanism.factors(
      at: moment(
        ["standard": [400]], ["standard": [400.04]],
        context: ["rate": rates, "people": people], groups: groups))
    let slope = try #require(step["rate"])[0] - 1
    #expect(abs(slope / 1e-4 + 0.2) < 1e-3)
  }

  @Test(
    "A base moves with its floor, ceiling and what is declared, and scales with wages",
    arguments: 0..<60)
  func base(number: Int) throws {
    var random = CaseGenerator("base mechanism", case: number)
    let mean = random.number(in: 4_000...12_000)
    let mechanism = BaseMechanism(
      family: "x", base: "base",
      wages: LogNormalDistribution(
        mean: mean, standardDeviation: mean * random.number(in: 0.3...0.9)),
      unitScale: 12,
      flexible: .init(
        base: "chosen", rate: "rate",
        choice: try ChosenBase(levels: [0.6, 1, 2], shares: [0.5, 0.3, 0.2], elasticity: -0.4)),
      inputs: [], files: [], place: MechanismLawTests.place, source: "")
    let inputs = [
      "x.average-wage": random.number(in: 0.7...1.3) * mean, "x.base-floor": 0.6,
      "x.base-ceiling": 3, "x.declared-share": random.number(in: 0.6...0.95),
      "x.floor-declared": random.number(in: 0.02...0.3), "rate": 0.09,
    ]
    func factors(_ changes: [String: Double], growth: Double = 1) throws -> (Double, Double) {
      func rows(_ values: [String: Double]) -> [String: [Double]] {
        // What is announced grows with wages.
        var grown = values.mapValues { [$0] }
        grown["x.average-wage"] = values["x.average-wage"].map { [$0 * growth] }
        return grown
      }
      let made = try mechanism.factors(
        at: moment(
          rows(inputs), rows(inputs.merging(changes) { $1 }), context: ["base": [5_000 * growth]],
          closing: ["base": [5_000]]))
      return (made["base"]?.whole ?? .nan, made["chosen"]?.whole ?? .nan)
    }
    let still = try factors([:])
    #expect(still.0 == 1 && still.1 == 1)
    for (name, value) in [
      ("x.base-floor", 0.7), ("x.base-ceiling", 3.5), ("x.declared-share", 0.99),
      ("x.floor-declared", 0.0),
    ] {
      let moved = try factors([name: value])
      // Hardly anybody may earn as much as the ceiling.
      #expect(name == "x.base-ceiling" ? moved.0 >= 1 : moved.0 > 1, "\(name)")
      #expect(name == "x.base-floor" ? moved.1 > 1 : moved.1 == 1, "\(name)")
      let later = try factors([name: value], growth: 1.7)
      #expect(abs(later.0 / moved.0 - 1) < 1e-10, "\(name)")
    }
    // A dearer unit of the base drives flexible workers down, and nobody else.
    let dearer = try factors(["rate": 0.1])
    #expect(dearer.0 == 1 && dearer.1 < 1)
    // Floor and ceiling that cross are named.
    #expect(throws: MechanismFault.self) { try factors(["x.base-floor": 3.2]) }
  }
}
