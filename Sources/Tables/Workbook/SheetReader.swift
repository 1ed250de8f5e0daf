internal import Quantities

/// Reads the cells of a sheet (ECMA-376-1:2016, 18.3).
final class SheetReader: XMLReader {
  private let texts: [String]
  private let formats: [CellFormat]
  private let isFrom1904: Bool

  private var rows: [SheetRow] = []
  private var merged: [MergedCells] = []

  /// The cell at hand.
  private var column = 0
  private var type = ""
  private var format = CellFormat.number
  private var content = ""
  private var inline = StringItem()
  private var isInValue = false
  private var hasFormula = false

  init(texts: [String], formats: [CellFormat], isFrom1904: Bool) {
    self.texts = texts
    self.formats = formats
    self.isFrom1904 = isFrom1904
  }

  func begin(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "row":
      let next = (rows.last?.number ?? 0) + 1
      let written = attributes["r"].flatMap { Int($0) } ?? next
      let isRow = (1...CellName.rowCount).contains(written)
      rows.append(SheetRow(number: isRow ? written : next, cells: []))
      column = 0
    case "c":
      column = attributes["r"].flatMap { CellName($0)?.column } ?? column + 1
      type = attributes["t"] ?? "n"
      let style = attributes["s"].flatMap { Int($0) } ?? 0
      format = formats.indices.contains(style) ? formats[style] : .number
      (content, inline, hasFormula) = ("", StringItem(), false)
    case "f": hasFormula = true
    case "v": isInValue = true
    case "mergeCell":
      if let area = attributes["ref"].flatMap({ MergedCells($0) }) { merged.append(area) }
    default: inline.begin(name)
    }
  }

  func end(_ name: String) {
    switch name {
    case "c": endCell()
    case "v": isInValue = false
    default: inline.end(name)
    }
  }

  func text(_ piece: String) {
    if isInValue { content += piece } else { inline.add(piece) }
  }

  private func endCell() {
    let text =
      switch type {
      case "s": Int(content).flatMap { texts.indices.contains($0) ? texts[$0] : nil } ?? ""
      case "inlineStr": inline.text
      case "b": content == "1" ? "TRUE" : content.isEmpty ? "" : "FALSE"
      case "d": String(content.prefix { $0 != "T" })
      case "n": CellNumber(content)?.text(format, isFrom1904: isFrom1904) ?? content
      default: content
      }
    // A formula that comes to an empty text says that it is one.
    let isUncalculated = hasFormula && content.isEmpty && type != "str"
    guard !text.isEmpty || isUncalculated, !rows.isEmpty else { return }
    rows[rows.count - 1].cells.append(
      SheetRow.Cell(column: column, text: text, isUncalculated: isUncalculated))
  }

  /// The rows that hold anything, in order, with the areas of merged cells.
  func plainRows() -> (rows: [SheetRow], merged: [MergedCells]) {
    var byNumber: [Int: SheetRow] = [:]
    for row in rows where !row.cells.isEmpty { byNumber[row.number] = row }
    return (byNumber.values.sorted { $0.number < $1.number }, merged)
  }

  /// The rows that hold anything, in order; a text in merged cells stands in each of their rows.
  ///
  /// A number in merged cells stays in the first one: it is one figure, not several.
  func filledRows() -> [SheetRow] {
    var byNumber: [Int: SheetRow] = [:]
    for row in rows where !row.cells.isEmpty { byNumber[row.number] = row }
    for area in merged where area.rows.count > 1 {
      guard let first = byNumber[area.rows.lowerBound],
        let cell = first.cells.first(where: { $0.column == area.column }),
        !cell.isUncalculated, CellNumber(cell.text) == nil
      else { continue }
      for number in area.rows.dropFirst() {
        // A row that holds nothing else is none of the table.
        byNumber[number]?.cells.append(cell)
      }
    }
    return byNumber.values.sorted { $0.number < $1.number }.map { row in
      SheetRow(number: row.number, cells: row.cells.sorted { $0.column < $1.column })
    }
  }
}

/// A cell's name, such as `C7`.
private struct CellName {
  /// What a sheet holds at most.
  static let (rowCount, columnCount) = (1 << 20, 1 << 14)

  let row: Int
  let column: Int

  init?(_ text: some StringProtocol) {
    var (row, column) = (0, 0)
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"): row = row * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
      // What no spreadsheet holds is no cell.
      guard column <= CellName.columnCount, row <= CellName.rowCount else { return nil }
    }
    guard row > 0, column > 0 else { return nil }
    (self.row, self.column) = (row, column)
  }
}

/// Cells joined into one, such as `A2:A13`.
struct MergedCells {
  let rows: ClosedRange<Int>
  let columns: ClosedRange<Int>
  /// The column in which their content stands.
  var column: Int { columns.lowerBound }

  init?(_ text: String) {
    let ends = text.split(separator: ":")
    guard ends.count == 2, let first = CellName(ends[0]), let last = CellName(ends[1]),
      first.row <= last.row, first.column <= last.column
    else { return nil }
    rows = first.row...last.row
    columns = first.column...last.column
  }
}
