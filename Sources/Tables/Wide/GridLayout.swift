internal import Quantities

/// Where the heads, the labels and the figures of a wide table stand.
struct GridLayout {
  /// The words above the table, and the sheet's name.
  let titles: [TableWord]

  /// The places of serial numbers.
  let serials: [SourcePlace]

  /// Where times stand.
  let timeAxis: WideTable.TimeAxis

  private let grid: Grid
  private let content: GridContent
  private let figureRows: [Int]
  private let figureColumns: [Int]

  /// Rows of heads, in runs of neighbours.
  private let headBlocks: [Range<Int>]
  private let labelColumns: [Int]
  private let unitColumns: [Int]

  /// Finds the layout of a grid.
  init(_ grid: Grid) {
    let content = GridContent(grid)
    self.grid = grid
    self.content = content
    let (rows, columns) = (0..<grid.rowCount, 0..<grid.columnCount)
    (figureRows, figureColumns) = GridLayout.body(grid, content)
    serials = rows.flatMap { row in
      columns.compactMap { column in
        guard case .serial = content.kinds[row][column] else { return nil }
        return grid[row, column]?.place
      }
    }
    let firstColumn = figureColumns.first ?? grid.columnCount
    let firstRow = figureRows.first ?? grid.rowCount
    let isFigureRow = Set(figureRows)
    let blocks = GridLayout.headBlocks(
      grid, content, right: firstColumn, isFigureRow: isFigureRow, firstRow: firstRow)
    headBlocks = blocks
    let firstHead = blocks.first?.lowerBound ?? firstRow
    let isHead = Set(blocks.flatMap { Array($0) })
    unitColumns = columns.filter { column in
      isHead.contains { row in
        content.word(row, column).map {
          ["单位", "计量单位", "unit"].contains(ColumnSchema.plainName($0))
        } ?? false
      }
    }
    let units = unitColumns
    labelColumns = (0..<firstColumn).filter { column in
      !units.contains(column)
        && rows.contains { isFigureRow.contains($0) && content.word($0, column) != nil }
    }
    var titles: [TableWord] = []
    for row in 0..<min(firstHead, firstRow) {
      for column in columns {
        guard let text = content.word(row, column), let cell = grid[row, column], !cell.isSpread
        else { continue }
        titles.append(TableWord(text, at: cell.place))
      }
    }
    // What stands in a corner may say the unit.
    for row in isHead.sorted() {
      for column in labelColumns {
        guard let text = content.word(row, column), let cell = grid[row, column], !cell.isSpread
        else { continue }
        let word = TableWord(text, at: cell.place)
        if !word.units.isEmpty { titles.append(word) }
      }
    }
    if let sheet = grid.sheet { titles.append(TableWord(sheet, at: grid.wholePlace)) }
    self.titles = titles
    timeAxis = GridLayout.timeAxis(
      heads: isHead.flatMap { row in figureColumnsWords(content, row, firstColumn, columns) },
      labels: labelColumns.flatMap { column in
        rows.filter(isFigureRow.contains).compactMap { content.word($0, column) }
      }, at: grid.wholePlace)
  }

  /// The rows and columns of figures, and of cells that should be figures and are none: 约3 below a
  /// month, a sign beside a name.
  private static func body(_ grid: Grid, _ content: GridContent) -> (rows: [Int], columns: [Int]) {
    let (rows, columns) = (0..<grid.rowCount, 0..<grid.columnCount)
    let filled = columns.filter { column in rows.contains { content.isFigure($0, column) } }
    let certain = rows.filter { row in filled.contains { content.isFigure(row, $0) } }
    guard let left = filled.first, let top = certain.first else { return ([], []) }
    func word(_ row: Int, _ column: Int) -> TableWord? {
      guard let text = content.word(row, column), let cell = grid[row, column], !cell.isSpread
      else { return nil }
      return TableWord(text, at: cell.place)
    }
    func isSpoiled(_ row: Int, _ column: Int) -> Bool {
      guard row >= top, column >= left, let word = word(row, column), word.name != nil else {
        return false
      }
      return word.text.contains { $0.isASCII && $0.isNumber || $0 == "#" }
    }
    let all = columns.filter { column in
      filled.contains(column)
        || certain.contains { isSpoiled($0, column) }
          && (0..<top).contains { row in
            word(row, column).map { $0.time != nil || $0.basis != nil } ?? false
          }
    }
    let body = rows.filter { row in
      certain.contains(row)
        || all.contains { content.isNothing(row, $0) || isSpoiled(row, $0) }
          && (0..<left).contains { content.word(row, $0) != nil }
    }
    return (body, all)
  }

  /// The runs of rows that head the columns from `right` on.
  private static func headBlocks(
    _ grid: Grid, _ content: GridContent, right: Int, isFigureRow: Set<Int>, firstRow: Int
  ) -> [Range<Int>] {
    func heads(_ row: Int) -> [String] {
      (right..<max(right, grid.columnCount)).compactMap { column in
        // A title merged over everything heads nothing.
        guard let text = content.word(row, column) else { return nil }
        if let cell = grid[row, column], cell.isSpread, right > 0,
          grid[row, right - 1]?.place == cell.place
        {
          return nil
        }
        return text
      }
    }
    var blocks: [Range<Int>] = []
    for row in 0..<grid.rowCount where !isFigureRow.contains(row) {
      let words = Set(heads(row))
      let isBelow = blocks.last?.upperBound == row
      let isUnlabelled = (0..<right).allSatisfy { content.word(row, $0) == nil }
      guard words.count > 1 || isBelow && isUnlabelled && words.count == 1,
        !words.contains(where: TableWord.isRemark)
      else { continue }
      if isBelow, let last = blocks.last {
        blocks[blocks.count - 1] = last.lowerBound..<(row + 1)
      } else {
        blocks.append(row..<(row + 1))
      }
    }
    if blocks.first.map({ $0.lowerBound > firstRow }) ?? true {
      let single = (0..<firstRow).last { row in
        let words = heads(row)
        return !words.isEmpty && !words.contains(where: TableWord.isRemark)
      }
      if let single { blocks.insert(single..<(single + 1), at: 0) }
    }
    return blocks
  }

  private static func timeAxis(heads: [String], labels: [String], at place: SourcePlace)
    -> WideTable.TimeAxis
  {
    func times(_ texts: [String]) -> Int {
      Set(texts).count { TableWord($0, at: place).time != nil }
    }
    return times(labels) > times(heads) ? .rows : .columns
  }

  // MARK: Figures

  /// Every cell where a row of figures meets a column of figures.
  func figures() -> [WideFigure] {
    var heads: [Int: [[TableWord]]] = [:]
    var figures: [WideFigure] = []
    var sections: [TableWord] = []
    var above: [Int: String] = [:]
    let isFigureRow = Set(figureRows)
    let firstRow = headBlocks.first?.upperBound ?? 0
    for row in firstRow..<max(firstRow, grid.rowCount) {
      let isHead = headBlocks.contains { $0.contains(row) }
      guard isFigureRow.contains(row) else {
        if !isHead { sections += labels(row, filling: &above, isSection: true) }
        continue
      }
      let words = labels(row, filling: &above, isSection: false)
      let block = headBlocks.lastIndex { $0.lowerBound < row } ?? -1
      if heads[block] == nil {
        heads[block] = (0..<grid.columnCount).map { columnWords($0, block) }
      }
      let unit = unitColumns.lazy.compactMap { content.word(row, $0) }
        .compactMap { QuantityUnit($0) }.first
      for column in figureColumns {
        figures.append(
          figure(
            row, column, sections: sections, rowWords: words,
            columnWords: heads[block]?[column] ?? [], unit: unit))
      }
    }
    return figures
  }

  private func figure(
    _ row: Int, _ column: Int, sections: [TableWord], rowWords: [TableWord],
    columnWords: [TableWord], unit: QuantityUnit?
  ) -> WideFigure {
    let cell = grid[row, column]
    var (number, own): (DecimalText?, QuantityUnit?) = (nil, nil)
    var text = cell?.text ?? ""
    switch content.kinds[row][column] {
    case .figure(let written, let its): (number, own) = (written, its)
    case .empty, .serial, .nothing: text = ""
    case .uncalculated: text = "="
    case .word: break
    }
    return WideFigure(
      number: number, text: text,
      isUncalculated: cell?.isUncalculated ?? false, unit: own ?? unit,
      place: cell?.place ?? place(row, column), row: row, column: column, sections: sections,
      rowWords: rowWords, columnWords: columnWords)
  }

  /// The place of an empty cell: that of another in its row.
  private func place(_ row: Int, _ column: Int) -> SourcePlace {
    let inRow = (0..<grid.columnCount).lazy.compactMap { grid[row, $0] }.first { !$0.isSpread }
    let inColumn = (0..<grid.rowCount).lazy.compactMap { grid[$0, column] }.first { !$0.isSpread }
    guard let line = inRow?.place.line else { return grid.wholePlace }
    guard let sheet = grid.sheet, let own = inColumn?.place.column else {
      return SourcePlace(file: grid.file, line: line)
    }
    return SourcePlace(file: grid.file, sheet: sheet, row: line, column: own)
  }

  /// The words beside a row.
  ///
  /// A label that stands in the first of several rows stands for those below it as well, unless it
  /// calls them a sum.
  private func labels(_ row: Int, filling above: inout [Int: String], isSection: Bool)
    -> [TableWord]
  {
    var words: [TableWord] = []
    let columns = labelColumns
    let last = columns.last { content.word(row, $0) != nil }
    for column in columns {
      var text = content.word(row, column)
      if let written = text {
        above[column] = written
        for other in columns where other > column { above[other] = nil }
      } else if !isSection, let last, column < last {
        text = above[column].flatMap { TableWord($0, at: grid.wholePlace).isTotal ? nil : $0 }
      }
      guard let text, words.last?.text != text else { continue }
      words.append(TableWord(text, at: grid[row, column]?.place ?? place(row, column)))
    }
    return words
  }

  /// The words above a column in a block of heads; those over several columns may stand in the first.
  private func columnWords(_ column: Int, _ block: Int) -> [TableWord] {
    guard headBlocks.indices.contains(block) else { return [] }
    let rows = headBlocks[block]
    let left = figureColumns.first ?? 0
    var words: [TableWord] = []
    for row in rows {
      var found = column
      if row < rows.upperBound - 1, grid[row, column] == nil {
        found =
          (left...max(left, column)).last { content.word(row, $0) != nil } ?? column
      }
      guard let text = content.word(row, found), let cell = grid[row, found],
        words.last?.text != text
      else { continue }
      let word = TableWord(text, at: cell.place)
      if found != column, word.isTotal { continue }
      words.append(word)
    }
    return words
  }
}

/// The words of a row from a column on.
private func figureColumnsWords(
  _ content: GridContent, _ row: Int, _ first: Int, _ columns: Range<Int>
) -> [String] {
  columns.filter { $0 >= first }.compactMap { content.word(row, $0) }
}
