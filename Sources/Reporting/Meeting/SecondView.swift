import Funds
import Quantities

/// A line's two independent views, by calendar year.
struct SecondView: Sendable {
  struct Year: Sendable {
    let year: Int

    /// The main view, or the record; currency units.
    let main: Double

    /// The second view; `nil` for closed years.
    let second: Double?
  }

  let line: LineItem
  let years: [Year]
}

extension FundChapter {
  /// The lines that have a second view.
  func secondViewLines() -> [SecondView] {
    projection.lines.filter { !$0.secondView.isEmpty }.compactMap { line in
      let projected = Set(timeline.projectedYears)
      let first = years.first?.year ?? budgetYear
      let all = (first...max(first, timeline.end.year)).compactMap { year -> SecondView.Year? in
        guard let main = timeline.amount(of: line.item.name, inYear: year) else { return nil }
        guard projected.contains(year) else {
          return SecondView.Year(year: year, main: main, second: nil)
        }
        let closed = timeline.closedAmount(of: line.item.name, inYear: year) ?? 0
        let ahead = projection.periods.indices.reduce(0.0) {
          projection.periods[$1].year == year ? $0 + line.secondView[$1] : $0
        }
        return SecondView.Year(year: year, main: main, second: closed + ahead)
      }
      return all.contains { $0.second != nil } ? SecondView(line: line.item, years: all) : nil
    }
  }
}
