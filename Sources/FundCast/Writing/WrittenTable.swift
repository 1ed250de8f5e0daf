import Foundation
import Tables

/// A table of results that is written as CSV or as a workbook, as the file's name asks.
///
/// Both have the same heads in the first row and the same rows; in a workbook what the columns say are
/// numbers are numbers, with as many decimals shown as their size needs, and all else is text.
struct WrittenTable {
  /// A column by its name in the first row.
  struct Column: Sendable, Hashable {
    let name: String
    let isNumber: Bool

    /// A column of words, periods or numbers that are names.
    static func text(_ name: String) -> Column { Column(name: name, isNumber: false) }

    /// A column of figures; an empty field is none.
    static func number(_ name: String) -> Column { Column(name: name, isNumber: true) }
  }

  /// The columns from the left.
  let columns: [Column]

  /// What the sheet of a workbook is called.
  let sheet: String

  /// The rows' fields as CSV has them.
  private(set) var rows: [[String]] = []

  /// Whether CSV begins with the mark by which spreadsheets know its encoding: for tables that are
  /// read by people, in their words.
  let hasByteOrderMark: Bool

  /// An empty table.
  init(_ sheet: String, columns: [Column], hasByteOrderMark: Bool = false) {
    self.sheet = sheet
    self.columns = columns
    self.hasByteOrderMark = hasByteOrderMark
  }

  /// Adds a row.
  ///
  /// - Precondition: the row has as many fields as there are columns.
  mutating func append(_ row: [String]) {
    precondition(row.count == columns.count, "A row has \(columns.count) fields, not \(row.count).")
    rows.append(row)
  }

  /// The table as comma-separated values.
  var csv: [UInt8] {
    var writer = CSVWriter(
      header: columns.map(\.name), byteOrderMark: hasByteOrderMark)
    for row in rows { writer.append(row) }
    return writer.bytes
  }

  /// The table as the file's name asks.
  ///
  /// - Throws: ``Tables/OutputFault`` where a workbook cannot be made.
  func bytes(for path: String) throws(OutputFault) -> [UInt8] {
    TableEnding(path) == .workbook ? try workbookBytes(for: path) : csv
  }
}
