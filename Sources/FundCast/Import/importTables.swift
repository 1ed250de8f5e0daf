import Funds
public import Quantities
import Scenarios
import Tables

/// Turns tables as offices keep them into records.
///
/// Every number of the tables becomes a record, agrees with the figures that it is the sum of, or is
/// counted as left out, with the reason.
///
/// - Throws: ``Quantities/InputFault`` where a file, the scenario or a model cannot be read. What is
///   wrong with the tables' content is in the outcome, so that its unknown names can be written out.
public func importTables(_ request: ImportRequest) throws(InputFault) -> ImportOutcome {
  let catalogue = ParameterCatalogue.builtIn
  let models = try fundModels(of: request, catalogue)
  let names = models.map { WrittenNames(model: $0, catalogue: catalogue) }
  if let fund = request.fund, !names.contains(where: { $0.isFund(fund, among: models) }) {
    throw InputFault(unknownFund(fund, models, request.target))
  }
  let map = try request.map.flatMap { fileExists($0) ? $0 : nil }.map(readMap) ?? NameMap()
  var tables: [WideTable] = []
  var unreadable: [Diagnostic] = []
  for file in request.files {
    do throws(InputFault) {
      tables += try WideTable.readAll(file)
    } catch {
      unreadable += error.diagnostics
    }
  }
  if !unreadable.isEmpty { throw InputFault(unreadable) }
  var imports: [(table: TableImport, sums: SumCheck)] = []
  for table in tables {
    var one = TableImport(table, request: request, names: names, map: map)
    guard !table.isRecords else {
      imports.append((one, SumCheck()))
      continue
    }
    one.read()
    var sums = one.checkTimeSums()
    if sums.overTime == 0 { one.askRunningTotals() }
    one.askParts()
    let items = one.checkItemSums()
    sums.overItems = items.overItems
    sums.rounded += items.rounded
    sums.findings += items.findings
    one.addUp()
    one.askSameItems()
    imports.append((one, sums))
  }
  return outcome(imports, request, names)
}

/// The models of the scenario, or the one model, that figures are read for.
private func fundModels(
  of request: ImportRequest, _ catalogue: ParameterCatalogue
) throws(InputFault) -> [FundModel] {
  switch try FileKind.of(request.target) {
  case .model: return [try FundModelFile.read(request.target, catalogue: catalogue).model]
  case .scenario:
    var loader = ScenarioLoader(
      catalogue: catalogue, namedModelFolder: request.models, modelFolders: modelFolders(),
      exists: fileExists)
    return try loader.models(of: loader.scenario(request.target))
  default:
    throw InputFault(
      Diagnostic(
        code: "no-target", at: SourcePlace(file: request.target),
        found: LocalizedText("这不是方案，也不是模型", "this is neither a scenario nor a model"),
        expected: LocalizedText(
          "基线方案（如 baseline.yaml）或模型（如 models/china-resident.yaml）",
          "a baseline, such as baseline.yaml, or a model, such as models/china-resident.yaml")))
  }
}

private func readMap(_ path: String) throws(InputFault) -> NameMap { try NameMap(path) }

private func unknownFund(_ fund: String, _ models: [FundModel], _ target: String) -> Diagnostic {
  Diagnostic(
    code: "unknown-fund", at: SourcePlace(file: target),
    found: LocalizedText(
      "--fund “\(fund)”不是其中的基金", "--fund “\(fund)” is none of its funds"),
    expected: LocalizedText(
      models.map { "\($0.name) \($0.title.chinese)" }.joined(separator: "、") + " 之一",
      "one of " + models.map { "\($0.name) (\($0.title.english))" }.joined(separator: ", ")))
}

/// Gathers what the tables came to.
private func outcome(
  _ imports: [(table: TableImport, sums: SumCheck)], _ request: ImportRequest,
  _ names: [WrittenNames]
) -> ImportOutcome {
  var unknown: [[String]: UnknownName] = [:]
  var order: [[String]] = []
  for (table, _) in imports {
    for key in table.unknownOrder {
      guard let name = table.unknown[key] else { continue }
      if unknown[key] == nil {
        order.append(key)
        unknown[key] = name
      } else {
        unknown[key]?.count += name.count
      }
    }
  }
  let unknownNames = order.compactMap { unknown[$0] }
  var faults = imports.flatMap(\.table.faults) + unknownNames.map(\.finding)
  let repeated = sameYearTables(imports.map(\.table))
  faults += repeated.faults
  // What a whole table contradicts is said once.
  let records = imports.enumerated().flatMap { place, one in
    repeated.tables.contains(place) ? [] : one.table.figures.compactMap(\.record)
  }
  var notes = imports.flatMap(\.sums.findings) + imports.flatMap { $0.table.missingMonths() }
  for fund in names {
    faults += fund.faults(in: records.filter { $0.fund == fund.model.name })
  }
  do throws(InputFault) {
    notes += try RecordSelection(records).notes
  } catch {
    faults += error.diagnostics.filter { $0.severity == .error }
  }
  if records.isEmpty, faults.isEmpty {
    let areRecords = !imports.isEmpty && imports.allSatisfy(\.table.table.isRecords)
    faults.append(
      Diagnostic(
        code: "no-figures", at: SourcePlace(file: request.files.first ?? ""),
        found: areRecords
          ? LocalizedText(
            "已经是一行一个数的记录，不必导入，直接写进方案的 data 即可",
            "records of one figure a row already: name the file in the scenario's data as it is")
          : LocalizedText("没有读到可以导入的数", "no figure was found that could be imported"),
        expected: LocalizedText(
          "一边是项目、一边是期间的表", "a table with items on one side and periods on the other")))
  }
  notes += unusedOptions(request, used: Set(imports.flatMap { $0.table.used }))
  return ImportOutcome(
    sheets: imports.map { $0.table.summary(sums: $0.sums, names) }, records: records,
    unknownNames: unknownNames, isMapMissing: request.map.map { !fileExists($0) } ?? false,
    faults: InputFault(faults).diagnostics,
    notes: InputFault(notes).diagnostics)
}

/// Tables most of whose figures another table before them has otherwise: the same year was read from
/// both, and one of them is perhaps of another.
private func sameYearTables(_ tables: [TableImport]) -> (tables: Set<Int>, faults: [Diagnostic]) {
  var first: [RecordKey: (table: Int, value: Double)] = [:]
  var repeated: Set<Int> = []
  var faults: [Diagnostic] = []
  for (place, table) in tables.enumerated() {
    if table.faults.contains(where: { $0.code == TableImport.contradictoryYears }) {
      // Of no year that is known, it is held against no other table.
      repeated.insert(place)
      continue
    }
    let records = table.figures.compactMap(\.record)
    var contradicted: [Int: Int] = [:]
    for record in records {
      if let other = first[record.key], other.table != place, other.value != record.value {
        contradicted[other.table, default: 0] += 1
      }
    }
    if let (other, count) = contradicted.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      count >= 3, 2 * count >= records.count
    {
      repeated.insert(place)
      faults.append(sameYear(table, tables[other], count, records.first?.period.year))
      continue
    }
    for record in records where first[record.key] == nil {
      first[record.key] = (place, record.value)
    }
  }
  return (repeated, faults)
}

private func sameYear(_ table: TableImport, _ other: TableImport, _ count: Int, _ year: Int?)
  -> Diagnostic
{
  let word = table.titleTime?.word
  let (zh, en) = (
    word.map { "（“\($0.text)”）" } ?? "", word.map { " (“\($0.text)”)" } ?? ""
  )
  let read = year.map { "\($0)" } ?? "?"
  return Diagnostic(
    code: "same-year", at: word?.place ?? table.table.place,
    found: LocalizedText(
      "这张表\(zh)读作 \(read) 年，有 \(count) 个数与 \(other.table.place) 的项目、期间相同而数值不同",
      "this table\(en) is read as of \(read); \(count) of its figures differ from those of \(other.table.place) for the "
        + "same items and periods"),
    expected: LocalizedText("一张表一年，或同一年只导入一张", "a year a table, or one table of a year"),
    remedy: LocalizedText(
      "请核对标题、表名中的年份；确是同一年的，只指定要导入的表，如 文件.xlsx#表名",
      "Check the year in its title and name; where both are of one year name the sheets meant, as in FILE.xlsx#SHEET"
    ))
}

/// What the command line says that every table says itself.
private func unusedOptions(_ request: ImportRequest, used: Set<TableImport.Given>) -> [Diagnostic] {
  let given: [(TableImport.Given, String, Bool)] = [
    (.fund, "--fund", request.fund != nil), (.year, "--year", request.year != nil),
    (.unit, "--unit", request.unit != nil), (.basis, "--basis", request.basis != nil),
  ]
  return given.filter { $0.2 && !used.contains($0.0) }.map { _, option, _ in
    Diagnostic(
      .note, code: "unused-option", at: SourcePlace(file: request.files.first ?? ""),
      found: LocalizedText(
        "\(option) 没有用上：表里都已写明", "\(option) was not needed: the tables say it themselves"))
  }
}
