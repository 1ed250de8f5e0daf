import Funds
public import Quantities
import Tables

/// What an earlier report said of its baselines, read back from the tables beside it.
public struct EarlierReport: Sendable {
  /// One fund's figures.
  struct Fund: Sendable {
    /// One line's amount in one period.
    struct Amount: Sendable {
      let value: Double
      let isActual: Bool
      /// Whether it was spread from a longer time.
      let isSpread: Bool
    }

    /// One line's amounts, records first, then the projection.
    struct Line: Sendable {
      var amounts: [Period: Amount] = [:]
    }

    /// What a parameter's course is of.
    struct Course: Hashable, Sendable {
      let parameter: String
      let group: String
      let unit: String
    }

    /// The unit that amounts are printed in, as it was written.
    var unit = ""
    var lines: [String: Line] = [:]
    var book: [Period: Double] = [:]
    var payableMonths: [Period: Double] = [:]
    /// The balances and payable months at the ends of years, as they were printed.
    var closings: [Int: Double] = [:]
    var printedMonths: [Int: Double] = [:]
    var courses: [Course: [Period: Double]] = [:]

    /// The last period that was closed.
    var closedThrough: Period? {
      lines.values.flatMap { line in
        line.amounts.compactMap { $0.value.isActual ? $0.key : nil }
      }.max()
    }
  }

  /// The folder it was read from, as it was given.
  public let folder: String

  /// What it was made from and by: names and contents of its manifest, in order.
  let manifest: [(name: String, content: String)]

  private let funds: [String: Fund]

  /// What it said of a fund of this name in either language; `nil` where it did not report on it.
  func fund(_ title: LocalizedText) -> Fund? { funds[title.chinese] ?? funds[title.english] }

  /// Reads the tables of an earlier run.
  ///
  /// - Parameter folder: the folder that the earlier run wrote, in either language.
  /// - Throws: ``Quantities/InputFault`` where it is no such folder or a table was damaged since.
  public static func read(_ folder: String) throws(InputFault) -> EarlierReport {
    var funds: [String: Fund] = [:]
    try readLines(folder, into: &funds)
    try readMeasures(folder, into: &funds)
    try readYears(folder, into: &funds)
    try readAssumptions(folder, into: &funds)
    return EarlierReport(folder: folder, manifest: try manifest(folder), funds: funds)
  }

  /// That it is no earlier report, but one closed later than a fund of this one; `nil` where it is.
  public func fault(before chapters: [FundChapter]) -> Diagnostic? {
    for chapter in chapters {
      guard let then = fund(chapter.model.title)?.closedThrough,
        then.lastMonth > chapter.closedThrough.lastMonth
      else { continue }
      let (now, title) = (chapter.closedThrough, chapter.model.title)
      return Diagnostic(
        code: "later-report", at: SourcePlace(file: folder),
        found: LocalizedText(
          "--since 的报告数据截至 \(then)，晚于本次的 \(now)（\(title.chinese)）",
          "the report of --since has data to \(then), later than \(now) of this one (\(title.english))"
        ),
        expected: LocalizedText(
          "数据截至 \(now) 或以前的报告", "a report with data to \(now) or before"),
        remedy: LocalizedText(
          "请核对目录，或先把 closed-through 移到最近结账的月份",
          "Check the folder, or move closed-through on to the last closed month first"))
    }
    return nil
  }

  // MARK: - Tables

  private static func reader(_ folder: String, _ name: String, _ columns: [LocalizedText])
    throws(InputFault) -> FigureReader
  {
    let schema = ColumnSchema(
      columns.map { column in
        ColumnSchema.Column(
          column.chinese, aliases: column.chinese == column.english ? [] : [column.english],
          isRequired: true)
      })
    do {
      return try FigureReader("\(folder)/\(name)", schema)
    } catch {
      throw InputFault(
        error.diagnostics.filter { $0.severity == .error } + [
          Diagnostic(
            code: "no-earlier-report", at: SourcePlace(file: folder),
            found: LocalizedText(
              "这里读不出上次的报告", "no earlier report can be read here"),
            expected: LocalizedText(
              "fundcast run 写出的结果目录，其中有 lines.csv、measures.csv、adequacy.csv、assumptions.csv 和 manifest.csv",
              "a folder written by fundcast run, with lines.csv, measures.csv, adequacy.csv, assumptions.csv and manifest.csv"
            ))
        ])
    }
  }

  private static func isOne(_ text: String, of word: LocalizedText) -> Bool {
    text == word.chinese || text == word.english
  }

  /// A period as the tables write it.
  private static func period(_ reader: inout FigureReader, _ row: Int, _ column: LocalizedText)
    -> Period?
  {
    let text = reader.text(row, column.chinese)
    if let period = Period(text) { return period }
    reader.report(
      row, column.chinese, "not-a-period",
      LocalizedText("“\(text)”不是期间", "“\(text)” is not a period"),
      LocalizedText("期间，如 2026-01 或 2026", "a period such as 2026-01 or 2026"))
    return nil
  }

  /// Reads the rows of a table in order; throws what is wrong, but columns that are not read here
  /// are none of that.
  private static func readRows(
    _ folder: String, _ name: String, _ columns: [LocalizedText],
    _ take: (inout FigureReader, Int) -> Void
  ) throws(InputFault) {
    var reader = try reader(folder, name, columns)
    for row in 0..<reader.table.rowCount { take(&reader, row) }
    let errors = reader.findings.filter { $0.severity == .error }
    if !errors.isEmpty { throw InputFault(errors) }
  }

  private static func readLines(_ folder: String, into funds: inout [String: Fund])
    throws(InputFault)
  {
    let columns = [
      CommonText.fund, CommonText.scenario, CommonText.period, CommonText.kind, CommonText.value,
      CommonText.unit, FileText.line,
    ]
    try readRows(folder, "lines.csv", columns) { reader, row in
      let scenario = reader.text(row, CommonText.scenario.chinese)
      let isActual = isOne(scenario, of: CommonText.records)
      guard isActual || isOne(scenario, of: CommonText.baseline),
        let period = period(&reader, row, CommonText.period),
        let value = reader.number(row, CommonText.value.chinese)
      else { return }
      let name = reader.text(row, CommonText.fund.chinese)
      let line = reader.text(row, FileText.line.chinese)
      funds[name, default: Fund()].unit = reader.text(row, CommonText.unit.chinese)
      funds[name]?.lines[line, default: Fund.Line()].amounts[period] = Fund.Amount(
        value: value, isActual: isActual,
        isSpread: isOne(reader.text(row, CommonText.kind.chinese), of: CommonText.spread))
    }
  }

  private static func readMeasures(_ folder: String, into funds: inout [String: Fund])
    throws(InputFault)
  {
    let columns = [
      CommonText.fund, CommonText.scenario, CommonText.measure, CommonText.period,
      CommonText.central,
    ]
    try readRows(folder, "measures.csv", columns) { reader, row in
      let measure = reader.text(row, CommonText.measure.chinese)
      let isBook = isOne(measure, of: CommonText.book)
      guard isOne(reader.text(row, CommonText.scenario.chinese), of: CommonText.baseline),
        isBook || isOne(measure, of: CommonText.payableMonths),
        let period = period(&reader, row, CommonText.period),
        let value = reader.number(row, CommonText.central.chinese)
      else { return }
      let name = reader.text(row, CommonText.fund.chinese)
      if isBook {
        funds[name]?.book[period] = value
      } else {
        funds[name]?.payableMonths[period] = value
      }
    }
  }

  private static func readYears(_ folder: String, into funds: inout [String: Fund])
    throws(InputFault)
  {
    let (name, unit) = (CommonText.payableMonths, CommonText.months)
    let months = LocalizedText(
      "\(name.chinese)（\(unit.chinese)）", "\(name.english) (\(unit.english))")
    let columns = [CommonText.fund, CommonText.year, CommonText.closing, months]
    try readRows(folder, "adequacy.csv", columns) { reader, row in
      // A year may have words and marks behind it, such as `2025 预计`.
      let year = reader.text(row, CommonText.year.chinese).prefix { $0.isNumber }
      guard let year = Int(year), let value = reader.number(row, CommonText.closing.chinese) else {
        return
      }
      let fund = reader.text(row, CommonText.fund.chinese)
      funds[fund]?.closings[year] = value
      // Empty where nothing was spent.
      funds[fund]?.printedMonths[year] = reader.number(row, months.chinese)
    }
  }

  private static func readAssumptions(_ folder: String, into funds: inout [String: Fund])
    throws(InputFault)
  {
    let columns = [
      CommonText.fund, FileText.parameter, CommonText.group, CommonText.date, CommonText.value,
      CommonText.unit,
    ]
    try readRows(folder, "assumptions.csv", columns) { reader, row in
      guard let period = period(&reader, row, CommonText.date),
        let value = reader.number(row, CommonText.value.chinese)
      else { return }
      let course = Fund.Course(
        parameter: reader.text(row, FileText.parameter.chinese),
        group: reader.text(row, CommonText.group.chinese),
        unit: reader.text(row, CommonText.unit.chinese))
      funds[reader.text(row, CommonText.fund.chinese)]?.courses[course, default: [:]][period] =
        value
    }
  }

  private static func manifest(_ folder: String) throws(InputFault) -> [(
    name: String, content: String
  )] {
    var entries: [(name: String, content: String)] = []
    try readRows(folder, "manifest.csv", [MethodText.name, MethodText.content]) { reader, row in
      entries.append(
        (
          reader.text(row, MethodText.name.chinese), reader.text(row, MethodText.content.chinese)
        ))
    }
    return entries
  }
}
