internal import Glibc
internal import Quantities

/// The largest file that is read, in bytes.
let largestFile = 1 << 30

/// Reads a whole file.
///
/// - Throws: a finding that names the path and why it cannot be read: missing, a folder, not
///   permitted, over 1 GiB.
func fileBytes(_ path: String) throws(InputFault) -> [UInt8] {
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw unreadable(path, errno) }
  defer { close(descriptor) }
  var status = stat()
  guard unsafe fstat(descriptor, &status) == 0 else { throw unreadable(path, errno) }
  if status.st_mode & S_IFMT == S_IFDIR { throw unreadable(path, EISDIR) }
  guard Int(status.st_size) <= largestFile else { throw unreadable(path, EFBIG) }

  var bytes: [UInt8] = []
  bytes.reserveCapacity(Int(status.st_size) + 1)
  var chunk = [UInt8](repeating: 0, count: max(1 << 16, min(Int(status.st_size) + 1, 1 << 24)))
  while true {
    let count = unsafe chunk.withUnsafeMutableBytes { buffer in
      unsafe read(descriptor, buffer.baseAddress, buffer.count)
    }
    if count < 0 {
      if errno == EINTR { continue }
      throw unreadable(path, errno)
    }
    if count == 0 { return bytes }
    guard bytes.count + count <= largestFile else { throw unreadable(path, EFBIG) }
    bytes.append(contentsOf: chunk[..<count])
  }
}

/// Whether a path names a file that may be read.
public func isFile(_ path: String) -> Bool {
  unsafe access(path, R_OK) == 0
}

private func unreadable(_ path: String, _ code: Int32) -> InputFault {
  let reason = systemReason(code)
  let remedy: LocalizedText? =
    switch code {
    case ENOENT:
      LocalizedText("请核对路径和文件名", "Check the path and the file's name")
    case EISDIR:
      LocalizedText("请写出文件夹里的文件", "Name a file inside the folder")
    case EACCES:
      LocalizedText("请检查文件的读取权限", "Check who may read the file")
    case EFBIG:
      LocalizedText("请拆成 1 GiB 以内的文件", "Split it into files below 1 GiB")
    default: nil
    }
  return InputFault(
    Diagnostic(
      code: "unreadable-file", at: SourcePlace(file: path),
      found: LocalizedText(
        "无法读取文件：\(reason.chinese)", "the file cannot be read: \(reason.english)"),
      remedy: remedy))
}
