public import Quantities

/// A file of records, read and checked.
///
/// Columns, in any order, by English or Chinese name (``ColumnSchema/records``): fund 基金, item 项目,
/// period 期间 and value 数值 are required; unit 单位, basis 口径, standing 状态 (final where empty),
/// group 组别, scope 范围, note 备注, source 来源 are not.
///
/// A unit may stand in the value (`3754万元`, `赤字3754万元`) where the unit column is absent or
/// empty; the basis may be left to the period where its wording says it (`2024年1-9月`). `…`, `–`,
/// `—`, `×`, `-` and an empty value mean that there is no figure: the row is counted and left out.
public struct RecordFile: Sendable {
  /// The path as the user gave it.
  public let path: String

  /// The figures in the file's order, each key and standing once.
  public let records: [Record]

  /// How many rows hold no figure.
  public let unavailableCount: Int

  /// The rows without a figure whose other fields can be read, in the file's order.
  public let unavailable: [UnavailableFigure]

  /// Warnings and notes.
  public let notes: [Diagnostic]

  /// The tables that the figures stand in, to find a record's other fields when they are at fault.
  private let tables: [(table: Table, match: ColumnMatch)]

  /// Reads a file of records.
  ///
  /// Of a workbook, every sheet shown that has the columns is read, unless one is named.
  ///
  /// - Parameters:
  ///   - path: the file: text in UTF-8 or GB18030, or a workbook (``TablePath``).
  ///   - neverNegative: whether a figure may not be below zero.
  /// - Throws: ``Quantities/InputFault`` with everything wrong in the file: what ``Table`` and
  ///   ``ColumnSchema`` find; empty names; periods, bases, values, units and standings that cannot
  ///   be read; negative figures that may not be; one key given twice with different values.
  public static func read(
    _ path: String, neverNegative: (RecordKey) -> Bool = { _ in false }
  ) throws(InputFault) -> RecordFile {
    let (file, faults) = try readable(path, neverNegative: neverNegative)
    if !faults.isEmpty { throw InputFault(faults) }
    return file
  }

  /// Reads what can be read of a file of records, as ``read(_:neverNegative:)`` does.
  ///
  /// - Returns: the file without the rows at fault, and all its findings where any is an error.
  /// - Throws: ``Quantities/InputFault`` where the file has no table of records.
  public static func readable(
    _ path: String, neverNegative: (RecordKey) -> Bool = { _ in false }
  ) throws(InputFault) -> (file: RecordFile, faults: [Diagnostic]) {
    let tables = try Table.readAll(path, columns: .records)
    var faults: [Diagnostic] = []
    let file = try RecordFile(tables, neverNegative: neverNegative, faults: &faults)
    return (file, faults)
  }

  /// Reads the records in a table, as ``read(_:neverNegative:)`` does.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in the table.
  public init(
    _ table: Table, neverNegative: (RecordKey) -> Bool = { _ in false }
  ) throws(InputFault) {
    var faults: [Diagnostic] = []
    try self.init([table], neverNegative: neverNegative, faults: &faults)
    if !faults.isEmpty { throw InputFault(faults) }
  }

  /// Reads the records in the tables of one file.
  ///
  /// - Parameter faults: gets all findings where any is an error.
  private init(
    _ tables: [Table], neverNegative: (RecordKey) -> Bool, faults: inout [Diagnostic]
  ) throws(InputFault) {
    var findings = Findings()
    let path = tables.first?.path ?? ""
    var pairing = RecordPairing(expecting: tables.reduce(0) { $0 + $1.rowCount })
    var unavailableCount = 0
    var unavailable: [UnavailableFigure] = []
    var readable: [(table: Table, match: ColumnMatch)] = []
    for table in tables {
      findings.add(table.notes)
      let (match, columnFindings) = ColumnSchema.records.match(table)
      findings.add(columnFindings)
      readable.append((table, match))
    }
    try findings.check(file: path)
    for (table, match) in readable {
      var reader = RecordReader(table: table, match: match, findings: findings)
      for row in 0..<table.rowCount {
        guard let record = reader.record(row) else { continue }
        if record.value < 0, neverNegative(record.key) { reader.reportNegative(row, record) }
        pairing.add(record)
      }
      findings = reader.findings
      if table.rowCount == 0 {
        findings.add(
          Diagnostic(
            code: "no-rows", at: table.wholePlace,
            found: LocalizedText("表头下面没有数据", "no rows below the header")))
      }
      findings.add(reader.summary())
      unavailableCount += reader.unavailableCount
      unavailable += reader.unavailable
    }
    findings.add(pairing.findings)
    if findings.hasErrors { faults = findings.inOrder(file: path) }
    self.path = path
    self.records = pairing.unique
    self.unavailableCount = unavailableCount
    self.unavailable = unavailable
    self.notes = findings.inOrder(file: path)
    self.tables = readable
  }

  /// Where a field of a record stands; `nil` where the file has no such record or column.
  public func place(of field: RecordField, in record: Record) -> SourcePlace? {
    for (table, match) in tables {
      guard let values = match[RecordField.value.name], let column = match[field.name] else {
        continue
      }
      for row in 0..<table.rowCount where table.place(row: row, column: values) == record.place {
        return table.place(row: row, column: column)
      }
    }
    return nil
  }
}
