import Quantities

extension ReportTable {
  /// The table as rows of a sheet: title, basis, heads, rows, notes.
  func sheetRows(in language: Language) -> [Workbook.Sheet.Row] {
    let width = max(1, columns.count)
    func wide(_ text: String, _ style: Workbook.Style, height: Double? = nil)
      -> Workbook.Sheet.Row
    {
      Workbook.Sheet.Row(style, height: height, cells: [Workbook.Cell(.text(text), span: width)])
    }
    var sheet = [wide(title(language), .title)]
    if let basis { sheet.append(wide(basis(language), .subtitle)) }
    sheet.append(
      Workbook.Sheet.Row(
        .head, cells: heads(in: language).map { Workbook.Cell(.text($0), format: .prose) }))
    for row in rows {
      sheet.append(
        Workbook.Sheet.Row(
          Workbook.Style(rawValue: row.kind.rawValue) ?? .line,
          cells: row.cells.enumerated().map { index, cell in
            cell.sheetCell(
              in: language, indent: index == 0 ? row.indent : 0, kind: columns[index].kind)
          }))
    }
    for note in notes {
      let text = note(language)
      let lines = (TextMeasure.width(text, size: 1) / (sheetWidth * 0.55)).rounded(.up)
      sheet.append(wide(text, .note, height: 15 * max(1, lines)))
    }
    return sheet
  }

  /// How many rows of the sheet stand above the table's first row.
  var sheetHeadRows: Int { basis == nil ? 2 : 3 }

  /// Columns as wide as their content needs, within bounds.
  func sheetColumns(in language: Language) -> [Workbook.Sheet.Column] {
    let heads = heads(in: language)
    return columns.indices.map { index in
      let kind = columns[index].kind
      let cells = rows.map { row -> Double in
        let text = row.cells[index].text(language)
        return TextMeasure.width(text, size: 1.9) + Double(index == 0 ? row.indent * 2 : 0)
      }
      let widest = cells.max() ?? 0
      let head = TextMeasure.width(heads[index], size: 1.9)
      let limit: Double = kind == .prose ? 46 : kind == .label ? 34 : 18
      let width = min(limit, max(widest + 2, min(head + 2, 13), 7))
      return Workbook.Sheet.Column(
        width: width, format: kind == .prose ? .prose : kind == .label ? .general : .general)
    }
  }

  private var sheetWidth: Double {
    sheetColumns(in: .chinese).reduce(0) { $0 + $1.width }
  }

  /// A sheet that holds this table alone.
  func sheet(
    name: String, in language: Language, print setup: Workbook.Sheet.PrintSetup
  ) -> Workbook.Sheet {
    var setup = setup
    setup.repeatedRows = 0..<sheetHeadRows
    return Workbook.Sheet(
      name: name, columns: sheetColumns(in: language), rows: sheetRows(in: language),
      frozenRows: sheetHeadRows, frozenColumns: 1, print: setup)
  }
}

extension ReportTable.Cell {
  fileprivate func sheetCell(
    in language: Language, indent: Int, kind: DataTable.Column.Kind
  ) -> Workbook.Cell {
    func number(_ number: Double, _ format: Workbook.Format) -> Workbook.Cell {
      let value: Workbook.Cell.Value =
        formula.map { .formula($0, cached: number) } ?? .number(number)
      return Workbook.Cell(value, format: format, isEstimate: isEstimate)
    }
    switch value {
    case .blank: return .blank
    case .notApplicable:
      return Workbook.Cell(.text(NumberText.notApplicable), format: .label)
    case .text(let text):
      let words = [status?.word(language), text(language)].compactMap(\.self)
        .filter { !$0.isEmpty }.joined(separator: " ")
      return Workbook.Cell(
        .text(words), format: kind == .figure ? .label : kind == .prose ? .prose : .general,
        indent: indent)
    case .figure(let figure): return number(figure.value, .amount(figure.decimals))
    case .change(let figure): return number(figure.value, .change(figure.decimals))
    case .percent(let figure, _): return number(figure.value / 100, .percent(figure.decimals))
    case .probability(let value): return number(value, .percent(1))
    }
  }
}

extension Workbook.Sheet.Row {
  /// The row high enough for the lines that its words take in columns of given widths.
  func fitting(_ columns: [Workbook.Sheet.Column]) -> Workbook.Sheet.Row {
    guard height == nil else { return self }
    var (lines, column) = (1.0, 0)
    for cell in cells {
      defer { column += cell.span }
      guard case .text(let text) = cell.value, cell.format == .prose, cell.span == 1,
        columns.indices.contains(column)
      else { continue }
      let room = max(columns[column].width - 1, 4)
      lines = max(lines, (TextMeasure.width(text, size: 1.95) / room).rounded(.up))
    }
    guard lines > 1 else { return self }
    var row = self
    row.height = 15.5 * lines
    return row
  }
}
