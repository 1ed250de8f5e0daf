import Funds
import Quantities
import Scenarios

/// The sheet of names that a scenario's workbook chooses from, and the lists that drop down.
struct NamesSheet {
  private let sheets: ScenarioSheets
  private let language: Language
  private let parameters: [String]
  private let groups: [(name: String, title: String)]
  private let lines: [(name: String, title: String)]
  private let units: [String]

  init(_ sheets: ScenarioSheets, _ language: Language) {
    self.sheets = sheets
    self.language = language
    let isChinese = language == .chinese
    parameters = sheets.definitions.map { isChinese ? $0.title.chinese : $0.name }
    var groups: [(name: String, title: String)] = []
    for group in sheets.models.flatMap(\.groups)
    where !groups.contains(where: { $0.name == group.name }) {
      groups.append((group.name, group.title(language)))
    }
    self.groups = groups + sheets.tiers.map { ($0, $0) }
    lines = sheets.models.flatMap { model in
      model.lines.map { ($0.name, $0.title(language)) }
    }
    var units = ["%", "个百分点"]
    for unit in sheets.definitions.map(\.unit.description) + ["万元"] where !units.contains(unit) {
      units.append(unit)
    }
    self.units = units
  }

  private var groupWords: [String] { groups.map { language == .chinese ? $0.title : $0.name } }

  private var lineWords: [String] { lines.map { language == .chinese ? $0.title : $0.name } }

  private var name: String { ScenarioTemplateText.names(language) }

  /// The columns of the sheet, from 0, in which lists stand.
  private enum Place {
    static let parameters = 0
    static let groups = 7
    static let lines = 10
    static let units = 13
  }

  /// The sheet: parameters with their units and meanings, then groups, lines and units.
  var page: Workbook.Sheet {
    let heads = ScenarioTemplateText.namesHeads.map { $0(language) }
    let count = [parameters.count, groups.count, lines.count, units.count].max() ?? 0
    let rows = (0..<count).map { row -> Workbook.Sheet.Row in
      var cells = [String](repeating: "", count: Place.units + 1)
      if row < parameters.count {
        let one = sheets.definitions[row]
        cells[0] = parameters[row]
        cells[1] = language == .chinese ? one.name : one.title.english
        cells[2] = one.unit.description
        cells[3] = ScenarioTemplateText.timing(one.timing)(language)
        cells[4] = one.isGrouped ? ScenarioTemplateText.byGroup(language) : ""
        cells[5] = one.meaning(language)
      }
      if row < groups.count {
        cells[Place.groups] = groupWords[row]
        cells[Place.groups + 1] = language == .chinese ? groups[row].name : groups[row].title
      }
      if row < lines.count {
        cells[Place.lines] = lineWords[row]
        cells[Place.lines + 1] = language == .chinese ? lines[row].name : lines[row].title
      }
      if row < units.count { cells[Place.units] = units[row] }
      return Workbook.Sheet.Row(cells: cells.map { .text($0) })
    }
    let widths = [34.0, 40, 14, 12, 8, 70, 3, 18, 16, 3, 28, 30, 3, 14]
    return Workbook.Sheet(
      name: name, columns: widths.map { .init(width: $0) },
      rows: [Workbook.Sheet.Row(.head, cells: heads.map { .text($0) })] + rows, frozenRows: 1,
      frozenColumns: 1, print: .init(repeatedRows: 0..<1))
  }

  /// The list of a column, where it has one.
  func choices(of column: String, in kind: ScenarioSheet, column place: Int, rows: Range<Int>)
    -> [Workbook.Sheet.Choice]
  {
    func cells(_ column: Int, _ count: Int) -> Workbook.Sheet.Choice.Words? {
      count == 0 ? nil : .cells(sheet: name, column: column, rows: 1..<(1 + count))
    }
    let words: Workbook.Sheet.Choice.Words?
    switch (kind, column) {
    case (.assumptions, "parameter"), (.changes, "parameter"):
      words = cells(Place.parameters, parameters.count)
    case (.assumptions, "group"), (.changes, "group"): words = cells(Place.groups, groups.count)
    case (.events, "line"): words = cells(Place.lines, lines.count)
    case (.events, "fund"):
      words = .list(sheets.models.map { language == .chinese ? $0.title.chinese : $0.name })
    case (.changes, "operation"): words = .list(ChangeWord.allCases.map { $0.title(language) })
    case (.assumptions, "then"), (.changes, "then"):
      words = .list(ScenarioTemplateText.continuations.map { $0(language) })
    case (.assumptions, "unit"), (.changes, "unit"), (.events, "unit"):
      words = cells(Place.units, units.count)
    case (.targets, "measure"): words = .list(ScenarioTemplateText.measures(language))
    case (.targets, "comparison"): words = .list(language == .chinese ? ["≥", "≤"] : [">=", "<="])
    default: words = nil
    }
    return words.map { [.init(column: place, rows: rows, words: $0)] } ?? []
  }
}
