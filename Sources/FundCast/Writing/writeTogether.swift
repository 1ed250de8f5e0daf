import FoundationEssentials
import Quantities
import Tables

#if canImport(Glibc)
  internal import Glibc
#endif

/// Writes files that appear all or not at all, whatever folders they stand in.
///
/// Each is written beside its place under a hidden name; once all are, they are renamed, and what
/// was there before is put back should one renaming fail. What is no file, such as a pipe, is
/// written last and as it is.
///
/// - Throws: ``Tables/OutputFault`` naming the file that was refused.
func writeTogether(_ files: [(path: String, bytes: [UInt8])]) throws(OutputFault) {
  var staged: [StagedFile] = []
  var streams: [(path: String, bytes: [UInt8])] = []
  defer { for one in staged { one.discard() } }
  for file in files {
    switch kind(of: file.path) {
    case _ where file.path.hasPrefix("/dev/"): streams.append(file)
    case .typeDirectory:
      throw OutputFault(
        path: file.path,
        reason: LocalizedText("这是文件夹，请给出文件名", "it is a folder; the name of a file is needed"))
    case nil, .typeRegular, .typeSymbolicLink:
      staged.append(try StagedFile(file.bytes, for: file.path))
    default: streams.append(file)
    }
  }
  do throws(OutputFault) {
    for place in staged.indices { try staged[place].place() }
    for stream in streams { try put(stream.bytes, stream.path, for: stream.path) }
  } catch {
    for one in staged.reversed() { one.takeBack() }
    throw error
  }
}

/// A file that waits beside its place.
private struct StagedFile {
  /// Its place; of a link the file that it leads to.
  private let path: String
  private let shown: String
  private let waiting: String
  private let former: String
  private var hadFormer = false
  private var isPlaced = false

  init(_ bytes: [UInt8], for shown: String) throws(OutputFault) {
    let place =
      kind(of: shown) == .typeSymbolicLink
      ? URL(filePath: shown).resolvingSymlinksInPath() : URL(filePath: shown)
    path = place.path
    self.shown = shown
    let hidden = ".\(place.lastPathComponent).\(UUID().uuidString)"
    let folder = place.deletingLastPathComponent()
    waiting = folder.appending(path: hidden + ".new").path
    former = folder.appending(path: hidden + ".old").path
    try put(bytes, waiting, for: shown)
  }

  /// Puts the file in its place, what was there before aside.
  mutating func place() throws(OutputFault) {
    hadFormer = unsafe Glibc.link(path, former) == 0 || rename(path, former)
    guard rename(waiting, path) else { throw refusal(of: shown) }
    isPlaced = true
  }

  /// Puts back what was there before.
  func takeBack() {
    if isPlaced && !hadFormer { try? FileManager.default.removeItem(atPath: path) }
    if hadFormer { _ = rename(former, path) }
  }

  /// Removes what waits and what was put aside.
  func discard() {
    for path in [waiting, former] { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Renames a file, in place of any other of the new name.
  private func rename(_ from: String, _ to: String) -> Bool { unsafe Glibc.rename(from, to) == 0 }
}

/// What stands at a path; `nil` for nothing.
private func kind(of path: String) -> FileAttributeType? {
  (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
}

/// Writes bytes to a path on the way to another.
private func put(_ bytes: [UInt8], _ path: String, for shown: String) throws(OutputFault) {
  do {
    try Data(bytes).write(to: URL(filePath: path))
  } catch {
    throw refusal(of: shown)
  }
}

private func refusal(of path: String) -> OutputFault {
  OutputFault(
    path: path,
    reason: LocalizedText("文件夹不存在或不可写", "the folder is missing or cannot be written"))
}
