import Quantities
import Statistics

/// Runs all paths of a prepared fund, time-major, and reduces them to quantiles and counts.
struct Simulation {
  let fund: PreparedFund

  /// Simulates and summarises; each period's paths are reduced before the next is stepped.
  func summary() -> SimulationSummary {
    let settings = fund.plan.simulation
    let count = settings.paths
    let model = fund.plan.model
    var engine = ProjectionEngine(
      fund: fund, shocks: LineShocks(fund: fund, paths: 0..<count), paths: count)
    var measures = PathMeasures(fund: fund, paths: count)
    let quantiles = SampleQuantiles(Fan.levels)
    var fans = FanCollector(quantiles: quantiles, periods: fund.count)
    var tally = Tally(paths: count)
    var years: [SimulationSummary.Year] = []
    var moments: [SimulationSummary.Moment] = []
    var targets: [SimulationSummary.TargetOutcome] = []

    for _ in 0..<fund.count {
      engine.step()
      measures.take(from: engine)
      for measure in Measure.allCases { fans.add(measure, measures.values(measure)) }
      moments.append(tally.moment(engine.period, measures, bands: model.bands))
      if engine.period.index == engine.period.frequency.periodsPerYear {
        years.append(tally.year(engine.period.year, measures, quantiles: quantiles))
      }
      for target in fund.plan.targets where target.period == engine.period {
        let met = measures.values(target.measure).count { target.isMet(by: $0) }
        targets.append(
          .init(target: target, probability: Probability(count: met, paths: count)))
      }
    }
    return SimulationSummary(
      paths: count, seed: settings.seed, years: years, moments: moments,
      firstTwelveMonthsDeficit: tally.firstTwelveMonthsDeficit, targets: targets,
      fans: fans.fans())
  }
}

/// Gathers the quantiles of each measure period by period.
private struct FanCollector {
  let quantiles: SampleQuantiles
  let periods: Int
  private var rows: [Measure: [[Double]]] = [:]
  private var means: [Measure: [Double]] = [:]

  init(quantiles: SampleQuantiles, periods: Int) {
    self.quantiles = quantiles
    self.periods = periods
  }

  mutating func add(_ measure: Measure, _ values: [Double]) {
    rows[measure, default: []].append(quantiles.of(values))
    means[measure, default: []].append(sampleMean(values))
  }

  func fans() -> [Measure: Fan] {
    rows.mapValues { byPeriod in
      Fan.levels.indices.map { level in byPeriod.map { $0[level] } }
    }.reduce(into: [:]) { fans, entry in
      fans[entry.key] = Fan(quantiles: entry.value, means: means[entry.key] ?? [])
    }
  }
}

/// Counts what happens on the paths, and what has happened on each so far.
private struct Tally {
  let paths: Int
  private var hasDeficitYear: [Bool]
  private var hasRunOutOfDeposits: [Bool]
  private var hasExhaustedBalance: [Bool]

  /// What each path's income exceeds its expenditure by over the first twelve months, while they last.
  private var firstResult: [Double]
  private var stepped = 0

  /// How likely expenditure exceeds income over the first twelve months; `nil` before their end.
  private(set) var firstTwelveMonthsDeficit: Probability?

  /// The periods of the current year stepped so far.
  private var periods: [Period] = []

  /// The place in ``periods`` since which a path's result has stayed below zero; `nil` where it is
  /// not.
  private var negativeSince: [Int?]

  init(paths: Int) {
    self.paths = paths
    hasDeficitYear = [Bool](repeating: false, count: paths)
    hasRunOutOfDeposits = hasDeficitYear
    hasExhaustedBalance = hasDeficitYear
    negativeSince = [Int?](repeating: nil, count: paths)
    firstResult = [Double](repeating: 0, count: paths)
  }

  /// Adds a period of the first twelve months to their result.
  private mutating func addToFirstYear(_ period: Period, _ measures: PathMeasures) {
    stepped += 1
    guard stepped <= period.frequency.periodsPerYear else { return }
    for path in firstResult.indices {
      firstResult[path] += measures.income[path] - measures.expenditure[path]
    }
    if stepped == period.frequency.periodsPerYear {
      firstTwelveMonthsDeficit = Probability(count: firstResult.count { $0 < 0 }, paths: paths)
    }
  }

  mutating func moment(_ period: Period, _ measures: PathMeasures, bands: PayableMonthsBands)
    -> SimulationSummary.Moment
  {
    addToFirstYear(period, measures)
    var (negative, insufficient, belowNormal) = (0, 0, 0)
    for (path, result) in measures.yearToDateResult.enumerated() {
      if result < 0 { negative += 1 }
      negativeSince[path] = result < 0 ? negativeSince[path] ?? periods.count : nil
    }
    periods.append(period)
    for months in measures.payableMonths {
      if months < bands.insufficient { insufficient += 1 }
      if months < bands.normal { belowNormal += 1 }
    }
    Tally.mark(measures.deposits, in: &hasRunOutOfDeposits)
    Tally.mark(measures.book, in: &hasExhaustedBalance)
    func share(_ count: Int) -> Probability { Probability(count: count, paths: paths) }
    return SimulationSummary.Moment(
      period: period, yearToDateDeficit: share(negative),
      depositsExhausted: share(hasRunOutOfDeposits.count { $0 }),
      balanceExhausted: share(hasExhaustedBalance.count { $0 }),
      accrualExhausted: share(measures.accrual.count { $0 < 0 }),
      insufficient: share(insufficient), belowNormal: share(belowNormal))
  }

  private static func mark(_ balances: [Double], in flags: inout [Bool]) {
    for (path, balance) in balances.enumerated() where balance < 0 { flags[path] = true }
  }

  mutating func year(_ year: Int, _ measures: PathMeasures, quantiles: SampleQuantiles)
    -> SimulationSummary.Year
  {
    var (deficits, first) = (0, 0)
    var turned = [Int](repeating: 0, count: periods.count)
    var firstTurned = turned
    for (path, since) in negativeSince.enumerated() {
      guard let since else { continue }
      deficits += 1
      turned[since] += 1
      if !hasDeficitYear[path] {
        first += 1
        firstTurned[since] += 1
      }
      hasDeficitYear[path] = true
    }
    var lasting = 0
    let turns = periods.indices.map { index in
      lasting += turned[index]
      return SimulationSummary.Turn(
        period: periods[index], lasting: Probability(count: lasting, paths: paths),
        first: Probability(count: firstTurned[index], paths: paths))
    }
    periods = []
    negativeSince = [Int?](repeating: nil, count: paths)
    return SimulationSummary.Year(
      year: year, income: quantiles.of(measures.yearIncome),
      expenditure: quantiles.of(measures.yearExpenditure),
      result: quantiles.of(measures.yearToDateResult),
      deficit: Probability(count: deficits, paths: paths),
      firstDeficit: Probability(count: first, paths: paths), turns: turns)
  }
}
