import Forecasting
import Quantities
import Tables

/// Judgements read from a file: series, period, value or shift, author, reason and date.
struct OverridesFile {
  /// A judgement and where it stands.
  struct Entry {
    let judgement: Judgement
    let period: String
    let place: SourcePlace
  }

  /// The judgements in the order of the file.
  let entries: [Entry]

  private static let schema = ColumnSchema([
    .init("series", aliases: SeriesFile.seriesAliases, isRequired: true),
    .init("period", aliases: ColumnSchema.records.aliases(of: "period"), isRequired: true),
    .init("value", aliases: ColumnSchema.records.aliases(of: "value") + ["值"]),
    .init("shift", aliases: ["调整"]),
    .init("author", aliases: ["责任人", "作者"], isRequired: true),
    .init("reason", aliases: ["理由", "原因"], isRequired: true),
    .init("date", aliases: ["日期"], isRequired: true),
  ])

  /// Reads a file.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything that is wrong.
  init(_ path: String) throws(InputFault) {
    var reader = try FigureReader(path, OverridesFile.schema)
    var entries: [Entry] = []
    for row in 0..<reader.table.rowCount {
      for (column, chinese) in [("author", "责任人"), ("reason", "理由"), ("series", "序列")]
      where reader.text(row, column).isEmpty {
        reader.report(
          row, column, "overrides", LocalizedText("缺少\(chinese)", "the \(column) is missing"))
      }
      let date = reader.text(row, "date")
      if !OverridesFile.isDate(date) {
        reader.report(
          row, "date", "overrides", LocalizedText("“\(date)”不是日期", "“\(date)” is no date"),
          LocalizedText("如 2024-05-31", "such as 2024-05-31"))
      }
      // Periods without a calendar are found by their text, as it is.
      let known = WrittenPeriod.single(in: reader.text(row, "period"))
      let written = known?.description ?? reader.text(row, "period")
      let period = known ?? Period(year: 0)
      let percents = ["value", "shift"].filter { column in
        reader.text(row, column).contains { "%％‰".contains($0) }
      }
      for column in percents {
        let text = reader.text(row, column)
        reader.report(
          row, column, "overrides",
          LocalizedText("“\(text)”是百分数", "“\(text)” is a percentage"),
          LocalizedText(
            "与序列同单位的数：value 写调整后的数，shift 写增减的数",
            "a number in the series' unit: value what it becomes, shift what is added"))
      }
      guard percents.isEmpty else { continue }
      let isWritten = ["value", "shift"].filter { !reader.text(row, $0).isEmpty }.count == 1
      let (value, shift) = (reader.number(row, "value"), reader.number(row, "shift"))
      let change: Judgement.Change
      switch (value, shift) {
      case (.some(let value), nil): change = .value(value)
      case (nil, .some(let shift)): change = .shift(shift)
      // What is written and is no number was reported as that.
      case (nil, nil) where isWritten: continue
      default:
        reader.report(
          row, "value", "overrides",
          LocalizedText("value 与 shift 应有且只有一个", "exactly one of value and shift is needed"))
        continue
      }
      let series = reader.text(row, "series")
      if entries.contains(where: { $0.judgement.series == series && $0.period == written }) {
        reader.report(
          row, "period", "overrides",
          LocalizedText("“\(series)”的 \(written) 重复出现", "“\(series)” in \(written) stands twice"))
      }
      entries.append(
        Entry(
          judgement: Judgement(
            series: series, period: period, change: change,
            author: reader.text(row, "author"), reason: reader.text(row, "reason"), date: date),
          period: written, place: reader.place(row, "series")))
    }
    try reader.check()
    self.entries = entries
  }

  /// An error for each judgement of a series that is not there.
  func strangers(among names: Set<String>) -> [Diagnostic] {
    entries.filter { !names.contains($0.judgement.series) }.map { entry in
      Diagnostic(
        code: "overrides-unknown", at: entry.place,
        found: LocalizedText(
          "没有序列“\(entry.judgement.series)”", "there is no series “\(entry.judgement.series)”"))
    }
  }

  /// A warning for each judgement that no origin of a backtest could use.
  func unused(_ used: Set<Int>) -> [Diagnostic] {
    entries.indices.filter { !used.contains($0) }.map { place in
      let entry = entries[place]
      return Diagnostic(
        .warning, code: "overrides-unused", at: entry.place,
        found: LocalizedText(
          "“\(entry.judgement.series)” \(entry.period) 的调整未用于回测：没有起点既不早于其日期 "
            + "\(entry.judgement.date) 所在月、又预测到该期间",
          "the override of “\(entry.judgement.series)” in \(entry.period) is not used: no point "
            + "from which that period is forecast has known the month of its date, "
            + "\(entry.judgement.date)"))
    }
  }

  /// Whether a text is a day such as 2024-05-31.
  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month)
    else { return false }
    return (1...Period(year: year, month: month).dayCount).contains(day)
  }
}
