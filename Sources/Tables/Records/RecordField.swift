/// The fields of a record, by the names of ``ColumnSchema/records``.
enum RecordField: Int, CaseIterable {
  case fund, item, group, period, basis, value, unit, standing, scope, note, source

  /// The column's name.
  var name: String { "\(self)" }
}
