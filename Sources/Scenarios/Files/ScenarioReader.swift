import Funds
import Quantities
import Tables

/// Reads a scenario file and the files it stacks on.
struct ScenarioReader {
  private var yaml = YAMLReader()
  private let catalogue: ParameterCatalogue

  init(catalogue: ParameterCatalogue) {
    self.catalogue = catalogue
  }

  private static let topKeys = [
    "fundcast", "title", "author", "notice", "funds", "closed-through", "project-through",
    "budget-year", "unit", "paths", "seed", "hindcast", "assumptions", "changes", "events",
    "targets", "stacks-on",
  ]

  /// What only a baseline says: scenarios that differ in it could not be compared.
  private static let baselineKeys = [
    "funds", "closed-through", "project-through", "budget-year", "unit", "paths", "seed",
    "hindcast", "assumptions",
  ]

  /// One file of a stack.
  private struct Layer {
    let path: String
    let root: YAMLValue
    let keys: [String: YAMLValue]
  }

  /// Reads the stack of a file.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in any of the files.
  mutating func read(_ path: String) throws(InputFault) -> Scenario {
    let layers = try layers(from: path)
    let scenario = scenario(layers)
    try yaml.finish()
    guard let scenario else {
      throw InputFault(
        Diagnostic(
          code: "incomplete-scenario", at: SourcePlace(file: path),
          found: LocalizedText("方案文件不完整", "the scenario is incomplete")))
    }
    return scenario
  }

  // MARK: - The stack

  /// The files from the baseline up.
  private mutating func layers(from path: String) throws(InputFault) -> [Layer] {
    var layers: [Layer] = []
    var next: String? = path
    var seen: [String] = []
    while let current = next {
      let normal = normalizedPath(current)
      if seen.contains(normal) {
        let chain = (seen + [normal]).joined(separator: " → ")
        let place = layers.last?.keys["stacks-on"]?.place ?? SourcePlace(file: current)
        throw InputFault(
          yaml.faults + [
            Diagnostic(
              code: "stack-loops", at: place,
              found: LocalizedText("方案叠加成环：\(chain)", "the stack loops: \(chain)"),
              expected: LocalizedText("最终叠加在一个基线上", "a stack that ends on a baseline"),
              remedy: LocalizedText("请删去其中一个 stacks-on", "Remove one of the stacks-on lines"))
          ])
      }
      seen.append(normal)
      let root = try read(current, from: layers.last)
      let keys = yaml.mapping(
        root, allowed: ScenarioReader.topKeys, required: ["fundcast"],
        what: LocalizedText("方案文件", "the scenario file"))
      layers.append(Layer(path: current, root: root, keys: keys))
      yaml.version(keys["fundcast"])
      if keys["stacks-on"] != nil { checkVariant(keys) }
      next = yaml.text(keys["stacks-on"]).map {
        normalizedPath(joinedPath(folder(of: current), $0))
      }
    }
    return layers.reversed()
  }

  /// Reads a file; one that cannot be read is named where it is asked for.
  private func read(_ path: String, from layer: Layer?) throws(InputFault) -> YAMLValue {
    do {
      return try YAMLValue.read(path)
    } catch {
      guard let asked = layer?.keys["stacks-on"] else { throw error }
      throw InputFault(
        error.diagnostics.map { fault in
          guard fault.place.line == nil else { return fault }
          return Diagnostic(
            code: fault.code, at: asked.place,
            found: LocalizedText(
              "叠加的文件 \(path) 读不出：\(fault.found.chinese)",
              "the file \(path) that this one stacks on cannot be read: \(fault.found.english)"),
            expected: fault.expected, remedy: fault.remedy)
        })
    }
  }

  private mutating func checkVariant(_ keys: [String: YAMLValue]) {
    for key in ScenarioReader.baselineKeys {
      guard let value = keys[key] else { continue }
      yaml.add(
        Diagnostic(
          code: "baseline-key", at: value.place,
          found: LocalizedText(
            "“\(key)”只能写在基线里，而这个文件叠加在另一个文件上",
            "“\(key)” belongs to a baseline, and this file stacks on another"),
          expected: LocalizedText(
            "title、author、notice、changes、events、targets",
            "title, author, notice, changes, events and targets"),
          remedy: key == "assumptions"
            ? LocalizedText("请把假设改写成 changes", "Write the assumptions as changes")
            : LocalizedText("请写到基线中", "Move it to the baseline")))
    }
  }

  private func last(_ layers: [Layer], _ key: String) -> YAMLValue? {
    layers.last { $0.keys[key] != nil }?.keys[key]
  }

  private mutating func scenario(_ layers: [Layer]) -> Scenario? {
    guard let base = layers.first, let top = layers.last else { return nil }
    for key in ["funds", "closed-through", "project-through", "budget-year", "unit"]
    where base.keys[key] == nil {
      yaml.add(
        Diagnostic(
          code: "missing-key", at: base.root.place,
          found: LocalizedText("基线缺少“\(key)”", "the baseline lacks “\(key)”"),
          remedy: LocalizedText(
            "请补上一行“\(key): …”，或用 stacks-on 叠加在一个基线上",
            "Add a line “\(key): …”, or stack the file on a baseline with stacks-on")))
    }
    let funds = yaml.items(base.keys["funds"]).compactMap { fundSource($0) }
    let author = yaml.text(last(layers, "author")) ?? ""
    var assumptions: [Scenario.Assumption] = []
    var changes: [Scenario.Change] = []
    var events: [Scenario.Event] = []
    var targets: [Scenario.PlacedTarget] = []
    for layer in layers {
      let title = yaml.localized(layer.keys["title"])?.chinese ?? layer.path
      for item in yaml.items(layer.keys["assumptions"]) {
        if let read = assumption(item) { assumptions.append(read) }
      }
      for item in yaml.items(layer.keys["changes"]) {
        if let read = change(item, scenario: title) { changes.append(read) }
      }
      for item in yaml.items(layer.keys["events"]) {
        if let read = event(item, isOfVariant: layer.path != base.path) { events.append(read) }
      }
      for item in yaml.items(layer.keys["targets"]) {
        if let read = target(item) { targets.append(read) }
      }
    }
    guard let closed = yaml.period(last(layers, "closed-through")),
      let end = yaml.period(last(layers, "project-through")),
      let budgetYear = yaml.integer(last(layers, "budget-year"), in: 1900...2200),
      let unit = moneyUnit(last(layers, "unit")), let title = yaml.localized(top.keys["title"])
    else {
      if top.keys["title"] == nil {
        yaml.add(
          Diagnostic(
            code: "missing-key", at: top.root.place,
            found: LocalizedText("方案没有标题", "the scenario has no title"),
            remedy: LocalizedText("请补上一行“title: …”", "Add a line “title: …”")))
      }
      return nil
    }
    if end <= closed, let place = last(layers, "project-through") {
      yaml.add(
        yaml.wrongShape(
          place, LocalizedText("晚于 \(closed) 的期间", "a period after \(closed)")))
    }
    return Scenario(
      path: top.path, stack: layers.map(\.path), title: title, author: author,
      notice: yaml.localized(last(layers, "notice")), funds: funds, closedThrough: closed,
      projectThrough: end, budgetYear: budgetYear, unit: unit,
      simulation: Plan.SimulationSettings(
        paths: yaml.integer(last(layers, "paths"), in: 0...1_000_000) ?? 10_000,
        seed: UInt64(yaml.integer(last(layers, "seed"), in: 0...Int.max) ?? 1)),
      hindcast: yaml.period(last(layers, "hindcast")), dataFolder: folder(of: base.path),
      assumptions: assumptions, changes: changes, events: events, targets: targets)
  }

  private mutating func fundSource(_ value: YAMLValue) -> Scenario.FundSource? {
    let entry = yaml.mapping(
      value, allowed: ["model", "data"], required: ["model", "data"],
      what: LocalizedText("基金条目", "a fund"))
    guard let model = yaml.text(entry["model"]), let place = entry["model"]?.place else {
      return nil
    }
    let data = yaml.items(entry["data"])
    return Scenario.FundSource(
      model: model, data: data.compactMap { yaml.text($0) }, modelPlace: place,
      dataPlaces: data.map(\.place))
  }

  private mutating func moneyUnit(_ value: YAMLValue?) -> QuantityUnit? {
    guard let value else { return nil }
    if let text = value.text, let unit = QuantityUnit(text),
      unit.powers == QuantityUnit.Powers(money: 1), unit.kind == .plain
    {
      return unit
    }
    yaml.add(
      yaml.wrongShape(value, LocalizedText("金额单位，如 万元 或 亿元", "a unit of money such as 万元")))
    return nil
  }

  // MARK: - Assumptions and changes

  private mutating func definition(_ value: YAMLValue?) -> ParameterDefinition? {
    guard let value, let word = yaml.text(value) else { return nil }
    if let definition = catalogue.definition(word) { return definition }
    yaml.add(
      Diagnostic(
        code: "unknown-parameter", at: value.place,
        found: LocalizedText("没有名为“\(word)”的参数", "there is no parameter “\(word)”"),
        expected: LocalizedText(
          "参数目录中的名称或中文名（fundcast parameters 列出全部）",
          "a name or Chinese label of the catalogue (fundcast parameters lists them)"),
        remedy: catalogue.nearest(to: word).map {
          LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?")
        }))
    return nil
  }

  private mutating func assumption(_ value: YAMLValue) -> Scenario.Assumption? {
    let entry = yaml.mapping(
      value, allowed: ["parameter", "group", "values", "cover", "then", "source"],
      required: ["parameter", "source"], what: LocalizedText("假设", "an assumption"))
    guard let definition = definition(entry["parameter"]) else { return nil }
    let points = points(entry, of: definition)
    return Scenario.Assumption(
      parameter: definition.name, group: yaml.text(entry["group"]), points: points,
      then: entry["then"].flatMap { continuation($0, of: definition) },
      source: yaml.text(entry["source"]) ?? "", place: value.place)
  }

  private mutating func change(_ value: YAMLValue, scenario: String) -> Scenario.Change? {
    let operations = ["values", "cover", "value", "shift", "scale"]
    let entry = yaml.mapping(
      value,
      allowed: ["parameter", "group", "from", "until", "then", "source", "title"] + operations,
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
      parameter: definition.name, group: yaml.text(entry["group"]), operation: operation,
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
      quantity.unit.powers == definition.unit.powers
    {
      return .step(quantity.baseValue)
    }
    yaml.add(
      Diagnostic(
        code: "continuation", at: value.place,
        found: LocalizedText("then 写的是“\(text)”", "then is “\(text)”"),
        expected: LocalizedText(
          "hold（不变）、每年增长率如 3 %，或每年增加额如 +20 \(definition.unit)",
          "hold, a growth a year such as 3 %, or a step a year such as +20 \(definition.unit)")))
    return nil
  }

  private mutating func units(
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

  // MARK: - Events and targets

  private mutating func event(_ value: YAMLValue, isOfVariant: Bool) -> Scenario.Event? {
    let entry = yaml.mapping(
      value, allowed: ["fund", "line", "month", "amount", "title", "source", "author", "date"],
      required: ["line", "month", "amount", "title", "source"],
      what: LocalizedText("已知事项", "a known matter"))
    guard let line = yaml.text(entry["line"]), let period = yaml.period(entry["month"]),
      let amount = entry["amount"], let text = yaml.text(amount),
      let title = yaml.localized(entry["title"]), let source = yaml.text(entry["source"])
    else { return nil }
    guard let quantity = try? Quantity(text), quantity.unit.kind == .plain,
      quantity.unit.powers == QuantityUnit.Powers(money: 1)
    else {
      yaml.add(
        yaml.wrongShape(amount, LocalizedText("金额，如 350 万元", "an amount such as 350 万元")))
      return nil
    }
    return Scenario.Event(
      fund: yaml.text(entry["fund"]), line: line, period: period, amount: quantity.baseValue,
      title: title, source: source,
      author: yaml.text(entry["author"]), date: yaml.text(entry["date"]),
      isOfVariant: isOfVariant, place: value.place)
  }

  private mutating func target(_ value: YAMLValue) -> Scenario.PlacedTarget? {
    guard let text = yaml.text(value) else { return nil }
    if let target = Target(parsing: text) {
      return Scenario.PlacedTarget(target: target, place: value.place)
    }
    yaml.add(
      Diagnostic(
        code: "target", at: value.place,
        found: LocalizedText("目标“\(text)”读不懂", "the target “\(text)” cannot be read"),
        expected: LocalizedText(
          "如 payable-months >= 6 by 2027-12 with probability 0.9",
          "such as payable-months >= 6 by 2027-12 with probability 0.9")))
    return nil
  }
}
