/// The fields of a record, by the names of ``ColumnSchema/records``.
public enum RecordField: Int, Sendable, CaseIterable {
  /// The fields in the order of the columns.
  case fund, item, group, period, basis, value, unit, standing, scope, note, source

  /// The column's name.
  var name: String { "\(self)" }
}
