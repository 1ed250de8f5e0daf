import Quantities
import Tables

/// The rows of one sheet of a scenario's workbook, by the columns of its kind.
struct SheetRows {
  /// What a sheet is.
  let kind: ScenarioSheet
  private let table: Table
  private let match: ColumnMatch

  /// What is wrong with the header.
  let faults: [Diagnostic]

  init(_ kind: ScenarioSheet, _ table: Table) {
    self.kind = kind
    self.table = table
    let (match, findings) = kind.columns.match(table)
    self.match = match
    faults = findings.map { finding in
      guard finding.code == "unknown-column" else { return finding }
      // What stands in a column that nobody reads would be missing without a word.
      let name = table.header.indices.first { table.headerPlace($0) == finding.place }.map {
        table.header[$0]
      }
      return Diagnostic(
        code: finding.code, at: finding.place,
        found: LocalizedText(
          "“\(kind.title.chinese)”表没有“\(name ?? "")”这一列",
          "the sheet “\(kind.title.english)” has no column “\(name ?? "")”"),
        expected: LocalizedText(
          kind.columns.columns.map { $0.aliases.first ?? $0.name }.joined(separator: "、"),
          kind.columns.columns.map(\.name).joined(separator: ", ")),
        remedy: finding.remedy
          ?? LocalizedText("只供自己看的列，列名前加 #", "Put # before the name of a column of remarks"))
    }
  }

  /// The places of rows in which any column of the kind is filled.
  var filled: [Int] {
    let names = kind.columns.columns.map(\.name)
    return (0..<table.rowCount).filter { row in names.contains { !text(row, $0).isEmpty } }
  }

  /// What a cell shows; empty where the column is missing.
  func text(_ row: Int, _ column: String) -> String {
    match[column].map { table[row, $0] } ?? ""
  }

  /// Where a cell stands.
  func place(_ row: Int, _ column: String) -> SourcePlace {
    table.place(row: row, column: match[column] ?? 0)
  }

  /// A cell as a value; `nil` where it is empty.
  func value(_ row: Int, _ column: String) -> YAMLValue? {
    let text = text(row, column)
    return text.isEmpty ? nil : YAMLValue(text: text, at: place(row, column))
  }

  /// A cell's period as the program writes it, or the text as it stands where it is none.
  func period(_ row: Int, _ column: String) -> YAMLValue? {
    let text = text(row, column)
    guard !text.isEmpty else { return nil }
    let written = WrittenPeriod.single(inCell: text)?.description ?? text
    return YAMLValue(text: written, at: place(row, column))
  }

  /// A cell's text with half-width digits and signs; `nil` where it is empty.
  func narrow(_ row: Int, _ column: String) -> YAMLValue? {
    let text = SheetRows.narrowed(text(row, column))
    return text.isEmpty ? nil : YAMLValue(text: text, at: place(row, column))
  }

  /// A text with full-width digits, letters and signs made half-width.
  static func narrowed(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      plain.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return String(plain)
  }
}
