import FoundationEssentials
import Quantities
import Tables

/// Writes a file beside its place and renames it, so that it appears whole or not at all.
func writeWhole(_ bytes: [UInt8], to path: String) throws(OutputFault) {
  do {
    try Data(bytes).write(to: URL(filePath: path), options: .atomic)
  } catch {
    throw OutputFault(
      path: path,
      reason: LocalizedText(
        "文件夹不存在或不可写", "the folder is missing or cannot be written"))
  }
}
