import Funds
public import Quantities

/// Scenarios as workbooks.
extension ScenarioLoader {
  /// What a scenario's own file says, as the rows of a workbook; what it stacks on stays where it is.
  ///
  /// - Parameters:
  ///   - relocated: the name, as seen from the workbook, of a file that the scenario or its baseline
  ///     names.
  /// - Throws: ``Quantities/InputFault`` with everything wrong in the stack and its models.
  public mutating func sheets(
    of path: String, in language: Language, relocated: @escaping (String) -> String
  ) throws(InputFault) -> ScenarioSheets {
    let scenario = try scenario(path)
    let models = try models(of: scenario)
    let writer = ScenarioSheetWriter(
      catalogue: catalogue, models: models, language: language, relocated: relocated)
    var reader = ScenarioReader(catalogue: catalogue)
    let root = try reader.content(path)
    let isVariant = scenario.isVariant
    let parameters = isVariant ? writer.changes(root) : writer.assumptions(root)
    let own =
      [writer.settings(root, isVariant: isVariant)]
      + (isVariant ? [] : [writer.funds(root)]) + [parameters]
    let changes = isVariant || root["changes"] == nil ? [] : [writer.changes(root)]
    let more = writer.more(root, isVariant: isVariant)
    return ScenarioSheets(
      sheets: own + changes + [writer.events(root), writer.targets(root)]
        + (more.rows.isEmpty ? [] : [more]),
      isVariant: isVariant, definitions: definitions(scenario, models), models: models,
      tiers: tiers(scenario))
  }

  /// A variant to be filled in: every lever of the scenario that it is to stack on, with the value
  /// that it has in the budget year.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in the scenario and its data.
  public mutating func leverSheets(
    of path: String, in language: Language, relocated: @escaping (String) -> String
  ) async throws(InputFault) -> ScenarioSheets {
    let scenario = try scenario(path)
    let cases = try await review(scenario)
    let models = cases.map(\.model)
    let writer = ScenarioSheetWriter(
      catalogue: catalogue, models: models, language: language, relocated: relocated)
    let place = SourcePlace(file: path)
    let settings = YAMLValue(
      entries: [
        ("author", scenario.author),
        ("stacks-on", path.split(separator: "/").last.map(String.init) ?? path),
      ].map { (YAMLValue(text: $0.0, at: place), YAMLValue(text: $0.1, at: place)) }, at: place)
    let empty = YAMLValue(entries: [], at: place)
    let definitions = definitions(scenario, models)
    var rows: [[String]] = []
    var remarks: [LocalizedText] = []
    for definition in definitions {
      for (group, value) in levels(of: definition, scenario, cases) {
        let unit = definition.unit.description
        rows.append(
          [
            writer.name(definition),
            group.map { writer.group($0, of: definition.name) } ?? "",
          ] + ["", "", "", unit, "", "", ""])
        remarks.append(
          LocalizedText(
            "\(definition.written(value))（\(scenario.budgetYear)）",
            "\(definition.written(value)) (\(scenario.budgetYear))"))
      }
    }
    return ScenarioSheets(
      sheets: [
        writer.settings(settings, isVariant: true),
        ScenarioSheets.Sheet(kind: .changes, rows: rows, remarks: remarks),
        writer.events(empty), writer.targets(empty),
      ], isVariant: true, definitions: definitions, models: models, tiers: tiers(scenario))
  }

  /// The parameters of the funds and of what answers to them, in the catalogue's order.
  private func definitions(_ scenario: Scenario, _ models: [FundModel]) -> [ParameterDefinition] {
    let names = Set(
      models.flatMap(\.parameters)
        + scenario.mechanisms.flatMap { $0.inputs.map(\.parameter) })
    return catalogue.definitions.filter { names.contains($0.name) }
  }

  private func tiers(_ scenario: Scenario) -> [String] {
    var names: [String] = []
    for name in scenario.mechanisms.flatMap({ $0.inputs.flatMap { $0.rows.compactMap(\.name) } })
    where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  /// A parameter's values in the budget year: one where all groups have the same, else one each;
  /// none where the funds are without it.
  private func levels(
    of definition: ParameterDefinition, _ scenario: Scenario, _ cases: [FundCase]
  ) -> [(group: String?, value: Double)] {
    for one in cases {
      guard let path = one.plan.parameters[definition.name], !path.isUnused else { continue }
      let year = Period(year: scenario.budgetYear)
      let period = path.isCover ? year : year.first(one.model.frequency)
      guard path.isGrouped else { return [(nil, path.value(group: 0, at: period))] }
      let values = one.model.groups.indices.map { path.value(group: $0, at: period) }
      if let first = values.first, values.allSatisfy({ $0 == first }) { return [(nil, first)] }
      return zip(one.model.groups, values).map { ($0.name, $1) }
    }
    let inputs = scenario.mechanisms.flatMap(\.inputs).filter {
      $0.parameter == definition.name
    }
    return inputs.flatMap { $0.rows.map { ($0.name, $0.value) } }
  }
}
