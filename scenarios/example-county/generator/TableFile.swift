import FoundationEssentials
import Quantities

/// A table of its own columns with its comment lines.
struct TableFile {
  let name: String
  let title: LocalizedText
  let header: String
  let rows: [String]

  /// Writes the file beside the folder of records.
  func write(beside folder: String) throws { try write(to: folder + "/..") }

  /// Writes the file into a folder, which is made where it is missing.
  func write(to folder: String) throws {
    let comments = [
      "# \(title.chinese)；示例县为合成数据，不是任何真实地方的数字。",
      "# \(title.english); synthetic data of no real place.",
    ]
    let path = folder + "/" + name
    guard let slash = path.lastIndex(of: "/") else { return }
    try FileManager.default.createDirectory(
      atPath: String(path[..<slash]), withIntermediateDirectories: true)
    try ((comments + [header] + rows).joined(separator: "\n") + "\n")
      .write(toFile: path, atomically: true, encoding: .utf8)
  }
}
