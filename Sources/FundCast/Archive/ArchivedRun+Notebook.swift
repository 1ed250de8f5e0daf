import Foundation
public import Quantities
public import Reporting

extension ArchivedRun {
  /// A Jupyter notebook that holds the run's tables and checks them again.
  ///
  /// - Throws: ``Quantities/InputFault`` where a table is missing or was altered since the run.
  public func reviewNotebook() throws(InputFault) -> ReviewNotebook {
    var tables: [ReviewNotebook.Table] = []
    var faults: [Diagnostic] = []
    for name in ReviewNotebook.neededTables + ReviewNotebook.furtherTables {
      let path = folder + "/\(name).csv"
      let noted = record.results.first { $0.path == "\(name).csv" }
      guard let noted else {
        if ReviewNotebook.neededTables.contains(name) {
          faults.append(fault(path, LocalizedText("运行记录里没有这张表", "the run notes no such table")))
        }
        continue
      }
      guard let data = FileManager.default.contents(atPath: path) else {
        faults.append(fault(path, LocalizedText("表不见了", "the table is missing")))
        continue
      }
      let now = FileHash(path, bytes: [UInt8](data))
      guard RunRecord.File(now).hash == noted.hash else {
        faults.append(
          fault(path, LocalizedText("表在运行之后被改动过", "the table was altered after the run")))
        continue
      }
      tables.append(
        ReviewNotebook.Table(
          name: name, text: String(decoding: data, as: UTF8.self), hash: now.hash))
    }
    guard faults.isEmpty else { throw InputFault(faults) }
    let language = Language(rawValue: record.language) ?? .chinese
    return ReviewNotebook(
      title: record.title(language),
      facts: [
        LocalizedText("编制日期 \(record.madeOn)", "made on \(record.madeOn)")(language),
        LocalizedText("程序版本 FundCast \(record.version)", "by FundCast \(record.version)")(language),
      ], tables: tables, language: language)
  }

  private func fault(_ path: String, _ found: LocalizedText) -> Diagnostic {
    Diagnostic(
      code: "altered-run", at: SourcePlace(file: path), found: found,
      expected: LocalizedText(
        "运行时写出的原表；请重新运行后再导出", "the table as the run wrote it: run again, then export"))
  }
}
