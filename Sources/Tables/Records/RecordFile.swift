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

  /// Warnings and notes.
  public let notes: [Diagnostic]

  /// Reads a file of records.
  ///
  /// - Parameters:
  ///   - path: the file, UTF-8 or GB18030.
  ///   - neverNegative: whether a figure may not be below zero.
  /// - Throws: ``Quantities/InputFault`` with everything wrong in the file: what ``Table`` and
  ///   ``ColumnSchema`` find; empty names; periods, bases, values, units and standings that cannot
  ///   be read; negative figures that may not be; one key given twice with different values.
  public static func read(
    _ path: String, neverNegative: (RecordKey) -> Bool = { _ in false }
  ) throws(InputFault) -> RecordFile {
    try RecordFile(Table.read(path, columns: .records), neverNegative: neverNegative)
  }

  /// Reads the records in a table, as ``read(_:neverNegative:)`` does.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything wrong in the table.
  public init(
    _ table: Table, neverNegative: (RecordKey) -> Bool = { _ in false }
  ) throws(InputFault) {
    var findings = Findings()
    findings.add(table.notes)
    let (match, columnFindings) = ColumnSchema.records.match(table)
    findings.add(columnFindings)
    try findings.check(file: table.path)

    var reader = RecordReader(table: table, match: match, findings: findings)
    var pairing = RecordPairing(expecting: table.rowCount)
    for row in 0..<table.rowCount {
      guard let record = reader.record(row) else { continue }
      if record.value < 0, neverNegative(record.key) { reader.reportNegative(row, record) }
      pairing.add(record)
    }
    findings = reader.findings
    if table.rowCount == 0 {
      findings.add(
        Diagnostic(
          code: "no-rows", at: SourcePlace(file: table.path),
          found: LocalizedText("表头下面没有数据", "no rows below the header")))
    }
    findings.add(pairing.findings)
    findings.add(reader.summary())
    try findings.check(file: table.path)
    self.path = table.path
    self.records = pairing.unique
    self.unavailableCount = reader.unavailableCount
    self.notes = findings.inOrder(file: table.path)
  }
}
