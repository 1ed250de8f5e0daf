import Funds
import Quantities

/// Assumptions and changes: dated values of parameters.
extension ScenarioReader {
  mutating func definition(_ value: YAMLValue?) -> ParameterDefinition? {
    guard let value, let word = yaml.text(value) else { return nil }
    if let definition = catalogue.definition(word) { return definition }
    yaml.add(catalogue.unknownParameter(word, at: value.place))
    return nil
  }

  mutating func assumption(_ value: YAMLValue) -> Scenario.Assumption? {
    let entry = yaml.mapping(
      value, allowed: ["parameter", "group", "values", "cover", "then", "source"],
      required: ["parameter", "source"], what: LocalizedText("假设", "an assumption"))
    guard let definition = definition(entry["parameter"]) else { return nil }
    let points = points(entry, of: definition)
    return Scenario.Assumption(
      parameter: definition.name, group: yaml.text(entry["group"]), points: points,
      then: entry["then"].flatMap { then in
        continuation(then, of: definition).map {
          Scenario.Continuation(rule: $0, written: then.text ?? "", place: then.place)
        }
      },
      source: yaml.text(entry["source"]) ?? "", place: value.place)
  }

  /// The changes of one entry: one, or what another retirement changes, parameter by parameter.
  mutating func changes(_ value: YAMLValue, scenario: String, people: PeopleSource?)
    -> [Scenario.Change]
  {
    guard value.entries?.contains(where: { $0.key.text == "people" }) ?? false else {
      return change(value, scenario: scenario).map { [$0] } ?? []
    }
    return peopleChanges(value, scenario: scenario, people: people)
  }

  private mutating func change(_ value: YAMLValue, scenario: String) -> Scenario.Change? {
    let operations = ["values", "cover", "value", "shift", "scale", "follow"]
    let entry = yaml.mapping(
      value,
      allowed: ["parameter", "group", "tier", "from", "until", "then", "source", "title"]
        + operations,
      required: ["parameter"], what: LocalizedText("变动", "a change"))
    guard let definition = definition(entry["parameter"]) else { return nil }
    let chosen = operations.filter { entry[$0] != nil }
    guard chosen.count == 1, let operand = entry[chosen[0]] else {
      let list = operations.joined(separator: ", ")
      yaml.add(
        Diagnostic(
          code: "change-operation", at: value.place,
          found: LocalizedText(
            "变动写了 \(chosen.count) 种做法", "the change has \(chosen.count) operations"),
          expected: LocalizedText("\(list) 中的一种", "exactly one of \(list)")))
      return nil
    }
    let operation: Scenario.Change.Operation
    var from = yaml.period(entry["from"])
    if chosen[0] == "values" || chosen[0] == "cover" {
      let points = points(entry, of: definition)
      guard let first = points.first else { return nil }
      operation = .set(points)
      if let place = entry["from"] {
        yaml.add(
          Diagnostic(
            code: "idle-key", at: place.place,
            found: LocalizedText(
              "\(chosen[0]) 自带日期，from 不起作用", "\(chosen[0]) has dates of its own: from does nothing"),
            remedy: LocalizedText("请删去 from", "Remove from")))
      }
      from = first.period
    } else {
      guard let start = from else {
        if entry["from"] == nil {
          yaml.add(
            Diagnostic(
              code: "missing-key", at: value.place,
              found: LocalizedText("变动没有写从何时起", "the change does not say when it starts"),
              remedy: LocalizedText("请补上一行“from: 2026-01”", "Add a line “from: 2026-01”")))
        }
        return nil
      }
      guard let read = self.operation(chosen[0], operand, of: definition, from: start) else {
        return nil
      }
      operation = read
      if let place = entry["then"], chosen[0] != "value" {
        yaml.add(
          Diagnostic(
            code: "idle-key", at: place.place,
            found: LocalizedText(
              "\(chosen[0]) 是在基线上变动，then 不起作用",
              "\(chosen[0]) moves the baseline's values: then does nothing"),
            remedy: LocalizedText("请删去 then", "Remove then")))
      }
    }
    guard let from else { return nil }
    return Scenario.Change(
      parameter: definition.name, group: yaml.text(entry["group"] ?? entry["tier"]),
      operation: operation,
      from: from, until: yaml.period(entry["until"]),
      then: entry["then"].flatMap { continuation($0, of: definition) }, scenario: scenario,
      source: yaml.text(entry["source"]) ?? "", place: operand.place)
  }

  private mutating func operation(
    _ kind: String, _ operand: YAMLValue, of definition: ParameterDefinition, from: Period
  ) -> Scenario.Change.Operation? {
    switch kind {
    case "value":
      guard let number = units(operand, definition, as: .level) else { return nil }
      return .set([Scenario.DatedValue(period: from, value: number, place: operand.place)])
    case "shift":
      return units(operand, definition, as: .shift).map { .shift($0) }
    case "follow":
      guard let text = yaml.text(operand) else { return nil }
      if case .people(let growth) = peopleRule(text) { return .follow(growth) }
      yaml.add(
        yaml.wrongShape(
          operand, LocalizedText("people，或 people + 1.2 %", "people, or people + 1.2 %")))
      return nil
    default:
      return units(operand, definition, as: .scale).map { .scale($0) }
    }
  }

  /// The dated values under `values` or `cover`, in order of date.
  private mutating func points(_ entry: [String: YAMLValue], of definition: ParameterDefinition)
    -> [Scenario.DatedValue]
  {
    let (right, wrong) =
      definition.timing == .cover ? ("cover", "values") : ("values", "cover")
    if let misplaced = entry[wrong] {
      let meaning = definition.timing == .cover
      yaml.add(
        Diagnostic(
          code: "wrong-timing", at: misplaced.place,
          found: LocalizedText(
            "“\(definition.title.chinese)”用了 \(wrong)",
            "“\(definition.title.english)” is given under \(wrong)"),
          expected: LocalizedText(
            meaning ? "cover：按参保年度写" : "values：按资金所属年月写",
            meaning ? "cover: dated by cover year" : "values: dated by the month it acts"),
          remedy: LocalizedText("请把 \(wrong) 改为 \(right)", "Write \(right) for \(wrong)")))
      return []
    }
    guard let list = entry[right]?.entries else {
      if let value = entry[right] {
        yaml.add(
          yaml.wrongShape(
            value, LocalizedText("{2026: 430 元/人·年}", "{2026: 430 元/人·年}")))
      }
      return []
    }
    var points: [Scenario.DatedValue] = []
    if let comma = thousandsComma(list) {
      yaml.add(comma)
      return []
    }
    for (key, value) in list {
      guard let period = yaml.period(key),
        let number = units(value, definition, as: .level)
      else { continue }
      points.append(Scenario.DatedValue(period: period, value: number, place: value.place))
    }
    return points.sorted { $0.period.firstMonth < $1.period.firstMonth }
  }

  /// A thousands comma in braces splits `{2026: 34,470 人}` into `34` and an entry `470 人`.
  private func thousandsComma(_ list: [(key: YAMLValue, value: YAMLValue)]) -> Diagnostic? {
    for (entry, next) in zip(list, list.dropFirst()) {
      guard let head = entry.value.text, let tail = next.key.text, next.value.text ?? "" == "",
        DecimalText(head) != nil, tail.prefix(3).count == 3,
        tail.prefix(3).allSatisfy({ $0.isASCII && $0.isNumber })
      else { continue }
      return Diagnostic(
        code: "comma-in-braces", at: entry.value.place,
        found: LocalizedText(
          "花括号里的数字带了千分位逗号：“\(head),\(tail)”",
          "a number in braces has a thousands comma: “\(head),\(tail)”"),
        expected: LocalizedText("不带逗号的“\(head)\(tail)”", "“\(head)\(tail)”, without the comma"))
    }
    return nil
  }

  private mutating func continuation(_ value: YAMLValue, of definition: ParameterDefinition)
    -> ContinuationRule?
  {
    guard let text = yaml.text(value) else { return nil }
    if text == "hold" || text == "不变" { return .hold }
    if let people = peopleRule(text) { return people }
    if let quantity = try? Quantity(text), quantity.unit.kind == .percent,
      definition.unit.kind == .plain
    {
      return .growth(quantity.baseValue)
    }
    if let quantity = try? Quantity(text), quantity.unit.kind == .percentagePoint,
      definition.unit.kind == .percent
    {
      return .step(quantity.baseValue)
    }
    if let quantity = try? Quantity(text), quantity.unit.kind == .plain,
      quantity.unit.counts(like: definition.unit)
    {
      return .step(quantity.baseValue)
    }
    let isShare = definition.unit.kind == .percent
    yaml.add(
      Diagnostic(
        code: "continuation", at: value.place,
        found: LocalizedText("此后的走法 then 写的是“\(text)”", "then is “\(text)”"),
        expected: isShare
          ? LocalizedText(
            "hold（不变）、people（随人口测算），或每年变动的百分点，如 -0.5 个百分点",
            "hold, people, or percentage points a year, such as -0.5 个百分点")
          : LocalizedText(
            "hold（不变）、people（随人口测算）、每年增长率如 3 %，或每年增加额如 +20 \(definition.unit)",
            "hold, people, a growth a year such as 3 %, or a step a year such as"
              + " +20 \(definition.unit)"),
        remedy: isShare && text.hasSuffix("%")
          ? LocalizedText(
            "“\(definition.title.chinese)”本身是比例，“\(text)”有两种读法：请写成个百分点",
            "“\(definition.title.english)” is itself a share, so “\(text)” reads two ways:"
              + " write percentage points")
          : nil))
    return nil
  }

  /// `people`, or `people + 1.2 %`.
  private func peopleRule(_ text: String) -> ContinuationRule? {
    for word in ["people", "人口测算"] where text.hasPrefix(word) {
      let rest = text.dropFirst(word.count).drop { $0 == " " }
      if rest.isEmpty { return .people(growth: 0) }
      let sign = rest.first == "-" || rest.first == "−" ? -1.0 : 1.0
      guard rest.first == "+" || sign < 0,
        let quantity = try? Quantity(String(rest.dropFirst().drop { $0 == " " })),
        quantity.unit.kind == .percent
      else { return nil }
      return .people(growth: sign * quantity.baseValue)
    }
    return nil
  }

  mutating func units(
    _ value: YAMLValue, _ definition: ParameterDefinition, as use: ParameterQuantity.Use
  ) -> Double? {
    guard let text = yaml.text(value) else { return nil }
    switch ParameterQuantity.read(text, definition: definition, use: use, place: value.place) {
    case .success(let number): return number
    case .failure(let diagnostic):
      yaml.add(diagnostic)
      return nil
    }
  }
}
