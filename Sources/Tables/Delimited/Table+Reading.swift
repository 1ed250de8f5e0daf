public import Quantities

extension Table {
  /// Reads a file of comma-separated values (RFC 4180) with a header, or a sheet of a workbook.
  ///
  /// Fields may stand in `"…"`, in which `""` is a quote and lines may break. Lines end in LF or
  /// CRLF. Lines that start with `#` are comments. Blank lines and lines of empty fields are
  /// skipped, with a warning where rows follow.
  ///
  /// A path that ends in `.xlsx` or `.xlsm` is a workbook's; a sheet is named behind `#`
  /// (``TablePath``) where several of those shown have half of the columns required. Titles above the header are
  /// passed over, text in merged cells stands in each of their rows, and numbers are read as the
  /// sheet shows them: with a percent sign, as a month or a day.
  ///
  /// - Parameter columns: the columns that the file should have, for messages about its header.
  /// - Throws: ``Quantities/InputFault`` with everything wrong in the file: what ``TextFile``
  ///   finds, quotes not closed or out of place, rows with too many or too few fields, a header
  ///   that is missing, lacks a name or is separated by something other than commas.
  /// - Complexity: O(bytes).
  public static func read(_ path: String, columns: ColumnSchema? = nil) throws(InputFault)
    -> Table
  {
    try only(readAll(path, columns: columns))
  }

  /// Reads the tables of a file as ``read(_:columns:)`` does: one of a text, one a sheet of a
  /// workbook of which no sheet is named.
  ///
  /// - Throws: ``Quantities/InputFault`` as ``read(_:columns:)``, but for sheets that are several.
  static func readAll(_ path: String, columns: ColumnSchema?) throws(InputFault) -> [Table] {
    let place = TablePath(path)
    let bytes = try fileBytes(place.file)
    if place.isWorkbook, bytes.starts(with: TextFile.archiveMark) {
      return try sheets(place, columns: columns)
    }
    return [try Table(TextFile(path: place.file, bytes: bytes), columns: columns)]
  }

  /// Reads the table in a text file, as ``read(_:columns:)`` does.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in the text.
  public init(_ file: TextFile, columns: ColumnSchema? = nil) throws(InputFault) {
    var scanner = DelimitedScanner(file: file.path, bytes: file.utf8, columns: columns)
    scanner.scan()
    try scanner.findings.check(file: file.path)
    self.init(
      path: file.path, bytes: file.utf8, headerCells: scanner.header, cells: scanner.cells,
      notes: scanner.findings.inOrder(file: file.path))
  }

  /// Reads the table in a text given as characters; the path serves for messages only.
  ///
  /// - Throws: ``Quantities/InputFault`` as ``read(_:columns:)``, but for the file itself.
  public init(path: String, text: String, columns: ColumnSchema? = nil) throws(InputFault) {
    try self.init(TextFile(path: path, bytes: Array(text.utf8)), columns: columns)
  }
}
