import Forecasting
import Quantities

/// The amount that a driver or cohort line's formulas give in one period.
struct FormulaAmount {
  /// All that moves in the period.
  var total = 0.0

  /// The part of it that is collected for cover in later years.
  var forLaterCover = 0.0
}

/// The formulas of a driver or cohort line, bound to a plan: past and future alike.
struct LineFormula {
  /// One product, when its money moves, and over which groups it is summed.
  private struct Term {
    let amount: BoundFormula
    let groups: [Int]
    let timing: Timing
    let delay: BoundFormula?
    let hasInstalments: Bool
  }

  private let frequency: Frequency
  private let terms: [Term]

  /// How the line's year is shared among its periods, as far as the formula's own values by period do
  /// not tell; `nil` where nothing is known.
  ///
  /// A rate that was cut for some months is no season, and the months are no less certain for it.
  let season: SeasonalShares?

  /// The seasonal shares by calendar month from a first year on; empty where even.
  private let shares: [[Double]]
  private let firstShareYear: Int

  init(_ line: LineItem, plan: Plan, history: FundHistory) {
    frequency = plan.model.frequency
    switch line.method {
    case .driver(let driver):
      terms = driver.map { term in
        Term(
          amount: BoundFormula(term.amount, in: plan), groups: plan.groupIndices(term.groups),
          timing: term.timing, delay: term.delay.map { BoundFormula($0, in: plan) },
          hasInstalments: term.hasInstalments)
      }
    case .cohort(let cohort):
      let whole = Formula.product(.product(cohort.persons, cohort.incidence), cohort.cost)
      terms = [
        Term(
          amount: BoundFormula(whole, in: plan), groups: plan.groupIndices(cohort.groups),
          timing: cohort.timing, delay: nil, hasInstalments: false)
      ]
    case .series, .rule, .plan:
      terms = []
    }
    let isSeasonal = line.spread == .estimated || terms.contains { $0.timing == .estimated }
    let past = history.lines[line.name]
    var season = past?.seasonal
    if let recorded = season, line.spread == nil {
      season = LineFormula.season(recorded, beyond: terms)
    }
    self.season = season
    firstShareYear = min(history.closedThrough.year, past?.years.first?.year ?? .max)
    if isSeasonal, frequency != .year, let season {
      shares = (firstShareYear...plan.projectThrough.year).map { season.monthlyShares(in: $0) }
    } else {
      shares = []
    }
  }

  /// A season without what terms make of each period; as it is where money does not move when its
  /// term says so.
  private static func season(_ recorded: SeasonalShares, beyond terms: [Term]) -> SeasonalShares {
    let moveAtOnce = terms.allSatisfy { term in
      if case .collection = term.timing { return false }
      return term.delay == nil
    }
    guard moveAtOnce, !terms.isEmpty else { return recorded }
    let years = recorded.years.map { year in
      let first = Period(year: year.year).first(recorded.frequency)
      let levels = year.runningTotals.indices.map { index in
        terms.reduce(0) {
          $0 + $1.amount.sum(over: $1.groups, at: first.advanced(by: index))
        }
      }
      return year.standing(at: levels) ?? year
    }
    guard years != recorded.years else { return recorded }
    return (try? SeasonalShares(years: years, frequency: recorded.frequency)) ?? recorded
  }

  /// The amount in a period, by the line's own timing.
  func amount(in period: Period) -> FormulaAmount {
    var sum = FormulaAmount()
    for term in terms {
      if case .collection(let collection) = term.timing {
        add(term, collection, in: period, to: &sum)
      } else {
        sum.total += arriving(term, in: period)
      }
    }
    return sum
  }

  /// Whether a year's amount rests on cover that begins after a period: on assumptions, not facts.
  func restsOnCover(after closed: Period, inYear year: Int) -> Bool {
    guard Period(year: year + 1).first(frequency) > closed else { return false }
    return terms.contains { term in
      guard case .collection(let collection) = term.timing else { return false }
      return collection.contains { $0.offset < 0 && $0.share > 0 }
    }
  }

  /// What a cover year's contribution comes to, whenever it is collected.
  func due(forCover cover: Int) -> Double {
    terms.reduce(0) { sum, term in
      guard case .collection = term.timing else { return sum }
      return sum + term.amount.sum(over: term.groups, at: Period(year: cover).first(frequency))
    }
  }

  /// What is collected in a month for a cover year.
  func collected(forCover cover: Int, in month: Period) -> Double {
    let offset = Period(year: cover, month: 1).distance(to: month)
    return terms.reduce(0) { sum, term in
      guard case .collection(let collection) = term.timing else { return sum }
      let amount = term.amount.sum(over: term.groups, at: Period(year: cover).first(frequency))
      return sum + collection.reduce(0) { $1.offset == offset ? $0 + $1.share : $0 } * amount
    }
  }

  /// Whether all of the line are instalments of amounts that are fixed by year.
  var hasInstalments: Bool { !terms.isEmpty && terms.allSatisfy(\.hasInstalments) }

  /// What arrives in a period of the instalments that fell due in a year.
  func instalments(dueIn year: Int, arrivingIn period: Period) -> Double {
    terms.reduce(0) { $0 + arriving($1, in: period) { $0.year == year } }
  }

  /// The amount in a whole calendar year.
  func amount(inYear year: Int) -> Double {
    let first = Period(year: year).first(frequency)
    return (0..<frequency.periodsPerYear).reduce(0) {
      $0 + amount(in: first.advanced(by: $1)).total
    }
  }

  /// The share of a year that a timing puts into a period.
  func share(of period: Period, timing: Timing) -> Double {
    switch timing {
    case .even:
      return Double(frequency.monthsPerPeriod) / 12
    case .months(let profile):
      return sum(profile, over: period)
    case .estimated:
      if frequency == .year { return 1 }
      let index = period.year - firstShareYear
      guard !shares.isEmpty else { return Double(frequency.monthsPerPeriod) / 12 }
      return sum(shares[min(max(index, 0), shares.count - 1)], over: period)
    case .collection:
      return 0
    }
  }

  private func sum(_ profile: [Double], over period: Period) -> Double {
    let first = period.firstMonth.index - 1
    return profile[first..<first + frequency.monthsPerPeriod].reduce(0, +)
  }

  /// What arrives in a period: what fell due in it or in the twelve months before, when its own
  /// delay has passed, of the periods of falling due that are counted.
  private func arriving(
    _ term: Term, in period: Period, counting isCounted: (Period) -> Bool = { _ in true }
  ) -> Double {
    guard let delay = term.delay else { return isCounted(period) ? due(term, in: period) : 0 }
    var total = 0.0
    for back in 0...frequency.periodsPerYear {
      let dueIn = period.advanced(by: -back)
      guard share(of: dueIn, timing: term.timing) > 0, isCounted(dueIn) else { continue }
      let months = (delay.value(0, dueIn) * 12).rounded()
      if Int(months) / frequency.monthsPerPeriod == back { total += due(term, in: dueIn) }
    }
    return total
  }

  private func due(_ term: Term, in period: Period) -> Double {
    let share = share(of: period, timing: term.timing)
    return share == 0 ? 0 : term.amount.sum(over: term.groups, at: period) * share
  }

  private func add(
    _ term: Term, _ collection: [CollectionShare], in period: Period, to sum: inout FormulaAmount
  ) {
    for part in collection {
      for month in period.firstMonth...period.lastMonth {
        let january = month.advanced(by: -part.offset)
        guard january.index == 1 else { continue }
        let cover = Period(year: january.year)
        let amount =
          term.amount.sum(over: term.groups, at: cover.first(frequency)) * part.share
        sum.total += amount
        if cover.year > month.year { sum.forLaterCover += amount }
      }
    }
  }
}
