public import Quantities
public import Tables

extension ImportOutcome {
  /// Writes the records, as a workbook where the path ends in `.xlsx`, else as comma-separated values.
  ///
  /// - Precondition: there are no faults.
  /// - Throws: ``Tables/OutputFault`` where the disk refuses; what was there before then stays.
  public func write(to path: String) throws(OutputFault) {
    precondition(faults.isEmpty, "Tables with faults make no records.")
    try writeTables([(path, table)])
  }

  /// Writes the file in which unknown names are to be explained.
  ///
  /// - Throws: ``Tables/OutputFault`` where the disk refuses.
  public func writeMap(to path: String, in language: Language) throws(OutputFault) {
    try writeWhole(NameMap.template(unknownNames, in: language), to: path)
  }

  /// The records, a row each, in the columns that records are read by.
  private var table: WrittenTable {
    var table = WrittenTable(
      "records",
      columns: ColumnSchema.records.columns.map {
        $0.name == "value" ? .number($0.name) : .text($0.name)
      },
      hasByteOrderMark: true)
    for record in records {
      table.append([
        record.fund, record.item, record.group ?? "", record.period.description,
        record.basis.rawValue, record.number.description, record.unit.symbol,
        record.standing.rawValue, record.scope ?? "", record.note ?? "", record.source ?? "",
      ])
    }
    return table
  }
}
