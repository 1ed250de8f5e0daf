extension Workbook.Sheet {
  /// A list that drops down from the cells of a column.
  public struct Choice: Sendable, Hashable {
    /// Where the words stand that may be chosen.
    public enum Words: Sendable, Hashable {
      /// In the list itself: at most 255 characters in all, none of them a comma or a quote.
      case list([String])
      /// In the cells of another sheet's column, from row and column 0.
      case cells(sheet: String, column: Int, rows: Range<Int>)
    }

    /// The column, from 0.
    public var column: Int
    /// The rows, from 0.
    public var rows: Range<Int>
    /// The words.
    public var words: Words
    /// Whether nothing else is taken.
    public var isStrict: Bool

    /// Makes a list.
    public init(column: Int, rows: Range<Int>, words: Words, isStrict: Bool = false) {
      self.column = column
      self.rows = rows
      self.words = words
      self.isStrict = isStrict
    }

    /// The words as a spreadsheet's formula; `nil` for what one cannot hold.
    var formula: String? {
      switch words {
      case .list(let words):
        let list = words.joined(separator: ",")
        let isPlain = words.allSatisfy { !$0.isEmpty && !$0.contains { ",\"".contains($0) } }
        guard isPlain, !list.isEmpty, list.utf16.count <= 255 else { return nil }
        return "\"\(list)\""
      case .cells(let sheet, let column, let rows):
        guard let last = rows.last else { return nil }
        let name = sheet.replacing("'", with: "''")
        let letters = cellName(row: 0, column: column).dropLast()
        return "='\(name)'!$\(letters)$\(rows.lowerBound + 1):$\(letters)$\(last + 1)"
      }
    }
  }
}
