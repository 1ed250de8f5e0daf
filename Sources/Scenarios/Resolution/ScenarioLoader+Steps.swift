import Funds
public import Quantities

/// A variant's changes and known matters one after another, each with its name for readers.
extension ScenarioLoader {
  /// The plans between a variant's baseline and itself, each adding one thing to the one before: first
  /// the changes, then the known matters, both in the order of the files.
  ///
  /// - Throws: ``Quantities/InputFault`` as ``cases(_:)`` does.
  public mutating func changeSteps(of fundCase: FundCase) throws(InputFault) -> [ChangeStep] {
    let (scenario, model) = (fundCase.scenario, fundCase.model)
    var steps: [ChangeStep] = []
    for (index, change) in scenario.changes.enumerated()
    where !scenario.moved(by: change.parameter, in: model).isEmpty {
      guard let plan = try plan(of: scenario.keeping(changes: index + 1, matters: 0), model) else {
        continue
      }
      steps.append(
        ChangeStep(
          title: title(of: change, scenario, model), plan: plan,
          hasOwnTitle: scenario.mechanisms.contains {
            $0.allTriggers.contains(change.parameter)
          }))
    }
    let changes = scenario.changes.count
    let matters = scenario.events.filter(\.isOfVariant)
    for (index, event) in matters.enumerated() where event.isOf(model) && !event.isCounterpart {
      // Money that moves from one month to another is one cause.
      let isPair = index + 1 < matters.count && matters[index + 1].isCounterpart
      let known = scenario.keeping(changes: changes, matters: index + (isPair ? 2 : 1))
      guard let plan = try plan(of: known, model) else { continue }
      steps.append(ChangeStep(title: title(of: event), plan: plan, hasOwnTitle: true))
    }
    return steps
  }

  private mutating func plan(of scenario: Scenario, _ model: FundModel) throws(InputFault) -> Plan?
  {
    try cases(scenario).first { $0.model.name == model.name }?.plan
  }

  private func title(of event: Scenario.Event) -> LocalizedText {
    LocalizedText(
      "已知事项：\(event.title.chinese)（\(event.period)）",
      "known matter: \(event.title.english) (\(event.period))")
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
