import Forecasting
import Funds
import Quantities
import Tables

/// Months told by running totals of the year, and years told by their months.
extension HistoryBuilder {
  /// A line's flows by period where its records tell every one of them: as they stand, or as a
  /// running total of the year less the other periods up to it.
  ///
  /// - Returns: `nil` without records of flows, or where a running total covers two periods or more
  ///   that nothing else tells.
  mutating func monthlyFlows(_ flows: [Record], _ cumulative: [Record], of line: LineItem)
    -> Series?
  {
    guard !flows.isEmpty || cumulative.isEmpty else { return nil }
    var known = Dictionary(flows.map { ($0.period, $0.value) }) { first, _ in first }
    var derived: [Period] = []
    let points = cumulative.map { (end: $0.period.last(frequency), record: $0) }
    for (end, record) in points.sorted(by: { $0.end < $1.end }) {
      let periods = Array(Period(year: end.year).first(frequency)...end)
      let open = periods.filter { known[$0] == nil }
      let sum = periods.reduce(0) { $0 + (known[$1] ?? 0) }
      guard open.count <= 1 else { return nil }
      if let only = open.first {
        known[only] = record.value - sum
        derived.append(only)
      } else if abs(record.value - sum) > max(0.5 * unit.scale, 1e-6 * abs(sum)) {
        noteContradiction(line, record, sum)
      }
    }
    guard let first = known.keys.min() else { return nil }
    noteDifferences(line, derived)
    return Series(start: first, values: (first...max(closedThrough, first)).map { known[$0] })
  }

  /// Names the periods that running totals tell.
  mutating func noteDifferences(_ line: LineItem, _ derived: [Period]) {
    guard !derived.isEmpty else { return }
    let list = derived.prefix(6).map(\.description).joined(separator: "、")
    let rest = derived.count > 6 ? "…" : ""
    note(
      HistoryFinding(
        .interpolated,
        LocalizedText(
          "\(line.title.chinese) \(list)\(rest) 由本年累计数减去其余各月得出",
          "\(line.title.english): \(list)\(rest) told by running totals less the year's other periods"
        )))
  }

  /// The years in which every period has a flow, or whose running total reaches their end, as
  /// totals, but for those published as a whole.
  func observedYears(_ flows: [Record], _ cumulative: [Record], except annual: [Record])
    -> [LineHistory.AnnualTotal]
  {
    let published = Set(annual.map(\.period.year))
    let byYear = Dictionary(grouping: flows, by: \.period.year)
    let ends = Dictionary(
      cumulative.filter { $0.period.lastMonth.index == 12 }.map { ($0.period.year, $0) }
    ) { first, _ in first }
    return Set(byYear.keys).union(ends.keys).sorted().compactMap { year in
      guard !published.contains(year) else { return nil }
      let records = byYear[year] ?? []
      if Set(records.map(\.period)).count == frequency.periodsPerYear {
        return LineHistory.AnnualTotal(
          year: year, amount: records.reduce(0) { $0 + $1.value },
          standing: records.map { FigureStanding($0.standing) }.max() ?? .final)
      }
      return ends[year].map {
        LineHistory.AnnualTotal(
          year: year, amount: $0.value, standing: FigureStanding($0.standing))
      }
    }
  }

  private mutating func noteContradiction(_ line: LineItem, _ record: Record, _ sum: Double) {
    note(
      HistoryFinding(
        .suspicious,
        LocalizedText(
          "\(line.title.chinese) \(record.period) 本年累计 \(decimal(record.value)) \(unit)，与各月之和 \(decimal(sum)) \(unit) 不符，用各月的数",
          "\(line.title.english): the running total to \(record.period), \(decimal(record.value)) \(unit), is not the sum of the periods, \(decimal(sum)) \(unit), which are used"
        ), amount: record.value - sum, place: record.place))
  }
}
