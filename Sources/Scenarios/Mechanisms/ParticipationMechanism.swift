import Actuarial
import Quantities

/// How participation answers to the contribution standard, and what those who leave would have cost.
///
/// At every date the participation p₀ of a group moves along the curve of
/// ``Actuarial/Participation`` by the changed standard over the unchanged one, and what a member
/// costs by the ratio that leaves the whole cost where it was when leavers cost ρ times what stayers
/// do (adverse selection). Use and costs that do not differ by group move by the mean of the groups,
/// weighted by their members.
struct ParticipationMechanism: Mechanism {
  /// The participation that answers.
  let participation: String
  /// The standard it answers to.
  let standard: String
  /// Those who may take part.
  let persons: String
  /// ε by group; the one without a name holds for every other group.
  let elasticities: [String?: Double]
  /// ρ: what leavers, or joiners, cost over what those who stay do.
  let marginalCostRatio: Double
  /// Use or costs a head that move with who stays.
  let costs: [String]

  let place: SourcePlace
  let source: String

  var inputs: [MechanismInput] { [] }
  var triggers: [String] { [standard] }
  var context: [String] { [participation, persons] }
  var outputs: [String] { [participation] + costs }
  var groups: [String] { elasticities.keys.compactMap(\.self).sorted() }

  /// What becomes of one group.
  private struct State {
    let members: Double
    let before: Double
    let after: Double
    /// The cost of a member after over before.
    let cost: Double
  }

  func factors(at moment: MechanismMoment) throws(MechanismFault) -> [String: MechanismFactor] {
    let states = try states(at: moment)
    let rates = states.map { $0.before > 0 ? $0.after / $0.before : 1 }
    let (before, after) = (
      states.reduce(0) { $0 + $1.members * $1.before },
      states.reduce(0) { $0 + $1.members * $1.after }
    )
    let cost = states.reduce(0) { $0 + $1.members * $1.after * $1.cost }
    var factors = [
      participation: MechanismFactor(groups: rates, whole: before > 0 ? after / before : 1)
    ]
    for name in costs {
      factors[name] = MechanismFactor(
        groups: states.map(\.cost), whole: after > 0 ? cost / after : 1)
    }
    return factors
  }

  func figures(at moment: MechanismMoment) throws(MechanismFault) -> [MechanismFigure] {
    let states = try states(at: moment)
    var figures = [
      MechanismFigure(
        LocalizedText("缴费标准", "contribution standard"), .money,
        before: moment.before[standard]?.first ?? 0, after: moment.after[standard]?.first ?? 0)
    ]
    for (index, state) in states.enumerated() where state.before > 0 {
      let row =
        states.count > 1 && moment.groups.indices.contains(index)
        ? LocalizedText(verbatim: moment.groups[index]) : nil
      figures.append(
        MechanismFigure(
          LocalizedText("参保率", "participation"), row: row, .share, before: state.before,
          after: state.after))
      figures.append(
        MechanismFigure(
          LocalizedText("参保人人均成本的倍数", "cost of a member, times"), row: row, .number, before: 1,
          after: state.cost))
    }
    return figures
  }

  private func states(at moment: MechanismMoment) throws(MechanismFault) -> [State] {
    let (old, new) = (moment.before[standard]?.first ?? 0, moment.after[standard]?.first ?? 0)
    guard old > 0, new > 0 else { throw noStandard() }
    let rates = moment.context[participation] ?? []
    let people = moment.context[persons] ?? []
    var states: [State] = []
    for (index, rate) in rates.enumerated() {
      let members = people.count == 1 ? people[0] : people[index]
      let name = rates.count > 1 ? moment.groups[index] : nil
      let elasticity = name.flatMap { elasticities[$0] } ?? elasticities[nil] ?? 0
      // Where nobody takes part nobody leaves or is joined.
      guard elasticity != 0, old != new,
        let response = try? Participation(
          reference: rate, elasticity: elasticity, marginalCostRatio: marginalCostRatio)
      else {
        states.append(State(members: members, before: rate, after: rate, cost: 1))
        continue
      }
      let after = response.rate(atStandardRatio: new / old)
      states.append(
        State(
          members: members, before: rate, after: after, cost: response.costRatio(at: after)))
    }
    return states
  }

  private func noStandard() -> MechanismFault {
    MechanismFault(
      code: "no-standard",
      found: LocalizedText(
        "缴费标准变动前或变动后为零，参保率的反应无从计算",
        "the standard is zero before or after the change: participation cannot answer to it"),
      expected: LocalizedText("大于零的缴费标准", "a standard above zero"))
  }
}
