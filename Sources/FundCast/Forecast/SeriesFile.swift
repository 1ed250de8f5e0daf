import Forecasting
import Quantities
import Tables

/// Series read from a tidy file with the columns series, period and value.
struct SeriesFile {
  /// The series in the order in which they first appear.
  private(set) var series: [(name: String, series: Series)] = []

  /// How the periods of series are written where it is not as they are.
  private(set) var scales: [String: PeriodScale] = [:]

  /// The names of the series that are left out.
  private(set) var faulty: [String] = []

  /// What is wrong with single series, which are then left out, and notes.
  private(set) var findings: [Diagnostic] = []

  /// More periods than this between the first and the last of a series are taken for a mistake.
  private static let longestSpan = 20_000

  /// A series whose largest value lies outside is no amount of anything: its squares and their
  /// squares are beyond what a number holds.
  private static let largestValues = 1e-60...1e60

  /// More periods than this without a value, between two with values, are taken for a mistyped
  /// period: five years of months or quarters, twenty years, sixty numbers.
  private static func longestGap(_ frequency: Frequency, isNumbered: Bool) -> Int {
    isNumbered ? 60 : max(5 * frequency.periodsPerYear, 20)
  }

  /// As many values as room is made for at once.
  private static let usualLength = 120

  private struct Row {
    let period: Written
    let value: Double?
    let row: Int
  }

  /// A period as it is written.
  private enum Written {
    case calendar(Period)
    case number(Int)

    var ordinal: Int {
      switch self {
      case .calendar(let period): period.ordinal
      case .number(let number): number
      }
    }

    var frequency: Frequency? {
      if case .calendar(let period) = self { return period.frequency }
      return nil
    }
  }

  /// A period of the calendar or, where they may be, a number.
  private static func period(_ text: String, isNumbered: Bool) -> Written? {
    if let period = WrittenPeriod.single(in: text) { return .calendar(period) }
    guard isNumbered, let number = Int(text), abs(number) < 1_000_000 else { return nil }
    return .number(number)
  }

  /// Period and value go by every name that they have in a file of records.
  private static let schema = ColumnSchema([
    .init("series", aliases: SeriesFile.seriesAliases + ["unique_id"], isRequired: true),
    .init("period", aliases: ColumnSchema.records.aliases(of: "period") + ["ds"], isRequired: true),
    .init(
      "value", aliases: ColumnSchema.records.aliases(of: "value") + ["值", "y"], isRequired: true),
  ])

  /// The Chinese names of the column of series.
  static let seriesAliases = ["序列", "系列", "序列名称", "序列名"]

  /// The table of a file, with its columns.
  ///
  /// - Throws: ``Quantities/InputFault`` where it cannot be read or lacks a column; of a table of
  ///   series by periods it says what it is.
  private static func table(_ path: String) throws(InputFault) -> (Table, ColumnMatch, [Diagnostic])
  {
    do throws(InputFault) {
      let table = try Table.read(path, columns: schema)
      let (match, faults) = schema.match(table)
      if faults.contains(where: { $0.severity == .error }) { throw InputFault(faults) }
      return (table, match, faults)
    } catch {
      let rows = LocalizedText(
        "一行一个数，列为 series,period,value（序列、期间、数值）",
        "one figure a row, with the columns series,period,value")
      guard let wide = WideTable.refusal(of: path, rows: rows) else { throw error }
      throw InputFault(wide)
    }
  }

  /// Reads a file; a series with a fault is left out and named.
  ///
  /// With a length of season periods may be of any frequency, or numbers; see ``PeriodScale``.
  ///
  /// - Throws: ``Quantities/InputFault`` where the file as a whole cannot be read.
  init(_ path: String, seasonLength: Int?) throws(InputFault) {
    let (table, match, faults) = try SeriesFile.table(path)
    guard let name = match["series"], let period = match["period"], let value = match["value"]
    else { throw InputFault(faults) }
    guard table.rowCount > 0 else {
      throw InputFault(
        Diagnostic(
          code: "series-empty", at: SourcePlace(file: path),
          found: LocalizedText("表头之下没有任何行", "there are no rows below the header"),
          expected: LocalizedText("每行一个数值：序列、期间、数值", "a value a row: series, period, value")))
    }
    let season = seasonLength.flatMap { length in
      Frequency.allCases.first { $0.periodsPerYear == length }
    }
    var places: [String: Int] = [:]
    var found: [(name: String, rows: [Row], fault: Diagnostic?)] = []
    var place = 0
    for row in 0..<table.rowCount {
      let key = table[row, name]
      // Most rows are of the series of the row before.
      if found.isEmpty || found[place].name != key {
        place = places[key] ?? found.count
        if place == found.count {
          places[key] = place
          found.append((key, [], nil))
          found[place].rows.reserveCapacity(SeriesFile.usualLength)
        }
      }
      if found[place].fault != nil { continue }
      let written = table[row, period]
      guard let when = SeriesFile.period(written, isNumbered: season != nil) else {
        found[place].fault = SeriesFile.fault(
          key, "period", table, row, period,
          LocalizedText(
            "期间“\(written)”无法识别", "the period “\(written)” is not read"),
          expected: WrittenPeriod.expected, remedy: WrittenPeriod(written).remedy)
        continue
      }
      switch WrittenFigure(table[row, value]) {
      case .number(let number): found[place].rows.append(Row(period: when, value: number, row: row))
      case .missing: found[place].rows.append(Row(period: when, value: nil, row: row))
      case .unreadable:
        found[place].fault = SeriesFile.fault(
          key, "value", table, row, value,
          LocalizedText(
            "“\(table[row, value])”不是数值", "“\(table[row, value])” is not a number"),
          expected: WrittenFigure.expected)
      }
    }
    for one in found {
      if let fault = one.fault {
        findings.append(fault)
        faulty.append(one.name)
        continue
      }
      switch SeriesFile.assemble(one.name, one.rows, table, period, season) {
      case .success(let read):
        series.append((one.name, read.series))
        if read.scale != .own { scales[one.name] = read.scale }
      case .failure(let fault):
        findings.append(fault)
        faulty.append(one.name)
      }
    }
    findings += SeriesReview(series: series.filter { scales[$0.name] == nil }, path: path).warnings
  }

  private static func assemble(
    _ name: String, _ given: [Row], _ table: Table, _ column: Int, _ season: Frequency?
  ) -> Result<(series: Series, scale: PeriodScale), Diagnostic> {
    func fail(
      _ row: Int, _ found: LocalizedText, expected: LocalizedText? = nil,
      remedy: LocalizedText? = nil
    ) -> Result<(series: Series, scale: PeriodScale), Diagnostic> {
      .failure(
        fault(name, "series", table, row, column, found, expected: expected, remedy: remedy))
    }
    // Numbers of four digits look like years; beside others they are numbers.
    let isNumbered = given.contains { $0.period.frequency == nil }
    let rows = given.map { row -> Row in
      guard isNumbered, row.period.frequency == .year else { return row }
      return Row(period: .number(row.period.ordinal), value: row.value, row: row.row)
    }
    guard let first = rows.first else {
      return fail(0, LocalizedText("没有数据", "there are no values"))
    }
    if let other = rows.first(where: { $0.period.frequency != first.period.frequency }) {
      return fail(other.row, LocalizedText("期间的频率不一致", "periods of different frequencies"))
    }
    let own = first.period.frequency ?? season ?? .year
    let inner = season ?? own
    let scale =
      first.period.frequency == nil ? PeriodScale.number : .calendar(own, season: inner)
    let sorted = rows.sorted { $0.period.ordinal < $1.period.ordinal }
    func inside(_ row: Row) -> Period {
      switch row.period {
      case .calendar(let period): scale.inside(period, season: inner)
      case .number(let number): scale.inside(number, season: inner)
      }
    }
    for (left, right) in zip(sorted, sorted.dropFirst())
    where left.period.ordinal == right.period.ordinal {
      let text = scale.text(inside(right))
      return fail(right.row, LocalizedText("\(text) 重复出现", "\(text) stands twice"))
    }
    guard let start = sorted.first.map(inside), let end = sorted.last.map(inside),
      start.distance(to: end) < longestSpan
    else {
      return fail(first.row, LocalizedText("期间跨度过大", "the periods lie too far apart"))
    }
    let largest = rows.compactMap { row in row.value.map { (row: row.row, size: abs($0)) } }
      .max { $0.size < $1.size }
    if let largest, largest.size > 0, !largestValues.contains(largest.size) {
      return fail(
        largest.row,
        LocalizedText(
          "绝对值最大的数值 \(largest.size) 超出可计算的范围",
          "its largest value in size, \(largest.size), is beyond what can be computed with"),
        expected: LocalizedText("1e-60 至 1e60 之间的数值", "a size from 1e-60 to 1e60"),
        remedy: LocalizedText("请改用别的计量单位", "state the series in another unit"))
    }
    let allowed = longestGap(own, isNumbered: isNumbered)
    let known = sorted.filter { $0.value != nil }
    for (left, right) in zip(known, known.dropFirst()) {
      let missing = inside(left).distance(to: inside(right)) - 1
      guard missing > allowed else { continue }
      let (from, to) = (scale.text(inside(left)), scale.text(inside(right)))
      return fail(
        right.row,
        LocalizedText(
          "\(from) 与 \(to) 之间连续 \(missing) 期没有数值",
          "between \(from) and \(to) \(missing) periods in a row have no value"),
        expected: LocalizedText(
          "连续缺失不超过 \(allowed) 期", "at most \(allowed) periods in a row without a value"),
        remedy: LocalizedText(
          "请核对这两个期间；若无误，只保留其中一段",
          "check both periods; if they are right, keep one part of the series")
      )
    }
    var values = [Double?](repeating: nil, count: start.distance(to: end) + 1)
    for row in sorted { values[start.distance(to: inside(row))] = row.value }
    let series = Series(start: start, values: values)
    if series.observedCount == 0 {
      return fail(first.row, LocalizedText("没有任何观测值", "no value was observed"))
    }
    return .success((series, scale))
  }

  private static func fault(
    _ name: String, _ code: String, _ table: Table, _ row: Int, _ column: Int,
    _ found: LocalizedText, expected: LocalizedText? = nil, remedy: LocalizedText? = nil
  ) -> Diagnostic {
    let place =
      table.rowCount > row ? table.place(row: row, column: column) : SourcePlace(file: table.path)
    return Diagnostic(
      code: "series-" + code, at: place,
      found: LocalizedText(
        "序列“\(name)”未预测：\(found.chinese)", "series “\(name)” is not forecast: \(found.english)"),
      expected: expected, remedy: remedy)
  }
}
