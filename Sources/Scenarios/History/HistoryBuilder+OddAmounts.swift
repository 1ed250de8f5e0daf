import Forecasting
import Funds
import Quantities
import Tables

/// Amounts of lines that look like slips of the unit or the sign.
extension HistoryBuilder {
  /// Names the amounts of single periods, as recorded or told by running totals, that are a hundred
  /// times the line's usual amount or more, a thousandth of it or less, below zero, or more in a
  /// period than half of the year before.
  ///
  /// - Parameters:
  ///   - observed: the amounts told; what is spread from longer times is open.
  ///   - records: the records behind them.
  ///   - years: the line's own years.
  mutating func reportOddAmounts(
    _ line: LineItem, _ observed: Series, _ records: [Record], years: [LineHistory.AnnualTotal]
  ) {
    let usual = observed.observations.map { abs($0.value) }.filter { $0 > 0 }.sorted()
    // A few months say little of what is usual; a year before them may.
    let hasUsual = usual.count >= 6
    let byYear = Dictionary(years.map { ($0.year, abs($0.amount)) }) { first, _ in first }
    for observation in observed.observations where observation.value != 0 {
      let (period, size) = (observation.period, abs(observation.value))
      let before = byYear[period.year - 1]
      let median: Double
      if hasUsual {
        median = usual[usual.count / 2]
      } else if let before, before > 0 {
        median = before / Double(frequency.periodsPerYear)
      } else {
        continue
      }
      let times = size / median
      var isOdd = times >= 100 || (hasUsual && times <= 0.001)
      let isKnown = matters.contains { $0.line == line.name && $0.period == period }
      if let before, frequency != .year, !isKnown, times >= 10,
        size > before * (hasUsual ? 0.5 : 2)
      {
        let back = observed[period.advanced(by: -frequency.periodsPerYear)].map { abs($0) }
        isOdd = isOdd || back.map { size > 3 * $0 } ?? true
      }
      guard isOdd || observation.value < 0 else { continue }
      noteOddAmount(line, period, observation.value, median: isOdd ? median : nil, records)
    }
  }

  private mutating func noteOddAmount(
    _ line: LineItem, _ period: Period, _ value: Double, median: Double?, _ records: [Record]
  ) {
    let record = records.first { $0.period.last(frequency) == period }
    let reason =
      median.map {
        LocalizedText(
          "与平常（\(decimal($0)) \(unit)）相差悬殊，像是单位写错",
          "far from the usual \(decimal($0)) \(unit): perhaps a slip of the unit")
      } ?? LocalizedText("为负数，请核对", "below zero: to be checked")
    let running =
      record?.basis == .cumulative
      ? LocalizedText(
        "（由本年累计相减得出）", " (the difference of running totals)") : LocalizedText(verbatim: "")
    let amount = decimal(value)
    note(
      HistoryFinding(
        .suspicious,
        LocalizedText(
          "\(line.title.chinese) \(period) \(amount) \(unit)\(running.chinese)，\(reason.chinese)",
          "\(line.title.english) \(period): \(amount) \(unit)\(running.english), \(reason.english)"),
        amount: value, year: period.year, place: record?.place))
  }

  /// Names running totals that are below the one before them in the same year, where no single period
  /// tells it.
  mutating func reportFallingTotals(
    _ line: LineItem, _ cumulative: [Record], _ told: [Period: Double]
  ) {
    let ordered = cumulative.sorted { $0.period < $1.period }
    for (before, after) in zip(ordered, ordered.dropFirst())
    where before.period.year == after.period.year && after.value < before.value
      && told[after.period.last(frequency)] == nil
    {
      let (high, low) = (decimal(before.value), decimal(after.value))
      note(
        HistoryFinding(
          .suspicious,
          LocalizedText(
            "\(line.title.chinese)本年累计由 \(before.period) 的 \(high) \(unit) 降到 \(after.period) 的 \(low) \(unit)，请核对单位、正负号和抄录",
            "\(line.title.english): the running total falls from \(high) \(unit) in \(before.period) to \(low) \(unit) in \(after.period); check the unit, the sign and the typing"
          ), amount: after.value - before.value, year: after.period.year, place: after.place))
    }
  }

  /// Names published years that are far from those beside them.
  mutating func reportOddYears(_ line: LineItem, _ annual: [Record]) {
    let ordered = annual.filter { $0.value > 0 }.sorted { $0.period < $1.period }
    let values = ordered.map(\.value)
    for index in values.indices {
      guard let other = farNeighbour(of: index, in: values, ratio: 8) else { continue }
      let (own, far) = (ordered[index], ordered[other])
      note(
        HistoryFinding(
          .suspicious,
          LocalizedText(
            "\(line.title.chinese) \(own.period) 年 \(decimal(own.value)) \(unit)，与 \(far.period) 年的 \(decimal(far.value)) \(unit) 相差悬殊，像是单位写错",
            "\(line.title.english) \(own.period): \(decimal(own.value)) \(unit), far from \(decimal(far.value)) \(unit) in \(far.period): perhaps a slip of the unit"
          ), amount: own.value, year: own.period.year, place: own.place))
    }
  }
}
