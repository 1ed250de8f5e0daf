internal import Quantities

extension Table {
  /// How many of a sheet's first rows may stand above the header.
  fileprivate static let titleRows = 30

  /// Reads the tables of a workbook that may be meant: of the sheet named, or of every sheet shown
  /// that has the columns.
  ///
  /// A sheet that has half of the columns required is one of them, so that a slip in a header is
  /// told and not passed over; where no sheet has any, all that hold something are.
  ///
  /// The header is the first row that has the columns required, or else the first of several cells.
  ///
  /// - Throws: a finding where the file is no workbook, is empty or lacks the sheet named, and for
  ///   every formula without a result and every cell outside the header's columns.
  static func sheets(_ path: TablePath, columns: ColumnSchema?) throws(InputFault) -> [Table] {
    let book = try WorkbookFile(path.file)
    if let name = path.sheet {
      guard let sheet = book.sheets.first(where: { $0.name == name }) else {
        throw Table.unknownSheet(name, book)
      }
      return [try Table(book, sheet, rows: book.rows(of: sheet), columns: columns)]
    }
    var filled: [(sheet: WorkbookFile.Sheet, rows: [SheetRow])] = []
    for sheet in book.sheets where !sheet.isHidden {
      let rows = try book.rows(of: sheet)
      if !rows.isEmpty { filled.append((sheet, rows)) }
    }
    guard !filled.isEmpty else {
      throw InputFault(
        Diagnostic(
          code: "empty-file", at: SourcePlace(file: path.file),
          found: LocalizedText("工作簿里没有内容", "the workbook is empty")))
    }
    let fitting = filled.filter { columns?.isHalf(of: $0.rows) ?? false }
    var tables: [Table] = []
    var faults: [Diagnostic] = []
    for (sheet, rows) in fitting.isEmpty ? filled : fitting {
      do throws(InputFault) {
        tables.append(try Table(book, sheet, rows: rows, columns: columns))
      } catch {
        faults += error.diagnostics
      }
    }
    if !faults.isEmpty { throw InputFault(faults) }
    return tables
  }

  /// The one table that is meant.
  ///
  /// - Throws: a finding that names the sheets where there are several.
  static func only(_ tables: [Table]) throws(InputFault) -> Table {
    if tables.count == 1, let table = tables.first { return table }
    let (names, file) = (tables.compactMap(\.sheet), tables.first?.path ?? "")
    throw InputFault(
      Diagnostic(
        code: "several-sheets", at: SourcePlace(file: file),
        found: LocalizedText(
          "工作簿里有 \(names.count) 张表都可能是：\(names.joined(separator: "、"))",
          "\(names.count) sheets of the workbook may be meant: "
            + names.joined(separator: ", ")),
        expected: LocalizedText(
          "写明是哪一张，如 \(file)#\(names.first ?? "")",
          "the sheet, as in \(file)#\(names.first ?? "")")))
  }

  init(
    _ book: WorkbookFile, _ sheet: WorkbookFile.Sheet, rows: [SheetRow], columns: ColumnSchema?
  ) throws(InputFault) {
    func place(_ row: Int, _ column: Int) -> SourcePlace {
      SourcePlace(file: book.path, sheet: sheet.name, row: row, column: column)
    }
    let start =
      columns?.header(in: rows) ?? rows.prefix(Table.titleRows).firstIndex { $0.cells.count > 1 }
      ?? 0
    guard rows.indices.contains(start) else {
      throw InputFault(
        Diagnostic(
          code: "no-header", at: SourcePlace(file: book.path, sheet: sheet.name),
          found: LocalizedText("表里没有内容", "the sheet is empty"),
          expected: LocalizedText("一行表头和它下面的数据", "a header with rows below it")))
    }
    var findings = Findings()
    if start > 0 {
      findings.add(
        Diagnostic(
          .note, code: "title-rows", at: place(rows[0].number, 1),
          found: LocalizedText(
            "表头在第 \(rows[start].number) 行，上面的标题未使用",
            "the header is row \(rows[start].number); the titles above it are not used")))
    }
    let head = rows[start].cells
    let span = (head.first?.column ?? 1)...(head.last?.column ?? 1)
    var bytes: [UInt8] = []
    func cell(_ row: SheetRow, _ column: Int) -> Cell {
      let first = bytes.count
      bytes += row.text(column).utf8
      return Cell(
        start: UInt32(first), end: UInt32(bytes.count), line: UInt32(row.number),
        lineStart: UInt32(column))
    }
    let headerCells = span.map { cell(rows[start], $0) }
    var cells: [Cell] = []
    cells.reserveCapacity((rows.count - start) * headerCells.count)
    var last = rows[start].number
    for row in rows[(start + 1)...] {
      let first = row.cells.first
      if let first, first.column == span.lowerBound, first.text.hasPrefix("#") { continue }
      if row.number > last + 1, last > rows[start].number {
        findings.add(
          Diagnostic(
            .warning, code: "blank-line", at: place(last + 1, span.lowerBound),
            found: LocalizedText("数据中间有空行，已跳过", "a blank line between rows, skipped")))
      }
      last = row.number
      for one in row.cells where !span.contains(one.column) {
        findings.add(
          Diagnostic(
            code: "too-many-fields", at: place(row.number, one.column),
            found: LocalizedText(
              "“\(one.text)”在表头没有的列里", "“\(one.text)” stands in a column that the header lacks"),
            expected: LocalizedText("数据都在表头的各列之下", "all data below the header's columns"),
            remedy: LocalizedText(
              "请补上这一列的列名；若是备注，请在这一行第一格前加 #",
              "Name the column; put # before the row's first cell where it is a remark")))
      }
      for one in row.cells where one.isUncalculated && span.contains(one.column) {
        findings.add(
          Diagnostic(
            code: "formula-without-result", at: place(row.number, one.column),
            found: LocalizedText("公式还没有计算结果", "a formula without a result"),
            expected: LocalizedText("数值或文字", "a number or text"),
            remedy: LocalizedText(
              "请在 Excel 或 WPS 中打开、重新计算并保存",
              "Open the workbook in the spreadsheet, calculate and save it")))
      }
      for column in span { cells.append(cell(row, column)) }
    }
    try findings.check(file: book.path)
    self.init(
      path: book.path, sheet: sheet.name, bytes: bytes, headerCells: headerCells, cells: cells,
      notes: findings.inOrder(file: book.path))
  }

  static func unknownSheet(_ name: String, _ book: WorkbookFile) -> InputFault {
    let names = book.sheets.map(\.name)
    return InputFault(
      Diagnostic(
        code: "unknown-sheet", at: SourcePlace(file: book.path),
        found: LocalizedText("工作簿里没有表“\(name)”", "the workbook has no sheet “\(name)”"),
        expected: LocalizedText(oneOf: names),
        remedy: nearestWord(to: name, among: names).map {
          LocalizedText("是不是“\($0)”？", "Did you mean “\($0)”?")
        }))
  }
}

extension ColumnSchema {
  /// The place, among a sheet's first rows, of the one that has every column required.
  fileprivate func header(in rows: [SheetRow]) -> Int? {
    let needed = columns.count(where: \.isRequired)
    return needed == 0
      ? nil : rows.prefix(Table.titleRows).firstIndex { required(in: $0) == needed }
  }

  /// Whether some row of a sheet's first has at least half of the columns required.
  func isHalf(of rows: [SheetRow]) -> Bool {
    let needed = columns.count(where: \.isRequired)
    return rows.prefix(Table.titleRows).contains { 2 * required(in: $0) >= max(needed, 1) }
  }

  /// How many of the columns required a row names.
  private func required(in row: SheetRow) -> Int {
    let names = Set(row.cells.map { ColumnSchema.plainName($0.text) })
    return columns.count { column in
      column.isRequired
        && ([column.name] + column.aliases).contains {
          names.contains(ColumnSchema.plainName($0))
        }
    }
  }
}
