import Actuarial
import Quantities

/// What a scenario says of how parameters answer to others: the closed forms between them.
extension ScenarioReader {
  /// The blocks that state mechanisms.
  static let mechanismKeys = ["benefits", "contribution-base", "participation-response"]

  /// The mechanisms of one block.
  mutating func mechanisms(_ key: String, _ value: YAMLValue, folder: String) -> [any Mechanism] {
    yaml.items(value).compactMap { item in
      switch key {
      case "benefits": benefit(item, folder: folder)
      case "contribution-base": contributionBase(item, folder: folder)
      default: participation(item)
      }
    }
  }

  // MARK: - Participation

  private mutating func participation(_ value: YAMLValue) -> (any Mechanism)? {
    let entry = yaml.mapping(
      value, allowed: ["responds", "to", "persons", "elasticity", "leavers", "cost", "source"],
      required: ["responds", "to", "persons", "elasticity", "source"],
      what: LocalizedText("参保率的反应", "a response of participation"))
    let responds = definition(entry["responds"])
    let standard = definition(entry["to"])
    let persons = definition(entry["persons"])
    let costs = yaml.items(entry["cost"]).compactMap { definition($0)?.name }
    guard let responds, let standard, let persons, let written = entry["elasticity"] else {
      return nil
    }
    let expected = LocalizedText(
      "-5 到 0 之间的弹性，如 -0.1", "an elasticity from -5 to 0 such as -0.1")
    var elasticities: [String?: Double] = [:]
    if let groups = written.entries {
      for (key, content) in groups {
        guard let name = yaml.text(key),
          let elasticity = bounded(content, in: -5...0, expected)
        else { continue }
        elasticities[name] = elasticity
      }
    } else if let elasticity = bounded(written, in: -5...0, expected) {
      elasticities[nil] = elasticity
    }
    var leavers = 1.0
    if let place = entry["leavers"] {
      guard
        let read = bounded(
          place, in: 0...3, LocalizedText("0 到 300 % 的成本比", "a cost ratio from 0 to 300 %"))
      else { return nil }
      leavers = read
    }
    return ParticipationMechanism(
      participation: responds.name, standard: standard.name, persons: persons.name,
      elasticities: elasticities, marginalCostRatio: leavers, costs: costs, place: value.place,
      source: yaml.text(entry["source"]) ?? "")
  }

  // MARK: - Contribution base

  private mutating func contributionBase(_ value: YAMLValue, folder: String) -> (any Mechanism)? {
    let required = ["base", "moves", "wages", "average-wage", "source"]
    let entry = yaml.mapping(
      value, allowed: required + ["floor", "ceiling", "declared", "floor-declared", "flexible"],
      required: required, what: LocalizedText("缴费基数", "a contribution base"))
    guard let family = yaml.text(entry["base"]), let familyPlace = entry["base"],
      let written = entry["wages"]
    else { return nil }
    let parts: [(ending: String, key: String, missing: Double)] = [
      (BaseMechanism.averageWage, "average-wage", 0), (BaseMechanism.floor, "floor", 0.6),
      (BaseMechanism.ceiling, "ceiling", 3), (BaseMechanism.declared, "declared", 1),
      (BaseMechanism.floorDeclared, "floor-declared", 0),
    ]
    let names = parts.map { family + $0.ending }
    let definitions = names.compactMap { catalogue.definition($0) }
    guard definitions.count == names.count else {
      yaml.add(unknownFamily(family, lacking: names, at: familyPlace.place))
      return nil
    }
    guard let moves = definition(entry["moves"]),
      let wages = claims(written, in: definitions[0], folder: folder)
    else { return nil }
    var inputs: [MechanismInput] = []
    var values: [Double] = []
    for (part, definition) in zip(parts, definitions) {
      var number = part.missing
      if let place = entry[part.key] {
        guard let read = units(place, definition, as: .level) else { return nil }
        number = read
      }
      values.append(number)
      inputs.append(
        MechanismInput(
          parameter: definition.name, rows: [.init(name: nil, value: number)],
          following: part.ending == BaseMechanism.averageWage ? moves.name : nil))
    }
    if values[1] > values[2], let place = entry["ceiling"] ?? entry["floor"] {
      yaml.add(
        Diagnostic(
          code: "contribution-base", at: place.place,
          found: LocalizedText("缴费基数上限低于下限", "the ceiling of the base is below its floor"),
          expected: LocalizedText(
            "上限不低于下限，如 60 % 和 300 %", "a ceiling not below the floor, such as 60 % and 300 %"),
          remedy: LocalizedText("请核对 floor 和 ceiling", "Check floor and ceiling")))
      return nil
    }
    var flexible: BaseMechanism.Flexible?
    if let place = entry["flexible"] {
      guard let read = self.flexible(place) else { return nil }
      flexible = read
    }
    return BaseMechanism(
      family: family, base: moves.name,
      wages: wages.claims, unitScale: definitions[0].unit.scale, flexible: flexible,
      inputs: inputs,
      files: [wages.file].compactMap(\.self), place: value.place,
      source: yaml.text(entry["source"]) ?? "")
  }

  private mutating func flexible(_ value: YAMLValue) -> BaseMechanism.Flexible? {
    let entry = yaml.mapping(
      value, allowed: ["moves", "rate", "levels", "elasticity"], required: ["moves", "levels"],
      what: LocalizedText("灵活就业的缴费基数", "the base of flexible workers"))
    guard let moves = definition(entry["moves"]), let list = entry["levels"] else { return nil }
    guard let entries = list.entries else {
      yaml.add(
        yaml.wrongShape(
          list, LocalizedText("{60 %: 70 %, 100 %: 30 %}", "{60 %: 70 %, 100 %: 30 %}")))
      return nil
    }
    var (levels, shares): ([Double], [Double]) = ([], [])
    for (key, content) in entries {
      guard
        let level = bounded(
          key, in: 0.01...10,
          LocalizedText("平均工资的百分比，如 60 %", "a percentage of the average wage such as 60 %")),
        let share = bounded(
          content, in: 0...1, LocalizedText("0 到 100 % 的占比", "a share from 0 to 100 %"))
      else { return nil }
      levels.append(level)
      shares.append(share)
    }
    checkShares(shares, at: list.place)
    var elasticity = 0.0
    if let place = entry["elasticity"] {
      guard
        let read = bounded(
          place, in: -5...0, LocalizedText("-5 到 0 之间的弹性", "an elasticity from -5 to 0"))
      else { return nil }
      elasticity = read
    }
    guard
      let choice = try? ChosenBase(levels: levels, shares: shares, elasticity: elasticity)
    else {
      if abs(shares.reduce(0, +) - 1) <= 1e-9 {
        yaml.add(
          yaml.wrongShape(
            entry["elasticity"] ?? list,
            LocalizedText(
              "弹性不为零时至少两个档次有人选", "two levels that are chosen, where the elasticity is not zero")))
      }
      return nil
    }
    let rate = entry["rate"].flatMap { definition($0) }
    return BaseMechanism.Flexible(base: moves.name, rate: rate?.name, choice: choice)
  }
}
