import Foundation
public import Quantities

/// A folder of run folders: the archive is what lies there, and nothing else is kept of it.
public struct RunArchive: Sendable {
  /// The folder, as it was given.
  public let folder: String

  /// The finished runs, by the month closed, newest last.
  public let runs: [ArchivedRun]

  /// What is wrong with folders that hold a report and no record that can be read.
  public let faults: [Diagnostic]

  /// Reads the runs of an archive; links and hidden folders, such as the one of a run that was
  /// broken off, are passed over.
  ///
  /// - Parameter folder: the archive, or one run's folder, which is then the only run.
  /// - Throws: ``Quantities/InputFault`` where the folder cannot be read.
  public static func read(_ folder: String) throws(InputFault) -> RunArchive {
    if fileExists(folder + "/" + RunRecord.fileName) {
      return RunArchive(folder: folder, runs: [try ArchivedRun(folder)], faults: [])
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw InputFault(
        Diagnostic(
          code: "no-archive", at: SourcePlace(file: folder),
          found: LocalizedText("没有这个目录，或不能读取", "there is no such folder, or it cannot be read"),
          expected: LocalizedText(
            "放着历次运行结果的目录", "a folder that holds the folders of runs")))
    }
    var runs: [ArchivedRun] = []
    var faults: [Diagnostic] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = folder + "/" + name
      let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type]
      guard kind as? FileAttributeType == .typeDirectory,
        fileExists(path + "/" + RunRecord.fileName) || fileExists(path + "/report.html")
      else { continue }
      do {
        runs.append(try ArchivedRun(path))
      } catch {
        faults += error.diagnostics
      }
    }
    return RunArchive(
      folder: folder, runs: runs.sorted { $0.precedes($1) }, faults: faults)
  }
}
