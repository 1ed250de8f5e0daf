import Quantities
import Tables

/// What a scenario says once, its known matters and its targets.
extension ScenarioWorkbook {
  /// The settings by key, in order; an empty one is not given.
  mutating func settings(_ rows: SheetRows) -> [(key: String, value: YAMLValue)] {
    var settings: [(key: String, value: YAMLValue)] = []
    for row in rows.filled {
      let (word, place) = (rows.text(row, "setting"), rows.place(row, "setting"))
      guard !word.isEmpty else {
        add(blankFault(rows, row, "setting"))
        continue
      }
      guard let setting = ScenarioSetting(word: word) else {
        add(unknownSetting(word, at: place))
        continue
      }
      guard let value = settingValue(setting, rows, row) else { continue }
      if let earlier = settings.first(where: { $0.key == setting.key }) {
        add(
          Diagnostic(
            code: "duplicate-key", at: place,
            found: LocalizedText(
              "“\(word)”在 \(earlier.value.place.cell ?? "") 已经填过",
              "“\(word)” is given in \(earlier.value.place.cell ?? "") already"),
            remedy: LocalizedText("请只留一行", "Keep one of the rows")))
        continue
      }
      settings.append((setting.key, value))
    }
    return settings
  }

  private func settingValue(_ setting: ScenarioSetting, _ rows: SheetRows, _ row: Int)
    -> YAMLValue?
  {
    switch setting.kind {
    case .text: rows.value(row, "value")
    case .number: rows.narrow(row, "value")
    case .period: rows.period(row, "value")
    case .localized: localized(rows, row, "value")
    }
  }

  /// A text with its English wording, where that is given.
  private func localized(_ rows: SheetRows, _ row: Int, _ column: String) -> YAMLValue? {
    guard let chinese = rows.value(row, column) else { return nil }
    guard let english = rows.value(row, "english") else { return chinese }
    return YAMLValue(
      entries: [
        (YAMLValue(text: "zh", at: chinese.place), chinese),
        (YAMLValue(text: "en", at: english.place), english),
      ], at: chinese.place)
  }

  private func unknownSetting(_ word: String, at place: SourcePlace) -> Diagnostic {
    let all = ScenarioSetting.all
    let near = nearestWord(to: word, among: all.flatMap(\.words))
    return Diagnostic(
      code: "unknown-key", at: place,
      found: LocalizedText("没有名为“\(word)”的设置", "there is no setting “\(word)”"),
      expected: LocalizedText(
        all.dropLast().map(\.name).joined(separator: "、"),
        all.dropLast().map(\.key).joined(separator: ", ")),
      remedy: near.map { LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?") })
  }

  // MARK: - Known matters

  mutating func events(_ rows: SheetRows) -> [YAMLValue] {
    rows.filled.compactMap { row in
      let blank = ["line", "month", "amount", "title", "source"].filter {
        rows.text(row, $0).isEmpty
      }
      for column in blank { add(blankFault(rows, row, column)) }
      guard blank.isEmpty else { return nil }
      let place = rows.place(row, "line")
      var entries: [(key: YAMLValue, value: YAMLValue)] = []
      func put(_ key: String, _ value: YAMLValue?) {
        guard let value else { return }
        entries.append((YAMLValue(text: key, at: value.place), value))
      }
      put("fund", rows.value(row, "fund"))
      put("line", rows.value(row, "line"))
      put("month", rows.period(row, "month"))
      put("instead-of", rows.period(row, "instead-of"))
      put("amount", quantity(rows, row, "amount"))
      put("title", localized(rows, row, "title"))
      put("source", rows.value(row, "source"))
      put("author", rows.value(row, "author"))
      put("date", rows.value(row, "date"))
      return YAMLValue(entries: entries, at: place)
    }
  }

  // MARK: - Targets

  /// The targets as the sentences that a text has.
  mutating func targets(_ rows: SheetRows) -> [YAMLValue] {
    rows.filled.compactMap { row in
      let needed = ["measure", "comparison", "value", "by"]
      let blank = needed.filter { rows.text(row, $0).isEmpty }
      for column in blank { add(blankFault(rows, row, column)) }
      guard blank.isEmpty, let amount = quantity(rows, row, "value")?.text,
        let by = rows.period(row, "by")?.text
      else { return nil }
      let probability = rows.narrow(row, "probability")?.text
      let text =
        "\(rows.text(row, "measure")) \(rows.text(row, "comparison")) \(amount) by \(by)"
        + (probability.map { " with probability \($0)" } ?? "")
      return YAMLValue(text: text, at: rows.place(row, "measure"))
    }
  }
}
