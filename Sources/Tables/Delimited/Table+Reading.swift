public import Quantities

extension Table {
  /// Reads a file of comma-separated values (RFC 4180) with a header.
  ///
  /// Fields may stand in `"…"`, in which `""` is a quote and lines may break. Lines end in LF or
  /// CRLF. Lines that start with `#` are comments. Blank lines and lines of empty fields are
  /// skipped, with a warning where rows follow.
  ///
  /// - Parameter columns: the columns that the file should have, for messages about its header.
  /// - Throws: ``Quantities/InputFault`` with everything wrong in the file: what ``TextFile``
  ///   finds, quotes not closed or out of place, rows with too many or too few fields, a header
  ///   that is missing, lacks a name or is separated by something other than commas.
  /// - Complexity: O(bytes).
  public static func read(_ path: String, columns: ColumnSchema? = nil) throws(InputFault)
    -> Table
  {
    try Table(TextFile.read(path), columns: columns)
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
