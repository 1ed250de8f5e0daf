/// Where a table lies: a file, and in a workbook with several tables the sheet, as in
/// `records.xlsx#收支`.
public struct TablePath: Sendable, Hashable {
  /// The file's path.
  public let file: String

  /// The sheet named behind `#`; `nil` where none is.
  public let sheet: String?

  /// Splits a path as the user gave it; only a workbook's has a sheet.
  public init(_ path: String) {
    guard path.utf8.contains(UInt8(ascii: "#")) else {
      (file, sheet) = (path, nil)
      return
    }
    let lower = path.lowercased()
    for ending in TablePath.endings {
      guard let found = lower.firstRange(of: ending + "#") else { continue }
      let name = lower[found.upperBound...]
      file = String(path.dropLast(name.count + 1))
      sheet = name.isEmpty ? nil : String(path.suffix(name.count))
      return
    }
    (file, sheet) = (path, nil)
  }

  /// How the names of workbooks end.
  private static let endings = [".xlsx", ".xlsm"]

  /// Whether the file is named as a workbook.
  public var isWorkbook: Bool {
    let lower = file.suffix(5).lowercased()
    return TablePath.endings.contains { lower.hasSuffix($0) }
  }
}
