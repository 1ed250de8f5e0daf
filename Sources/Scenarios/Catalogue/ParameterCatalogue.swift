public import Quantities

/// Every parameter by name: the words that scenarios, models, data and reports share.
public struct ParameterCatalogue: Sendable {
  /// The parameters in the catalogue's order.
  public let definitions: [ParameterDefinition]
  private let byWord: [String: Int]

  init(_ definitions: [ParameterDefinition]) {
    self.definitions = definitions
    var byWord: [String: Int] = [:]
    for (index, definition) in definitions.enumerated() {
      byWord[definition.title.chinese] = byWord[definition.title.chinese] ?? index
      byWord[definition.name] = index
    }
    self.byWord = byWord
  }

  /// The parameter of a full name or a Chinese label.
  public func definition(_ word: String) -> ParameterDefinition? {
    byWord[word].map { definitions[$0] }
  }

  /// The nearest name or label to a word.
  public func nearest(to word: String) -> String? {
    let isName = word.contains(".") || word.allSatisfy(\.isASCII)
    return nearestWord(
      to: word, among: definitions.map { isName ? $0.name : $0.title.chinese })
  }

  /// That a word is neither a parameter's name nor its Chinese label.
  public func unknownParameter(_ word: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      code: "unknown-parameter", at: place,
      found: LocalizedText("没有名为“\(word)”的参数", "there is no parameter “\(word)”"),
      expected: LocalizedText(
        "参数目录中的名称或中文名（fundcast parameters 列出全部）",
        "a name or Chinese label of the catalogue (fundcast parameters lists them)"),
      remedy: nearest(to: word).map { LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?") })
  }

  /// The catalogue that comes with the program.
  public static var builtIn: ParameterCatalogue {
    ParameterCatalogue(builtInParameters.compactMap(\.definition))
  }

  /// Reads a catalogue file.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in it.
  public static func read(_ path: String) throws(InputFault) -> ParameterCatalogue {
    try parse(YAMLValue.read(path))
  }

  static func parse(_ text: String, file: String) throws(InputFault) -> ParameterCatalogue {
    try parse(YAMLValue.parse(text, file: file))
  }

  private static func parse(_ root: YAMLValue) throws(InputFault) -> ParameterCatalogue {
    var reader = YAMLReader()
    let what = LocalizedText("参数目录", "the catalogue")
    let top = reader.mapping(
      root, allowed: ["fundcast-catalogue", "parameters"],
      required: ["fundcast-catalogue", "parameters"], what: what)
    reader.version(top["fundcast-catalogue"])
    var definitions: [ParameterDefinition] = []
    for item in reader.items(top["parameters"]) {
      if let definition = reader.parameterDefinition(item) { definitions.append(definition) }
    }
    try reader.finish()
    return ParameterCatalogue(definitions)
  }
}

extension YAMLReader {
  /// One entry of the catalogue.
  fileprivate mutating func parameterDefinition(_ value: YAMLValue) -> ParameterDefinition? {
    let keys = [
      "parameter", "zh", "en", "unit", "range", "timing", "grouped", "beyond", "step", "meaning",
      "source",
    ]
    let entry = mapping(
      value, allowed: keys + ["device", "decided"], required: keys,
      what: LocalizedText("参数条目", "a parameter"))
    guard let name = text(entry["parameter"]), let chinese = text(entry["zh"]),
      let english = text(entry["en"]), let unitText = text(entry["unit"]),
      let timing = word(entry["timing"], ParameterDefinition.Timing.self),
      let grouped = flag(entry["grouped"]),
      let beyond = word(entry["beyond"], ParameterDefinition.Beyond.self),
      let step = text(entry["step"]), let meaning = localized(entry["meaning"]),
      let source = text(entry["source"])
    else { return nil }
    guard let unit = QuantityUnit(unitText) else {
      if let place = entry["unit"] {
        add(wrongShape(place, LocalizedText("一个单位", "a unit")))
      }
      return nil
    }
    let bounds = items(entry["range"]).compactMap { $0.text.flatMap(Double.init) }
    guard bounds.count == 2, bounds[0] <= bounds[1] else {
      if let place = entry["range"] {
        add(wrongShape(place, LocalizedText("[下限, 上限]", "[lower, upper]")))
      }
      return nil
    }
    return ParameterDefinition(
      name: name, title: LocalizedText(chinese, english), unit: unit,
      range: bounds[0]...bounds[1], timing: timing,
      isDecided: entry["decided"].flatMap { flag($0) } ?? false, isGrouped: grouped, beyond: beyond,
      device: text(entry["device"]), step: step, meaning: meaning, source: source)
  }
}
