import Quantities
import Scenarios
import Tables

/// Exposures and events by group, year, sex and age, read from a table and checked.
struct ExperienceFile {
  /// One row.
  struct Cell {
    let row: Int
    let group: String
    let year: String
    let sex: String
    let age: AgeSpan
    let exposure: Double
    let events: Double
    /// The standard rate in the same row, if the file has one.
    let rate: Double?
  }

  let cells: [Cell]

  /// The groups, years and sexes in the order of the file; one empty name where there is no column.
  let groups: [String]
  let years: [String]
  let sexes: [String]

  /// The first ages of the age groups.
  let ages: [Int]

  /// The age after the last group; `nil` where it is open, as a plain age behind wider groups is.
  let end: Int?

  /// How each of them is written.
  let ageLabels: [String]

  /// Whether the file has a column of standard rates.
  let hasRates: Bool

  /// Findings that do not forbid going on.
  let notes: [Diagnostic]

  private let reader: FigureReader

  static let schema = ColumnSchema([
    .init("group", aliases: ["组", "机构", "统筹区", "地区", "institution", "region"]),
    .init("year", aliases: ["年份", "年"]),
    .init("sex", aliases: ["性别"]),
    .init("age", aliases: ["年龄", "年龄组"], isRequired: true),
    .init(
      "exposure", aliases: ["暴露量", "暴露人年", "人年", "人数", "persons"], isRequired: true),
    .init(
      "events", aliases: ["件数", "次数", "人次", "住院人次", "死亡人数", "deaths", "admissions"],
      isRequired: true),
    .init("rate", aliases: ["标准率", "预期率", "standard"]),
  ])

  /// Reads a file.
  ///
  /// - Throws: `InputFault` with everything wrong: numbers missing or negative, events without
  ///   exposure, classes given twice, ages missing.
  init(_ path: String) throws(InputFault) {
    var reader = try FigureReader(path, Self.schema)
    let hasRates = reader.has("rate")
    var cells: [Cell] = []
    for row in 0..<reader.table.rowCount {
      if let cell = Self.cell(row, hasRates, &reader) { cells.append(cell) }
    }
    try reader.check()
    if cells.isEmpty {
      throw InputFault(
        Diagnostic(
          code: "empty-table", at: SourcePlace(file: path),
          found: LocalizedText("表中没有数据行", "the table has no rows")))
    }
    let ages = AgeAxis.starts(cells.map { ($0.row, $0.age) }, &reader)
    Self.reportRepeated(cells, &reader)
    if let ages {
      let known = Set(cells.map(\.age.start))
      for age in ages where !known.contains(age) {
        reader.report(
          cells[0].row, "age", "missing-age",
          LocalizedText("缺少 \(age) 岁", "age \(age) is missing"),
          LocalizedText("年龄从头到尾连续", "ages without a gap"))
      }
    }
    try reader.check()
    self.cells = cells
    self.ages = ages ?? []
    self.hasRates = hasRates
    end = Self.end(self.ages, cells)
    groups = Self.names(cells.map(\.group))
    years = Self.names(cells.map(\.year)).sorted { (Int($0) ?? 0) < (Int($1) ?? 0) }
    sexes = Self.names(cells.map(\.sex))
    ageLabels = self.ages.map { age in
      cells.first { $0.age.start == age }.map { reader.text($0.row, "age") } ?? "\(age)"
    }
    let absent = groups.count * years.count * sexes.count * self.ages.count - cells.count
    var notes = reader.findings + Self.manyEvents(cells, reader)
    if absent > 0 {
      notes.append(
        Diagnostic(
          .note, code: "missing-classes", at: SourcePlace(file: path),
          found: LocalizedText(
            "组、年份、性别、年龄的组合中有 \(absent) 个没有数据行，按无人计算",
            "\(absent) combinations of group, year, sex and age have no row and count for nobody")))
    }
    self.notes = notes
    self.reader = reader
  }

  /// Where an age first stands.
  func place(ofAge age: Int) -> SourcePlace {
    reader.place(cells.first { $0.age.start == age }?.row ?? 0, "age")
  }

  /// The age after the last group, as its rows write it.
  private static func end(_ ages: [Int], _ cells: [Cell]) -> Int? {
    guard let last = ages.last else { return nil }
    let own = cells.filter { $0.age.start == last }
    if own.contains(where: { $0.age.isOpen }) { return nil }
    if let end = own.compactMap(\.age.end).first { return end }
    let step = ages.count > 1 ? last - ages[ages.count - 2] : 1
    return step == 1 ? last + 1 : nil
  }

  /// Where a field stands.
  func place(_ row: Int, _ column: String) -> SourcePlace { reader.place(row, column) }

  /// Headers whose events a person has at most once.
  private static let onceOnly = ["deaths", "死亡人数"]
  /// How many rows are named one by one.
  private static let shown = 20

  /// More events than exposure, where a person can have an event once or where the other rows have
  /// fewer: visits may well outnumber persons, and then they do so in most rows.
  private static func manyEvents(_ cells: [Cell], _ reader: FigureReader) -> [Diagnostic] {
    let many = cells.filter { $0.events > $0.exposure }
    let isOnce = onceOnly.contains(reader.header("events").lowercased())
    guard !many.isEmpty, isOnce || 2 * many.count < cells.count else { return [] }
    var notes = many.prefix(shown).map { cell -> Diagnostic in
      let (events, exposure) = (reader.text(cell.row, "events"), reader.text(cell.row, "exposure"))
      return Diagnostic(
        .warning, code: "more-events-than-exposure", at: reader.place(cell.row, "events"),
        found: LocalizedText(
          "事件 \(events) 多于暴露量 \(exposure)",
          "\(events) events are more than the exposure of \(exposure)"),
        expected: isOnce
          ? LocalizedText("不多于暴露量的人数", "no more persons than the exposure")
          : LocalizedText(
            "与其余各行一样不多于暴露量；就诊人次可以多于人数",
            "no more than the exposure, as in the other rows; visits may outnumber persons"),
        remedy: LocalizedText("请核对两列是否填反", "Check that the two columns are not exchanged"))
    }
    if let next = many.dropFirst(shown).first {
      let rest = many.count - shown
      notes.append(
        Diagnostic(
          .warning, code: "more-of-\(notes[0].code)", at: reader.place(next.row, "events"),
          found: LocalizedText("从这里起还有 \(rest) 处同类情况", "\(rest) more of the same kind from here on")
        ))
    }
    return notes
  }

  private static func names(_ all: [String]) -> [String] {
    var seen: Set<String> = []
    return all.filter { seen.insert($0).inserted }
  }

  private static func reportRepeated(_ cells: [Cell], _ reader: inout FigureReader) {
    var seen: Set<[String]> = []
    for cell in cells
    where !seen.insert([cell.group, cell.year, cell.sex, "\(cell.age.start)"]).inserted {
      reader.report(
        cell.row, "age", "repeated-cell",
        LocalizedText(
          "同一组、年份、性别的 \(cell.age.start) 岁出现两次",
          "age \(cell.age.start) stands twice for one group, year and sex"),
        LocalizedText("每个组合一行", "one row for each combination"))
    }
  }

  private static func cell(
    _ row: Int, _ hasRates: Bool, _ reader: inout FigureReader
  ) -> Cell? {
    let age = reader.age(row)
    let year = reader.has("year") ? reader.wholeNumber(row, "year").map { "\($0)" } : ""
    let exposure = quantity(row, "exposure", &reader)
    let events = quantity(row, "events", &reader)
    let rate = hasRates ? quantity(row, "rate", &reader) : 0
    guard let age, let year, let exposure, let events, let rate else { return nil }
    if events > 0 && exposure == 0 {
      reader.report(
        row, "events", "events-without-exposure",
        LocalizedText(
          "暴露量为零却有 \(reader.text(row, "events")) 件",
          "\(reader.text(row, "events")) events where there is no exposure"),
        LocalizedText("有事件处暴露量大于零", "exposure above zero where events occurred"))
      return nil
    }
    if hasRates && rate == 0 && events > 0 { reportNothingExpected(row, &reader) }
    return Cell(
      row: row, group: reader.text(row, "group"), year: year, sex: reader.text(row, "sex"),
      age: age, exposure: exposure, events: events, rate: hasRates ? rate : nil)
  }

  private static func reportNothingExpected(_ row: Int, _ reader: inout FigureReader) {
    reader.report(
      row, "rate", "nothing-expected",
      LocalizedText("标准率为零却有事件", "events occurred where the standard rate is zero"),
      LocalizedText("大于零的标准率", "a standard rate above zero"))
  }

  /// A number not below zero.
  private static func quantity(
    _ row: Int, _ column: String, _ reader: inout FigureReader
  ) -> Double? {
    let text = reader.text(row, column)
    if text.isEmpty {
      reader.report(row, column, "missing-value", LocalizedText("没有数值", "there is no value"))
      return nil
    }
    guard let value = reader.number(row, column) else { return nil }
    if value >= 0 { return value }
    reader.report(
      row, column, column == "exposure" ? "negative-exposure" : "negative-value",
      LocalizedText("\(text) 是负数", "\(text) is negative"),
      LocalizedText("不小于零的数", "a number not below zero"))
    return nil
  }
}
