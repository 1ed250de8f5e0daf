internal import Glibc

/// What stands at a path.
enum FileKind {
  case file
  case folder
}

/// What stands at a path, following links; nothing where it is free.
func kindOfFile(_ path: String) -> FileKind? {
  var status = stat()
  guard unsafe stat(path, &status) == 0 else { return nil }
  return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
}

/// Makes a folder of its own whose name starts as given, and a folder `new` inside it; a refusal
/// names the target.
func makeHiddenFolder(_ prefix: String, for target: String) throws(OutputFault) -> String {
  var template = Array((prefix + ".XXXXXX").utf8CString)
  let isMade = unsafe template.withUnsafeMutableBufferPointer { buffer in
    guard let name = buffer.baseAddress else { return false }
    return unsafe mkdtemp(name) != nil
  }
  guard isMade else { throw OutputFault(target, errno) }
  let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  try makeFolder(path + "/new")
  return path
}

/// Makes one folder.
func makeFolder(_ path: String) throws(OutputFault) {
  guard unsafe mkdir(path, 0o777) == 0 else { throw OutputFault(path, errno) }
}

/// Makes the folders of a path inside another that are not there yet, and notes which.
func makeFolders(
  _ parts: ArraySlice<Substring>, in root: String, made: inout [String]
) throws(OutputFault) {
  var path = root
  for part in parts {
    path += "/" + part
    switch kindOfFile(path) {
    case .folder: continue
    case .file: throw OutputFault(path, ENOTDIR)
    case nil:
      try makeFolder(path)
      made.append(path)
    }
  }
}

/// Writes a whole file, in place of an earlier one.
func writeFile(_ bytes: [UInt8], _ path: String) throws(OutputFault) {
  let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw OutputFault(path, errno) }
  var position = 0
  while position < bytes.count {
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe write(
        descriptor, buffer.baseAddress?.advanced(by: position), buffer.count - position)
    }
    if count < 0, errno != EINTR {
      let code = errno
      close(descriptor)
      throw OutputFault(path, code)
    }
    position += max(0, count)
  }
  guard close(descriptor) == 0 else { throw OutputFault(path, errno) }
}

/// Removes a folder and all in it; links are removed, not followed.
func removeTree(_ path: String) {
  if let folder = unsafe opendir(path) {
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    unsafe closedir(folder)
    for name in names {
      let child = path + "/" + name
      if unsafe unlink(child) != 0 { removeTree(child) }
    }
  }
  removeFolder(path)
}

/// Removes a folder if it is empty.
func removeFolder(_ path: String) { _ = unsafe rmdir(path) }

/// Removes a file.
func removeFile(_ path: String) { _ = unsafe unlink(path) }

/// Gives a file a second name, and says whether the file system could.
func linkFile(_ path: String, _ other: String) -> Bool { unsafe link(path, other) == 0 }

/// Renames a file, in place of one that has the name.
func renameFile(_ path: String, _ other: String) throws(OutputFault) {
  guard unsafe rename(path, other) == 0 else { throw OutputFault(other, errno) }
}
