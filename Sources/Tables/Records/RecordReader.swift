internal import Quantities

/// Reads the rows of a table as records and gathers what is wrong with them.
struct RecordReader {
  private let table: Table

  /// The table's column of each field, in the fields' order.
  private let columns: [Int?]

  // What the fields' texts mean, by their number in the pool.
  private var pool = FieldPool()
  private var periods: [Int: RecordPeriod?] = [:]
  private var units: [Int: QuantityUnit?] = [:]
  private var bases: [Int: RecordBasis] = [:]
  private var standings: [Int: RecordStanding] = [:]

  /// Whether the missing unit column has been reported.
  private var saysUnitColumn = false
  private(set) var findings: Findings
  private(set) var unavailableCount = 0
  private(set) var unavailable: [UnavailableFigure] = []
  private var withoutSource = 0

  init(table: Table, match: ColumnMatch, findings: Findings) {
    self.table = table
    columns = RecordField.allCases.map { match[$0.name] }
    self.findings = findings
  }

  /// The record of a row, or nothing where it holds no figure or a fault.
  mutating func record(_ row: Int) -> Record? {
    if let total = totalCell(row) {
      reportTotal(row, total)
      return nil
    }
    let fund = name(row, .fund)
    let item = name(row, .item)
    let time = period(row)
    let standing = standing(row)
    let value = value(row)
    guard let fund, let item, let time, let standing else { return nil }
    let key = RecordKey(
      fund: fund, item: item, group: optional(row, .group), period: time.period, basis: time.basis,
      scope: optional(row, .scope))
    if case .unavailable = value {
      unavailable.append(UnavailableFigure(key: key, place: place(row, .value)))
    }
    guard case .number(let number, let unit) = value else { return nil }
    let source = optional(row, .source)
    if source == nil { withoutSource += 1 }
    let record = Record(
      key: key, number: number, unit: unit, standing: standing, note: optional(row, .note),
      source: source, place: place(row, .value))
    if record == nil {
      report(
        row, .value, "value-too-large",
        found: LocalizedText(
          "金额超过九百万亿元：\(text(row, .value)) \(unit)",
          "an amount above 900 trillion: \(text(row, .value)) \(unit)"),
        remedy: LocalizedText("请核对单位", "Check the unit"))
    }
    return record
  }

  /// What the file as a whole leaves to be said.
  func summary() -> [Diagnostic] {
    var all: [Diagnostic] = []
    if withoutSource > 0 {
      all.append(
        Diagnostic(
          .warning, code: "missing-source", at: table.wholePlace,
          found: LocalizedText(
            "有 \(withoutSource) 行没有写来源", "no source is named in \(counted(withoutSource, "row"))"),
          remedy: LocalizedText(
            "请在“来源”列写明报表或文件", "Name the report or document in the column “source”")))
    }
    if unavailableCount > 0 {
      all.append(
        Diagnostic(
          .note, code: "not-available", at: table.wholePlace,
          found: LocalizedText(
            "有 \(unavailableCount) 行没有数值，未使用",
            "no figure in \(counted(unavailableCount, "row")), not used")))
    }
    return all
  }

  // MARK: Fields

  private mutating func name(_ row: Int, _ field: RecordField) -> String? {
    if let text = optional(row, field) { return text }
    report(
      row, field, "empty-name", found: LocalizedText("这一格是空的", "the field is empty"),
      expected: field == .fund
        ? LocalizedText("基金名称", "the fund's name") : LocalizedText("项目名称", "the item's name"))
    return nil
  }

  private mutating func period(_ row: Int) -> (period: Period, basis: RecordBasis)? {
    let reading = basis(row)
    let number = number(row, .period)
    let written = number.map { pool.texts[$0] } ?? ""
    let read: RecordPeriod?
    if let number, let known = periods[number] {
      read = known
    } else {
      read = RecordPeriod(ofRecord: written)
      if let number { periods[number] = .some(read) }
    }
    guard let read else {
      report(
        row, .period, "unreadable-period",
        found: written.isEmpty
          ? LocalizedText("期间是空的", "the period is empty")
          : LocalizedText("读不懂的期间“\(written)”", "a period that cannot be read, “\(written)”"),
        expected: LocalizedText(
          "2024-09、2024-09-01、2024Q3、2024、2024年9月 或 2024年1-9月",
          "2024-09, 2024-09-01, 2024Q3, 2024, 2024年9月 or 2024年1-9月"),
        remedy: WrittenPeriod.spreadsheetRemedy)
      return nil
    }
    let given: RecordBasis?
    switch reading {
    case .word(let basis): given = basis
    case .empty: given = nil
    case .unknown: return nil
    }
    if let resolved = read.resolved(given) { return resolved }
    report(
      row, .basis, given == nil ? "missing-basis" : "contradictory-basis",
      found: given.map {
        LocalizedText(
          "口径“\($0.label.chinese)”与期间“\(written)”矛盾",
          "the basis “\($0.label.english)” contradicts the period “\(written)”")
      } ?? LocalizedText("没有写口径", "no basis is given"),
      expected: expectedBasis(read.hint))
    return nil
  }

  private func expectedBasis(_ hint: RecordPeriod.Hint) -> LocalizedText {
    switch hint {
    case .none:
      LocalizedText(
        RecordBasis.allCases.map(\.label.chinese).joined(separator: "、") + " 之一",
        "one of " + RecordBasis.allCases.map(\.rawValue).joined(separator: ", "))
    case .cumulative: LocalizedText("本年累计，或留空", "cumulative, or nothing")
    case .stock: LocalizedText("期末，或留空", "stock, or nothing")
    case .upTo: LocalizedText("本年累计 或 期末", "cumulative or stock")
    }
  }

  private mutating func standing(_ row: Int) -> RecordStanding? {
    guard let number = number(row, .standing) else { return .final }
    if let known = standings[number] { return known }
    let standing: RecordStanding
    switch word(row, .standing, RecordStanding.words) {
    case .word(let word): standing = word
    case .empty: standing = .final
    case .unknown: return nil
    }
    standings[number] = standing
    return standing
  }

  private mutating func basis(_ row: Int) -> WordReading<RecordBasis> {
    guard let number = number(row, .basis) else { return .empty }
    if let known = bases[number] { return .word(known) }
    let reading = word(row, .basis, RecordBasis.words)
    if case .word(let basis) = reading { bases[number] = basis }
    return reading
  }

  /// A field that holds a word of a fixed list.
  private enum WordReading<Word> {
    case word(Word)
    case empty
    case unknown
  }

  private mutating func word<Word>(
    _ row: Int, _ field: RecordField, _ words: WordList<Word>
  ) -> WordReading<Word> {
    guard let written = optional(row, field) else { return .empty }
    if let word = words[written] { return .word(word) }
    let candidates = words.all
    report(
      row, field, "unknown-" + field.name,
      found: LocalizedText("不认识的词“\(written)”", "an unknown word, “\(written)”"),
      expected: LocalizedText(
        candidates.joined(separator: "、"), candidates.joined(separator: ", ")),
      remedy: nearestWord(to: written, among: candidates).map {
        LocalizedText("是不是“\($0)”？", "Did you mean “\($0)”?")
      })
    return .unknown
  }

  /// The number of a field's text in the pool, where the table has the column.
  private mutating func number(_ row: Int, _ field: RecordField) -> Int? {
    columns[field.rawValue].map { pool.number(ofRow: row, column: $0, in: table) }
  }

  /// The text of a field that many rows share.
  private mutating func optional(_ row: Int, _ field: RecordField) -> String? {
    guard let number = number(row, field) else { return nil }
    let text = pool.texts[number]
    return text.isEmpty ? nil : text
  }

  /// The text of a field of its own.
  func text(_ row: Int, _ field: RecordField) -> String {
    columns[field.rawValue].map { table[row, $0] } ?? ""
  }

  private func place(_ row: Int, _ field: RecordField) -> SourcePlace {
    let column = columns[field.rawValue] ?? columns[RecordField.period.rawValue] ?? 0
    return table.place(row: row, column: column)
  }

  mutating func report(
    _ row: Int, _ field: RecordField, _ code: String, found: LocalizedText,
    expected: LocalizedText? = nil, remedy: LocalizedText? = nil
  ) {
    findings.add(
      Diagnostic(
        code: code, at: place(row, field), found: found, expected: expected, remedy: remedy))
  }

  /// Whether the table has a column for units.
  var hasUnitColumn: Bool { columns[RecordField.unit.rawValue] != nil }

  /// Without a unit column every value would lack its unit: said once, at the header.
  mutating func reportMissingUnitColumn() {
    guard !saysUnitColumn else { return }
    saysUnitColumn = true
    findings.add(
      Diagnostic(
        code: "missing-column", at: table.headerPlace(0),
        found: LocalizedText(
          "缺少列“单位 unit”，数值也没有写单位",
          "the column “unit” is missing, and the values carry no unit"),
        expected: LocalizedText("名为 单位 或 unit 的一列", "a column named unit")))
  }

  /// The unit written in a row's own column, with its text; an empty text where there is none.
  mutating func unit(_ row: Int) -> (text: String, unit: QuantityUnit?) {
    guard let number = number(row, .unit) else { return ("", nil) }
    let text = pool.texts[number]
    if let known = units[number] { return (text, known) }
    let unit = QuantityUnit(text)
    units[number] = .some(unit)
    return (text, unit)
  }

  mutating func countUnavailable() { unavailableCount += 1 }
}
