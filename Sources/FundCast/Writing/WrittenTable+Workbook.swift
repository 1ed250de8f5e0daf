import Foundation
import Quantities
import Reporting
import Tables

extension WrittenTable {
  /// The day a workbook of results says it was made on: the first that its container knows, so that
  /// the same results give the same bytes.
  private static let day = Workbook.Day(year: 1980, month: 1, day: 1)

  /// The table as a workbook of one sheet, the heads staying in sight.
  var workbook: Workbook {
    let head = Workbook.Sheet.Row(.head, cells: columns.map { .text($0.name) })
    let body = rows.map { row in
      Workbook.Sheet.Row(
        cells: zip(columns, row).map { column, field in
          if field.isEmpty { return .blank }
          guard column.isNumber, let number = Double(field), number.isFinite else {
            return .text(field)
          }
          return .number(number)
        })
    }
    return Workbook(
      title: sheet, created: WrittenTable.day,
      sheets: [
        Workbook.Sheet(
          name: sheet, columns: columns.indices.map(sheetColumn), rows: [head] + body,
          frozenRows: 1, print: Workbook.Sheet.PrintSetup(repeatedRows: 0..<1))
      ])
  }

  /// A column as wide as its fields, its numbers with decimals by the largest: whole ones none, and
  /// about six digits that count for others, none beyond those written.
  private func sheetColumn(_ place: Int) -> Workbook.Sheet.Column {
    let fields = rows.map { $0[place] }
    let head = WrittenTable.width(columns[place].name)
    guard columns[place].isNumber else {
      let widest = fields.reduce(head) { max($0, WrittenTable.width($1)) }
      return Workbook.Sheet.Column(width: min(max(widest + 2, 9), 40))
    }
    let numbers = fields.compactMap(Double.init)
    let largest = numbers.reduce(0) { max($0, abs($1)) }
    let isWhole = numbers.allSatisfy { $0 == $0.rounded() }
    let written = fields.reduce(0) { max($0, WrittenTable.decimals($1)) }
    let decimals = isWhole ? 0 : min(written, largest >= 1000 ? 2 : largest >= 1 ? 4 : 6)
    let digits = largest >= 1 ? log10(largest).rounded(.down) + 1 : 1
    // Thousands separators, the sign and the point take room too.
    let width = digits + (digits / 3).rounded(.down) + Double(decimals) + 4
    return Workbook.Sheet.Column(
      width: min(max(width, head + 2, 9), 40),
      format: isWhole && largest < 1000 ? .general : .amount(decimals))
  }

  /// How many decimals a figure is written with; of one with an exponent more than any column shows.
  private static func decimals(_ field: String) -> Int {
    if field.contains("e") { return .max }
    return field.firstIndex(of: ".").map { field.distance(from: $0, to: field.endIndex) - 1 } ?? 0
  }

  /// The room a text takes; beyond ASCII a character takes twice as much.
  private static func width(_ text: String) -> Double {
    text.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
  }

  /// The workbook's file.
  func workbookBytes(for path: String) throws(OutputFault) -> [UInt8] {
    try FundCast.workbookBytes(for: path) { (place) throws(WorkbookError) in
      try workbook.write(to: place)
    }
  }
}

/// The bytes of a workbook that a function writes to the path it is given.
///
/// - Parameter path: the file that the bytes are for, as faults name it.
func workbookBytes(
  for path: String, writing write: (String) throws(WorkbookError) -> Void
) throws(OutputFault) -> [UInt8] {
  let place = FileManager.default.temporaryDirectory.appendingPathComponent(
    "fundcast-\(UUID().uuidString).xlsx")
  defer { try? FileManager.default.removeItem(at: place) }
  do {
    try write(place.path)
    return [UInt8](try Data(contentsOf: place))
  } catch let error as WorkbookError {
    throw OutputFault(path: path, reason: error.reason)
  } catch {
    throw OutputFault(
      path: path,
      reason: LocalizedText("临时文件夹不可写", "the folder for temporary files cannot be written"))
  }
}

extension WorkbookError {
  /// Why a table is no workbook.
  fileprivate var reason: LocalizedText {
    switch self {
    case .outOfRange:
      LocalizedText(
        "行数超过工作表的 1048576 行，请改写为 .csv", "a sheet has no more than 1,048,576 rows; write .csv")
    case .textTooLong:
      LocalizedText("有文字超过单元格的长度，请改写为 .csv", "a text is too long for a cell; write .csv")
    default: LocalizedText("无法写出工作簿", "the workbook cannot be written")
    }
  }
}
