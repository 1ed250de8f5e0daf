import Forecasting
import Quantities

/// The amount that a driver or cohort line's formulas give in one period.
struct FormulaAmount {
  /// All that moves in the period.
  var total = 0.0

  /// The part of it that is collected for cover in later years.
  var forLaterCover = 0.0
}

/// Evaluates the formulas of driver and cohort lines, past and future alike.
struct FormulaAmounts {
  let plan: Plan

  let history: FundHistory

  private var frequency: Frequency { plan.model.frequency }

  /// The amount of a line in a period, by its own timing.
  func amount(of line: LineItem, in period: Period) -> FormulaAmount {
    switch line.method {
    case .driver(let terms):
      var sum = FormulaAmount()
      for term in terms {
        let part = amount(of: term, line: line.name, in: period)
        sum.total += part.total
        sum.forLaterCover += part.forLaterCover
      }
      return sum
    case .cohort(let cohort):
      return FormulaAmount(
        total: annualNeed(of: cohort, at: period)
          * share(of: period, timing: cohort.timing, line: line.name))
    case .series, .rule, .plan:
      return FormulaAmount()
    }
  }

  /// The amount of a line in a whole calendar year.
  func amount(of line: LineItem, inYear year: Int) -> Double {
    periods(of: year).reduce(0) { $0 + amount(of: line, in: $1).total }
  }

  /// The share of a year that a timing puts into a period.
  func share(of period: Period, timing: Timing, line: String) -> Double {
    let months = period.firstMonth...period.lastMonth
    switch timing {
    case .even:
      return Double(frequency.monthsPerPeriod) / 12
    case .months(let profile):
      return months.reduce(0) { $0 + profile[$1.index - 1] }
    case .estimated:
      if frequency == .year { return 1 }
      guard let profile = history.lines[line]?.shares(in: period.year) else {
        return Double(frequency.monthsPerPeriod) / 12
      }
      return months.reduce(0) { $0 + profile[$1.index - 1] }
    case .collection:
      return 0
    }
  }

  /// The periods of a calendar year.
  func periods(of year: Int) -> ClosedRange<Period> {
    Period(year: year).first(frequency)...Period(year: year).last(frequency)
  }

  private func annualNeed(of cohort: CohortMethod, at period: Period) -> Double {
    let whole = Formula.product(.product(cohort.persons, cohort.incidence), cohort.cost)
    return plan.sum(of: whole, groups: cohort.groups, at: period)
  }

  private func amount(of term: DriverTerm, line: String, in period: Period) -> FormulaAmount {
    if case .collection(let collection) = term.timing {
      return collected(term, collection, in: period)
    }
    guard let delay = term.delay else {
      return FormulaAmount(total: due(term, line: line, in: period))
    }
    // What falls due in each of the last twelve months arrives when its own delay has passed.
    var total = 0.0
    for back in 0...frequency.periodsPerYear {
      let dueIn = period.advanced(by: -back)
      let months = (plan.value(of: delay, group: 0, at: dueIn) * 12).rounded()
      let periods = Int(months) / frequency.monthsPerPeriod
      if periods == back { total += due(term, line: line, in: dueIn) }
    }
    return FormulaAmount(total: total)
  }

  private func due(_ term: DriverTerm, line: String, in period: Period) -> Double {
    plan.sum(of: term.amount, groups: term.groups, at: period)
      * share(of: period, timing: term.timing, line: line)
  }

  private func collected(
    _ term: DriverTerm, _ collection: [CollectionShare], in period: Period
  ) -> FormulaAmount {
    var sum = FormulaAmount()
    for part in collection {
      for month in period.firstMonth...period.lastMonth {
        let january = month.advanced(by: -part.offset)
        guard january.index == 1 else { continue }
        let cover = Period(year: january.year)
        let amount =
          plan.sum(of: term.amount, groups: term.groups, at: cover.first(frequency)) * part.share
        sum.total += amount
        if cover.year > month.year { sum.forLaterCover += amount }
      }
    }
    return sum
  }
}
