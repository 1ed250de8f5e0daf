import Funds
import Quantities

/// The people behind a baseline's funds, and changes to them.
extension ScenarioReader {
  /// The block `people` of a baseline.
  mutating func peopleSource(_ value: YAMLValue) -> PeopleSource? {
    let keys = ["files", "day", "groups", "profiles", "source"]
    let entry = yaml.mapping(
      value, allowed: keys, required: ["files", "groups", "source"],
      what: LocalizedText("人口测算", "the people"))
    let files = yaml.items(entry["files"])
    let groups = yaml.items(entry["groups"]).compactMap { peopleGroup($0) }
    guard let source = yaml.text(entry["source"]) else { return nil }
    return PeopleSource(
      files: files.compactMap { yaml.text($0) }, filePlaces: files.map(\.place),
      day: yaml.text(entry["day"]), groups: groups, profiles: yaml.text(entry["profiles"]),
      source: source, place: value.place)
  }

  private mutating func peopleGroup(_ value: YAMLValue) -> PeopleSource.Group? {
    let entry = yaml.mapping(
      value, allowed: ["parameter", "group", "states", "ages"], required: ["parameter"],
      what: LocalizedText("人群", "a group of people"))
    guard let definition = definition(entry["parameter"]) else { return nil }
    var ages = 0...150
    if let written = entry["ages"] {
      guard let read = ageRange(yaml.text(written) ?? "") else {
        yaml.add(
          yaml.wrongShape(
            written, LocalizedText("年龄，如 18-59 或 60+", "ages such as 18-59 or 60+")))
        return nil
      }
      ages = read
    }
    return PeopleSource.Group(
      parameter: definition.name, group: yaml.text(entry["group"]),
      states: yaml.items(entry["states"]).compactMap { yaml.text($0) }, ages: ages,
      place: value.place)
  }

  /// A change of the people, as changes of every parameter that they move.
  mutating func peopleChanges(_ value: YAMLValue, scenario: String, people: PeopleSource?)
    -> [Scenario.Change]
  {
    let entry = yaml.mapping(
      value, allowed: ["people", "from", "until", "source", "title"],
      required: ["people", "from", "source"], what: LocalizedText("变动", "a change"))
    guard let body = entry["people"] else { return [] }
    let what = yaml.mapping(
      body, allowed: ["retirement"], required: ["retirement"],
      what: LocalizedText("人口变动", "a change of the people"))
    guard let alternative = yaml.word(what["retirement"], PeopleAlternative.self),
      let from = yaml.period(entry["from"])
    else { return [] }
    guard let people else {
      yaml.add(
        Diagnostic(
          code: "no-people", at: body.place,
          found: LocalizedText("基线没有人口测算", "the baseline projects no people"),
          remedy: LocalizedText(
            "请在基线中写 people: …，或直接变动各组人数",
            "Add people: … to the baseline, or change the groups' numbers themselves")))
      return []
    }
    var parameters: [String] = []
    for group in people.groups where !parameters.contains(group.parameter) {
      parameters.append(group.parameter)
    }
    return parameters.map { parameter in
      Scenario.Change(
        parameter: parameter, group: nil, operation: .people(alternative), from: from,
        until: yaml.period(entry["until"]), then: nil, scenario: scenario,
        source: yaml.text(entry["source"]) ?? "", place: body.place)
    }
  }
}
