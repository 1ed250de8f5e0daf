import Funds
import Quantities
import Tables

/// Years of a wider scope joined on to a line's own.
extension HistoryBuilder {
  /// Joins years of a wider scope on, scaled by the ratio in the years of overlap.
  mutating func splice(_ line: LineItem, onto totals: [LineHistory.AnnualTotal])
    -> [LineHistory.AnnualTotal]
  {
    guard let splice = line.splice else { return totals }
    let wide = records(of: line.name).filter {
      $0.scope == splice.scope && $0.basis == .flow
        && $0.period.frequency == .year
    }
    let ratios = splice.years.compactMap { year -> Double? in
      guard let own = totals.first(where: { $0.year == year })?.amount,
        let wider = wide.first(where: { $0.period.year == year })?.value, wider > 0
      else { return nil }
      return own / wider
    }
    guard !ratios.isEmpty else { return totals }
    let ratio = ratios.reduce(0, +) / Double(ratios.count)
    let known = Set(totals.map(\.year))
    let joined = wide.filter { !known.contains($0.period.year) }.map {
      LineHistory.AnnualTotal(
        year: $0.period.year, amount: $0.value * ratio, standing: .derived)
    }
    if !joined.isEmpty {
      let percent = (ratio * 1000).rounded() / 10
      let years = joined.map { String($0.year) }.sorted().joined(separator: "、")
      note(
        HistoryFinding(
          .spliced,
          LocalizedText(
            "\(line.title.chinese) \(years) 年按重叠年份比例 \(percent)% 由较宽口径（\(splice.scope)）衔接",
            "\(line.title.english): years \(years) joined on from \(splice.scope) at \(percent)%, the ratio of the overlap"
          )))
    }
    return (totals + joined).sorted { $0.year < $1.year }
  }
}
