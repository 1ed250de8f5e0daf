public import Quantities

/// A table with a header, in which every field knows its place in its file: a text of
/// comma-separated values, or a sheet of a workbook.
///
/// The bytes are kept once; fields are cut from them when asked for.
public struct Table: Sendable {
  /// A field's extent in the bytes.
  struct Cell: Sendable {
    /// The first byte of the content.
    var start: UInt32
    /// Behind the last byte of the content.
    var end: UInt32
    /// The line, from 1, in which the field starts; in a sheet the row.
    var line: UInt32
    /// The first byte of that line; in a sheet the column, from 1.
    var lineStart: UInt32
    /// Whether a quote stands before the content.
    var isQuoted = false
    /// Whether the content holds doubled quotes.
    var isEscaped = false
  }

  /// The path as the user gave it.
  public let path: String

  /// The columns' names as written, without surrounding spaces.
  public let header: [String]

  /// What was found that does not forbid going on, such as blank lines between rows.
  public let notes: [Diagnostic]

  /// The sheet of a workbook; `nil` for a text.
  let sheet: String?
  private let bytes: [UInt8]
  private let headerCells: [Cell]
  private let cells: [Cell]

  init(
    path: String, sheet: String? = nil, bytes: [UInt8], headerCells: [Cell], cells: [Cell],
    notes: [Diagnostic]
  ) {
    self.path = path
    self.sheet = sheet
    self.bytes = bytes
    self.headerCells = headerCells
    self.cells = cells
    self.notes = notes
    self.header = headerCells.map { trimmed(Table.text($0, bytes)) }
  }

  /// The number of columns.
  public var columnCount: Int { headerCells.count }

  /// The number of rows below the header.
  public var rowCount: Int { cells.count / headerCells.count }

  /// The text of a field, without surrounding spaces.
  ///
  /// - Precondition: `0 <= row < rowCount` and `0 <= column < columnCount`.
  public subscript(row: Int, column: Int) -> String {
    trimmed(Table.text(cell(row, column), bytes))
  }

  /// The text of a field exactly as it stands in the file.
  ///
  /// - Precondition: `0 <= row < rowCount` and `0 <= column < columnCount`.
  public func verbatim(row: Int, column: Int) -> String {
    Table.text(cell(row, column), bytes)
  }

  /// The bytes of a field as they stand in the file, doubled quotes and spaces included.
  ///
  /// - Precondition: `0 <= row < rowCount` and `0 <= column < columnCount`.
  func content(row: Int, column: Int) -> ArraySlice<UInt8> {
    let cell = cell(row, column)
    return bytes[Int(cell.start)..<Int(cell.end)]
  }

  /// Where a field starts.
  ///
  /// - Precondition: `0 <= row < rowCount` and `0 <= column < columnCount`.
  /// - Complexity: O(length of the line).
  public func place(row: Int, column: Int) -> SourcePlace { place(cell(row, column)) }

  /// The file, or the sheet of a workbook, as a whole.
  var wholePlace: SourcePlace {
    sheet.map { SourcePlace(file: path, sheet: $0) } ?? SourcePlace(file: path)
  }

  /// Where a column's name starts.
  ///
  /// - Precondition: `0 <= column < columnCount`.
  public func headerPlace(_ column: Int) -> SourcePlace {
    precondition(
      headerCells.indices.contains(column),
      "The table has \(columnCount) columns; there is no column \(column).")
    return place(headerCells[column])
  }

  private func cell(_ row: Int, _ column: Int) -> Cell {
    precondition(
      headerCells.indices.contains(column) && row >= 0 && row < rowCount,
      "The table has \(rowCount) rows of \(columnCount); there is no field \(row), \(column).")
    return cells[row * headerCells.count + column]
  }

  private func place(_ cell: Cell) -> SourcePlace {
    if let sheet {
      return SourcePlace(
        file: path, sheet: sheet, row: Int(cell.line), column: Int(cell.lineStart))
    }
    let start = Int(cell.start) - (cell.isQuoted ? 1 : 0)
    return SourcePlace(
      file: path, line: Int(cell.line),
      column: characterColumn(bytes, from: Int(cell.lineStart), to: start))
  }

  static func text(_ cell: Cell, _ bytes: [UInt8]) -> String {
    let content = bytes[Int(cell.start)..<Int(cell.end)]
    guard cell.isEscaped else { return String(decoding: content, as: UTF8.self) }
    var plain: [UInt8] = []
    var isSecondQuote = false
    for byte in content {
      isSecondQuote = byte == 0x22 && !isSecondQuote
      if byte != 0x22 || isSecondQuote { plain.append(byte) }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}

/// The column, from 1 and in characters (Unicode scalars), of a byte in a line that starts at
/// another.
func characterColumn(_ bytes: [UInt8], from lineStart: Int, to position: Int) -> Int {
  var column = 1
  for index in lineStart..<position where bytes[index] & 0xC0 != 0x80 { column += 1 }
  return column
}

/// A text without the white space around it, full-width and zero-width spaces among it.
func trimmed(_ text: String) -> String {
  let scalars = text.unicodeScalars
  guard let first = scalars.first, let last = scalars.last, isSpace(first) || isSpace(last) else {
    return text
  }
  var rest = scalars[...]
  while let first = rest.first, isSpace(first) { rest.removeFirst() }
  while let last = rest.last, isSpace(last) { rest.removeLast() }
  return String(rest)
}

/// Whether a character is white space (the property of that name) or a mark without width.
private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F,
    0x3000, 0xFEFF:
    true
  default: false
  }
}
