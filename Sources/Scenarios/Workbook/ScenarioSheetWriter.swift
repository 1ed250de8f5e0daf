import Funds
import Quantities
import Tables

/// Turns what a file says into the rows of a workbook that reads back to the same.
struct ScenarioSheetWriter {
  let catalogue: ParameterCatalogue
  let models: [FundModel]
  let language: Language
  /// Where a file lies that a baseline names, as the workbook will name it.
  let relocated: (String) -> String

  // MARK: - Sheets

  func settings(_ root: YAMLValue, isVariant: Bool) -> ScenarioSheets.Sheet {
    let settings = ScenarioSetting.all.filter {
      $0.key != "fundcast"
        && (isVariant ? !$0.isOfBaseline : $0.key != "stacks-on" || root[$0.key] != nil)
    }
    return ScenarioSheets.Sheet(
      kind: .scenario,
      rows: settings.map { setting in
        let value = root[setting.key]
        let name = language == .chinese ? setting.name : setting.key
        let (chinese, english) = localized(value)
        return [name, setting.key == "stacks-on" ? relocated(chinese) : chinese, english]
      }, remarks: settings.map(\.meaning))
  }

  func funds(_ root: YAMLValue) -> ScenarioSheets.Sheet {
    let rows = (root["funds"]?.items ?? []).flatMap { fund -> [[String]] in
      let model = fund["model"]?.text ?? ""
      return (fund["data"]?.items ?? []).map { [model, relocated($0.text ?? "")] }
    }
    return ScenarioSheets.Sheet(
      kind: .funds, rows: rows,
      remarks: rows.map { row in
        models.first { $0.name == row[0] || row[0].hasSuffix($0.name) }?.title
          ?? LocalizedText(verbatim: "")
      })
  }

  func assumptions(_ root: YAMLValue) -> ScenarioSheets.Sheet {
    let rows = (root["assumptions"]?.items ?? []).flatMap { item -> [[String]] in
      let (head, points, then) = stated(item)
      let source = item["source"]?.text ?? ""
      guard !points.isEmpty else { return [head + ["", "", "", then, source]] }
      return points.enumerated().map { place, point in
        head + [point.period] + split(point.value)
          + [place == points.count - 1 ? then : "", source]
      }
    }
    return ScenarioSheets.Sheet(kind: .assumptions, rows: rows, remarks: [])
  }

  func changes(_ root: YAMLValue) -> ScenarioSheets.Sheet {
    let rows = (root["changes"]?.items ?? []).flatMap { item -> [[String]] in
      let (head, points, then) = stated(item)
      let until = item["until"]?.text ?? ""
      let source = item["source"]?.text ?? ""
      let from = item["from"]?.text ?? ""
      func row(_ word: ChangeWord, _ period: String, _ value: [String], _ then: String) -> [String]
      {
        head + [word.title(language), period] + value + [until, then, source]
      }
      if let value = item["value"]?.text { return [row(.set, from, split(value), then)] }
      for word in [ChangeWord.shift, .scale] {
        guard let value = item[word.rawValue]?.text else { continue }
        return [row(word, from, split(value), then)]
      }
      if let value = item["follow"]?.text { return [row(.follow, from, [value, ""], then)] }
      if let people = item["people"] {
        return [row(.people, from, [people["retirement"]?.text ?? "", ""], then)]
      }
      return points.enumerated().map { place, point in
        row(.set, point.period, split(point.value), place == points.count - 1 ? then : "")
      }
    }
    return ScenarioSheets.Sheet(kind: .changes, rows: rows, remarks: [])
  }

  func events(_ root: YAMLValue) -> ScenarioSheets.Sheet {
    let items = root["events"]?.items ?? []
    let rows = items.map { item -> [String] in
      let (chinese, english) = localized(item["title"])
      let line = line(item["line"]?.text ?? "", of: item["fund"]?.text)
      return [line.fund, line.name, item["month"]?.text ?? "", item["instead-of"]?.text ?? ""]
        + split(item["amount"]?.text ?? "") + [chinese, english]
        + ["source", "author", "date"].map { item[$0]?.text ?? "" }
    }
    return ScenarioSheets.Sheet(kind: .events, rows: rows, remarks: [])
  }

  func targets(_ root: YAMLValue) -> ScenarioSheets.Sheet {
    let rows = (root["targets"]?.items ?? []).map { item -> [String] in
      let text = item.text ?? ""
      guard let columns = Target.columns(of: text) else { return [text, "", "", "", "", ""] }
      return [columns.measure, columns.comparison] + split(columns.amount)
        + [columns.by, columns.probability]
    }
    return ScenarioSheets.Sheet(kind: .targets, rows: rows, remarks: [])
  }

  /// What has no sheet of its own, a value a row.
  func more(_ root: YAMLValue, isVariant: Bool) -> ScenarioSheets.Sheet {
    var rows: [[String]] = []
    func put(_ value: YAMLValue, _ steps: [ScenarioPath.Step]) {
      if let text = value.text {
        let isFile = !isVariant && isFile(steps)
        rows.append([ScenarioPath(steps: steps).text, isFile ? relocated(text) : text])
      }
      for (number, item) in (value.items ?? []).enumerated() {
        put(item, steps + [.item(number + 1)])
      }
      for (key, below) in value.entries ?? [] { put(below, steps + [.key(key.text ?? "")]) }
    }
    for key in ["people", "settlement"] + ScenarioReader.mechanismKeys {
      if let block = root[key] { put(block, [.key(key)]) }
    }
    return ScenarioSheets.Sheet(kind: .more, rows: rows, remarks: [])
  }

  /// Whether what stands at a path is the name of a file.
  private func isFile(_ steps: [ScenarioPath.Step]) -> Bool {
    let keys = steps.compactMap { step -> String? in
      if case .key(let key) = step { return key }
      return nil
    }
    switch (keys.first, keys.last) {
    case ("settlement", "triangle"), ("people", "profiles"), ("people", "files"),
      ("benefits", "claims"), ("contribution-base", "wages"):
      return true
    default: return false
    }
  }

  // MARK: - Words

  /// A parameter as the sheet names it.
  func name(_ definition: ParameterDefinition) -> String {
    language == .chinese ? definition.title.chinese : definition.name
  }

  /// A group as the sheet names it: by its title where that says which it is.
  func group(_ name: String, of parameter: String) -> String {
    guard language == .chinese else { return name }
    let groups = models.filter { $0.parameters.contains(parameter) }.flatMap(\.groupNames)
    guard let group = groups.first(where: { $0.name == name }) else { return name }
    let meant = Set(groups.filter { $0.isMeant(by: group.title.chinese) }.map(\.name))
    let isNamed = groups.contains { $0.name == group.title.chinese }
    return meant == [name] && !isNamed ? group.title.chinese : name
  }

  /// A fund and one of its lines as the sheet names them: by their titles where these say which.
  private func line(_ name: String, of fund: String?) -> (fund: String, name: String) {
    let owners = models.filter { model in fund.map(model.isMeant) ?? true }
    guard language == .chinese, let line = owners.compactMap({ $0.line(name) }).first else {
      return (fund ?? "", name)
    }
    let title = line.title.chinese
    let meant = owners.flatMap(\.lines).filter {
      $0.name == title || $0.title.chinese == title
    }
    return (
      fund == nil ? "" : owners.first?.title.chinese ?? "", meant.count == 1 ? title : name
    )
  }

  /// An entry's parameter and group, its dated values and how the last one goes on.
  private func stated(_ item: YAMLValue) -> (
    head: [String], points: [(period: String, value: String)], then: String
  ) {
    let word = item["parameter"]?.text ?? ""
    let definition = catalogue.definition(word)
    let group = (item["group"] ?? item["tier"])?.text ?? ""
    let then = item["then"]?.text ?? ""
    let points = (item["values"] ?? item["cover"])?.entries ?? []
    return (
      [
        definition.map(name) ?? word,
        definition.map { self.group(group, of: $0.name) } ?? group,
      ], points.map { ($0.key.text ?? "", $0.value.text ?? "") },
      language == .chinese && then == "hold" ? "不变" : then
    )
  }

  /// A figure's number and unit; one that is neither stands whole before an empty unit.
  func split(_ text: String) -> [String] {
    guard let (number, unit) = try? Quantity.parts(of: text) else { return [text, ""] }
    return [number.description, unit.description]
  }

  private func localized(_ value: YAMLValue?) -> (chinese: String, english: String) {
    guard let value else { return ("", "") }
    if let text = value.text { return (text, "") }
    let (chinese, english) = (value["zh"]?.text ?? "", value["en"]?.text ?? "")
    return (chinese, english == chinese ? "" : english)
  }
}
