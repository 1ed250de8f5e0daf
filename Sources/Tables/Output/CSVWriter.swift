/// Writes rows of text as comma-separated values that ``Table`` reads back unchanged.
///
/// Fields are quoted where they must be: with a comma, a quote, a line break, surrounding spaces,
/// and a first field that starts with `#` or stands in a row of empty fields. The same rows give
/// the same bytes.
public struct CSVWriter: Sendable {
  /// How lines end.
  public enum LineEnding: String, Sendable, Hashable {
    /// One line feed, as on Linux and macOS.
    case lineFeed = "\n"
    /// A carriage return and a line feed, as on Windows.
    case carriageReturnLineFeed = "\r\n"
  }

  /// The bytes written so far, UTF-8.
  public private(set) var bytes: [UInt8] = []

  private let lineEnding: LineEnding
  private let columnCount: Int

  /// Starts a file with its header.
  ///
  /// - Parameters:
  ///   - header: the columns' names; at least one.
  ///   - byteOrderMark: whether to begin with the mark by which Excel knows UTF-8.
  ///   - lineEnding: how lines end.
  public init(
    header: [String], byteOrderMark: Bool = false, lineEnding: LineEnding = .lineFeed
  ) {
    precondition(!header.isEmpty, "A table has at least one column.")
    self.lineEnding = lineEnding
    columnCount = header.count
    if byteOrderMark { bytes = [0xEF, 0xBB, 0xBF] }
    append(header)
  }

  /// Adds a row.
  ///
  /// - Precondition: the row has as many fields as the header.
  public mutating func append(_ row: [String]) {
    precondition(
      row.count == columnCount, "A row has \(columnCount) fields as the header, not \(row.count).")
    let isEmpty = row.allSatisfy(\.isEmpty)
    for index in row.indices {
      let field = row[index]
      if index > 0 { bytes.append(0x2C) }
      if CSVWriter.mustQuote(field, isFirst: index == 0, inEmptyRow: isEmpty) {
        bytes.append(0x22)
        for byte in field.utf8 {
          if byte == 0x22 { bytes.append(0x22) }
          bytes.append(byte)
        }
        bytes.append(0x22)
      } else {
        bytes.append(contentsOf: field.utf8)
      }
    }
    bytes.append(contentsOf: lineEnding.rawValue.utf8)
  }

  /// The text written so far.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  private static func mustQuote(_ field: String, isFirst: Bool, inEmptyRow: Bool) -> Bool {
    let utf8 = field.utf8
    guard let first = utf8.first, let last = utf8.last else { return isFirst && inEmptyRow }
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    return isSpace(first) || isSpace(last) || isFirst && first == 0x23
      || utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
  }
}
