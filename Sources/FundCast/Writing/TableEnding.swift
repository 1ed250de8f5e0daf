import Foundation
public import Quantities

/// What the ending of a table's file name asks for.
public enum TableEnding: Sendable, Hashable {
  /// Comma-separated values: `.csv`, no ending, or a device such as `/dev/stdout`.
  case text
  /// A workbook of one sheet: `.xlsx`.
  case workbook
  /// An ending that no table is written for.
  case unknown(String)

  /// Reads a path's ending, whatever its case.
  public init(_ path: String) {
    let ending = path.hasPrefix("/dev/") ? "" : URL(fileURLWithPath: path).pathExtension
    switch ending.lowercased() {
    case "", "csv": self = .text
    case "xlsx": self = .workbook
    default: self = .unknown(ending)
    }
  }
}

extension NamedFile {
  /// Why tables cannot be written to files by their names; `nil` where all can.
  public static func unknownEnding(_ outputs: [NamedFile]) -> LocalizedText? {
    for output in outputs {
      guard case .unknown(let ending) = TableEnding(output.path) else { continue }
      return LocalizedText(
        "\(output.option)：\(output.path) 的扩展名 .\(ending) 不能写；应为 .csv（文本）或 .xlsx（工作簿），请改文件名",
        "\(output.option): no table is written as .\(ending), as \(output.path) asks; expected .csv "
          + "(text) or .xlsx (workbook): change the name")
    }
    return nil
  }
}
