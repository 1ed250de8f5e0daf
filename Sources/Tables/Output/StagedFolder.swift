internal import Glibc
internal import Quantities

/// A folder of results that appears whole or not at all.
///
/// Files are written into a hidden folder beside the target and renamed into place one by one on
/// ``commit()``. Until then, and when the value goes out of use without it, nothing of an earlier
/// output is touched and nothing is left behind. Files of the target that are not written anew stay.
public struct StagedFolder: ~Copyable, Sendable {
  /// The folder in which the files will stand.
  public let target: String

  private let staging: String

  /// The files written, as paths inside the folder, in the order of writing, each once.
  public private(set) var files: [String] = []

  /// Opens a hidden folder beside the target. The folder that holds the target must exist.
  ///
  /// - Throws: ``OutputFault`` where the target is a file, or the folder that holds it is missing
  ///   or cannot be written.
  public init(_ target: String) throws(OutputFault) {
    var path = target[...]
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    self.target = String(path)
    if let kind = kindOfFile(self.target), kind != .folder { throw OutputFault(target, ENOTDIR) }
    let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let name = path[cut...]
    guard !name.isEmpty, name != ".", name != ".." else {
      throw OutputFault(
        target, LocalizedText("请给出文件夹的名称", "the folder must be given by its name"))
    }
    staging = try makeHiddenFolder(path[..<cut] + "." + name, for: target)
  }

  deinit { removeTree(staging) }

  /// Writes a file; a second writing of the same path replaces the first.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: a relative path inside the folder, with `/` between folders.
  /// - Precondition: the path is relative and leads nowhere outside the folder.
  /// - Throws: ``OutputFault`` where the disk refuses.
  public mutating func write(_ bytes: [UInt8], to file: String) throws(OutputFault) {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    precondition(
      parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." } && !parts.isEmpty,
      "A staged file's path is relative and stays in its folder, not “\(file)”.")
    var made: [String] = []
    try makeFolders(parts.dropLast(), in: staging + "/new", made: &made)
    try writeFile(bytes, staging + "/new/" + file)
    if !files.contains(file) { files.append(file) }
  }

  /// Writes a text file in UTF-8.
  ///
  /// - Throws: ``OutputFault`` as ``write(_:to:)-([UInt8],_)``.
  public mutating func write(_ text: String, to file: String) throws(OutputFault) {
    try write(Array(text.utf8), to: file)
  }

  /// The path at which another library may write a file of the folder by itself.
  ///
  /// The file is then part of the folder as if it had been written here.
  ///
  /// - Throws: ``OutputFault`` where the disk refuses the folders on the way.
  public mutating func path(of file: String) throws(OutputFault) -> String {
    try write([], to: file)
    return staging + "/new/" + file
  }

  /// Puts all files into place, replacing those of the same name.
  ///
  /// Where one is refused, those already in place are taken back.
  ///
  /// - Throws: ``OutputFault`` naming the file that was refused; the target is then as before.
  public consuming func commit() throws(OutputFault) {
    var done: [(placed: String, backup: String?)] = []
    var made: [String] = []
    do throws(OutputFault) {
      if kindOfFile(target) == nil {
        try makeFolder(target)
        made.append(target)
      }
      try makeFolder(staging + "/old")
      for (index, file) in files.enumerated() {
        try makeFolders(file.split(separator: "/").dropLast(), in: target, made: &made)
        let placed = target + "/" + file
        let kept = staging + "/old/\(index)"
        let kind = kindOfFile(placed)
        if kind == .folder { throw OutputFault(placed, EISDIR) }
        if kind == .file {
          if !linkFile(placed, kept) { try renameFile(placed, kept) }
          done.append((placed, kept))
        }
        try renameFile(staging + "/new/" + file, placed)
        if kind == nil { done.append((placed, nil)) }
      }
    } catch {
      for (placed, backup) in done.reversed() {
        if let backup { try? renameFile(backup, placed) } else { removeFile(placed) }
      }
      for folder in made.reversed() { removeFolder(folder) }
      throw error
    }
  }

  /// Gives the files up. Going out of use without ``commit()`` does the same.
  public consuming func discard() {}
}
