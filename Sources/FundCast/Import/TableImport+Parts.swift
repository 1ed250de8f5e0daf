import Funds
import Quantities
import Scenarios
import Tables

/// Rows that a table calls parts of the row above (其中), which would count twice.
extension TableImport {
  /// Asks which of two rows is meant where a row and its part both become lines of a fund.
  ///
  /// A whole that is a sum of items is held against them and not taken over, so its parts stand alone.
  mutating func askParts() {
    var wholes: [Int: ImportedFigure] = [:]
    for one in inItemOrder() {
      let across = table.timeAxis == .columns ? one.figure.column : one.figure.row
      if case .blank = one.fate { continue }
      if one.isItemSum {
        wholes[across] = nil
        continue
      }
      guard one.isPart else {
        wholes[across] = one
        continue
      }
      guard let whole = wholes[across], let part = one.record, let record = whole.record,
        isLine(part), isLine(record), part.item != record.item || one.isAdded
      else { continue }
      sayPart(one, of: whole)
    }
  }

  /// The figures from the uppermost item on, or from the leftmost where items stand in columns.
  private func inItemOrder() -> [ImportedFigure] {
    table.timeAxis == .columns
      ? figures.sorted { ($0.figure.row, $0.figure.column) < ($1.figure.row, $1.figure.column) }
      : figures.sorted { ($0.figure.column, $0.figure.row) < ($1.figure.column, $1.figure.row) }
  }

  private func isLine(_ record: Record) -> Bool {
    names.contains { $0.model.name == record.fund && $0.model.line(record.item) != nil }
  }

  private mutating func sayPart(_ part: ImportedFigure, of whole: ImportedFigure) {
    let (own, above) = (label(part), label(whole))
    let (number, sum) = (
      part.figure.number.map { "\($0)" } ?? "", whole.figure.number.map { "\($0)" } ?? ""
    )
    say(
      ["part", own?.text ?? "\(part.figure.place)", above?.text ?? ""],
      Diagnostic(
        code: "part-and-whole", at: own?.place ?? part.figure.place,
        found: LocalizedText(
          "“\(own?.text ?? "")”是上面“\(above?.text ?? "")”的一部分，两行都导入会重复计算"
            + "（\(part.figure.place.cell ?? "") \(number)，\(whole.figure.place.cell ?? "") \(sum)）",
          "“\(own?.text ?? "")” is a part of “\(above?.text ?? "")” above it, and both would count it "
            + "twice (\(part.figure.place.cell ?? "") \(number), \(whole.figure.place.cell ?? "") \(sum))"
        ),
        expected: LocalizedText("每一笔钱只在一行里", "every amount on one row only"),
        remedy: LocalizedText(
          "要分开：请在表中把上面一行改为减去这一部分后的数，并去掉“其中”；不分开：请在 --map 对照表里把这一行写成 -",
          "To keep them apart, take the part off the row above in the table and its 其中 away; else give "
            + "this row - in the file of --map")))
  }

  /// The word that names a figure's item.
  func label(_ one: ImportedFigure) -> TableWord? {
    let words = table.timeAxis == .columns ? one.figure.rowWords : one.figure.columnWords
    return words.last { $0.name != nil }
  }
}
