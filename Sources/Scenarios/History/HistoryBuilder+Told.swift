import Forecasting
import Funds
import Quantities
import Tables

/// Periods told by firm running totals before and after them.
extension HistoryBuilder {
  /// A line's amounts by period, as recorded or as the difference of two firm running totals, the year
  /// among them; those of derived and approximate ones differ by more than the period.
  func toldAmounts(
    _ flows: [Record], _ points: [LineHistory.CumulativePoint],
    _ totals: [LineHistory.AnnualTotal]
  ) -> [Period: Double] {
    var told = Dictionary(flows.map { ($0.period, $0.value) }) { first, _ in first }
    let count = frequency.periodsPerYear
    let firm = points.filter { $0.standing <= .flash }
    for year in Set((firm.map(\.period) + flows.map(\.period)).map(\.year)).sorted() {
      let first = Period(year: year).first(frequency)
      let periods = (0..<count).map { first.advanced(by: $0) }
      var running = [Double?](repeating: nil, count: count + 1)
      running[0] = 0
      for point in firm where point.period.year == year {
        running[point.period.index] = point.amount
      }
      if let total = totals.first(where: { $0.year == year && $0.standing <= .flash }) {
        running[count] = total.amount
      }
      for index in 0..<count where running[index + 1] == nil {
        if let before = running[index], let amount = told[periods[index]] {
          running[index + 1] = before + amount
        }
      }
      for index in (0..<count).reversed() where running[index] == nil {
        if let after = running[index + 1], let amount = told[periods[index]] {
          running[index] = after - amount
        }
      }
      for index in 0..<count where told[periods[index]] == nil {
        if let before = running[index], let after = running[index + 1] {
          // Sums of binary fractions leave crumbs below a hundredth.
          told[periods[index]] = ((after - before) * 100).rounded() / 100
        }
      }
    }
    return told
  }

  /// A December that is less firm than its year yields to it, where the year's periods are all
  /// recorded and do not add up: what the account added at the year's end falls into its last period.
  mutating func yieldingToYears(_ flows: [Record], _ annual: [Record], of line: LineItem)
    -> [Record]
  {
    var kept = flows
    for year in annual {
      let own = kept.filter { $0.period.year == year.period.year }
      let last = year.period.last(frequency)
      guard Set(own.map(\.period)).count == frequency.periodsPerYear,
        let end = own.first(where: { $0.period == last }), end.standing < year.standing
      else { continue }
      let difference = year.value - own.reduce(0) { $0 + $1.value }
      guard abs(difference) > own.reduce(year.rounding, { $0 + $1.rounding }) else { continue }
      kept.removeAll { $0.period == last }
      let (whole, sum) = (decimal(year.value), decimal(year.value - difference))
      note(
        HistoryFinding(
          .superseded,
          LocalizedText(
            "\(line.title.chinese) \(year.period.year) 年\(year.standing.label.chinese) \(whole) \(unit)，各月\(end.standing.label.chinese)合计 \(sum) \(unit)，相差 \(decimal(difference)) \(unit)；以\(year.standing.label.chinese)为准，差额计入 \(last)",
            "\(line.title.english) \(year.period.year): \(year.standing.label.english) \(whole) \(unit), its periods (\(end.standing.label.english)) \(sum) \(unit), a difference of \(decimal(difference)) \(unit); the firmer year is used and the difference falls into \(last)"
          ), amount: difference, place: end.place))
    }
    return kept
  }
}
