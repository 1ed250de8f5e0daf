import Quantities

/// Reads values out of YAML nodes and gathers every fault on the way.
///
/// A read that fails records its fault and returns `nil` or a neutral value, so that one pass finds
/// everything that is wrong.
struct YAMLReader {
  private(set) var faults: [Diagnostic] = []

  /// Keys that stand somewhere misspelt: that a file lacks them is no second fault.
  private(set) var misspeltKeys: Set<String> = []

  /// Records a finding.
  mutating func add(_ diagnostic: Diagnostic) {
    faults.append(diagnostic)
  }

  /// Throws what was found, if any of it is an error.
  func finish() throws(InputFault) {
    if faults.contains(where: { $0.severity == .error }) { throw InputFault(faults) }
  }

  // MARK: - Mappings

  /// The entries of a mapping by key; unknown and missing keys are faults.
  mutating func mapping(
    _ value: YAMLValue, allowed: [String], required: [String] = [], what: LocalizedText
  ) -> [String: YAMLValue] {
    guard let entries = value.entries else {
      add(wrongShape(value, LocalizedText("“键: 值”的映射", "a mapping of keys to values")))
      return [:]
    }
    var found: [String: YAMLValue] = [:]
    var meant: Set<String> = []
    for (key, content) in entries {
      guard let name = key.text else { continue }
      if allowed.contains(name) {
        found[name] = content
      } else {
        add(unknownKey(name, among: allowed, at: key, what))
        if let near = nearestWord(to: name, among: allowed) { meant.insert(near) }
      }
    }
    misspeltKeys.formUnion(meant)
    for name in required where found[name] == nil && !meant.contains(name) {
      let label = keyLabel(name, at: value.place)
      add(
        Diagnostic(
          code: "missing-key", at: value.place,
          found: LocalizedText(
            "\(what.chinese)缺少“\(label.chinese)”", "\(what.english) lacks “\(label.english)”"),
          remedy: value.place.sheet == nil
            ? LocalizedText("请补上一行“\(name): …”", "Add a line “\(name): …”")
            : LocalizedText("请在这一行填写", "Fill it in on this row")))
    }
    return found
  }

  private func unknownKey(
    _ name: String, among allowed: [String], at key: YAMLValue, _ what: LocalizedText
  ) -> Diagnostic {
    let near = nearestWord(to: name, among: allowed)
    let isWide = name.contains("：")
    return Diagnostic(
      code: "unknown-key", at: key.place,
      found: LocalizedText(
        "\(what.chinese)中没有名为“\(name)”的键", "\(what.english) has no key “\(name)”"),
      expected: LocalizedText(oneOf: allowed),
      remedy: isWide
        ? YAMLValue.wideColonRemedy
        : near.map { LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?") })
  }

  // MARK: - Plain values

  /// A text.
  mutating func text(_ value: YAMLValue?) -> String? {
    guard let value else { return nil }
    if let text = value.text { return text }
    add(wrongShape(value, LocalizedText("一段文字", "a text")))
    return nil
  }

  /// A text in both languages: a plain string serves both, `{zh: …, en: …}` one each.
  mutating func localized(_ value: YAMLValue?) -> LocalizedText? {
    guard let value else { return nil }
    if let text = value.text { return LocalizedText(verbatim: text) }
    let parts = mapping(
      value, allowed: ["zh", "en"], required: ["zh"], what: LocalizedText("双语文字", "a text"))
    let chinese = text(parts["zh"])
    return chinese.map { LocalizedText($0, text(parts["en"]) ?? $0) }
  }

  /// A whole number within limits.
  mutating func integer(_ value: YAMLValue?, in limits: ClosedRange<Int>) -> Int? {
    guard let value else { return nil }
    guard let text = value.text, let number = Int(text), limits.contains(number) else {
      add(
        wrongShape(
          value,
          LocalizedText(
            "\(limits.lowerBound) 到 \(limits.upperBound) 的整数",
            "a whole number from \(limits.lowerBound) to \(limits.upperBound)")))
      return nil
    }
    return number
  }

  /// A bare number, or a share written with `%`.
  mutating func share(_ value: YAMLValue?) -> Double? {
    guard let value, let text = value.text else {
      if let value { add(wrongShape(value, LocalizedText("一个百分数", "a percentage"))) }
      return nil
    }
    if let number = DecimalText(text) { return number.value }
    if let quantity = try? Quantity(text), quantity.unit.kind == .percent {
      return quantity.baseValue
    }
    add(wrongShape(value, LocalizedText("一个百分数，如 5 %", "a percentage such as 5 %")))
    return nil
  }

  /// `true` or `false`.
  mutating func flag(_ value: YAMLValue?) -> Bool? {
    guard let value else { return nil }
    switch value.text {
    case "true", "是": return true
    case "false", "否": return false
    default:
      add(wrongShape(value, LocalizedText("true 或 false", "true or false")))
      return nil
    }
  }

  /// A month, quarter or year.
  mutating func period(_ value: YAMLValue?) -> Period? {
    guard let value else { return nil }
    guard let text = value.text, let period = Period(text) else {
      let fault = wrongShape(
        value, LocalizedText("期间，如 2026-01 或 2026", "a period such as 2026-01 or 2026"))
      add(
        Diagnostic(
          code: fault.code, at: fault.place, found: fault.found, expected: fault.expected,
          remedy: value.text.flatMap(periodRemedy)))
      return nil
    }
    return period
  }

  /// What to do about a period that was meant: `2026/01`, `2026年1月`, `2026：450 元`.
  private func periodRemedy(_ text: String) -> LocalizedText? {
    if text.contains("：") { return YAMLValue.wideColonRemedy }
    let numbers = text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    guard let year = numbers.first, (1900...2199).contains(year), numbers.count <= 3,
      let month = numbers.dropFirst().first, (1...12).contains(month)
    else { return nil }
    let meant = Period(year: year, month: month)
    return LocalizedText("是否想写“\(meant)”？", "Did you mean “\(meant)”?")
  }

  /// One word of a list.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ value: YAMLValue?, _ type: Word.Type
  ) -> Word? where Word.RawValue == String {
    guard let value else { return nil }
    if let text = value.text, let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    let near = nearestWord(to: value.text ?? "", among: words)
    add(
      Diagnostic(
        code: "unknown-word", at: value.place,
        found: wrongShape(value, LocalizedText(verbatim: "")).found,
        expected: LocalizedText(oneOf: words),
        remedy: near.map { LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?") }))
    return nil
  }

  /// The items of a list; nothing where the key is absent.
  mutating func items(_ value: YAMLValue?) -> [YAMLValue] {
    guard let value else { return [] }
    if let items = value.items { return items }
    add(wrongShape(value, LocalizedText("列表，每项以“- ”开头", "a list whose items start with “- ”")))
    return []
  }

  /// A list of words.
  mutating func words(_ value: YAMLValue?) -> [String] {
    items(value).compactMap { text($0) }
  }

  /// The version under the first key of a file: 1 is the only one so far.
  mutating func version(_ value: YAMLValue?) {
    guard let value, value.text != "1" else { return }
    add(wrongShape(value, LocalizedText("1（本程序只读第 1 版）", "1, the only version read here")))
  }

  /// A finding that a value has the wrong form.
  func wrongShape(_ value: YAMLValue, _ expected: LocalizedText) -> Diagnostic {
    let found: LocalizedText
    if let text = value.text {
      found =
        text.isEmpty
        ? LocalizedText("这里是空的", "nothing stands here")
        : LocalizedText("这里写的是“\(quoted(text))”", "“\(quoted(text))” stands here")
    } else if value.items != nil {
      found = LocalizedText("这里是一个列表", "a list stands here")
    } else {
      found = LocalizedText("这里是“键: 值”的映射", "a mapping of keys to values stands here")
    }
    let isWide = value.text?.contains { "｛｝［］：，".contains($0) } ?? false
    return Diagnostic(
      code: "wrong-value", at: value.place, found: found, expected: expected,
      remedy: isWide
        ? LocalizedText(
          "括号、冒号、逗号是全角的，请改用半角 { } [ ] : ,，冒号和逗号后空一格",
          "The brackets, colons or commas are full-width: write { } [ ] : , with a space after : and ,"
        )
        : nil)
  }

  /// As much of a text as tells a reader which it is.
  private func quoted(_ text: String) -> String {
    text.count > 60 ? text.prefix(60) + "…" : text
  }
}
