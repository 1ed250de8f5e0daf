import Actuarial
import Quantities

/// The total budget of a cohort line, by period and by calendar year.
struct TotalBudgetPreparation {
  let plan: Plan
  let line: LineItem
  let formula: LineFormula

  /// The first projected period, and how many there are.
  let start: Period
  let count: Int

  /// The ratio of actual to formula that the line carries.
  let calibration: Double
  /// The standard deviation of a year's growth of the need.
  let annualDeviation: Double

  private let cohort: CohortMethod
  private let terms: PaymentCap

  /// `nil` where the line is under no total budget.
  init?(
    plan: Plan, line: LineItem, formula: LineFormula, start: Period, count: Int,
    calibration: Double, annualDeviation: Double
  ) {
    guard case .cohort(let cohort) = line.method, let cap = cohort.cap else { return nil }
    self.plan = plan
    self.line = line
    self.formula = formula
    self.start = start
    self.count = count
    self.calibration = calibration
    self.annualDeviation = annualDeviation
    self.cohort = cohort
    terms = cap
  }

  private var frequency: Frequency { plan.model.frequency }

  private func value(_ formula: Formula, _ period: Period) -> Double {
    plan.value(of: formula, group: 0, at: period)
  }

  /// The budget that grows from a year's actual payments; `nil` where none are known.
  ///
  /// - Throws: ``ProjectionError/notFinite(line:period:)``.
  func cap(base: LineHistory.AnnualTotal?) throws(ProjectionError) -> PreparedLine.Cap? {
    guard let base else { return nil }
    let closing = Period(year: base.year).last(frequency)
    // Grown as if it covered all of the line; what it covers is the share of each period.
    var wholes: [Int: Double] = [:]
    var whole = max(0, base.amount)
    for year in (base.year + 1)...max(base.year + 1, plan.projectThrough.year) {
      whole *= 1 + value(terms.growth, Period(year: year).first(frequency))
      wholes[year] = whole
    }
    // What is decided of benefits since the year that the budget grows from.
    let decided = terms.policy.map { value($0, closing) } ?? 0
    func amount(_ period: Period) -> Double {
      let share = formula.share(of: period, timing: cohort.timing)
      let policy = terms.policy.map { decided > 0 ? value($0, period) / decided : 1 } ?? 1
      return (wholes[period.year] ?? 0) * value(terms.cappedShare, period) * share * policy
    }
    let periods = (0..<count).map { start.advanced(by: $0) }
    var paid: [CappedPayment] = []
    for period in periods { paid.append(try payment(budget: amount(period), period)) }
    var years: [TotalBudgetYear] = []
    for year in start.year...max(start.year, plan.projectThrough.year) {
      if let made = try self.year(year, amount) { years.append(made) }
    }
    return PreparedLine.Cap(
      terms: paid, cappedShare: periods.map { value(terms.cappedShare, $0) }, years: years)
  }

  private func payment(budget: Double, _ period: Period) throws(ProjectionError)
    -> CappedPayment
  {
    do {
      return try CappedPayment(
        budget: budget, savingsKept: value(terms.savingsShare, period),
        excessBorne: value(terms.excessShare, period),
        excessCeiling: 1 + PaymentCap.reasonableExcess)
    } catch {
      throw .notFinite(line: line.name, period: period)
    }
  }

  /// A calendar year that is projected to its end; its closed periods count by formula.
  private func year(_ year: Int, _ amount: (Period) -> Double) throws(ProjectionError)
    -> TotalBudgetYear?
  {
    let first = Period(year: year).first(frequency)
    let last = Period(year: year).last(frequency)
    guard last <= plan.projectThrough.last(frequency) else { return nil }
    var (need, open, outside, budget) = (0.0, 0.0, 0.0, 0.0)
    for period in first...last {
      let whole = formula.amount(in: period).total * calibration
      let capped = whole * value(terms.cappedShare, period)
      need += capped
      outside += whole - capped
      if period >= start { open += capped }
      budget += amount(period)
    }
    guard need > 0 else { return nil }
    // Half way through what is still open of the year, in years from the closing.
    let perYear = Double(frequency.periodsPerYear)
    let left = perYear - Double(max(first, start).index - 1)
    let ahead = Double(max(0, start.distance(to: first)))
    let time = (ahead + left / 2) / perYear
    return TotalBudgetYear(
      year: year, need: need, outside: outside, terms: try payment(budget: budget, last),
      deviation: annualDeviation * time.squareRoot() * open / need,
      clearingRatio: terms.clearing.map { value($0, Period(year: year + 1).first(frequency)) })
  }
}
