import Glibc
public import Quantities
import Reporting
public import Tables

extension ImportOutcome {
  /// Writes the records, as a workbook where the path ends in `.xlsx`, else as comma-separated values.
  ///
  /// - Precondition: there are no faults.
  /// - Throws: ``Tables/OutputFault`` where the disk refuses; what was there before then stays.
  public func write(to path: String, made day: ReportDay) throws(OutputFault) {
    precondition(faults.isEmpty, "Tables with faults make no records.")
    guard path.lowercased().hasSuffix(".xlsx") else {
      var writer = CSVWriter(header: ImportOutcome.heads, byteOrderMark: true)
      for record in records { writer.append(ImportOutcome.fields(record)) }
      try writeWhole(writer.bytes, to: path)
      return
    }
    let part = path + ".part"
    do {
      try workbook(made: day).write(to: part)
    } catch {
      unsafe unlink(part)
      throw OutputFault(
        path: path,
        reason: LocalizedText("文件夹不存在或不可写", "the folder is missing or cannot be written"))
    }
    guard unsafe rename(part, path) == 0 else {
      unsafe unlink(part)
      throw OutputFault(
        path: path, reason: LocalizedText("无法改成这个文件名", "it cannot be given this name"))
    }
  }

  /// Writes the file in which unknown names are to be explained.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func writeMap(to path: String, in language: Language) throws(OutputFault) {
    try writeWhole(NameMap.template(unknownNames, in: language), to: path)
  }

  private static let heads = ColumnSchema.records.columns.map(\.name)

  /// A record's fields in the order of the columns.
  private static func fields(_ record: Record) -> [String] {
    [
      record.fund, record.item, record.group ?? "", record.period.description,
      record.basis.rawValue, record.number.description, record.unit.symbol,
      record.standing.rawValue, record.scope ?? "", record.note ?? "", record.source ?? "",
    ]
  }

  private func workbook(made day: ReportDay) -> Workbook {
    let value = ImportOutcome.heads.firstIndex(of: "value")
    let rows = records.map { record in
      Workbook.Sheet.Row(
        cells: ImportOutcome.fields(record).enumerated().map { place, text in
          place == value ? Workbook.Cell(.number(record.number.value)) : .text(text)
        })
    }
    let widths = [11.0, 26, 11, 10, 12, 16, 8, 10, 8, 28, 36]
    return Workbook(
      title: "records", created: day.day,
      sheets: [
        Workbook.Sheet(
          name: "records", columns: widths.map { .init(width: $0) },
          rows: [Workbook.Sheet.Row(.head, cells: ImportOutcome.heads.map { .text($0) })] + rows,
          frozenRows: 1, print: .init(repeatedRows: 0..<1))
      ])
  }
}
