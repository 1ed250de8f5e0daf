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
          let values = table.series(year, sex: sex)?.values ?? []
          return values.enumerated().map { position, value in
            if !isProbability { return safeLogarithm(value) }
            // m = −log(1 − q); an open group in which all die in the end has no rate of a year.
            let isUnknown = position == values.count - 1 && value == 1
            return isUnknown ? .nan : safeLogarithm(-safeLogarithm(1 - min(value, 0.9999)))
          }
        })
    }
    if isProbability { reviewOpenGroup(table, &reader) }
    mortality = (.table(starts: starts, sexes: sexes), path)
  }

  /// The youngest open group that the law of old ages can give.
  private static let youngestLawfulAge = 60

  /// Says what an open group's probability of one is taken for, or asks for a rate.
  private mutating func reviewOpenGroup(_ table: AgeTable, _ reader: inout FigureReader) {
    let certain = table.series.filter { $0.values.last == 1 }
    guard let first = certain.first, let age = first.starts.last, let row = first.rows.last else {
      return
    }
    let found = LocalizedText(
      "末组 \(age) 岁及以上的死亡概率为 1，只说明人人终有一死，不是一年的死亡概率",
      "the open group from \(age) on has a probability of 1: all die in the end, which says nothing of a"
        + " year")
    if age < Self.youngestLawfulAge {
      reader.report(
        row, "probability", "open-probability", found,
        LocalizedText(
          "一年的死亡概率，或单岁列到 \(Self.youngestLawfulAge) 岁以上",
          "the probability of a year, or single ages to \(Self.youngestLawfulAge) and more"))
      return
    }
    findings.append(
      Diagnostic(
        .note, code: "open-probability", at: reader.place(row, "probability"),
        found: LocalizedText(
          found.chinese + "；按 Kannisto 定律由前 20 岁延续",
          found.english + "; Kannisto's law continues the twenty ages before"),
        remedy: LocalizedText(
          "要用自己的数，请给末组一年的死亡概率",
          "For a rate of your own give the open group's probability of a year")))
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
    totals = (values, reader.has("boys-per-girl") ? boysPerGirl(&reader) : nil, path)
  }

  /// Boys for each girl by year; a ratio such as 111.3 is for a hundred girls.
  private mutating func boysPerGirl(_ reader: inout FigureReader) -> YearValues? {
    let written = (0..<reader.table.rowCount).map { row -> Double? in
      guard case .number(let value) = WrittenFigure(reader.text(row, "boys-per-girl")) else {
        return nil
      }
      return value
    }
    let isPerHundred = written.allSatisfy { $0.map { (50...200).contains($0) } ?? true }
    for (row, value) in written.enumerated() {
      guard let value, !isPerHundred, !(0.5...2).contains(value) else { continue }
      let text = reader.text(row, "boys-per-girl")
      reader.report(
        row, "boys-per-girl", "unusable-value",
        LocalizedText("出生性别比为 \(text)", "a sex ratio at birth of \(text)"),
        LocalizedText(
          "各年都以女婴为 1（0.5 到 2）或都以女婴为 100（50 到 200）",
          "boys for each girl (0.5 to 2) or for a hundred girls (50 to 200), in every year alike"))
    }
    guard let values = yearly("boys-per-girl", &reader) else { return nil }
    guard isPerHundred else { return values }
    findings.append(
      Diagnostic(
        .note, code: "boys-per-hundred-girls", at: reader.place(0, "boys-per-girl"),
        found: LocalizedText(
          "出生性别比 \(reader.text(0, "boys-per-girl")) 读作每 100 个女婴的男婴数",
          "the sex ratio at birth of \(reader.text(0, "boys-per-girl")) is read for a hundred girls"
        )))
    return YearValues(years: values.years, values: values.values.map { [$0[0] / 100] })
  }

  /// One number a year.
  private func yearly(_ column: String, _ reader: inout FigureReader) -> YearValues? {
    var rows: [(year: Int, value: Double)] = []
    for row in 0..<reader.table.rowCount {
      if reader.text(row, column).isEmpty {
        reader.report(
          row, column, "missing-value", LocalizedText("没有数值", "there is no value"),
          LocalizedText("每行一个数；没有数据的年份不写", "a number in every row; no row for a year without one"))
      }
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
