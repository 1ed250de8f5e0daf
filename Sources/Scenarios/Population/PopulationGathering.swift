import Actuarial
import Quantities
import Tables

/// What has been read so far, and everything wrong with it.
struct PopulationGathering {
  var findings: [Diagnostic] = []
  var population: PopulationTable?
  var mortality: (source: VitalInputs.Mortality, path: String)?
  var migration: (starts: [Int], end: Int?, sexes: [YearValues])?
  var states: StatesFile?
  var births: BirthTables?
  var lastYears: [(what: LocalizedText, year: Int, path: String)] = []
  private var retirement: RetirementFile?
  private var statesPath: String?
  private(set) var seen: [String: String] = [:]
  private var hasUnreadFile = false
  private var fertilityTable: (table: AgeTable, path: String)?
  private var patternTable: (table: AgeTable, path: String)?
  private var totals: (values: YearValues, boys: YearValues?, path: String)?

  mutating func read(_ path: String) {
    do throws(InputFault) {
      if path.hasSuffix(".yaml") || path.hasSuffix(".yml") {
        try readModel(path)
      } else if isFile(path + "/age.csv") {
        claim("mortality", path)
        let folder = try LeeCarterFolder(path)
        mortality = (.model(folder), path)
      } else {
        try readTable(path)
      }
    } catch {
      if !seen.values.contains(path) { hasUnreadFile = true }
      findings += error.diagnostics
    }
  }

  /// Notes that a kind of input comes from a file, and reports it where another did before.
  private mutating func claim(_ kind: String, _ path: String) {
    if let other = seen[kind] {
      findings.append(
        Diagnostic(
          code: "repeated-input", at: SourcePlace(file: path),
          found: LocalizedText(
            "与 \(other) 是同一类数据", "the same kind of data as \(other)"),
          expected: LocalizedText("每类数据一个文件", "one file of each kind")))
    }
    seen[kind] = path
  }

  private mutating func readModel(_ path: String) throws(InputFault) {
    switch try FileKind.of(path) {
    case .states:
      claim("states", path)
      statesPath = path
    case .retirement:
      claim("retirement", path)
      retirement = try RetirementFile.read(path)
    default:
      throw InputFault(
        Diagnostic(
          code: "unknown-file", at: SourcePlace(file: path),
          found: LocalizedText("不是状态文件或退休年龄文件", "no file of states or of retirement"),
          expected: LocalizedText(
            "首行为 fundcast-states: 1 或 fundcast-retirement: 1",
            "a first line of fundcast-states: 1 or fundcast-retirement: 1")))
    }
  }

  /// Reads the file of states once the schedule of retirement is known.
  mutating func readStates() {
    guard let path = statesPath else {
      if let retirement {
        findings.append(
          Diagnostic(
            .note, code: "unused-file", at: SourcePlace(file: retirement.path),
            found: LocalizedText(
              "没有状态文件，退休年龄表未使用", "the schedule of retirement is not used without states")))
      }
      return
    }
    do throws(InputFault) {
      states = try StatesFile.read(path, retirement: retirement)
    } catch {
      findings += error.diagnostics
    }
  }

  private mutating func readTable(_ path: String) throws(InputFault) {
    var reader = try FigureReader(path, PopulationColumns.schema)
    guard let kind = PopulationColumns.kind(reader) else {
      throw InputFault(
        Diagnostic(
          code: "unknown-file", at: reader.table.headerPlace(0),
          found: LocalizedText("看不出这是什么数据", "what this table holds cannot be told"),
          expected: LocalizedText(
            "列 year,age,sex,persons（人口）；year,age,sex,rate（死亡率）；year,age,rate 或 "
              + "year,total 与 year,age,pattern（生育率）；year,age,sex,migrants（净迁入）",
            "columns year,age,sex,persons (population); year,age,sex,rate (mortality); "
              + "year,age,rate, or year,total and year,age,pattern (fertility); "
              + "year,age,sex,migrants (migration)")))
    }
    claim(kind.rawValue, path)
    let needed =
      kind == .totalFertility ? ["year"] : kind == .migration ? ["year"] : ["year", "age"]
    for column in needed where !reader.has(column) {
      throw InputFault(
        Diagnostic(
          code: "missing-column", at: reader.table.headerPlace(0),
          found: LocalizedText("缺少列 \(column)", "the column \(column) is missing"),
          expected: LocalizedText("表头里有 \(column)", "\(column) in the header")))
    }
    switch kind {
    case .population: population = PopulationTable(path, &reader)
    case .mortality: readMortality(path, &reader)
    case .migration: readMigration(&reader)
    case .fertility:
      let column = reader.has("fertility") ? "fertility" : "rate"
      let table = AgeTable(
        &reader, column: column, limits: .probability, isOpen: false, startsAtZero: false,
        needsSexes: false)
      fertilityTable = (table, path)
    case .fertilityPattern:
      let table = AgeTable(
        &reader, column: "pattern", limits: .notNegative, isOpen: false, startsAtZero: false,
        needsSexes: false)
      patternTable = (table, path)
    case .totalFertility: readTotals(path, &reader)
    }
    note(kind, reader)
    findings += reader.findings
  }

  /// Remembers the last year of a table of rates.
  private mutating func note(_ kind: PopulationColumns.Kind, _ reader: FigureReader) {
    if kind == .population { return }
    let years = (0..<reader.table.rowCount).compactMap { Int(reader.text($0, "year")) }
    if let last = years.max() {
      lastYears.append((PopulationColumns.title(kind), last, reader.table.path))
    }
  }

  private mutating func readMortality(_ path: String, _ reader: inout FigureReader) {
    let isProbability = reader.has("probability")
    let table = AgeTable(
      &reader, column: isProbability ? "probability" : "rate",
      limits: isProbability ? .probability : .deathRate, isOpen: true, startsAtZero: true,
      needsSexes: true)
    guard let starts = table.series.first?.starts, reader.isSound else { return }
    if isProbability && zip(starts, starts.dropFirst()).contains(where: { $1 - $0 != 1 }) {
      reader.report(
        0, "age", "mixed-grain",
        LocalizedText("死亡概率需要单岁", "probabilities of dying must be by single age"),
        LocalizedText("单岁，或改给死亡率 rate", "single ages, or rates in a column rate"))
      return
    }
    let years = table.years
    let sexes = (0..<2).map { sex in
      YearValues(
        years: years,
        values: years.map { year in
          (table.series(year, sex: sex)?.values ?? []).map { value in
            // m = −log(1 − q); the last, open age is taken as q too.
            safeLogarithm(isProbability ? -safeLogarithm(1 - min(value, 0.9999)) : value)
          }
        })
    }
    mortality = (.table(starts: starts, sexes: sexes), path)
  }

  private mutating func readMigration(_ reader: inout FigureReader) {
    if reader.has("age") {
      let table = AgeTable(
        &reader, column: "migrants", limits: .any, isOpen: false, startsAtZero: false,
        needsSexes: true)
      guard let first = table.series.first, reader.isSound else { return }
      migration = (
        first.starts, first.end,
        (0..<2).map { sex in
          YearValues(
            years: table.years,
            values: table.years.map { table.series($0, sex: sex)?.values ?? [] })
        }
      )
      return
    }
    guard let totals = yearly("migrants", &reader) else { return }
    // Without ages: of working age, both sexes alike.
    let half = YearValues(years: totals.years, values: totals.values.map { [$0[0] / 2] })
    migration = ([15], 50, [half, half])
    findings.append(
      Diagnostic(
        .note, code: "migration-without-ages", at: reader.table.headerPlace(0),
        found: LocalizedText(
          "净迁入没有年龄，均分到 15—49 岁、男女各半",
          "migrants without ages are spread evenly over ages 15 to 49 and both sexes")))
  }

  private mutating func readTotals(_ path: String, _ reader: inout FigureReader) {
    guard let values = yearly("total", &reader) else { return }
    for (position, value) in values.values.enumerated() where !(0...15).contains(value[0]) {
      reader.report(
        position, "total", "unusable-value",
        LocalizedText("总和生育率为 \(value[0])", "a total fertility of \(value[0])"),
        LocalizedText("0 到 15", "0 to 15"))
    }
    let boys = reader.has("boys-per-girl") ? yearly("boys-per-girl", &reader) : nil
    totals = (values, boys, path)
  }

  /// One number a year.
  private func yearly(_ column: String, _ reader: inout FigureReader) -> YearValues? {
    var rows: [(year: Int, value: Double)] = []
    for row in 0..<reader.table.rowCount {
      guard let year = reader.wholeNumber(row, "year"), let value = reader.number(row, column)
      else { continue }
      if rows.contains(where: { $0.year == year }) {
        reader.report(
          row, "year", "repeated-year",
          LocalizedText("\(year) 年出现两次", "the year \(year) stands twice"),
          LocalizedText("每年一行", "one row a year"))
        continue
      }
      rows.append((year, value))
    }
    guard reader.isSound, !rows.isEmpty else { return nil }
    rows.sort { $0.year < $1.year }
    return YearValues(years: rows.map(\.year), values: rows.map { [$0.value] })
  }

  /// Puts fertility together and says what is missing.
  mutating func check(_ request: PopulationRequest) throws(InputFault) {
    // Of all files given, since none of them is at fault by itself.
    let place = SourcePlace(file: request.files.joined(separator: ", "))
    if let fertilityTable {
      births = BirthTables(rates: fertilityTable.table)
    } else if let totals, let patternTable {
      births = BirthTables(totals: totals.values, pattern: patternTable.table, boys: totals.boys)
    } else if totals != nil || patternTable != nil {
      findings.append(
        Diagnostic(
          code: "missing-input", at: SourcePlace(file: totals?.path ?? patternTable?.path ?? ""),
          found: LocalizedText(
            "总和生育率和生育模式只有一个", "of total fertility and its pattern only one is there"),
          expected: LocalizedText(
            "列 year,total 的表和列 year,age,pattern 的表",
            "a table of year,total and one of year,age,pattern")))
    }
    let wanted: [(Bool, PopulationColumns.Kind, String)] = [
      (seen["population"] == nil, .population, "year,age,sex,persons"),
      (seen["mortality"] == nil, .mortality, "year,age,sex,rate"),
      (
        fertilityTable == nil && totals == nil && patternTable == nil && seen["fertility"] == nil
          && seen["totalFertility"] == nil && seen["fertilityPattern"] == nil, .fertility,
        "year,age,rate"
      ),
    ]
    // A file that could not be told apart may be the one that seems to be missing.
    for (isMissing, kind, columns) in wanted where isMissing && !hasUnreadFile {
      let title = PopulationColumns.title(kind)
      findings.append(
        Diagnostic(
          code: "missing-input", at: place,
          found: LocalizedText("没有\(title.chinese)数据", "there is no table of \(title.english)"),
          expected: LocalizedText("另给一个表，列为 \(columns)", "another table with columns \(columns)")))
    }
    if let population, let year = request.from, population.start(year) == nil,
      !findings.contains(where: { $0.severity == .error })
    {
      findings.append(
        Diagnostic(
          code: "missing-year", at: SourcePlace(file: population.path),
          found: LocalizedText("没有 \(year) 年的人口", "there is no population of \(year)")))
    }
    if findings.contains(where: { $0.severity == .error }) { throw InputFault(findings) }
  }
}
