public import Quantities
public import Scenarios
import Tables

extension ScenarioSheets {
  /// The workbook to fill in: the scenario's sheets, how to fill them in, and the names to choose from.
  ///
  /// - Parameters:
  ///   - path: the name that the file is to have, for the commands it tells.
  ///   - day: the day the file says it was made on.
  public func workbook(for path: String, made day: Workbook.Day, in language: Language) -> Workbook
  {
    let names = NamesSheet(self, language)
    return Workbook(
      title: ScenarioTemplateText.title(language), created: day,
      sheets: sheets.map { page($0, names, language) } + [
        Workbook.Sheet(
          name: ScenarioTemplateText.notes(language), columns: [.init(width: 130)],
          rows: ScenarioTemplateText.instructions(for: path, isVariant: isVariant).map {
            Workbook.Sheet.Row(cells: [Workbook.Cell(.text($0(language)), format: .prose)])
          }),
        names.page,
      ])
  }

  /// Rows left free below those given.
  private func freeRows(_ kind: ScenarioSheet) -> Int {
    switch kind {
    case .scenario, .more: 0
    case .funds, .targets: 8
    case .events: 15
    case .assumptions, .changes: 30
    }
  }

  private func page(_ sheet: Sheet, _ names: NamesSheet, _ language: Language) -> Workbook.Sheet {
    let columns = sheet.kind.columns.columns
    let hasRemarks = !sheet.remarks.isEmpty || sheet.kind == .funds
    let heads =
      columns.map { language == .chinese ? $0.aliases.first ?? $0.name : $0.name }
      + (hasRemarks ? ["# \(remarkHead(sheet.kind)(language))"] : [])
    let isFixed = sheet.kind == .scenario
    let free = freeRows(sheet.kind)
    let rows = sheet.rows.enumerated().map { place, texts -> Workbook.Sheet.Row in
      let cells = zip(columns, texts).map { column, text -> Workbook.Cell in
        let isName =
          sheet.kind == .scenario && column.name == "setting"
          || sheet.kind == .more && column.name == "path"
        return Workbook.Cell(
          value(text, column.name, of: sheet.kind, in: texts), style: isName ? .line : .input)
      }
      let remark = sheet.remarks.indices.contains(place) ? sheet.remarks[place](language) : ""
      return Workbook.Sheet.Row(
        height: isFixed ? height(of: texts) : nil,
        cells: cells + (hasRemarks ? [Workbook.Cell(.text(remark), style: .memo)] : []))
    }
    let blank = Workbook.Sheet.Row(
      cells: columns.map { _ in Workbook.Cell(.blank, style: .input) })
    return Workbook.Sheet(
      name: sheet.kind.title(language),
      columns: (columns.map(\.name) + (hasRemarks ? ["remark"] : [])).map {
        .init(
          width: width($0, of: sheet.kind),
          format: ScenarioSheets.periodColumns.contains($0)
            ? .label : isFixed && $0 != "setting" ? .prose : .general)
      },
      rows: [Workbook.Sheet.Row(.head, cells: heads.map { .text($0) })] + rows
        + [Workbook.Sheet.Row](repeating: blank, count: free),
      frozenRows: 1, frozenColumns: isFixed || sheet.kind == .events ? 0 : 1,
      print: .init(repeatedRows: 0..<1),
      choices: columns.indices.flatMap { place in
        names.choices(
          of: columns[place].name, in: sheet.kind, column: place,
          rows: 1..<(1 + rows.count + free))
      })
  }

  /// The height of a row of settings, whose texts break into lines: an ideograph takes two characters.
  private func height(of texts: [String]) -> Double {
    let lines = texts.map { text in
      (text.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } + 43) / 44
    }
    return 15 * Double(max(1, lines.max() ?? 1))
  }

  private static let periodColumns = ["period", "until", "month", "by"]
  private static let figureColumns = ["value", "amount", "probability"] + periodColumns

  /// A cell's content: a number where the column has figures and a spreadsheet holds it whole.
  private func value(
    _ text: String, _ column: String, of kind: ScenarioSheet, in row: [String]
  ) -> Workbook.Cell.Value {
    if text.isEmpty { return .blank }
    let isFigure =
      ScenarioSheets.figureColumns.contains(column)
      && (kind != .scenario
        || ScenarioSetting.all.contains { setting in
          [setting.key, setting.name].contains(row[0]) && setting.isFigure
        })
    // Spreadsheets keep fifteen digits.
    guard isFigure, let number = DecimalText(text),
      number.significand.magnitude < 1_000_000_000_000_000,
      text.utf8.allSatisfy({ "0123456789.-".utf8.contains($0) })
    else { return .text(text) }
    return .number(number.value)
  }

  private func remarkHead(_ kind: ScenarioSheet) -> LocalizedText {
    switch kind {
    case .scenario: ScenarioTemplateText.meaning
    case .changes: ScenarioTemplateText.inForce
    default: ScenarioTemplateText.name
    }
  }

  private func width(_ column: String, of kind: ScenarioSheet) -> Double {
    switch (kind, column) {
    case (.scenario, "setting"): 14
    case (.scenario, "value"): 46
    case (.scenario, "english"), (.funds, "data"): 40
    case (.scenario, "remark"): 70
    case (.more, "path"): 46
    case (.more, "value"): 70
    case (.changes, "remark"), (_, "remark"): 26
    case (_, "parameter"): 34
    case (_, "source"), (_, "title"), (_, "english"): 44
    case (_, "line"), (_, "model"), (_, "measure"): 22
    case (_, "unit"), (_, "then"), (_, "group"), (_, "value"), (_, "amount"): 14
    default: 12
    }
  }
}
