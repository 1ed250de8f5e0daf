public import Quantities
import Tables

/// Reviews a table of population, fertility, mortality or migration; `nil` where it is none.
///
/// - Throws: `InputFault` with everything wrong in it.
public func checkPopulationTable(
  _ path: String
) throws(InputFault) -> (what: LocalizedText, notes: [Diagnostic])? {
  let reader = try FigureReader(path, PopulationColumns.schema)
  // A file of records has a fund and an item in each row.
  let records = ["fund", "item", "基金", "项目"]
  guard let kind = PopulationColumns.kind(reader),
    !reader.table.header.contains(where: { records.contains($0) })
  else { return nil }
  var gathered = PopulationGathering()
  gathered.read(path)
  if gathered.findings.contains(where: { $0.severity == .error }) {
    throw InputFault(gathered.findings)
  }
  let (title, rows) = (PopulationColumns.title(kind), reader.table.rowCount)
  return (
    LocalizedText("\(title.chinese)数据，\(rows) 行", "\(title.english), \(rows) rows"),
    gathered.findings
  )
}
