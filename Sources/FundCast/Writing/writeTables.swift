import Tables

/// Writes tables, each as its file's name asks; all appear or none.
///
/// - Throws: ``Tables/OutputFault`` where a workbook cannot be made or the disk refuses.
func writeTables(_ tables: [(path: String, table: WrittenTable)]) throws(OutputFault) {
  var files: [(path: String, bytes: [UInt8])] = []
  for (path, table) in tables { files.append((path, try table.bytes(for: path))) }
  try writeTogether(files)
}
