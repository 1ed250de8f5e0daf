public import Quantities

/// The sheets of a workbook by name, each read as a table when it is asked for.
public struct WorkbookSheets: Sendable {
  /// A sheet that holds something.
  public struct Sheet: Sendable {
    /// The name on its tab.
    public let name: String
    /// Whether the user has hidden it.
    public let isHidden: Bool
    fileprivate let sheet: WorkbookFile.Sheet
    fileprivate let rows: [SheetRow]

    /// Whether one of its first rows has at least half of the columns that a kind of table requires.
    public func resembles(_ columns: ColumnSchema) -> Bool { columns.isHalf(of: rows) }
  }

  /// The file's path.
  public let path: String

  /// The sheets that hold something, in order.
  public let sheets: [Sheet]

  private let book: WorkbookFile

  /// Reads a workbook's sheets.
  ///
  /// - Throws: ``Quantities/InputFault`` where the file cannot be read or is no workbook.
  public init(_ path: String) throws(InputFault) {
    // A file that is missing is told as such, not as a damaged workbook.
    guard try fileBytes(path).starts(with: TextFile.archiveMark) else {
      throw damagedWorkbook(path)
    }
    self.path = path
    book = try WorkbookFile(path)
    var sheets: [Sheet] = []
    for sheet in book.sheets {
      let rows = try book.rows(of: sheet)
      guard !rows.isEmpty else { continue }
      sheets.append(
        Sheet(name: sheet.name, isHidden: sheet.isHidden, sheet: sheet, rows: rows))
    }
    self.sheets = sheets
  }

  /// A sheet as a table, as ``Table/read(_:columns:)`` reads one.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in the sheet: formulas without a
  ///   result, and cells beside the header's columns.
  public func table(_ sheet: Sheet, columns: ColumnSchema) throws(InputFault) -> Table {
    try Table(book, sheet.sheet, rows: sheet.rows, columns: columns)
  }
}
