import Quantities
import Tables

/// Rows of parameters: assumptions and changes.
extension ScenarioWorkbook {
  /// Dated values of one parameter and group, gathered from its rows.
  private struct Gathered {
    /// The first of its rows.
    let row: Int
    let parameter: YAMLValue
    let group: YAMLValue?
    let until: YAMLValue?
    var points: [(period: YAMLValue, value: YAMLValue)] = []
    var then: YAMLValue?
    var source: YAMLValue?

    /// Whether another row of the same parameter, group and end belongs here: its source is the same,
    /// or is not repeated.
    func takes(_ other: Gathered, _ name: (YAMLValue) -> String) -> Bool {
      name(parameter) == name(other.parameter) && group?.text == other.group?.text
        && until?.text == other.until?.text
        && (other.source == nil || source == nil || other.source?.text == source?.text)
    }
  }

  mutating func assumptions(_ rows: SheetRows) -> [YAMLValue] {
    var gathered: [Gathered] = []
    for row in rows.filled where !isUntouched(rows, row) {
      guard let read = read(rows, row, mayLackValue: true) else { continue }
      gather(read, into: &gathered)
    }
    // Every assumption has a source: where none is given, it is missed in the first of its rows.
    for place in gathered.indices where gathered[place].source == nil {
      let row = gathered[place].row
      add(blankFault(rows, row, "source"))
      gathered[place].source = YAMLValue(text: "", at: rows.place(row, "source"))
    }
    return gathered.map(entry)
  }

  mutating func changes(_ rows: SheetRows) -> [YAMLValue] {
    // Each in the place of its first row; rows that set values gather.
    var order: [(set: Int?, other: YAMLValue?)] = []
    var gathered: [Gathered] = []
    for row in rows.filled where !isUntouched(rows, row) {
      let word = rows.text(row, "operation")
      guard let operation = word.isEmpty ? .set : ChangeWord(word: word) else {
        add(unknownOperation(word, at: rows.place(row, "operation")))
        continue
      }
      guard operation == .set else {
        order.append((nil, change(operation, rows, row)))
        continue
      }
      guard let read = read(rows, row, mayLackValue: false) else { continue }
      let count = gathered.count
      gather(read, into: &gathered)
      if gathered.count > count { order.append((count, nil)) }
    }
    return order.compactMap { $0.set.map { entry(gathered[$0]) } ?? $0.other }
  }

  /// Whether nothing but the names that a template lists stands in a row.
  private func isUntouched(_ rows: SheetRows, _ row: Int) -> Bool {
    ["operation", "period", "value", "until", "then", "source"].allSatisfy {
      rows.text(row, $0).isEmpty
    }
  }

  /// A row that sets a value, or states how the last one goes on; `nil` where it is at fault.
  private mutating func read(_ rows: SheetRows, _ row: Int, mayLackValue: Bool) -> Gathered? {
    let then = rows.narrow(row, "then")
    let (period, value) = (rows.period(row, "period"), quantity(rows, row, "value"))
    var blank: [String] = []
    if rows.value(row, "parameter") == nil { blank.append("parameter") }
    if rows.text(row, "value").isEmpty, period != nil || !mayLackValue { blank.append("value") }
    if period == nil, !rows.text(row, "value").isEmpty { blank.append("period") }
    for column in blank { add(blankFault(rows, row, column)) }
    guard blank.isEmpty, let parameter = rows.value(row, "parameter") else { return nil }
    var one = Gathered(
      row: row, parameter: parameter, group: rows.value(row, "group"),
      until: rows.period(row, "until"),
      then: then, source: rows.value(row, "source"))
    if let period, let value { one.points = [(period, value)] }
    return one
  }

  private mutating func gather(_ row: Gathered, into gathered: inout [Gathered]) {
    let name = { [catalogue] (word: YAMLValue) in
      catalogue.definition(word.text ?? "")?.name ?? word.text ?? ""
    }
    guard let at = gathered.lastIndex(where: { $0.takes(row, name) }) else {
      gathered.append(row)
      return
    }
    for point in row.points {
      if let earlier = gathered[at].points.first(where: { $0.period.text == point.period.text }) {
        add(
          Diagnostic(
            code: "duplicate-key", at: point.period.place,
            found: LocalizedText(
              "同一参数的 \(point.period.text ?? "") 在 \(earlier.period.place.cell ?? "") 已经填过",
              "\(point.period.text ?? "") of the parameter is given in"
                + " \(earlier.period.place.cell ?? "") already"),
            expected: LocalizedText("每期一行", "one row a period")))
      } else {
        gathered[at].points.append(point)
      }
    }
    if let then = row.then, let earlier = gathered[at].then, then.text != earlier.text {
      add(
        Diagnostic(
          code: "two-continuations", at: then.place,
          found: LocalizedText(
            "“此后”写的是“\(then.text ?? "")”，而同一参数在 \(earlier.place.cell ?? "") 写的是“\(earlier.text ?? "")”",
            "“then” is “\(then.text ?? "")”, but “\(earlier.text ?? "")” in"
              + " \(earlier.place.cell ?? "") for the same parameter"),
          expected: LocalizedText("一个参数一种走法，写在一行即可", "one for a parameter, in one of its rows")))
    }
    gathered[at].then = gathered[at].then ?? row.then
    gathered[at].source = gathered[at].source ?? row.source
  }

  private func entry(_ one: Gathered) -> YAMLValue {
    let definition = catalogue.definition(one.parameter.text ?? "")
    var parts: [(String, YAMLValue?)] = [("parameter", one.parameter), ("group", one.group)]
    if let first = one.points.first {
      parts.append(
        (
          definition?.timing == .cover ? "cover" : "values",
          YAMLValue(
            entries: one.points.map { ($0.period, $0.value) }, at: first.value.place)
        ))
    }
    parts += [("until", one.until), ("then", one.then), ("source", one.source)]
    return mapping(parts, at: one.parameter.place)
  }

  private func mapping(_ parts: [(String, YAMLValue?)], at place: SourcePlace) -> YAMLValue {
    YAMLValue(
      entries: parts.compactMap { key, value in
        value.map { (YAMLValue(text: key, at: $0.place), $0) }
      }, at: place)
  }

  // MARK: - Changes that set nothing

  private mutating func change(_ operation: ChangeWord, _ rows: SheetRows, _ row: Int)
    -> YAMLValue?
  {
    let isPeople = operation == .people
    let place = rows.place(row, isPeople ? "operation" : "parameter")
    var needed = ["period"] + (isPeople ? [] : ["parameter"])
    if operation == .shift || operation == .scale { needed.append("value") }
    let blank = needed.filter { rows.text(row, $0).isEmpty }
    for column in blank { add(blankFault(rows, row, column)) }
    guard blank.isEmpty else { return nil }
    let operand: YAMLValue?
    switch operation {
    case .people:
      let written = rows.text(row, "value")
      let word = ["", "原规定"].contains(written) ? "original" : written
      let cell = YAMLValue(text: word, at: rows.place(row, "value"))
      operand = mapping([("retirement", cell)], at: cell.place)
    case .follow:
      operand =
        rows.narrow(row, "value") ?? YAMLValue(text: "people", at: rows.place(row, "value"))
    case .set, .shift, .scale:
      operand = quantity(rows, row, "value")
    }
    guard let operand else { return nil }
    return mapping(
      [
        ("parameter", rows.value(row, "parameter")), ("group", rows.value(row, "group")),
        (operation.rawValue, operand), ("from", rows.period(row, "period")),
        ("until", rows.period(row, "until")), ("then", rows.narrow(row, "then")),
        ("source", rows.value(row, "source")),
      ], at: place)
  }

  private func unknownOperation(_ word: String, at place: SourcePlace) -> Diagnostic {
    let near = nearestWord(
      to: word, among: ChangeWord.allCases.flatMap { [$0.title.chinese, $0.rawValue] })
    return Diagnostic(
      code: "unknown-word", at: place,
      found: LocalizedText("没有“\(word)”这种做法", "there is no operation “\(word)”"),
      expected: LocalizedText(
        ChangeWord.allCases.map(\.title.chinese).joined(separator: "、"),
        ChangeWord.allCases.map(\.rawValue).joined(separator: ", ")),
      remedy: near.map { LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?") })
  }

  // MARK: - Figures

  /// A figure with its unit, which may stand in the same cell or in the column of units.
  mutating func quantity(_ rows: SheetRows, _ row: Int, _ column: String) -> YAMLValue? {
    guard let cell = rows.narrow(row, column), let written = cell.text else { return nil }
    let unit = SheetRows.narrowed(rows.text(row, "unit"))
    guard !unit.isEmpty else { return cell }
    guard DecimalText(written) == nil, let parts = try? Quantity.parts(of: written) else {
      return YAMLValue(text: "\(written) \(unit)", at: cell.place)
    }
    if parts.unit == QuantityUnit(unit) { return cell }
    let (number, own) = (parts.number.description, parts.unit.symbol)
    add(
      Diagnostic(
        code: "two-units", at: cell.place,
        found: LocalizedText(
          "单元格显示“\(written)”，单位列写的却是“\(unit)”",
          "the cell shows “\(written)”, but the column of units says “\(unit)”"),
        expected: LocalizedText(
          "单位只有一个：数值写 \(number)、单位写 \(own)，或单位写 \(unit)",
          "one unit: the number \(number) with the unit \(own), or with \(unit)"),
        remedy: own == "%"
          ? LocalizedText(
            "单元格若是百分比格式，请改为常规格式再填数",
            "Where the cell is formatted as a percentage, make it a plain number")
          : nil))
    return nil
  }
}
