import Forecasting
import Quantities

/// What looks wrong with series that read well: said, and nothing changed.
struct SeriesReview {
  let series: [(name: String, series: Series)]
  let path: String

  /// Warnings of running totals among the series, of quarters and years written as months, then of
  /// names that were probably mistyped.
  var warnings: [Diagnostic] { runningTotals + widerPeriods + mistypedNames }

  private func warning(_ code: String, _ found: LocalizedText, _ remedy: LocalizedText)
    -> Diagnostic
  {
    Diagnostic(.warning, code: code, at: SourcePlace(file: path), found: found, remedy: remedy)
  }

  // MARK: - Running totals

  private var runningTotals: [Diagnostic] {
    series.filter { SeriesReview.runsWithinYears($0.series) }.map { one in
      warning(
        "running-totals",
        LocalizedText(
          "序列“\(one.name)”每年之内逐期增加、年初回落，像是本年累计数，现按各期的数预测",
          "series “\(one.name)” rises within each year and falls back at its start, like a running total "
            + "of the year; it is forecast as the amounts of its periods"),
        LocalizedText(
          "若是累计数，请先减去上期累计数", "If it is one, take the last running total off each first"))
    }
  }

  /// Whether every year rises from its first period to its last, falls back to less than half at
  /// the start of the next, and rises in most periods, by about as much as it starts with: amounts
  /// that grow or have a season rise by less, and what is paid once a year rises once.
  static func runsWithinYears(_ series: Series) -> Bool {
    let perYear = series.frequency.periodsPerYear
    guard perYear > 1, series.count > perYear, !fallsWithinAYear(series) else { return false }
    var complete = 0
    var (starts, rises) = (0.0, 0.0)
    var (steps, rising) = (0, 0)
    var last: Double?
    for (_, year) in Dictionary(grouping: series.observations, by: \.period.year)
      .sorted(by: { $0.key < $1.key })
    {
      let values = year.map(\.value)
      guard let first = values.first, let end = values.last, values.allSatisfy({ $0 >= 0 }),
        zip(values, values.dropFirst()).allSatisfy({ $0 <= $1 }),
        last.map({ first < $0 / 2 }) ?? true
      else { return false }
      last = end
      steps += values.count - 1
      rising += zip(values, values.dropFirst()).count { $0 < $1 }
      guard year.count == perYear else { continue }
      complete += 1
      starts += first
      rises += (end - first) / Double(perYear - 1)
    }
    return complete >= 2 && 2 * rising >= steps && rises > starts / 4
  }

  /// Whether a value is below the one right before it in the same year, as most series show at once.
  private static func fallsWithinAYear(_ series: Series) -> Bool {
    let (perYear, first) = (series.frequency.periodsPerYear, series.start.index - 1)
    return (1..<max(1, series.count)).contains { index in
      guard (first + index) % perYear != 0, let value = series[index],
        let before = series[index - 1]
      else { return false }
      return value < before
    }
  }

  // MARK: - Quarters and years dated by a month

  private var widerPeriods: [Diagnostic] {
    series.compactMap { one in
      guard let months = SeriesReview.regularGap(one.series),
        let last = one.series.observations.last?.period
      else { return nil }
      let (zh, en, written) =
        months == 3
        ? ("季度数", "quarters", "\(last.year)Q\((last.index + 2) / 3)")
        : ("年度数", "years", "\(last.year)")
      return warning(
        "wider-periods",
        LocalizedText(
          "序列“\(one.name)”每 \(months) 个月才有一个数，现作为缺数的月度序列逐月预测",
          "series “\(one.name)” has a value every \(months) months; it is forecast month by month, the others "
            + "missing"),
        LocalizedText(
          "若是\(zh)，请把期间写成 \(written) 的样子；若其他月份没有发生，请写 0",
          "If they are \(en), write the period as \(written); where nothing happened in the other months write 0"
        ))
    }
  }

  /// The months from one value to the next where all are 3 or all are 12 apart, and there are four
  /// values or more.
  static func regularGap(_ series: Series) -> Int? {
    // Of two values three months apart no more than a third of the months and one are there.
    guard series.frequency == .month, 3 * series.observedCount <= series.count + 3 else {
      return nil
    }
    let periods = series.observations.map(\.period)
    let gaps = Set(zip(periods, periods.dropFirst()).map { $0.distance(to: $1) })
    guard periods.count >= 4, gaps.count == 1, let gap = gaps.first else { return nil }
    return gap == 3 || gap == 12 ? gap : nil
  }

  // MARK: - Names

  /// More short series than this are no slips.
  private static let mostSlips = 50

  private var mistypedNames: [Diagnostic] {
    let short = series.filter { $0.series.observedCount <= 3 }
    guard !short.isEmpty, short.count <= SeriesReview.mostSlips else { return [] }
    let long = series.filter { $0.series.observedCount > 6 }
    return short.compactMap { one in
      // The other must lack just these periods, within its own or right behind them.
      let periods = one.series.observations.map(\.period)
      let lacking = long.filter { other in
        other.series.frequency == one.series.frequency
          && periods.allSatisfy { period in
            other.series[period] == nil && period >= other.series.start
              && period <= other.series.end.advanced(by: periods.count)
          }
      }
      guard let near = nearestWord(to: one.name, among: lacking.map(\.name)) else { return nil }
      let (zh, en) = (
        periods.map(\.description).joined(separator: "、"),
        periods.map(\.description).joined(separator: ", ")
      )
      return warning(
        "series-name",
        LocalizedText(
          "序列“\(one.name)”只有 \(zh) 的数，而名称相近的“\(near)”恰缺，现作为两条序列",
          "series “\(one.name)” has values for \(en) only, which “\(near)” lacks; they are taken for two "
            + "series"),
        LocalizedText(
          "若是同一序列，请把名称改为“\(near)”", "If they are one, write “\(near)”"))
    }
  }
}
