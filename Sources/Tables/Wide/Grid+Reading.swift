internal import Quantities

extension Grid {
  /// Reads the cells of a file: of the sheet named, of every sheet shown that holds something, or of
  /// a text.
  ///
  /// - Throws: a finding where the file cannot be read, lacks the sheet named or is empty.
  static func readAll(_ path: String) throws(InputFault) -> [Grid] {
    let place = TablePath(path)
    let bytes = try fileBytes(place.file)
    guard place.isWorkbook, bytes.starts(with: TextFile.archiveMark) else {
      return [try Grid(TextFile(path: place.file, bytes: bytes))]
    }
    let book = try WorkbookFile(place.file)
    if let name = place.sheet {
      guard let sheet = book.sheets.first(where: { $0.name == name }) else {
        throw Table.unknownSheet(name, book)
      }
      return [Grid(book.path, sheet.name, try book.plainRows(of: sheet))]
    }
    var grids: [Grid] = []
    for sheet in book.sheets where !sheet.isHidden {
      let grid = Grid(book.path, sheet.name, try book.plainRows(of: sheet))
      if grid.rowCount > 0 { grids.append(grid) }
    }
    return grids
  }

  /// Takes the cells of a sheet; what stands in merged cells stands in all of them.
  private init(
    _ file: String, _ sheet: String, _ content: (rows: [SheetRow], merged: [MergedCells])
  ) {
    let columns = Set(content.rows.flatMap { $0.cells.map(\.column) }).sorted()
    let columnIndex = Dictionary(uniqueKeysWithValues: zip(columns, columns.indices))
    let rowIndex = Dictionary(
      uniqueKeysWithValues: content.rows.enumerated().map { ($0.element.number, $0.offset) })
    var cells = [[Cell?]](
      repeating: [Cell?](repeating: nil, count: columns.count), count: content.rows.count)
    for (row, line) in content.rows.enumerated() {
      for cell in line.cells {
        let text = trimmed(cell.text)
        guard let column = columnIndex[cell.column], !text.isEmpty || cell.isUncalculated else {
          continue
        }
        cells[row][column] = Cell(
          text: text,
          place: SourcePlace(file: file, sheet: sheet, row: line.number, column: cell.column),
          isUncalculated: cell.isUncalculated)
      }
    }
    for area in content.merged {
      guard let row = rowIndex[area.rows.lowerBound], let column = columnIndex[area.column],
        var first = cells[row][column]
      else { continue }
      first.isSpread = true
      for (row, line) in content.rows.enumerated() where area.rows.contains(line.number) {
        for (column, number) in columns.enumerated()
        where area.columns.contains(number) && cells[row][column] == nil {
          cells[row][column] = first
        }
      }
    }
    self.init(file: file, sheet: sheet, cells: cells)
  }

  /// Cuts a text into cells.
  ///
  /// - Throws: a finding for every quote that is not closed or out of place.
  init(_ file: TextFile) throws(InputFault) {
    var scanner = DelimitedScanner(file: file.path, bytes: file.utf8)
    let rows = scanner.raggedRows()
    try scanner.findings.check(file: file.path)
    let width = rows.map(\.count).max() ?? 0
    self.init(
      file: file.path, sheet: nil,
      cells: rows.map { row in
        (0..<width).map { column in
          guard column < row.count else { return nil }
          let text = trimmed(Table.text(row[column], file.utf8))
          guard !text.isEmpty else { return nil }
          let start = Int(row[column].start) - (row[column].isQuoted ? 1 : 0)
          return Cell(
            text: text,
            place: SourcePlace(
              file: file.path, line: Int(row[column].line),
              column: characterColumn(
                file.utf8, from: Int(row[column].lineStart), to: start)))
        }
      })
  }
}
