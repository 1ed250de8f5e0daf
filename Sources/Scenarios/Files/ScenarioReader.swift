import Funds
import Quantities
import Tables

/// Reads a scenario file and the files it stacks on.
struct ScenarioReader {
  var yaml = YAMLReader()
  let catalogue: ParameterCatalogue

  init(catalogue: ParameterCatalogue) {
    self.catalogue = catalogue
  }

  private static let topKeys =
    [
      "fundcast", "title", "author", "notice", "funds", "closed-through", "project-through",
      "budget-year", "unit", "paths", "seed", "hindcast", "people", "settlement",
      "assumptions", "changes", "events", "targets", "stacks-on",
    ] + mechanismKeys

  /// What only a baseline says: scenarios that differ in it could not be compared.
  private static let baselineKeys = [
    "funds", "closed-through", "project-through", "budget-year", "unit", "paths", "seed",
    "hindcast", "settlement", "assumptions",
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

  /// The funds that the baseline of a file names, as far as they can be read, and the folder from which
  /// their files are named; `nil` where the stack cannot be read.
  mutating func funds(of path: String) -> (folder: String, funds: [Scenario.FundSource])? {
    guard let base = try? layers(from: path).first else { return nil }
    let funds = yaml.items(base.keys["funds"]).compactMap { fundSource($0) }
    return (folder(of: base.path), funds)
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
  private mutating func read(_ path: String, from layer: Layer?) throws(InputFault) -> YAMLValue {
    let root: YAMLValue
    do {
      root = try content(path)
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
    guard root.entries != nil else { throw notAScenario(root) }
    return root
  }

  /// The content of a text, or of a workbook with what is wrong with its sheets noted.
  mutating func content(_ path: String) throws(InputFault) -> YAMLValue {
    guard TablePath(path).isWorkbook else { return try YAMLValue.read(path) }
    var book = try ScenarioWorkbook(path, catalogue: catalogue)
    let root = try book.root()
    for fault in book.faults { yaml.add(fault) }
    return root
  }

  /// That a file holds no keys, as one of records, named once rather than key by key.
  private func notAScenario(_ root: YAMLValue) -> InputFault {
    let fault = yaml.wrongShape(
      root, LocalizedText("方案文件：每行一个“键: 值”", "a scenario file: a key and its value on each line"))
    return InputFault(
      Diagnostic(
        code: "not-a-scenario", at: SourcePlace(file: root.file, line: 1, column: 1),
        found: fault.found, expected: fault.expected,
        remedy: LocalizedText(
          "请给出 .yaml 或 .xlsx 方案文件；基金记录写在基线的 funds 下的 data 中",
          "Give a .yaml or .xlsx scenario; records are named under data in the funds of a baseline")
      ))
  }

  private mutating func checkVariant(_ keys: [String: YAMLValue]) {
    for key in ScenarioReader.baselineKeys {
      guard let value = keys[key] else { continue }
      let label = keyLabel(key, at: value.place)
      yaml.add(
        Diagnostic(
          code: "baseline-key", at: value.place,
          found: LocalizedText(
            "“\(label.chinese)”只能写在基线里，而这个文件叠加在另一个文件上",
            "“\(label.english)” belongs to a baseline, and this file stacks on another"),
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
    where base.keys[key] == nil && !yaml.misspeltKeys.contains(key) {
      let label = keyLabel(key, at: base.root.place)
      yaml.add(
        Diagnostic(
          code: "missing-key", at: base.root.place,
          found: LocalizedText(
            "基线缺少“\(label.chinese)”", "the baseline lacks “\(label.english)”"),
          remedy: base.root.place.sheet == nil
            ? LocalizedText(
              "请补上一行“\(key): …”，或用 stacks-on 叠加在一个基线上",
              "Add a line “\(key): …”, or stack the file on a baseline with stacks-on")
            : LocalizedText(
              "请填写这一项；若是调整方案，请在“叠加在”一行写明基线",
              "Fill it in; for a variant name the baseline in the row “stacks-on”")))
    }
    let funds = yaml.items(base.keys["funds"]).compactMap { fundSource($0) }
    let author = yaml.text(last(layers, "author")) ?? ""
    let people = last(layers, "people").flatMap { peopleSource($0) }
    let dataFolder = folder(of: base.path)
    let mechanisms = ScenarioReader.mechanismKeys.flatMap { key in
      last(layers, key).map { self.mechanisms(key, $0, folder: dataFolder) } ?? []
    }
    let settlements = yaml.items(last(layers, "settlement")).compactMap { settlement($0) }
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
        changes += self.changes(item, scenario: title, people: people)
      }
      for item in yaml.items(layer.keys["events"]) {
        events += self.events(item, isOfVariant: layer.path != base.path)
      }
      for item in yaml.items(layer.keys["targets"]) {
        if let read = target(item) { targets.append(read) }
      }
    }
    guard let closed = yaml.period(last(layers, "closed-through")),
      let end = yaml.period(last(layers, "project-through")),
      let budgetYear = yaml.integer(last(layers, "budget-year"), in: 1900...2200),
      let unitPlace = last(layers, "unit")?.place, let unit = moneyUnit(last(layers, "unit")),
      let title = yaml.localized(top.keys["title"])
    else {
      if top.keys["title"] == nil, !yaml.misspeltKeys.contains("title") {
        yaml.add(
          Diagnostic(
            code: "missing-key", at: top.root.place,
            found: LocalizedText("方案没有标题", "the scenario has no title"),
            remedy: top.root.place.sheet == nil
              ? LocalizedText("请补上一行“title: …”", "Add a line “title: …”")
              : LocalizedText("请填“标题”一行", "Fill in the row “title”")))
      }
      return nil
    }
    if end <= closed, let place = last(layers, "project-through") {
      yaml.add(
        yaml.wrongShape(
          place, LocalizedText("晚于 \(closed) 的期间", "a period after \(closed)")))
    } else if let place = last(layers, "budget-year")?.place {
      let fault = Scenario.budgetYearFault(
        budgetYear, closed: closed, through: end, at: place, named: "budget-year")
      if let fault { yaml.add(fault) }
    }
    return Scenario(
      path: top.path, stack: layers.map(\.path), title: title, author: author,
      notice: yaml.localized(last(layers, "notice")), funds: funds, closedThrough: closed,
      projectThrough: end, budgetYear: budgetYear, unit: unit, unitPlace: unitPlace,
      simulation: Plan.SimulationSettings(
        paths: yaml.integer(last(layers, "paths"), in: 0...1_000_000) ?? 10_000,
        seed: UInt64(yaml.integer(last(layers, "seed"), in: 0...Int.max) ?? 1)),
      hindcast: yaml.period(last(layers, "hindcast")),
      hindcastPlace: last(layers, "hindcast")?.place, dataFolder: dataFolder,
      people: people, settlements: settlements, mechanisms: mechanisms, assumptions: assumptions,
      changes: changes.map { $0.namingTier(among: mechanisms) }, events: events, targets: targets)
  }

  /// A budget is drawn up for a year that is not all closed and is projected to its end.
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

  mutating func moneyUnit(_ value: YAMLValue?) -> QuantityUnit? {
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
}
