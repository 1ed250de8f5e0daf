public import Funds
public import Quantities

/// A lever to which other parameters answer by a closed form: one unit of it, and the plan with it.
public struct AnsweredLever: Sendable {
  /// The parameter that is moved by the catalogue's step.
  public let definition: ParameterDefinition
  /// The first period or cover year that is changed.
  public let from: Period
  /// The plan with the step and everything that answers to it.
  public let plan: Plan
}

extension ScenarioLoader {
  /// One unit of every lever that a case's closed forms read, tiers all alike, from the first date of
  /// the budget year that is open; a step that leaves the catalogue's range is left out.
  ///
  /// - Throws: ``Quantities/InputFault`` where the case's files can no longer be read.
  public mutating func answeredLevers(of fundCase: FundCase) throws(InputFault) -> [AnsweredLever] {
    let scenario = fundCase.scenario
    let read = fundCase.model.parameters
    var names: [String] = []
    for mechanism in scenario.mechanisms where mechanism.outputs.allSatisfy(read.contains) {
      names += mechanism.allTriggers.filter { !names.contains($0) }
    }
    guard !names.isEmpty, let sources = try sources(of: fundCase) else { return [] }
    var levers: [AnsweredLever] = []
    for name in names {
      guard let definition = catalogue.definition(name), let step = definition.stepAmount else {
        continue
      }
      let from = fundCase.plan.firstChange(
        of: name, closedThrough: fundCase.history.closedThrough, notBefore: scenario.budgetYear)
      let changed = scenario.adding(
        Scenario.Change(
          parameter: name, group: nil,
          operation: step.isRelative ? .scale(step.value) : .shift(step.value), from: from,
          until: nil, then: nil, scenario: definition.step, source: "",
          place: SourcePlace(file: scenario.path)))
      guard let moved = try? self.fundCase(changed, sources) else { continue }
      levers.append(AnsweredLever(definition: definition, from: from, plan: moved.plan))
    }
    return levers
  }

  mutating func sources(of fundCase: FundCase) throws(InputFault) -> Sources? {
    for source in fundCase.scenario.funds {
      let files = try model(source, in: fundCase.scenario.dataFolder)
      guard files.model.name == fundCase.model.name else { continue }
      let records = try self.records(source, in: fundCase.scenario.dataFolder, files.model)
      return Sources(source: source, files: files, reviewed: records)
    }
    return nil
  }
}
