/// Where in a user's file something was found.
public struct SourcePlace: Sendable, Hashable {
  /// The file's path as the user gave it.
  public let file: String

  /// The line, from 1; in a spreadsheet the row.
  public let line: Int?

  /// The column in characters, from 1; in a spreadsheet the column of cells.
  public let column: Int?

  /// A spreadsheet's sheet.
  public let sheet: String?

  /// A spreadsheet's cell, such as `C7`.
  public let cell: String?

  /// A place in a text file.
  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.sheet = nil
    self.cell = nil
  }

  /// A sheet of a workbook.
  public init(file: String, sheet: String) {
    self.file = file
    self.line = nil
    self.column = nil
    self.sheet = sheet
    self.cell = nil
  }

  /// A cell of a workbook, by its row and column from 1.
  public init(file: String, sheet: String, row: Int, column: Int) {
    self.file = file
    self.line = row
    self.column = column
    self.sheet = sheet
    self.cell = SourcePlace.letters(column) + String(row)
  }

  /// A column as spreadsheets name it: A, B, …, Z, AA, AB, ….
  private static func letters(_ column: Int) -> String {
    var rest = column
    var letters = ""
    while rest > 0 {
      let digit = UInt8((rest - 1) % 26)
      letters = String(UnicodeScalar(UInt8(ascii: "A") + digit)) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}

extension SourcePlace: CustomStringConvertible {
  /// `county.csv:12:3` or `county.xlsx [收入] C7`.
  public var description: String {
    if let sheet { return "\(file) [\(sheet)]" + (cell.map { " \($0)" } ?? "") }
    return file + (line.map { ":\($0)" } ?? "") + (column.map { ":\($0)" } ?? "")
  }
}

extension SourcePlace: Comparable {
  /// Orders places by file, then sheet, line, column and cell; what is not given comes first.
  public static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    if left.file != right.file { return left.file < right.file }
    if left.sheet != right.sheet { return (left.sheet ?? "") < (right.sheet ?? "") }
    if left.line != right.line { return (left.line ?? 0) < (right.line ?? 0) }
    if left.column != right.column { return (left.column ?? 0) < (right.column ?? 0) }
    return (left.cell ?? "") < (right.cell ?? "")
  }
}
