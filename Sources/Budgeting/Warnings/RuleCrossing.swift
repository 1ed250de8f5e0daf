import Funds
import Quantities

/// Where a rule's probability is reached first, and where it is highest.
struct RuleCrossing {
  let when: Period
  let probability: Probability?
  let peak: Probability?
  let peakPeriod: Period?

  /// From when on the central path stays below the rule's payable months to the end of the projection;
  /// `nil` where it does not, and for rules of another kind.
  private(set) var lasting: Period?

  /// What was observed at a date.
  init(observedAt period: Period) {
    when = period
    probability = nil
    peak = nil
    peakPeriod = nil
  }

  /// The first date of a sequence whose probability reaches a threshold.
  init?(_ chances: [(period: Period, probability: Probability)], threshold: Double) {
    guard let first = chances.first(where: { $0.probability.value >= threshold }) else {
      return nil
    }
    var top = first
    for chance in chances where chance.probability.count > top.probability.count { top = chance }
    when = first.period
    probability = first.probability
    peak = top.probability
    peakPeriod = top.period
  }

  /// Where a projection crosses a rule; `nil` where it does not.
  init?(_ rule: WarningRule, _ projection: Projection) {
    let model = projection.plan.model
    let moments = projection.simulation?.moments
    let values = { (measure: Measure) in projection.values(measure) }
    func within(
      _ months: Int, _ chance: (SimulationSummary.Moment) -> Probability,
      central: (Int) -> Bool
    ) -> RuleCrossing? {
      let size = model.frequency.monthsPerPeriod
      let count = min(projection.periods.count, (months + size - 1) / size)
      guard let moments else {
        return (0..<count).first(where: central).map {
          RuleCrossing(observedAt: projection.periods[$0])
        }
      }
      return RuleCrossing(
        moments.prefix(count).map { ($0.period, chance($0)) }, threshold: rule.probability)
    }
    switch rule.condition {
    case .payableMonthsInsufficient(let months):
      let path = values(.payableMonths)
      guard
        let crossing = within(
          months, { $0.insufficient }, central: { path[$0] < model.bands.insufficient })
      else { return nil }
      self = crossing
      lasting = projection.lastStretch { path[$0] < model.bands.insufficient }
    case .payableMonthsBelowNormal(let months):
      let path = values(.payableMonths)
      guard
        let crossing = within(
          months, { $0.belowNormal }, central: { path[$0] < model.bands.normal })
      else { return nil }
      self = crossing
      lasting = projection.lastStretch { path[$0] < model.bands.normal }
    case .depositsExhausted(let months):
      let path = values(.deposits)
      guard let crossing = within(months, { $0.depositsExhausted }, central: { path[$0] < 0 })
      else { return nil }
      self = crossing
    case .balanceExhausted(let months):
      let path = values(.book)
      guard let crossing = within(months, { $0.balanceExhausted }, central: { path[$0] < 0 })
      else { return nil }
      self = crossing
    case .accrualExhausted(let years):
      guard let crossing = RuleCrossing.accrual(rule, projection, years: years) else { return nil }
      self = crossing
    case .currentDeficit(let years):
      guard let crossing = RuleCrossing.deficit(rule, projection, years: years) else {
        return nil
      }
      self = crossing
    case .executionAhead(let points):
      let timeline = FundTimeline(projection)
      guard let pace = timeline.pace(.expenditure), pace.points > points else { return nil }
      self.init(observedAt: pace.through)
    case .balanceExcessive(let months):
      guard let bound = model.bands.excessive, !projection.periods.isEmpty else { return nil }
      let size = model.frequency.monthsPerPeriod
      let count = min(projection.periods.count, max(1, (months + size - 1) / size))
      let middle = projection.simulation?.fan(.payableMonths).quantile(0.5)
      let path = middle ?? values(.payableMonths)
      guard path.prefix(count).allSatisfy({ $0 > bound }) else { return nil }
      self.init(observedAt: projection.periods[0])
    }
  }

  /// The first year-end with an accrual balance below zero.
  private static func accrual(_ rule: WarningRule, _ projection: Projection, years: Int)
    -> RuleCrossing?
  {
    guard let first = projection.periods.first?.year else { return nil }
    let ends = projection.periods.indices.filter {
      let period = projection.periods[$0]
      return period.index == period.frequency.periodsPerYear
        && (first..<first + max(0, years)).contains(period.year)
    }
    func year(_ index: Int) -> Period { Period(year: projection.periods[index].year) }
    if let moments = projection.simulation?.moments {
      return RuleCrossing(
        ends.map { (year($0), moments[$0].accrualExhausted) }, threshold: rule.probability)
    }
    let path = projection.values(.accrual)
    return ends.first { path[$0] < 0 }.map { RuleCrossing(observedAt: year($0)) }
  }

  private static func deficit(_ rule: WarningRule, _ projection: Projection, years: Int)
    -> RuleCrossing?
  {
    guard let first = projection.periods.first?.year else { return nil }
    let span = first..<first + max(0, years)
    if let simulation = projection.simulation {
      return RuleCrossing(
        simulation.years.filter { span.contains($0.year) }.map {
          (Period(year: $0.year), $0.deficit)
        }, threshold: rule.probability)
    }
    let timeline = FundTimeline(projection)
    return span.first { (timeline.result(inYear: $0) ?? 0) < 0 }.map {
      RuleCrossing(observedAt: Period(year: $0))
    }
  }
}

extension Projection {
  /// The first period of the last stretch, up to the projection's end, in which a condition holds by
  /// index; `nil` where it does not hold at the end.
  fileprivate func lastStretch(_ holds: (Int) -> Bool) -> Period? {
    periods.indices.reversed().prefix(while: holds).last.map { periods[$0] }
  }
}
