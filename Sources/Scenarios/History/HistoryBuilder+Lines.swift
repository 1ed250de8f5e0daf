import Forecasting
import Foundation
import Funds
import Quantities
import Tables

extension HistoryBuilder {
  /// How far an approximate total may be off, as a fraction of itself.
  private static let approximateSpread = 0.004

  /// How far a figure derived from a rounded growth rate may be off, as a fraction of itself.
  private static let derivedSpread = 0.0005

  /// What is known of a line's past; `nil` without any record.
  mutating func lineHistory(_ line: LineItem) throws(InputFault) -> LineHistory? {
    let own = records(of: line.name).filter { isOwnScope($0.scope, of: line) }
    let flows = own.filter { $0.basis == .flow && $0.period.frequency == frequency }
    let cumulative = own.filter { $0.basis == .cumulative }
    let annual =
      frequency == .year
      ? []
      : own.filter {
        $0.basis == .flow && $0.period.frequency == .year
      }
    guard !(flows.isEmpty && cumulative.isEmpty && annual.isEmpty) else { return nil }
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

  private func series(_ records: [Record]) -> Series? {
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
    if frequency != .year, gaps == [closedThrough], observed.count > frequency.periodsPerYear {
      throw InputFault(lastPeriodMissing(line, flows))
    }
    if !gaps.isEmpty, frequency == .month {
      let list = gaps.prefix(6).map(\.description).joined(separator: "、")
      note(
        HistoryFinding(
          gaps.contains { $0.year == closedThrough.year } ? .suspicious : .missing,
          LocalizedText(
            "\(line.title.chinese)缺 \(gaps.count) 期：\(list)\(gaps.count > 6 ? "…" : "")",
            "\(line.title.english): \(gaps.count) periods missing: \(list)")))
    }
    reportOddAmounts(line, observed, flows)
    let years = observed.aggregatedToYears().observations.map {
      LineHistory.AnnualTotal(
        year: $0.period.year, amount: $0.value,
        standing: standing(of: flows.filter { [year = $0.period.year] in $0.period.year == year }))
    }
    let complete =
      estimatesSeasons
      ? CumulativeYear.completeYears(of: observed).filter { $0.total > 0 } : []
    return LineHistory(
      flows: observed, isInterpolated: [Bool](repeating: false, count: observed.count),
      years: years, cumulative: [], incurred: incurred, seasonal: seasonal(complete))
  }

  private func standing(of records: [Record]) -> FigureStanding {
    records.map { FigureStanding($0.standing) }.max() ?? .final
  }

  /// Shares from the last five years; a fund by the year has none.
  private func seasonal(_ years: [CumulativeYear]) -> SeasonalShares? {
    guard frequency != .year, !years.isEmpty else { return nil }
    return try? SeasonalShares(years: Array(years.suffix(5)), frequency: frequency)
  }

  // MARK: - Cumulative and annual figures

  private mutating func spreadHistory(
    _ line: LineItem, flows: [Record], cumulative: [Record], annual: [Record], incurred: Series?
  ) throws(InputFault) -> LineHistory {
    var totals =
      (annual.map {
        LineHistory.AnnualTotal(
          year: $0.period.year, amount: $0.value, standing: FigureStanding($0.standing))
      } + observedYears(flows, except: annual)).sorted { $0.year < $1.year }
    for total in totals where total.standing == .approximate {
      note(
        HistoryFinding(
          .approximate,
          LocalizedText(
            "\(line.title.chinese) \(total.year) 年 \(decimal(total.amount)) \(unit) 为约数，允许有误差",
            "\(line.title.english) \(total.year): \(decimal(total.amount)) \(unit) is approximate and taken softly"
          ), amount: total.amount))
    }
    let ownTotals = totals
    totals = splice(line, onto: totals)
    let points = cumulative.map {
      LineHistory.CumulativePoint(
        period: $0.period.last(frequency), amount: $0.value, standing: FigureStanding($0.standing)
      )
    }.sorted { $0.period < $1.period }
    let shares = seasonal(cumulativeYears(of: line, totals: totals, points: points))
    // Months are spread over the line's own years only; spliced ones tell growth, not balances.
    let first = firstSpreadYear(ownTotals)
    let start = Period(year: first).first(frequency)
    let count = start.distance(to: closedThrough) + 1
    guard count > 0 else {
      return LineHistory(
        flows: Series(start: start, values: [Double]()), isInterpolated: [], years: totals,
        cumulative: points, incurred: incurred, seasonal: shares)
    }
    let indicator = indicator(from: start, count: count, totals: totals, shares: shares)
    let constraints = constraints(
      start: start, count: count, totals: totals, points: points, flows: flows)
    do {
      let aligned = try Benchmarking(isNonNegative: true).align(indicator, with: constraints)
      note(
        HistoryFinding(
          .interpolated,
          LocalizedText(
            "\(line.title.chinese) \(start) 至 \(closedThrough) 各月由累计数和全年数按季节份额分摊（比例登顿法）",
            "\(line.title.english): months \(start) to \(closedThrough) spread from cumulative and annual figures on the seasonal share (proportional Denton)"
          )))
      let flows = Series(start: start, values: roundedRunning(aligned.values))
      // An approximate year is what its months sum to, so that one year has one figure everywhere.
      let years = totals.map { total in
        guard total.standing == .approximate, let sum = flows.total(ofYear: total.year) else {
          return total
        }
        return LineHistory.AnnualTotal(
          year: total.year, amount: sum, standing: total.standing)
      }
      return LineHistory(
        flows: flows, isInterpolated: [Bool](repeating: true, count: count), years: years,
        cumulative: points, incurred: incurred, seasonal: shares)
    } catch {
      throw InputFault(
        Diagnostic(
          code: "contradictory-figures",
          at: SourcePlace(file: (annual + cumulative + flows).first?.place.file ?? "-"),
          found: LocalizedText(
            "\(line.title.chinese)：\(error.message.chinese)",
            "\(line.title.english): \(error.message.english)"),
          remedy: LocalizedText(
            "请核对这些累计数和全年数的口径", "Check the scope of these figures")))
    }
  }

  /// Amounts rounded to minor units so that running totals stay within half a unit.
  private func roundedRunning(_ values: [Double]) -> [Double] {
    var (sum, before) = (0.0, 0.0)
    return values.map { value in
      sum += value
      let rounded = (sum * 100).rounded() / 100
      defer { before = rounded }
      return ((rounded - before) * 100).rounded() / 100
    }
  }

  /// The first of the years without a gap that reach up to the end.
  private func firstSpreadYear(_ totals: [LineHistory.AnnualTotal]) -> Int {
    let years = Set(totals.map(\.year))
    var first = closedThrough.year
    if !years.contains(first), let last = years.max() { first = min(first, last + 1) }
    while years.contains(first - 1) { first -= 1 }
    return first
  }

  private func indicator(
    from start: Period, count: Int, totals: [LineHistory.AnnualTotal], shares: SeasonalShares?
  ) -> [Double] {
    let known = Dictionary(totals.map { ($0.year, $0.amount) }) { first, _ in first }
    let fallback = totals.last?.amount ?? 1
    return (0..<count).map { index in
      let period = start.advanced(by: index)
      let share =
        shares?.shares(in: period.year)[period.index - 1] ?? 1 / Double(frequency.periodsPerYear)
      return max(share, 1e-6) * (known[period.year] ?? fallback)
    }
  }

  private func constraints(
    start: Period, count: Int, totals: [LineHistory.AnnualTotal],
    points: [LineHistory.CumulativePoint], flows: [Record]
  ) -> [SumConstraint] {
    var list: [SumConstraint] = []
    func add(_ name: String, _ from: Period, _ to: Period, _ total: Double, _ spread: Double?) {
      let (low, high) = (start.distance(to: from), start.distance(to: to) + 1)
      guard low >= 0, high <= count, low < high else { return }
      list.append(
        SumConstraint(
          name, over: low..<high, total: total,
          standardDeviation: spread.map { max($0 * abs(total), 1e-6) }))
    }
    for total in totals {
      let year = Period(year: total.year)
      add(
        "\(total.year)", year.first(frequency), year.last(frequency), total.amount,
        total.standing == .approximate ? HistoryBuilder.approximateSpread : nil)
    }
    for point in points {
      let spread: Double? =
        switch point.standing {
        case .final, .flash: nil
        case .derived: HistoryBuilder.derivedSpread
        case .approximate: HistoryBuilder.approximateSpread
        }
      add(
        "\(point.period)", point.period.advanced(by: 1 - point.period.index), point.period,
        point.amount, spread)
    }
    for record in flows {
      add("\(record.period)", record.period, record.period, record.value, nil)
    }
    return list
  }

  // MARK: - Seasons and splices

  /// Years with their running totals, of the line's own scope or of the one named for its season.
  private func cumulativeYears(
    of line: LineItem, totals: [LineHistory.AnnualTotal], points: [LineHistory.CumulativePoint]
  ) -> [CumulativeYear] {
    guard let scope = line.seasonalScope else { return years(totals, points) }
    let wide = records(of: line.name).filter { $0.scope == scope }
    let wideTotals = wide.filter { $0.basis == .flow && $0.period.frequency == .year }.map {
      LineHistory.AnnualTotal(
        year: $0.period.year, amount: $0.value, standing: FigureStanding($0.standing))
    }.sorted { $0.year < $1.year }
    let widePoints = wide.filter { $0.basis == .cumulative }.map {
      LineHistory.CumulativePoint(
        period: $0.period, amount: $0.value, standing: FigureStanding($0.standing))
    }
    return years(wideTotals, widePoints)
  }

  private func years(
    _ totals: [LineHistory.AnnualTotal], _ points: [LineHistory.CumulativePoint]
  ) -> [CumulativeYear] {
    totals.compactMap { total in
      let known = points.filter { $0.period.year == total.year }
      // A year known at fewer than four points says little of its season.
      guard known.count >= 4 else { return nil }
      var running = [Double?](repeating: nil, count: frequency.periodsPerYear)
      for point in known { running[point.period.index - 1] = point.amount }
      running[running.count - 1] = total.amount
      return CumulativeYear(year: total.year, runningTotals: running)
    }
  }

  /// Joins years of a wider scope on, scaled by the ratio in the years of overlap.
  private mutating func splice(_ line: LineItem, onto totals: [LineHistory.AnnualTotal])
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
