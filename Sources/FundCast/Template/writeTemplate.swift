import Glibc
import Quantities
import Reporting
import Tables

/// Writes a workbook that is to be filled in, whole or not at all.
///
/// - Throws: ``Tables/OutputFault`` where the file is there already, since it may have been filled
///   in, or cannot be written.
func writeTemplate(_ workbook: Workbook, to path: String) throws(OutputFault) {
  guard !fileExists(path) else {
    throw OutputFault(
      path: path,
      reason: LocalizedText(
        "文件已存在，可能已经填过，不覆盖；请换一个文件名或先移走它",
        "the file is there already and may have been filled in; choose another name or move it away"
      ))
  }
  let part = path + ".part"
  do {
    try workbook.write(to: part)
  } catch {
    unsafe unlink(part)
    throw OutputFault(
      path: path,
      reason: LocalizedText(
        "文件夹不存在或不可写", "the folder is missing or cannot be written"))
  }
  guard unsafe rename(part, path) == 0 else {
    unsafe unlink(part)
    throw OutputFault(
      path: path,
      reason: LocalizedText("无法改成这个文件名", "it cannot be given this name"))
  }
}
