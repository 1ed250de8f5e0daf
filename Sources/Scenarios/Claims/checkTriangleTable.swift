import Actuarial
public import Quantities
import Tables

/// Reviews a triangle of service and payment periods; `nil` where the table is none.
///
/// Whether its values are cumulative the file does not say: cells that fall are not told here.
///
/// - Throws: `InputFault` with everything wrong in it.
public func checkTriangleTable(
  _ path: String
) throws(InputFault) -> (what: LocalizedText, notes: [Diagnostic])? {
  let (match, _) = TriangleFile.schema.match(try Table.read(path, columns: TriangleFile.schema))
  guard ["origin", "development", "value"].allSatisfy({ match[$0] != nil }) else { return nil }
  let file = try TriangleFile(path, measure: .incremental)
  let (first, last) = (file.labels.first ?? "", file.labels.last ?? "")
  let (origins, developments) = (file.triangle.originCount, file.triangle.developmentCount)
  return (
    LocalizedText(
      "结算三角，\(first) 至 \(last) 共 \(origins) 个服务期，\(developments) 个进展期",
      "a triangle of \(origins) origins from \(first) to \(last) and \(developments) developments"),
    file.notes.filter { !$0.code.hasSuffix("negative-cell") }
  )
}
