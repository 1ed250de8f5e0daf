import Forecasting
import Quantities

/// Turns a line's history, formulas and parameters into a ``PreparedLine``.
struct LinePreparation {
  let history: FundHistory
  let plan: Plan
  let start: Period
  let count: Int

  init(history: FundHistory, plan: Plan, start: Period, count: Int) {
    self.history = history
    self.plan = plan
    self.start = start
    self.count = count
  }

  var frequency: Frequency { plan.model.frequency }
  private var periods: [Period] { (0..<count).map { start.advanced(by: $0) } }

  /// Prepares one line.
  ///
  /// - Throws: ``ProjectionError/historyTooShort(line:found:needed:)`` for a series without past,
  ///   and ``ProjectionError/notFinite(line:period:)``.
  func prepare(_ line: LineItem) throws(ProjectionError) -> PreparedLine {
    let recorded = history.lines[line.name]
    // What happened once is no trend.
    let past = recorded?.underlying
    let formula = LineFormula(line, plan: plan, history: history)
    let central = try centralAmounts(of: line, past: past, formula)
    let (lags, backlog, unpaid) = settlement(of: line, past: past)
    let closed = history.closedThrough
    let evidence = evidence(of: line, past: past, formula)
    let cap = try TotalBudgetPreparation(
      plan: plan, line: line, formula: formula, start: start, count: count,
      calibration: central.calibration?.ratio ?? 1, annualDeviation: evidence.annual
    )?.cap(base: past.flatMap { actualYears(line, $0).last { $0.year < start.year } })
    return PreparedLine(
      item: line, central: central.amounts, forLaterCover: central.forLaterCover,
      events: events(of: line), cap: cap, lags: lags,
      backlog: backlog,
      openingUnpaid: unpaid, isDue: due(line),
      lastYearTotal: recorded?.completedTotal(ofYear: start.year - 1) ?? 0,
      yearToDate: start.index == 1 ? 0 : recorded?.yearToDate(through: closed) ?? 0,
      lastAmount: recorded?.flows[closed] ?? 0,
      evidence: evidence, collectionDeviation: central.collectionDeviation,
      calibration: central.calibration, secondView: try secondView(of: line, past: past),
      methodName: central.method)
  }

  /// What a line received for later cover in the last closed period's year up to then.
  func prepaidAtStart(of line: LineItem) -> Double {
    let closed = history.closedThrough
    guard let flows = history.lines[line.name]?.underlying.completed(through: closed) else {
      return 0
    }
    let formula = LineFormula(line, plan: plan, history: history)
    var sum = 0.0
    for period in closed.advanced(by: 1 - closed.index)...closed {
      let amount = formula.amount(in: period)
      guard amount.total > 0, amount.forLaterCover > 0 else { continue }
      sum += (flows[period] ?? 0) * amount.forLaterCover / amount.total
    }
    return sum
  }

  // MARK: - Central amounts

  private struct Central {
    var amounts: [Double]
    var forLaterCover: [Double]
    var calibration: Calibration?
    var method: LocalizedText
    var collectionDeviation: [Double] = []
  }

  private func centralAmounts(
    of line: LineItem, past: LineHistory?, _ formula: LineFormula
  ) throws(ProjectionError) -> Central {
    let none = [Double](repeating: 0, count: count)
    switch line.method {
    case .plan:
      return Central(
        amounts: none, forLaterCover: none, calibration: nil,
        method: LocalizedText("已知事项", "known matters"))
    case .rule:
      return Central(
        amounts: none, forLaterCover: none, calibration: nil, method: LocalizedText("规则", "rule"))
    case .series(let series):
      let made: SeriesForecast
      if let ready = plan.seriesForecasts[line.name] {
        made = ready
      } else {
        made = try projection(line, past).forecast(series)
      }
      return Central(
        amounts: made.amounts, forLaterCover: none, calibration: nil, method: made.method)
    case .driver, .cohort:
      let calibration = calibrate(line, past: past, formula)
      let ratio = calibration?.ratio ?? 1
      var deviations: [Double] = []
      var amounts = periods.map { formula.amount(in: $0) }
      if let spread = line.spread {
        amounts = zip(amounts, periods).map { own, period in
          let year = formula.amount(inYear: period.year)
          let total = year * formula.share(of: period, timing: spread)
          let part = own.total > 0 ? own.forLaterCover / own.total : 0
          return FormulaAmount(total: total, forLaterCover: total * part)
        }
      }
      if let past, let remainder = remainder(of: line, past: past, formula, ratio: ratio) {
        let due = periods.map {
          formula.instalments(dueIn: remainder.closed.year, arrivingIn: $0) * ratio
        }
        for (index, correction) in remainder.corrections(to: due).enumerated() {
          amounts[index].total += correction / ratio
        }
      }
      if let past,
        let remainder = collectionRemainder(of: line, past: past, formula, ratio: ratio)
      {
        let isLeft = remainder.left > 0
        for (index, month) in periods.enumerated() {
          let usual = formula.collected(forCover: remainder.cover, in: month)
          let correction = usual * (remainder.left / remainder.open - 1)
          amounts[index].total += correction
          if remainder.cover > month.year { amounts[index].forLaterCover += correction }
          guard isLeft, usual != 0, amounts[index].total > 0 else { continue }
          // One cover year has months of its own: what is not known of it is their level.
          while deviations.count <= index { deviations.append(0) }
          deviations[index] = min(
            remainder.deviation / remainder.left, CollectionRemainder.largestDeviation)
        }
      }
      for (amount, period) in zip(amounts, periods) where !amount.total.isFinite {
        throw .notFinite(line: line.name, period: period)
      }
      return Central(
        amounts: amounts.map { $0.total * ratio },
        forLaterCover: amounts.map { $0.forLaterCover * ratio }, calibration: calibration,
        method: LocalizedText("因素法", "formula"), collectionDeviation: deviations)
    }
  }

  private func secondView(of line: LineItem, past: LineHistory?) throws(ProjectionError)
    -> [Double]
  {
    guard let series = line.secondView else { return [] }
    if let ready = plan.secondViews[line.name] { return ready.amounts }
    return try projection(line, past).forecast(series).amounts
  }

  /// - Parameter past: the line's records without known matters.
  private func projection(_ line: LineItem, _ past: LineHistory?) -> SeriesProjection {
    SeriesProjection(line: line.name, past: past, start: start, count: count)
  }

  // MARK: - Settlement, cap, rules, events

  private func settlement(of line: LineItem, past: LineHistory?) -> (
    lags: [[Double]], backlog: [Double], unpaid: Double
  ) {
    let none = [Double](repeating: 0, count: count)
    guard let stated = line.settlement else { return ([], none, 0) }
    let measured = plan.settlements[line.name]
    let settlement = measured.map { stated.settled(by: $0.shares) } ?? stated
    let advance = { (period: Period) -> Double in
      let years = settlement.daysSaved.map { plan.value(of: $0, group: 0, at: period) } ?? 0
      let part =
        settlement.shareOfInstitutions.map { plan.value(of: $0, group: 0, at: period) } ?? 1
      return min(max(years * Double(frequency.periodsPerYear) * part, 0), 1)
    }
    // What was measured holds whatever was brought forward by then: what is less is paid later.
    let held = measured == nil ? 0 : advance(history.closedThrough)
    let rows = periods.map { settlement.lags(advancedBy: advance($0) - held) }
    let depth = rows.map(\.count).max() ?? 0
    let lags = rows.map { $0 + [Double](repeating: 0, count: depth - $0.count) }
    // Services of closed periods keep the shares they were rendered under.
    let open =
      measured?.unsettled
      ?? settlement.unsettled(
        past?.incurred ?? past?.completed(through: history.closedThrough), before: start)
    var backlog = none
    for (index, amount) in open.enumerated() where index < count { backlog[index] = amount }
    return (lags, backlog, open.reduce(0, +))
  }

  private func due(_ line: LineItem) -> [Bool] {
    guard case .rule(let rule) = line.method else { return [] }
    return periods.map { period in
      rule.months.isEmpty
        || (period.firstMonth...period.lastMonth).contains { rule.months.contains($0.index) }
    }
  }

  private func events(of line: LineItem) -> [Double] {
    var amounts = [Double](repeating: 0, count: count)
    for event in plan.events where event.line == line.name {
      let index = start.distance(to: event.period.first(frequency))
      if amounts.indices.contains(index) { amounts[index] += event.amount }
    }
    return amounts
  }
}
