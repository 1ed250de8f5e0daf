import Foundation
import Glibc
import Quantities
import Tables

extension RunArchive {
  /// The link to the newest run.
  static let latest = "latest"

  /// Makes an archive's folder where there is none.
  ///
  /// - Throws: ``Tables/OutputFault`` where it cannot be made.
  static func begin(_ folder: String) throws(OutputFault) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw OutputFault(
        path: folder,
        reason: LocalizedText("无法建立目录，请换一个有权限的位置", "the folder cannot be made there"))
    }
  }

  /// Files a run under a name that is free: its folder appears whole or not at all.
  ///
  /// - Parameters:
  ///   - name: such as `2025-10`; where it is taken, `2025-10-2` and so on.
  ///   - write: writes the run into the folder it is given.
  /// - Returns: the folder.
  /// - Throws: ``Tables/OutputFault`` where the disk refuses; the archive is then as it was.
  static func file(
    in folder: String, as name: String, _ write: (String) throws(OutputFault) -> Void
  ) throws(OutputFault) -> String {
    let waiting = folder + "/.running"
    // What a run left that was broken off.
    try? FileManager.default.removeItem(atPath: waiting)
    do throws(OutputFault) {
      try write(waiting)
    } catch {
      try? FileManager.default.removeItem(atPath: waiting)
      throw error
    }
    var place = folder + "/" + name
    var number = 1
    while (try? FileManager.default.attributesOfItem(atPath: place)) != nil {
      number += 1
      place = folder + "/\(name)-\(number)"
    }
    guard unsafe rename(waiting, place) == 0 else {
      try? FileManager.default.removeItem(atPath: waiting)
      throw OutputFault(
        path: place, reason: LocalizedText("不能改名到这里", "the folder cannot be renamed to it"))
    }
    return place
  }

  /// Leads ``latest`` to a run, in one step.
  ///
  /// - Throws: ``Tables/OutputFault`` where something else has the name, or the disk refuses.
  func lead(to run: ArchivedRun) throws(OutputFault) {
    let link = folder + "/" + RunArchive.latest
    let known = try? FileManager.default.destinationOfSymbolicLink(atPath: link)
    if known == run.name { return }
    let waiting = folder + "/.latest"
    try? FileManager.default.removeItem(atPath: waiting)
    guard unsafe symlink(run.name, waiting) == 0, unsafe rename(waiting, link) == 0 else {
      try? FileManager.default.removeItem(atPath: waiting)
      throw OutputFault(
        path: link,
        reason: LocalizedText(
          "无法建立指向最近一次运行的链接，请移走同名的文件或目录",
          "the link to the newest run cannot be made; move away what has its name"))
    }
  }
}
