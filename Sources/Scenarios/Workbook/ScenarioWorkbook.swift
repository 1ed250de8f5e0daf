import Quantities
import Tables

/// Reads a scenario out of a workbook, into the form in which one reads out of YAML.
///
/// Every value keeps its sheet and cell. What is wrong with the sheets is gathered; what the values
/// mean is checked by ``ScenarioReader``, as in a text.
struct ScenarioWorkbook {
  let path: String
  let catalogue: ParameterCatalogue
  private let book: WorkbookSheets

  /// What is wrong with the sheets.
  private(set) var faults: [Diagnostic] = []

  /// Opens a workbook.
  ///
  /// - Throws: ``Quantities/InputFault`` where it cannot be read.
  init(_ path: String, catalogue: ParameterCatalogue) throws(InputFault) {
    self.path = path
    self.catalogue = catalogue
    book = try WorkbookSheets(path)
  }

  /// Whether the workbook has the sheet that every scenario has.
  var isScenario: Bool {
    book.sheets.contains { ScenarioSheet(tab: $0.name) == .scenario }
  }

  /// Whether the workbook was meant as a scenario's, though its first sheet may be missing: it has
  /// rows of parameters.
  var isMeantAsScenario: Bool {
    isScenario
      || book.sheets.contains {
        ScenarioSheet(tab: $0.name) != nil && $0.resembles(ScenarioWorkbook.parameterRows)
      }
  }

  private static let parameterRows = ColumnSchema([
    .init("parameter", aliases: ["参数"], isRequired: true)
  ])

  mutating func add(_ fault: Diagnostic) {
    faults.append(fault)
  }

  /// The scenario as a mapping of the YAML form's keys.
  ///
  /// - Throws: ``Quantities/InputFault`` where the workbook is no scenario's.
  mutating func root() throws(InputFault) -> YAMLValue {
    guard isScenario else { throw notAScenario() }
    let tables = tables()
    let place = tables[.scenario]?.place ?? SourcePlace(file: path)
    var entries: [(key: YAMLValue, value: YAMLValue)] = []
    func put(_ key: String, _ value: YAMLValue?) {
      guard let value else { return }
      entries.append((YAMLValue(text: key, at: value.place), value))
    }
    for (key, value) in tables[.scenario].map({ settings($0.rows) }) ?? [] { put(key, value) }
    if !entries.contains(where: { $0.key.text == "fundcast" }) {
      put("fundcast", YAMLValue(text: "1", at: place))
    }
    for kind in [ScenarioSheet.funds, .assumptions, .changes, .events, .targets] {
      guard let (place, rows) = tables[kind] else { continue }
      let items: [YAMLValue] =
        switch kind {
        case .funds: funds(rows)
        case .assumptions: assumptions(rows)
        case .changes: changes(rows)
        case .events: events(rows)
        default: targets(rows)
        }
      if !items.isEmpty { put(kind.rawValue, YAMLValue(items: items, at: place)) }
    }
    for (key, value) in tables[.more].map({ more($0.rows) }) ?? [] { put(key, value) }
    return YAMLValue(entries: entries, at: place)
  }

  // MARK: - Sheets

  private typealias PlacedRows = (place: SourcePlace, rows: SheetRows)

  /// The sheets of the scenario, each once, with what is wrong with their names and headers.
  private mutating func tables() -> [ScenarioSheet: PlacedRows] {
    var names: [ScenarioSheet: String] = [:]
    var tables: [ScenarioSheet: PlacedRows] = [:]
    for sheet in book.sheets {
      let place = SourcePlace(file: path, sheet: sheet.name)
      guard let kind = ScenarioSheet(tab: sheet.name) else {
        if let fault = strayFault(sheet, at: place) { add(fault) }
        continue
      }
      if let earlier = names[kind] {
        add(
          Diagnostic(
            code: "duplicate-sheet", at: place,
            found: LocalizedText(
              "表“\(sheet.name)”和表“\(earlier)”是同一种表：\(kind.title.chinese)",
              "the sheets “\(sheet.name)” and “\(earlier)” are of one kind: \(kind.title.english)"),
            expected: LocalizedText("每种表一张", "one sheet of each kind"),
            remedy: LocalizedText("请合并到一张表里，删去另一张", "Put their rows into one and remove the other"))
        )
        continue
      }
      names[kind] = sheet.name
      if sheet.isHidden { add(hiddenFault(sheet.name, at: place)) }
      do throws(InputFault) {
        let rows = SheetRows(kind, try book.table(sheet, columns: kind.columns))
        for fault in rows.faults { add(fault) }
        if !rows.faults.contains(where: { $0.code == "missing-column" }) {
          tables[kind] = (place, rows)
        }
      } catch {
        for fault in error.diagnostics { add(fault) }
      }
    }
    return tables
  }

  private func hiddenFault(_ name: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      code: "hidden-sheet", at: place,
      found: LocalizedText(
        "表“\(name)”是隐藏的，里面的内容看不见却会起作用",
        "the sheet “\(name)” is hidden, and would act without being seen"),
      remedy: LocalizedText("请取消隐藏，或删去这张表", "Show the sheet, or remove it"))
  }

  /// A sheet that is none of the scenario's and looks as if it were meant to be: what it says would
  /// be left out without a word.
  private func strayFault(_ sheet: WorkbookSheets.Sheet, at place: SourcePlace) -> Diagnostic? {
    let plain = ColumnSchema.plainName(sheet.name)
    let isExplaining = ScenarioSheet.explaining.contains {
      [$0.chinese, $0.english].contains { ColumnSchema.plainName($0) == plain }
    }
    guard !sheet.isHidden, !isExplaining else { return nil }
    let copied = ScenarioSheet.allCases.first { kind in
      kind.names.contains { name in
        let name = ColumnSchema.plainName(name)
        return plain.hasPrefix(name)
          && plain.dropFirst(name.count).allSatisfy { "0123456789()-._副本copy".contains($0) }
      }
    }
    guard copied != nil || sheet.resembles(ScenarioWorkbook.parameterRows) else { return nil }
    let names = ScenarioSheet.allCases.map(\.title)
    return Diagnostic(
      code: "unknown-sheet", at: place,
      found: LocalizedText(
        "表“\(sheet.name)”像是方案的一部分，表名却不是",
        "the sheet “\(sheet.name)” looks like part of the scenario, but its name is none"),
      expected: LocalizedText(
        names.map(\.chinese).joined(separator: "、") + " 之一",
        "one of " + names.map(\.english).joined(separator: ", ")),
      remedy: LocalizedText(
        copied.map { "要用它就并入“\($0.title.chinese)”表；不用就删去或隐藏" } ?? "请改表名；不用就删去或隐藏",
        copied.map { "Move its rows to “\($0.title.english)”, or remove or hide it" }
          ?? "Rename it, or remove or hide it"))
  }

  private func notAScenario() -> InputFault {
    let isRecords =
      !isMeantAsScenario
      && book.sheets.contains {
        !$0.isHidden && ScenarioSheet(tab: $0.name) == nil && $0.resembles(.records)
      }
    let names = book.sheets.map(\.name).joined(separator: "、")
    return InputFault(
      Diagnostic(
        code: "not-a-scenario", at: SourcePlace(file: path),
        found: isRecords
          ? LocalizedText(
            "这个工作簿只有记录，没有“方案”表", "the workbook holds records and no sheet “scenario”")
          : LocalizedText(
            "工作簿里没有“方案”表，只有 \(names)",
            "the workbook has no sheet “scenario”, only \(names)"),
        expected: LocalizedText("方案工作簿，第一张表名为“方案”", "a scenario, with a sheet named scenario"),
        remedy: isRecords
          ? LocalizedText(
            "记录写在基线的 funds 下的 data 中；方案工作簿可用 fundcast template --scenario 写出",
            "Records are named under data in a baseline; fundcast template --scenario writes a scenario's workbook"
          )
          : LocalizedText(
            "请改表名，或用 fundcast template --scenario 写出一个",
            "Rename the sheet, or write a workbook with fundcast template --scenario")))
  }

  // MARK: - Funds

  /// The funds: rows of one model make one, its data from all of them.
  private mutating func funds(_ rows: SheetRows) -> [YAMLValue] {
    var funds: [(model: YAMLValue, data: [YAMLValue])] = []
    for row in rows.filled {
      let model = rows.value(row, "model")
      let at = model.flatMap { one in funds.firstIndex { $0.model.text == one.text } }
      guard let place = at ?? (model == nil && !funds.isEmpty ? funds.count - 1 : nil) else {
        guard let model else {
          add(blankFault(rows, row, "model"))
          continue
        }
        funds.append((model, data(rows, row)))
        continue
      }
      funds[place].data += data(rows, row)
    }
    return funds.map { model, data in
      YAMLValue(
        entries: [
          (YAMLValue(text: "model", at: model.place), model),
          (
            YAMLValue(text: "data", at: data.first?.place ?? model.place),
            YAMLValue(items: data, at: data.first?.place ?? model.place)
          ),
        ], at: model.place)
    }
  }

  /// The files of a cell, with the sheets of this workbook as files of their own.
  private mutating func data(_ rows: SheetRows, _ row: Int) -> [YAMLValue] {
    let place = rows.place(row, "data")
    let own = path.split(separator: "/").last.map(String.init) ?? path
    let words = rows.text(row, "data").split { "、，,；;\n".contains($0) }.map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }.filter { !$0.isEmpty }
    let texts = (words.isEmpty ? ["本工作簿"] : words).flatMap { word -> [String] in
      if word.hasPrefix("#") { return [own + word] }
      guard ["本工作簿", "this workbook"].contains(word) else { return [word] }
      let sheets = book.sheets.filter {
        !$0.isHidden && ScenarioSheet(tab: $0.name) == nil && $0.resembles(.records)
      }
      return sheets.map { "\(own)#\($0.name)" }
    }
    if texts.isEmpty {
      add(
        Diagnostic(
          code: "no-records", at: place,
          found: LocalizedText(
            "没有写数据文件，这个工作簿里也没有记录表",
            "no data file is named, and the workbook has no sheet of records"),
          expected: LocalizedText(
            "数据文件，如 records.xlsx，或本工作簿中的一张表，如 #居民记录",
            "a file, such as records.xlsx, or a sheet of this workbook, such as #records")))
    }
    return texts.map { YAMLValue(text: $0, at: place) }
  }

  /// That a cell is empty which has to be filled.
  func blankFault(_ rows: SheetRows, _ row: Int, _ column: String) -> Diagnostic {
    let place = rows.place(row, column)
    let label = keyLabel(column, at: place)
    return Diagnostic(
      code: "blank-cell", at: place,
      found: LocalizedText("这一行没有填“\(label.chinese)”", "the row lacks its “\(label.english)”"),
      expected: column == "period"
        ? LocalizedText("期间，如 2026 或 2026-01", "a period such as 2026 or 2026-01") : nil,
      remedy: LocalizedText(
        "请补上；整行不要的请删去", "Fill it in, or remove the row"))
  }
}
