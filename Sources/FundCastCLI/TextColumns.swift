/// Lines of fields set in columns on a terminal, where a Chinese character is two letters wide.
///
/// The first column stands to the left, those between to the right, the last as it comes.
struct TextColumns {
  private var rows: [[String]] = []

  /// Adds a line; every line has as many fields.
  mutating func append(_ fields: [String]) { rows.append(fields) }

  /// The lines, two spaces between columns and none at their ends.
  func lines() -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? TextColumns.width($0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      let line = row.indices.map { column in
        let space = String(
          repeating: " ", count: max(0, widths[column] - TextColumns.width(row[column])))
        if column == 0 { return row[column] + space }
        return column == count - 1 ? row[column] : space + row[column]
      }.joined(separator: "  ")
      return String(
        line.prefix(upTo: line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex))
    }
  }

  /// How many letters wide a text is on a terminal.
  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { width, scalar in
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6:
        width + 2
      default: width + 1
      }
    }
  }
}
