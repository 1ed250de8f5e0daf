import Foundation
public import Quantities
import Reporting
public import Tables

/// What was written, and how long it took.
public struct WrittenReport: Sendable {
  /// The folder, as it was given.
  public let folder: String

  /// The files' names in it, in order.
  public let files: [String]

  /// The steps of writing.
  public let timings: [RunOutcome.Timing]
}

extension RunOutcome {
  /// Writes the report, the workbook and the tables into a folder, all of them or none.
  ///
  /// - Parameters:
  ///   - folder: made where it is missing; files of earlier runs with the same names are replaced
  ///     once everything new is complete.
  ///   - preparedOn: the day printed on the report, the only date in it that is not data.
  /// - Throws: ``Tables/OutputFault`` where the folder cannot be written.
  public func write(to folder: String, language: Language, preparedOn: ReportDay)
    throws(OutputFault) -> WrittenReport
  {
    var watch = StepWatch()
    let report = MeetingReport(
      chapters: chapters, language: language, preparedOn: preparedOn.day,
      manifest: manifest, since: earlier)
    let files = report.files()
    watch.lap(LocalizedText("编排报告", "composing the report"))
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      let isTaken = FileManager.default.fileExists(atPath: folder)
      throw OutputFault(
        path: folder,
        reason: isTaken
          ? LocalizedText("已有同名文件，请换一个目录名", "a file has that name: choose another")
          : LocalizedText("无法建立目录，请换一个有权限的位置", "the folder cannot be made there"))
    }
    var stage = try StagedFolder(folder)
    var results: [FileHash] = []
    for (name, bytes) in files {
      try stage.write(bytes, to: name)
      results.append(FileHash(name, bytes: bytes))
    }
    let workbook = try stage.path(of: "report.xlsx")
    do {
      try report.writeWorkbook(to: workbook)
    } catch {
      throw OutputFault(
        path: folder + "/report.xlsx",
        reason: LocalizedText("无法写出工作簿", "the workbook cannot be written"))
    }
    results += [FileHash(workbook)].compactMap(\.self).map { $0.renamed("report.xlsx") }
    let record = RunRecord(
      self, language: language, madeOn: preparedOn,
      directory: FileManager.default.currentDirectoryPath,
      results: results.sorted { $0.path < $1.path })
    guard let account = record.bytes() else {
      throw OutputFault(
        path: folder + "/" + RunRecord.fileName,
        reason: LocalizedText("无法写出运行记录", "the record of the run cannot be written"))
    }
    let earlier = (try? RunRecord.read(folder))?.results.map(\.path) ?? []
    // Last: what has a record is complete.
    try stage.write(account, to: RunRecord.fileName)
    let names = stage.files
    try stage.commit()
    // What an earlier run wrote and this one does not would be read as if it belonged to it.
    for name in earlier where !names.contains(name) && !name.contains("/") {
      try? FileManager.default.removeItem(atPath: folder + "/" + name)
    }
    watch.lap(LocalizedText("写出文件", "writing files"))
    return WrittenReport(folder: folder, files: names, timings: watch.timings)
  }
}
