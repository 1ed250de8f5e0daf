import Quantities
import Tables

extension ReportTable {
  /// Column heads with group and unit, for one line of text.
  func heads(in language: Language) -> [String] {
    columns.map { column in
      let head = [column.group, column.head].compactMap { $0?(language) }.joined(separator: " ")
      guard let unit = column.unit?(language), !unit.isEmpty else { return head }
      return language == .chinese ? "\(head)（\(unit)）" : "\(head) (\(unit))"
    }
  }

  /// One row of fields, a status as its word before the text.
  private func fields(_ row: Row, in language: Language) -> [String] {
    row.cells.map { cell in
      let plain = cell.plain(language)
      guard let status = cell.status else { return plain }
      let word = status.word(language)
      return plain.isEmpty ? word : "\(word) \(plain)"
    }
  }

  /// Tables of the same columns as one CSV, each row led by its fund.
  static func csv(_ tables: [(fund: LocalizedText, table: ReportTable)], in language: Language)
    -> [UInt8]
  {
    guard let first = tables.first else { return [] }
    var writer = CSVWriter(
      header: [CommonText.fund(language)] + first.table.heads(in: language), byteOrderMark: true)
    for (fund, table) in tables {
      for row in table.rows {
        writer.append([fund(language)] + table.fields(row, in: language))
      }
    }
    return writer.bytes
  }

  /// The table as CSV of its own.
  func csv(in language: Language) -> [UInt8] {
    var writer = CSVWriter(header: heads(in: language), byteOrderMark: true)
    for row in rows { writer.append(fields(row, in: language)) }
    return writer.bytes
  }
}
