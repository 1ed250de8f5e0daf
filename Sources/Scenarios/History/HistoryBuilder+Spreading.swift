import Forecasting
import Funds
import Quantities
import Tables

/// Periods known only together, spread by season from cumulative and annual figures.
extension HistoryBuilder {
  /// How far an approximate total may be off, as a fraction of itself.
  private static let approximateSpread = 0.004

  /// How far a figure derived from a rounded growth rate may be off, as a fraction of itself.
  private static let derivedSpread = 0.0005

  /// A line's past where some periods are known only together; those with a record of their own
  /// keep it, and those that nothing tells stay open.
  mutating func spreadHistory(
    _ line: LineItem, flows: [Record], cumulative: [Record], annual: [Record], incurred: Series?
  ) throws(InputFault) -> LineHistory {
    var totals =
      (annual.map {
        LineHistory.AnnualTotal(
          year: $0.period.year, amount: $0.value, standing: FigureStanding($0.standing))
      } + observedYears(flows, cumulative, except: annual)).sorted { $0.year < $1.year }
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
    // Months are spread over the line's own years only; spliced ones tell growth, not balances.
    let first = firstSpreadYear(ownTotals, flows)
    let start = Period(year: first).first(frequency)
    let count = start.distance(to: closedThrough) + 1
    let known = matters.filter { $0.line == line.name }.map {
      LineHistory.Matter(period: $0.period, amount: $0.amount)
    }
    let shares = seasonal(
      cumulativeYears(of: line, totals: totals, points: points, flows: flows, matters: known))
    guard count > 0 else {
      return LineHistory(
        flows: Series(start: start, values: [Double]()), isInterpolated: [], years: totals,
        cumulative: points, incurred: incurred, seasonal: shares)
    }
    let sums = SpreadSums(
      start: start, count: count,
      figures: figures(totals: totals, annual: annual, cumulative: cumulative, flows: flows),
      matters: known)
    let told = toldAmounts(flows, points, ownTotals)
    let profile = SpreadProfile(line, season: shares, frequency: frequency)
    let indicator = indicator(
      from: start, count: count, totals: totals, profile: profile, told: told, matters: known)
    let aligned: [Double]
    do {
      aligned = try Benchmarking(isNonNegative: true).align(indicator, with: sums.constraints)
        .values
    } catch {
      throw InputFault(fault(error, of: line, sums, (annual + cumulative + flows).first?.place))
    }
    let open = sums.open
    try checkLastPeriods(line, open, flows + cumulative + annual)
    noteGaps(line, open)
    let observed = Series(start: start, values: (0..<count).map { told[start.advanced(by: $0)] })
    reportOddAmounts(line, observed, flows + cumulative, years: ownTotals)
    reportOddYears(line, annual)
    reportFallingTotals(line, cumulative, told)
    let once = (0..<count).map { index in
      known.reduce(0) { $1.period == start.advanced(by: index) ? $0 + $1.amount : $0 }
    }
    var spread = Series(
      start: start, values: roundedRunning(zip(aligned, once).map { $0 + $1 }))
    for period in open { spread = spread.replacing(period, with: nil) }
    let isInterpolated = spread.periods.map { spread[$0] != nil && told[$0] == nil }
    let recorded = Set(flows.map(\.period))
    noteDifferences(
      line, spread.periods.filter { told[$0] != nil && !recorded.contains($0) })
    noteSpread(line, spread.periods, isInterpolated, profile)
    // An approximate year is what its months sum to, so that one year has one figure everywhere.
    let years = totals.map { total in
      guard total.standing == .approximate, let sum = spread.total(ofYear: total.year) else {
        return total
      }
      return LineHistory.AnnualTotal(
        year: total.year, amount: sum, standing: total.standing)
    }
    return LineHistory(
      flows: spread, isInterpolated: isInterpolated, years: years, cumulative: points,
      incurred: incurred, seasonal: shares, matters: matters(of: line, in: spread))
  }

  /// Says which periods were spread: all of them, or the stretches of those that were.
  private mutating func noteSpread(
    _ line: LineItem, _ periods: [Period], _ isSpread: [Bool], _ profile: SpreadProfile
  ) {
    var stretches: [(first: Period, last: Period)] = []
    for (period, isOne) in zip(periods, isSpread) where isOne {
      if let last = stretches.last, last.last.advanced(by: 1) == period {
        stretches[stretches.count - 1].last = period
      } else {
        stretches.append((period, period))
      }
    }
    guard !stretches.isEmpty else { return }
    func list(_ to: String, _ and: String) -> String {
      stretches.map { $0.first == $0.last ? "\($0.first)" : "\($0.first) \(to) \($0.last)" }
        .joined(separator: and)
    }
    let (zh, en) = (list("至", "、"), list("to", ", "))
    note(
      HistoryFinding(
        .interpolated,
        LocalizedText(
          "\(line.title.chinese) \(zh) 各月由累计数和全年数\(profile.words.chinese)",
          "\(line.title.english): months \(en) spread from cumulative and annual figures \(profile.words.english)"
        )))
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

  /// The first of the years without a gap that reach up to the end, or to the first period with a
  /// record of its own.
  private func firstSpreadYear(_ totals: [LineHistory.AnnualTotal], _ flows: [Record]) -> Int {
    let years = Set(totals.map(\.year))
    var first = closedThrough.year
    if !years.contains(first), let last = years.max() { first = min(first, last + 1) }
    while years.contains(first - 1) { first -= 1 }
    if let recorded = flows.map(\.period.year).min(), recorded < first {
      first = recorded
      while years.contains(first - 1) { first -= 1 }
    }
    return first
  }

  private func indicator(
    from start: Period, count: Int, totals: [LineHistory.AnnualTotal], profile: SpreadProfile,
    told: [Period: Double], matters: [LineHistory.Matter]
  ) -> [Double] {
    let known = Dictionary(totals.map { ($0.year, $0.amount) }) { first, _ in first }
    let fallback = totals.last?.amount ?? 1
    return (0..<count).map { index in
      let period = start.advanced(by: index)
      // Where no season is known the periods told stand for themselves, so that a month without money
      // bends none of those beside it.
      if profile.basis != .season, let amount = told[period] {
        return matters.reduce(amount) { $1.period == period ? $0 - $1.amount : $0 }
      }
      return max(profile.share(of: period), 1e-6) * (known[period.year] ?? fallback)
    }
  }

  /// The figures that the spread periods must meet, each with how far it may be off.
  private func figures(
    totals: [LineHistory.AnnualTotal], annual: [Record], cumulative: [Record], flows: [Record]
  ) -> [SpreadSums.Figure] {
    let places = Dictionary(annual.map { ($0.period.year, $0.place) }) { first, _ in first }
    let years = totals.map { total in
      let year = Period(year: total.year)
      return SpreadSums.Figure(
        kind: .year, first: year.first(frequency), last: year.last(frequency),
        amount: total.amount, place: places[total.year],
        spread: total.standing == .approximate ? Self.approximateSpread : nil)
    }
    let ordered = cumulative.sorted { $0.period < $1.period }
    let points = ordered.map { record in
      let last = record.period.last(frequency)
      let spread: Double? =
        switch FigureStanding(record.standing) {
        case .final, .flash: nil
        case .derived: Self.derivedSpread
        case .approximate: Self.approximateSpread
        }
      return SpreadSums.Figure(
        kind: .yearToDate, first: last.advanced(by: 1 - last.index), last: last,
        amount: record.value, place: record.place, spread: spread)
    }
    let told = Dictionary(flows.map { ($0.period, $0) }) { first, _ in first }
    // What the periods' own records add up to but for rounding says nothing more.
    func isTold(_ figure: SpreadSums.Figure, _ rounding: Double) -> Bool {
      let own = (figure.first...figure.last).map { told[$0] }
      guard !own.contains(nil) else { return false }
      let parts = own.compactMap(\.self)
      let slack = parts.reduce(rounding) { $0 + $1.rounding }
      return abs(parts.reduce(-figure.amount) { $0 + $1.value }) <= slack
    }
    let roundings = Dictionary(annual.map { ($0.period.year, $0.rounding) }) { first, _ in first }
    return years.filter { !isTold($0, roundings[$0.first.year] ?? 0) }
      + zip(points, ordered).filter { !isTold($0, $1.rounding) }.map(\.0)
      + flows.map {
        SpreadSums.Figure(
          kind: .period, first: $0.period, last: $0.period, amount: $0.value, place: $0.place,
          spread: nil)
      }
  }

  /// What is wrong with figures that no periods can meet, with the figures in order of date.
  private func fault(
    _ error: BenchmarkingError, of line: LineItem, _ sums: SpreadSums, _ place: SourcePlace?
  ) -> Diagnostic {
    var message = error.message
    var at = SourcePlace(file: place?.file ?? "-")
    if case .inconsistent(let names, let difference) = error {
      let figures = sums.figures(named: names)
      let (zh, en) = (
        figures.map { $0.words { decimal($0) }.chinese }.joined(separator: "；"),
        figures.map { $0.words { decimal($0) }.english }.joined(separator: "; ")
      )
      let amount = decimal(abs(difference))
      message = LocalizedText(
        "以下各数相互矛盾，相差 \(amount) \(unit)：\(zh)（\(unit)）",
        "these figures contradict one another by \(amount) \(unit): \(en) (in \(unit))")
      at = figures.compactMap(\.place).last ?? at
    }
    return Diagnostic(
      code: "contradictory-figures", at: at,
      found: LocalizedText(
        "\(line.title.chinese)：\(message.chinese)", "\(line.title.english): \(message.english)"),
      remedy: LocalizedText(
        "请核对这些数的单位、口径和抄录", "Check the units, the scope and the typing of these figures"))
  }
}
