public import Quantities

/// Reads the figures of a small table and gathers everything wrong with them.
public struct FigureReader: Sendable {
  /// The table.
  public let table: Table
  private let match: ColumnMatch

  /// What was found so far.
  public private(set) var findings: [Diagnostic]

  /// Reads a file and finds the schema's columns in it.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything that ``Table`` and the schema find wrong.
  public init(_ path: String, _ schema: ColumnSchema) throws(InputFault) {
    let table = try Table.read(path, columns: schema)
    let (match, findings) = schema.match(table)
    if findings.contains(where: { $0.severity == .error }) { throw InputFault(findings) }
    self.table = table
    self.match = match
    self.findings = findings + table.notes
  }

  /// Whether the file has a column.
  public func has(_ column: String) -> Bool { match[column] != nil }

  /// How the file's header writes a column; empty where the column is missing.
  public func header(_ column: String) -> String { match[column].map { table.header[$0] } ?? "" }

  /// The text of a field; empty where the column is missing.
  public func text(_ row: Int, _ column: String) -> String {
    match[column].map { table[row, $0] } ?? ""
  }

  /// Where a field stands.
  public func place(_ row: Int, _ column: String) -> SourcePlace {
    table.place(row: row, column: match[column] ?? 0)
  }

  /// A field's number; `nil` where it is empty or, which is then reported, no number.
  public mutating func number(_ row: Int, _ column: String) -> Double? {
    let text = text(row, column)
    if text.isEmpty { return nil }
    if let value = WrittenFigure.value(of: text) { return value }
    report(
      row, column, "not-a-number",
      LocalizedText("“\(text)”不是数字", "“\(text)” is not a number"),
      LocalizedText("只有数字，例如 1234.5", "digits only, such as 1234.5"))
    return nil
  }

  /// A field's whole number; `nil` where it is none, which is reported.
  public mutating func wholeNumber(_ row: Int, _ column: String) -> Int? {
    let text = text(row, column)
    if let value = Int(text) { return value }
    if let value = DecimalText(text)?.value, let whole = Int(exactly: value) { return whole }
    report(
      row, column, "not-a-whole-number",
      LocalizedText("“\(text)”不是整数", "“\(text)” is not a whole number"),
      LocalizedText("整数，例如 12", "a whole number, such as 12"))
    return nil
  }

  /// Adds an error about a field.
  public mutating func report(
    _ row: Int, _ column: String, _ code: String, _ found: LocalizedText,
    _ expected: LocalizedText? = nil, remedy: LocalizedText? = nil
  ) {
    findings.append(
      Diagnostic(
        code: code, at: place(row, column), found: found, expected: expected, remedy: remedy))
  }

  /// Whether nothing wrong has been found so far.
  public var isSound: Bool { !findings.contains { $0.severity == .error } }

  /// Ends the reading where anything was wrong.
  ///
  /// - Throws: ``Quantities/InputFault`` with every finding, where one of them is an error.
  public func check() throws(InputFault) {
    if findings.contains(where: { $0.severity == .error }) { throw InputFault(findings) }
  }
}
