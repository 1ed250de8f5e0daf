import Forecasting
import Quantities
import Tables

/// Dated events that move series, read from a file.
///
/// Columns: event, from, and kind: `pulse`, `shift`, `ramp`, or `scope` for a break in what is
/// counted; until and series (one that the event is limited to) may be left out, as may factor,
/// by which values before a break are multiplied. Pulses of one name are one event that comes again,
/// with the same effect each time.
struct EventsFile: Sendable {
  /// A date from which a series counts something else.
  struct ScopeBreak: Sendable {
    let event: EventRegressor
    /// What values before are multiplied by; `nil` to estimate it.
    let factor: Double?
  }

  private struct Entry: Sendable {
    let series: String?
    let event: EventRegressor
    let scope: ScopeBreak?
  }

  private let entries: [Entry]

  private static let schema = ColumnSchema([
    .init("event", aliases: ["事件"], isRequired: true),
    .init("from", aliases: ["起", "开始"], isRequired: true),
    .init("until", aliases: ["止", "结束"]),
    .init("kind", aliases: ["类型"], isRequired: true),
    .init("series", aliases: SeriesFile.seriesAliases),
    .init("factor", aliases: ["系数"]),
  ])

  /// Reads a file.
  ///
  /// - Throws: ``Quantities/InputFault`` with everything that is wrong.
  init(_ path: String) throws(InputFault) {
    var reader = try FigureReader(path, EventsFile.schema)
    var entries: [Entry] = []
    for row in 0..<reader.table.rowCount {
      let name = reader.text(row, "event")
      let kind = reader.text(row, "kind")
      if name.isEmpty {
        reader.report(row, "event", "events", LocalizedText("事件没有名称", "the event has no name"))
      }
      let first = EventsFile.period(&reader, row, "from")
      let last =
        reader.text(row, "until").isEmpty ? nil : EventsFile.period(&reader, row, "until")
      let shape = kind == "scope" ? .shift : EventRegressor.Kind(rawValue: kind)
      if shape == nil {
        reader.report(
          row, "kind", "events",
          LocalizedText("不认识的类型“\(kind)”", "the kind “\(kind)” is not known"),
          LocalizedText(verbatim: "pulse, shift, ramp, scope"))
      }
      if let first, let last, last.lastMonth < first.firstMonth {
        reader.report(
          row, "until", "events", LocalizedText("结束早于开始", "the event ends before it begins"))
      }
      let factor = reader.number(row, "factor")
      if let factor, factor <= 0 || kind != "scope" {
        reader.report(
          row, "factor", "events",
          LocalizedText("系数只用于 scope，且大于零", "a factor belongs to scope and is above zero"))
      }
      guard let first, let shape else { continue }
      let event = EventRegressor(
        name: LocalizedText(verbatim: name), kind: shape, from: first,
        until: kind == "scope" ? nil : last)
      let series = reader.text(row, "series")
      entries.append(
        Entry(
          series: series.isEmpty ? nil : series, event: event,
          scope: kind == "scope" ? ScopeBreak(event: event, factor: factor) : nil))
    }
    try reader.check()
    self.entries = entries
  }

  /// The events that move a series, each at the place where it is first named.
  func events(of series: String) -> [any Regressor] {
    let own = entries.filter { $0.scope == nil && $0.series ?? series == series }.map(\.event)
    let spells = Dictionary(grouping: own.filter { $0.kind == .pulse }, by: \.name)
    var named = Set<LocalizedText>()
    return own.compactMap { event -> (any Regressor)? in
      guard event.kind == .pulse, let all = spells[event.name], all.count > 1 else { return event }
      return named.insert(event.name).inserted ? RecurringEvent(all) : nil
    }
  }

  /// The breaks in what a series counts, in order.
  func breaks(of series: String) -> [ScopeBreak] {
    entries.filter { $0.series ?? series == series }.compactMap(\.scope)
      .sorted { $0.event.first < $1.event.first }
  }

  /// The names of the series that events are limited to.
  var seriesNames: [String] { entries.compactMap(\.series) }

  private static func period(_ reader: inout FigureReader, _ row: Int, _ column: String)
    -> Period?
  {
    let text = reader.text(row, column)
    if let period = WrittenPeriod.single(in: text) { return period }
    reader.report(
      row, column, "events", LocalizedText("期间“\(text)”无法识别", "the period “\(text)” is not read"),
      WrittenPeriod.expected)
    return nil
  }
}
