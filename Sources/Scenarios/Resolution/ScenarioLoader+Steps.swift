import Funds
public import Quantities

/// A variant's changes one after another, each with its name for readers.
extension ScenarioLoader {
  /// The plans between a variant's baseline and itself, each adding one change to the one before.
  ///
  /// - Throws: ``Quantities/InputFault`` as ``cases(_:)`` does.
  public mutating func changeSteps(of fundCase: FundCase) throws(InputFault) -> [ChangeStep] {
    let scenario = fundCase.scenario
    var steps: [ChangeStep] = []
    for (index, change) in scenario.changes.enumerated()
    where !scenario.moved(by: change.parameter, in: fundCase.model).isEmpty {
      let partial = try cases(scenario.keepingChanges(index + 1))
      guard let step = partial.first(where: { $0.model.name == fundCase.model.name }) else {
        continue
      }
      steps.append(
        ChangeStep(
          title: title(of: change, scenario, fundCase.model), plan: step.plan,
          isAnswered: scenario.mechanisms.contains {
            $0.allTriggers.contains(change.parameter)
          }))
    }
    return steps
  }

  private func title(of change: Scenario.Change, _ scenario: Scenario, _ model: FundModel)
    -> LocalizedText
  {
    let name =
      catalogue.definition(change.parameter)?.title ?? LocalizedText(verbatim: change.parameter)
    let group =
      model.groups.first { $0.name == change.group }?.title
      ?? change.group.map { scenario.tierTitle($0, of: change.parameter) }
    let how: LocalizedText =
      switch change.operation {
      case .follow:
        LocalizedText("自 \(change.from) 起随人口测算", "as the people from \(change.from)")
      case .people(.originalRetirement):
        LocalizedText(
          "自 \(change.from) 起按不延迟退休", "from \(change.from) at the original ages of retirement")
      case .set, .shift, .scale:
        LocalizedText("自 \(change.from) 起变动", "from \(change.from)")
      }
    return LocalizedText(
      "\(name.chinese)\(group.map { "（\($0.chinese)）" } ?? "")\(how.chinese)",
      "\(name.english)\(group.map { " (\($0.english))" } ?? "") \(how.english)")
  }
}
