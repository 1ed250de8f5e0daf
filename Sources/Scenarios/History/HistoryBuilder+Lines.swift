import Forecasting
import Foundation
import Funds
import Quantities
import Tables

extension HistoryBuilder {
  /// What is known of a line's past; `nil` without any record.
  mutating func lineHistory(_ line: LineItem) throws(InputFault) -> LineHistory? {
    let own = records(of: line.name).filter { isOwnScope($0.scope, of: line) }
    var flows = own.filter { $0.basis == .flow && $0.period.frequency == frequency }
    let cumulative = own.filter { $0.basis == .cumulative }
    let annual =
      frequency == .year
      ? []
      : own.filter {
        $0.basis == .flow && $0.period.frequency == .year
      }
    guard !(flows.isEmpty && cumulative.isEmpty && annual.isEmpty) else { return nil }
    if !annual.isEmpty { flows = yieldingToYears(flows, annual, of: line) }
    let incurred = series(
      records(of: "incurred.\(line.name)").filter {
        $0.basis == .flow && $0.period.frequency == frequency
      })
    if annual.isEmpty, let monthly = monthlyFlows(flows, cumulative, of: line) {
      return try observedHistory(line, monthly, flows + cumulative, incurred: incurred)
    }
    return try spreadHistory(
      line, flows: flows, cumulative: cumulative, annual: annual, incurred: incurred)
  }

  private func isOwnScope(_ scope: String?, of line: LineItem) -> Bool {
    guard let scope else { return true }
    return model.books.contains { $0.name == scope } && scope != line.splice?.scope
  }

  func series(_ records: [Record]) -> Series? {
    guard let first = records.map(\.period).min() else { return nil }
    let end = max(closedThrough, first)
    let known = Dictionary(records.map { ($0.period, $0.value) }) { first, _ in first }
    return Series(start: first, values: (first...end).map { known[$0] })
  }

  // MARK: - Every period observed

  private mutating func observedHistory(
    _ line: LineItem, _ observed: Series, _ flows: [Record], incurred: Series?
  ) throws(InputFault) -> LineHistory {
    let gaps = observed.periods.filter { observed[$0] == nil }
    if observed.count > frequency.periodsPerYear { try checkLastPeriods(line, gaps, flows) }
    noteGaps(line, gaps)
    let years = observed.aggregatedToYears().observations.map {
      LineHistory.AnnualTotal(
        year: $0.period.year, amount: $0.value,
        standing: standing(of: flows.filter { [year = $0.period.year] in $0.period.year == year }))
    }
    reportOddAmounts(line, observed, flows, years: years)
    let bare = LineHistory(
      flows: observed, isInterpolated: [Bool](repeating: false, count: observed.count),
      years: years, cumulative: [], incurred: incurred, seasonal: nil,
      matters: matters(of: line, in: observed))
    let complete =
      estimatesSeasons
      ? CumulativeYear.completeYears(of: bare.underlying.flows).filter { $0.total > 0 } : []
    return LineHistory(
      flows: observed, isInterpolated: bare.isInterpolated, years: years, cumulative: [],
      incurred: incurred, seasonal: seasonal(complete), matters: bare.matters)
  }

  /// Names the periods of a line without a record.
  mutating func noteGaps(_ line: LineItem, _ gaps: [Period]) {
    guard !gaps.isEmpty, frequency == .month else { return }
    let list = gaps.prefix(6).map(\.description).joined(separator: "、")
    note(
      HistoryFinding(
        gaps.contains { $0.year == closedThrough.year } ? .suspicious : .missing,
        LocalizedText(
          "\(line.title.chinese)缺 \(gaps.count) 期：\(list)\(gaps.count > 6 ? "…" : "")",
          "\(line.title.english): \(gaps.count) \(gaps.count == 1 ? "period" : "periods") missing: \(list)"
        )))
  }

  private func standing(of records: [Record]) -> FigureStanding {
    records.map { FigureStanding($0.standing) }.max() ?? .final
  }
}

extension FigureStanding {
  /// The standing of a record.
  init(_ standing: RecordStanding) {
    switch standing {
    case .final: self = .final
    case .flash: self = .flash
    case .derived: self = .derived
    case .approximate: self = .approximate
    }
  }
}
