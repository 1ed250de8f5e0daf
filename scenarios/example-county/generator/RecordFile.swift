import FoundationEssentials
import Quantities

/// One row of a records file; money is in yuan.
struct Row {
  var fund: String
  var item: String
  var group = ""
  var period: String
  var basis: String
  var value: String
  var unit = "元"
  var standing = "final"
  var note = ""
  var source = "合成数据"

  var text: String {
    [fund, item, group, period, basis, value, unit, standing, "", note, source]
      .joined(separator: ",")
  }
}

/// A records file with its comment lines.
struct RecordFile {
  static let header = "fund,item,group,period,basis,value,unit,standing,scope,note,source"

  let name: String
  let title: LocalizedText
  var rows: [Row]

  var text: String {
    let comments = [
      "# \(title.chinese)；示例县为合成数据，不是任何真实地方的数字。",
      "# \(title.english); synthetic data of no real place.",
      "# 由固定种子生成 made from seed \(Luck.seed): swift run ExampleCounty",
    ]
    return (comments + [RecordFile.header] + rows.map(\.text)).joined(separator: "\n") + "\n"
  }

  /// Writes the file into a folder, which is made where it is missing.
  func write(to folder: String) throws {
    let path = folder + "/" + name
    guard let slash = path.lastIndex(of: "/") else { return }
    try FileManager.default.createDirectory(
      atPath: String(path[..<slash]), withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }
}
