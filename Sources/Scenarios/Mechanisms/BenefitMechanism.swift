import Actuarial
import Quantities

/// What deductible, ratio and cap of each tier do to what a fund pays of a case, and to use.
///
/// With the claims X of a tier, its share w of the cases, P the payment for a claim and g the growth
/// of prices since the last closed period, a case costs the fund Σ w u E[P(g X)] / Σ w u on average,
/// in closed form from limited expected values. Use answers with u, the tier's ratio of claims for a
/// change of the patient's share by a stated arc elasticity (see ``Actuarial/BenefitChange``). The
/// fund's share of a case moves by that average after over before, the number of cases by Σ w u.
/// Only ratios act, so that the recorded share of cost, which also knows what is not covered at all,
/// remains the level that is moved.
struct BenefitMechanism: Mechanism {
  /// One tier of the benefit.
  struct Tier: Sendable {
    let name: String
    let title: LocalizedText
    /// The tier's share of the cases; the shares sum to one.
    let share: Double
    /// The covered cost of a case at the last closed period.
    let claims: any ClaimSize
  }

  /// The parameter families that the inputs belong to, such as `resident.inpatient`.
  let family: String
  let title: LocalizedText
  let tiers: [Tier]
  let inputs: [MechanismInput]

  /// Deductible, ratio and cap in the catalogue.
  let definitions: [ParameterDefinition]

  /// The fund's share of a case, or what it pays a head: moved by what a case costs the fund.
  let share: String
  /// The cases of a member: moved by use; where there is none, ``share`` carries it.
  let use: String?
  /// The cost of a case, whose growth moves the claims.
  let price: String?

  /// The arc elasticity of use by the patient's share.
  let elasticity: Double

  let files: [String]
  let place: SourcePlace
  let source: String

  var triggers: [String] { [] }
  var context: [String] { [price].compactMap(\.self) }
  var outputs: [String] { [share, use].compactMap(\.self) }

  /// A limit that is no limit.
  static let noCap = 1e12

  static func deductible(_ family: String) -> String { family + ".deductible" }
  static func ratio(_ family: String) -> String { family + ".policy-ratio" }
  static func cap(_ family: String) -> String { family + ".cap" }

  func factors(at moment: MechanismMoment) throws(MechanismFault) -> [String: MechanismFactor] {
    let states = try states(at: moment)
    var (before, after, cases) = (0.0, 0.0, 0.0)
    for (tier, state) in zip(tiers, states) {
      before += tier.share * state.paidBefore
      after += tier.share * state.useFactor * state.paidAfter
      cases += tier.share * state.useFactor
    }
    guard before > 0 else { throw nothingPaid() }
    guard let use else { return [share: MechanismFactor(after / before)] }
    return [share: MechanismFactor(after / cases / before), use: MechanismFactor(cases)]
  }

  func figures(at moment: MechanismMoment) throws(MechanismFault) -> [MechanismFigure] {
    let states = try states(at: moment)
    var figures: [MechanismFigure] = []
    for ((index, tier), state) in zip(tiers.enumerated(), states) {
      func add(
        _ zh: String, _ en: String, _ measure: MechanismFigure.Measure, _ before: Double,
        _ after: Double
      ) {
        figures.append(
          MechanismFigure(
            LocalizedText(zh, en), row: tier.title, measure, before: before, after: after))
      }
      let (old, new) = (limits(moment.before, index), limits(moment.after, index))
      add("起付线", "deductible", .money, old.deductible, new.deductible)
      add("政策范围内报销比例", "ratio", .share, old.ratio, new.ratio)
      if old.cap < BenefitMechanism.noCap || new.cap < BenefitMechanism.noCap {
        add("封顶线", "cap", .money, old.cap, new.cap)
      }
      add("每例预期支付", "expected payment for a case", .money, state.paidBefore, state.paidAfter)
      add(
        "政策范围内实际支付比例", "share of covered cost paid", .share, 1 - state.patientBefore,
        1 - state.patientAfter)
      if elasticity != 0 { add("就医量", "use", .number, 1, state.useFactor) }
    }
    let factors = try factors(at: moment)
    figures.append(
      MechanismFigure(
        LocalizedText("基金每例支付的倍数", "what the fund pays of a case, times"), .number, before: 1,
        after: factors[share]?.whole ?? 1))
    if let use {
      figures.append(
        MechanismFigure(
          LocalizedText("就医量的倍数", "use, times"), .number, before: 1,
          after: factors[use]?.whole ?? 1))
    }
    return figures
  }

  // MARK: - One tier

  private struct State {
    let paidBefore: Double
    let paidAfter: Double
    let patientBefore: Double
    let patientAfter: Double
    let useFactor: Double
  }

  private func states(at moment: MechanismMoment) throws(MechanismFault) -> [State] {
    let growth = growth(at: moment)
    var states: [State] = []
    for (index, tier) in tiers.enumerated() {
      let old = try layer(moment.before, index).expectedPayment(
        of: tier.claims, inflatedBy: growth)
      let new = try layer(moment.after, index).expectedPayment(of: tier.claims, inflatedBy: growth)
      let cost = tier.claims.mean * growth
      states.append(
        State(
          paidBefore: old, paidAfter: new, patientBefore: 1 - old / cost,
          patientAfter: 1 - new / cost,
          useFactor: BenefitChange.useFactor(
            from: 1 - old / cost, to: 1 - new / cost, elasticity: elasticity)))
    }
    return states
  }

  /// g: the mean price over groups against that of the last closed period.
  private func growth(at moment: MechanismMoment) -> Double {
    guard let price, let now = moment.context[price], let then = moment.closing[price] else {
      return 1
    }
    let (sum, base) = (now.reduce(0, +), then.reduce(0, +))
    return base > 0 && sum > 0 ? sum / base : 1
  }

  private func limits(_ values: [String: [Double]], _ tier: Int) -> (
    deductible: Double, ratio: Double, cap: Double
  ) {
    func value(_ name: String, _ missing: Double) -> Double { values[name]?[tier] ?? missing }
    return (
      value(BenefitMechanism.deductible(family), 0), value(BenefitMechanism.ratio(family), 1),
      value(BenefitMechanism.cap(family), BenefitMechanism.noCap)
    )
  }

  private func layer(_ values: [String: [Double]], _ index: Int) throws(MechanismFault)
    -> BenefitLayer
  {
    let limits = limits(values, index)
    guard limits.cap > limits.deductible,
      let layer = try? BenefitLayer(
        deductible: limits.deductible, ratio: limits.ratio,
        cap: limits.cap < BenefitMechanism.noCap ? limits.cap : .infinity)
    else { throw contradiction(limits, of: tiers[index].title) }
    return layer
  }

  private func contradiction(
    _ limits: (deductible: Double, ratio: Double, cap: Double), of tier: LocalizedText
  ) -> MechanismFault {
    let low = definitions[0].written(limits.deductible)
    let part = definitions[1].written(limits.ratio)
    let high = limits.cap < BenefitMechanism.noCap ? definitions[2].written(limits.cap) : nil
    let (zh, en) = (high.map { "封顶线 \($0)" } ?? "无封顶线", high.map { "a cap of \($0)" } ?? "no cap")
    return MechanismFault(
      code: "benefit-limits",
      found: LocalizedText(
        "“\(tier.chinese)”的起付线 \(low)、比例 \(part)、\(zh) 不能并存",
        "“\(tier.english)” has a deductible of \(low), a ratio of \(part) and \(en), which do not go together"
      ),
      expected: LocalizedText(
        "封顶线高于起付线，比例 0 到 100 %", "a cap above the deductible and a ratio from 0 to 100 %"))
  }

  private func nothingPaid() -> MechanismFault {
    MechanismFault(
      code: "benefit-limits",
      found: LocalizedText("按现行起付线和比例，基金一分不付", "by the limits in force the fund pays nothing"),
      expected: LocalizedText("至少一个层级有支付", "a payment at one tier at least"))
  }
}
