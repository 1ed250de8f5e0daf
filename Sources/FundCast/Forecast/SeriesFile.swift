import Forecasting
import Quantities
import Tables

/// Series read from a tidy file with the columns series, period and value.
struct SeriesFile {
  /// The series in the order in which they first appear.
  private(set) var series: [(name: String, series: Series)] = []

  /// What is wrong with single series, which are then left out, and notes.
  private(set) var findings: [Diagnostic] = []

  /// More periods than this between the first and the last of a series are taken for a mistake.
  private static let longestSpan = 20_000

  private struct Row {
    let period: Period
    let value: Double?
    let row: Int
  }

  private static let schema = ColumnSchema([
    .init("series", aliases: ["序列", "unique_id"], isRequired: true),
    .init("period", aliases: ["期间", "ds"], isRequired: true),
    .init("value", aliases: ["值", "数值", "y"], isRequired: true),
  ])

  /// Reads a file; a series with a fault is left out and named.
  ///
  /// - Throws: ``Quantities/InputFault`` where the file as a whole cannot be read.
  init(_ path: String, periodsPerYear: Int?) throws(InputFault) {
    let table = try Table.read(path)
    let (match, faults) = SeriesFile.schema.match(table)
    if faults.contains(where: { $0.severity == .error }) { throw InputFault(faults) }
    guard let name = match["series"], let period = match["period"], let value = match["value"]
    else { throw InputFault(faults) }
    var order: [String] = []
    var rows: [String: [Row]] = [:]
    var broken: [String: Diagnostic] = [:]
    for row in 0..<table.rowCount {
      let key = table[row, name]
      if rows[key] == nil {
        order.append(key)
        rows[key] = []
      }
      if broken[key] != nil { continue }
      guard let when = Period(table[row, period]) else {
        broken[key] = SeriesFile.fault(
          key, "period", table, row, period,
          LocalizedText(
            "期间“\(table[row, period])”无法识别", "the period “\(table[row, period])” is not read"))
        continue
      }
      switch SeriesFile.number(table[row, value]) {
      case .some(let number): rows[key]?.append(Row(period: when, value: number, row: row))
      case nil:
        broken[key] = SeriesFile.fault(
          key, "value", table, row, value,
          LocalizedText(
            "“\(table[row, value])”不是数值", "“\(table[row, value])” is not a number"))
      }
    }
    for key in order {
      if let fault = broken[key] {
        findings.append(fault)
        continue
      }
      switch SeriesFile.assemble(key, rows[key] ?? [], table, period, periodsPerYear) {
      case .success(let one): series.append((key, one))
      case .failure(let fault): findings.append(fault)
      }
    }
  }

  /// A number; missing for an empty field, `NA` or `NaN`; `nil` for anything else.
  private static func number(_ text: String) -> Double?? {
    if text.isEmpty || ["NA", "NaN", "nan", "null"].contains(text) { return .some(nil) }
    guard let value = Double(text), value.isFinite else { return nil }
    return .some(value)
  }

  private static func assemble(
    _ name: String, _ rows: [Row], _ table: Table, _ column: Int, _ periodsPerYear: Int?
  ) -> Result<Series, Diagnostic> {
    func fail(_ row: Int, _ found: LocalizedText) -> Result<Series, Diagnostic> {
      .failure(fault(name, "series", table, row, column, found))
    }
    guard let first = rows.first else {
      return fail(0, LocalizedText("没有数据", "there are no values"))
    }
    if let other = rows.first(where: { $0.period.frequency != first.period.frequency }) {
      return fail(other.row, LocalizedText("期间的频率不一致", "periods of different frequencies"))
    }
    if let wanted = periodsPerYear, wanted != first.period.frequency.periodsPerYear {
      return fail(
        first.row,
        LocalizedText("不是每年 \(wanted) 期的序列", "the series does not have \(wanted) periods a year"))
    }
    let sorted = rows.sorted { $0.period < $1.period }
    for (left, right) in zip(sorted, sorted.dropFirst()) where left.period == right.period {
      return fail(
        right.row, LocalizedText("\(right.period) 重复出现", "\(right.period) stands twice"))
    }
    guard let start = sorted.first?.period, let end = sorted.last?.period,
      start.distance(to: end) < longestSpan
    else {
      return fail(first.row, LocalizedText("期间跨度过大", "the periods lie too far apart"))
    }
    var values = [Double?](repeating: nil, count: start.distance(to: end) + 1)
    for row in sorted { values[start.distance(to: row.period)] = row.value }
    let series = Series(start: start, values: values)
    if series.observedCount == 0 {
      return fail(first.row, LocalizedText("没有任何观测值", "no value was observed"))
    }
    return .success(series)
  }

  private static func fault(
    _ name: String, _ code: String, _ table: Table, _ row: Int, _ column: Int,
    _ found: LocalizedText
  ) -> Diagnostic {
    let place =
      table.rowCount > row ? table.place(row: row, column: column) : SourcePlace(file: table.path)
    return Diagnostic(
      code: "series-" + code, at: place,
      found: LocalizedText(
        "序列“\(name)”未预测：\(found.chinese)", "series “\(name)” is not forecast: \(found.english)"))
  }
}
