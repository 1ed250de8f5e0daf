internal import CMinizip
internal import Quantities

/// Reads a member of a ZIP archive whole; `nil` where the archive has none of that name.
///
/// - Throws: what ``damagedWorkbook(_:)`` says where the archive or the member cannot be unpacked,
///   and a finding where the member is larger than any file that is read.
func zipMember(_ name: String, of path: String) throws(InputFault) -> [UInt8]? {
  guard let archive = unsafe unzOpen64(path) else { throw damagedWorkbook(path) }
  defer { unsafe unzClose(archive) }
  // 1: names are compared with their case.
  guard unsafe unzLocateFile(archive, name, 1) == UNZ_OK else { return nil }
  guard unsafe unzOpenCurrentFile(archive) == UNZ_OK else { throw damagedWorkbook(path) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = unsafe chunk.withUnsafeMutableBytes { buffer in
      unsafe Int(unzReadCurrentFile(archive, buffer.baseAddress, UInt32(buffer.count)))
    }
    guard count >= 0, bytes.count + count <= largestFile else {
      unsafe unzCloseCurrentFile(archive)
      throw damagedWorkbook(path)
    }
    if count == 0 { break }
    bytes.append(contentsOf: chunk[..<count])
  }
  // Closing compares the checksum.
  guard unsafe unzCloseCurrentFile(archive) == UNZ_OK else { throw damagedWorkbook(path) }
  return bytes
}

/// A workbook that cannot be unpacked, or lacks what every workbook has.
func damagedWorkbook(_ path: String) -> InputFault {
  InputFault(
    Diagnostic(
      code: "damaged-workbook", at: SourcePlace(file: path),
      found: LocalizedText(
        "工作簿打不开：文件不完整、已损坏，或不是 xlsx",
        "the workbook cannot be opened: it is incomplete, damaged or no xlsx"),
      expected: LocalizedText("Excel 或 WPS 保存的 xlsx", "an xlsx as Excel or WPS saves it"),
      remedy: LocalizedText(
        "请在 Excel 或 WPS 中打开、去掉密码，另存为 xlsx",
        "Open it in the spreadsheet, take off its password and save it as xlsx")))
}
