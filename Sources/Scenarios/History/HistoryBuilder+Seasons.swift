import Forecasting
import Funds
import Quantities
import Tables

/// How a line's years are shared among their periods.
extension HistoryBuilder {
  /// How many years a season rests on.
  private static let seasonYears = 5

  /// Shares from the last five years that are known period by period, and from those of the last
  /// five that are known in part: what is known in part never stands in for what is known in full.
  /// A fund by the year has none.
  func seasonal(_ years: [CumulativeYear]) -> SeasonalShares? {
    guard frequency != .year, !years.isEmpty else { return nil }
    let full = years.filter { !$0.runningTotals.contains(nil) }
    let used = Set(
      (full.suffix(Self.seasonYears) + years.suffix(Self.seasonYears)).map(\.year))
    return try? SeasonalShares(years: years.filter { used.contains($0.year) }, frequency: frequency)
  }

  /// Years with their running totals, of the line's own scope or of the one named for its season.
  func cumulativeYears(
    of line: LineItem, totals: [LineHistory.AnnualTotal], points: [LineHistory.CumulativePoint],
    flows: [Record], matters: [LineHistory.Matter]
  ) -> [CumulativeYear] {
    let own = { self.years(totals, points, flows, matters) }
    guard let scope = line.seasonalScope else { return own() }
    let wide = records(of: line.name).filter { $0.scope == scope }
    let wideTotals = wide.filter { $0.basis == .flow && $0.period.frequency == .year }.map {
      LineHistory.AnnualTotal(
        year: $0.period.year, amount: $0.value, standing: FigureStanding($0.standing))
    }.sorted { $0.year < $1.year }
    let widePoints = wide.filter { $0.basis == .cumulative }.map {
      LineHistory.CumulativePoint(
        period: $0.period, amount: $0.value, standing: FigureStanding($0.standing))
    }
    let found = years(wideTotals, widePoints, [], [])
    return found.isEmpty ? own() : found
  }

  /// The years whose season is told by running totals, by their periods' own records, or by both
  /// together.
  private func years(
    _ totals: [LineHistory.AnnualTotal], _ points: [LineHistory.CumulativePoint],
    _ flows: [Record], _ matters: [LineHistory.Matter]
  ) -> [CumulativeYear] {
    totals.compactMap { total in
      let own = matters.filter { $0.period.year == total.year }
      func once(from first: Int, through last: Int) -> Double {
        own.reduce(0) { (first...last).contains($1.period.index) ? $0 + $1.amount : $0 }
      }
      let count = frequency.periodsPerYear
      var running = [Double?](repeating: nil, count: count)
      var single = running
      for point in points where point.period.year == total.year {
        let index = point.period.index
        running[index - 1] = point.amount - once(from: 1, through: index)
      }
      for flow in flows where flow.period.year == total.year {
        let index = flow.period.index
        single[index - 1] = flow.value - once(from: index, through: index)
      }
      let isEndPublished = running[count - 1] != nil
      running[count - 1] = total.amount - once(from: 1, through: count)
      for index in 0..<count - 1 where running[index] == nil {
        let before = index == 0 ? 0 : running[index - 1]
        if let before, let amount = single[index] { running[index] = before + amount }
      }
      for index in (1..<count).reversed() where running[index - 1] == nil {
        if let after = running[index], let amount = single[index] {
          running[index - 1] = after - amount
        }
      }
      // A year known at fewer than four points says little of its season.
      let known = running.dropLast().count { $0 != nil } + (isEndPublished ? 1 : 0)
      guard known >= 4, total.amount > 0 else { return nil }
      return CumulativeYear(year: total.year, runningTotals: running)
    }
  }
}
