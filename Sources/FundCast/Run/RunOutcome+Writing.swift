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
    for (name, bytes) in files { try stage.write(bytes, to: name) }
    let workbook = try stage.path(of: "report.xlsx")
    do {
      try report.writeWorkbook(to: workbook)
    } catch {
      throw OutputFault(
        path: folder + "/report.xlsx",
        reason: LocalizedText("无法写出工作簿", "the workbook cannot be written"))
    }
    let names = stage.files
    let earlier = RunOutcome.earlierFiles(in: folder)
    try stage.write(names.sorted().joined(separator: "\n") + "\n", to: RunOutcome.fileList)
    try stage.commit()
    // What an earlier run wrote and this one does not would be read as if it belonged to it.
    for name in earlier where !names.contains(name) {
      try? FileManager.default.removeItem(atPath: folder + "/" + name)
    }
    watch.lap(LocalizedText("写出文件", "writing files"))
    return WrittenReport(folder: folder, files: names, timings: watch.timings)
  }

  /// Where a run notes the files it wrote.
  private static let fileList = ".fundcast-files"

  /// The files that an earlier run wrote into a folder, by its own note; none with a path of its
  /// own.
  private static func earlierFiles(in folder: String) -> [String] {
    guard let data = FileManager.default.contents(atPath: folder + "/" + fileList) else {
      return []
    }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init).filter {
      !$0.contains("/") && !$0.hasPrefix(".")
    }
  }
}
