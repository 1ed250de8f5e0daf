internal import Quantities

/// The stepwise search for the order of an ARIMA model on a complete series.
struct ARIMAOrderSearch {
  /// An order with or without a constant.
  struct Candidate: Hashable {
    var order: ARIMAOrder
    var hasConstant: Bool
  }

  /// What a candidate gave.
  struct Found {
    var candidate: Candidate
    var outcome: ARIMASearch.Outcome
    var criterion: Double
  }

  let series: Series
  let regressors: [any Regressor]
  let differences: (plain: Int, seasonal: Int)
  let largestOrder: Int
  let largestSeasonalOrder: Int

  private var tried: Set<Candidate> = []

  /// Every sound candidate fitted, in the order tried.
  private(set) var found: [Found] = []

  /// p, q, P, Q of the orders tried first: the four of the paper, and three with more terms of
  /// one kind, from which single steps do not always lead away.
  private static let firstOrders = [
    (2, 2, 1, 1), (0, 0, 0, 0), (1, 0, 1, 0), (0, 1, 0, 1), (1, 1, 0, 1), (3, 1, 0, 2),
    (3, 0, 0, 1),
  ]

  init(
    series: Series, regressors: [any Regressor], differences: (plain: Int, seasonal: Int),
    largestOrder: Int, largestSeasonalOrder: Int
  ) {
    self.series = series
    self.regressors = regressors
    self.differences = differences
    self.largestOrder = largestOrder
    self.largestSeasonalOrder = largestSeasonalOrder
  }

  private var seasonLength: Int { series.frequency.periodsPerYear }

  /// Terms allowed: none that span more than a third of the series.
  private var limits: (plain: Int, seasonal: Int) {
    let third = series.count / 3
    return (
      min(largestOrder, third),
      seasonLength == 1 ? 0 : min(largestSeasonalOrder, third / seasonLength)
    )
  }

  /// Whether a mean of zero is possible: not where nothing is differenced or explained and all values
  /// lie on one side of zero.
  private var mayLackConstant: Bool {
    differences.plain + differences.seasonal > 0 || !regressors.isEmpty
      || !(series.storage.allSatisfy { $0 > 0 } || series.storage.allSatisfy { $0 < 0 })
  }

  /// The best candidate found, `nil` where none can be fitted.
  mutating func run() -> Found? {
    let mayHaveConstant = differences.plain + differences.seasonal <= 1
    let limits = limits
    var best: Found?
    let seasonal = limits.seasonal > 0 ? 1 : 0
    var starts: [Candidate] = []
    for (p, q, sp, sq) in ARIMAOrderSearch.firstOrders {
      starts.append(
        candidate(
          min(p, limits.plain), min(q, limits.plain), sp * seasonal,
          min(sq * seasonal, limits.seasonal), mayHaveConstant))
    }
    if mayHaveConstant && mayLackConstant { starts.append(candidate(0, 0, 0, 0, false)) }
    for start in starts { consider(start, near: nil, &best) }
    while let current = best {
      var next: Found? = current
      for neighbour in neighbours(of: current.candidate, mayHaveConstant) {
        consider(neighbour, near: current, &next)
        // The first improvement is followed at once.
        if let next, next.criterion < current.criterion { break }
      }
      guard let next, next.criterion < current.criterion else { break }
      best = next
    }
    return best
  }

  private func candidate(_ p: Int, _ q: Int, _ sp: Int, _ sq: Int, _ hasConstant: Bool)
    -> Candidate
  {
    Candidate(
      order: ARIMAOrder(p, differences.plain, q, seasonal: (sp, differences.seasonal, sq)),
      hasConstant: hasConstant)
  }

  /// The method of a candidate.
  func method(_ candidate: Candidate) -> ARIMAMethod {
    ARIMAMethod(candidate.order, hasConstant: candidate.hasConstant, regressors: regressors)
  }

  private func neighbours(of current: Candidate, _ mayHaveConstant: Bool) -> [Candidate] {
    let limits = limits
    let order = current.order
    var result: [Candidate] = []
    func add(_ p: Int, _ q: Int, _ sp: Int, _ sq: Int) {
      let next = (
        order.autoregressive + p, order.movingAverage + q, order.seasonalAutoregressive + sp,
        order.seasonalMovingAverage + sq
      )
      guard (0...limits.plain).contains(next.0), (0...limits.plain).contains(next.1),
        (0...limits.seasonal).contains(next.2), (0...limits.seasonal).contains(next.3)
      else { return }
      result.append(candidate(next.0, next.1, next.2, next.3, current.hasConstant))
    }
    for step in [(-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)] {
      add(0, 0, step.0, step.1)
    }
    for step in [(-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)] {
      add(step.0, step.1, 0, 0)
    }
    if mayHaveConstant && (mayLackConstant || !current.hasConstant) {
      result.append(
        Candidate(order: current.order, hasConstant: !current.hasConstant))
    }
    return result
  }

  /// Fits a candidate not tried before and keeps it where it is better.
  private mutating func consider(_ candidate: Candidate, near: Found?, _ best: inout Found?) {
    guard tried.insert(candidate).inserted,
      let setting = try? ARIMASetting(method(candidate), series)
    else { return }
    let search = ARIMASearch(problem: setting.problem)
    let order = candidate.order
    var starts = [ARIMAOrderSearch.plainStart(order)]
    if let near { starts.append(ARIMAOrderSearch.carried(near, to: order)) }
    let outcomes = starts.compactMap { search.refine(from: $0, steps: 25, tolerance: 1e-6) }
    guard
      let outcome = outcomes.max(by: { $0.profile.logLikelihood < $1.profile.logLikelihood }),
      isSound(outcome.coefficients)
    else { return }
    let criteria = InformationCriteria(
      logLikelihood: outcome.profile.logLikelihood,
      parameterCount: order.coefficientCount + outcome.profile.regression.count + 1,
      observationCount: outcome.profile.count)
    let criterion = criteria.aicc
    guard criterion.isFinite else { return }
    let one = Found(candidate: candidate, outcome: outcome, criterion: criterion)
    found.append(one)
    if criterion < best?.criterion ?? .infinity { best = one }
  }

  /// Whether all roots lie at least 1 % outside the unit circle.
  private func isSound(_ coefficients: ARIMACoefficients) -> Bool {
    [
      coefficients.autoregressive, coefficients.movingAverage.map { -$0 },
      coefficients.seasonalAutoregressive, coefficients.seasonalMovingAverage.map { -$0 },
    ].allSatisfy { PartialCorrelations.rootsLieOutside(1.01, $0) }
  }

  /// Small partial autocorrelations to start from.
  static func plainStart(_ order: ARIMAOrder) -> [Double] {
    func part(_ count: Int, _ first: Double) -> [Double] {
      (0..<count).map { $0 == 0 ? first : 0 }
    }
    return part(order.autoregressive, 0.1) + part(order.movingAverage, 0.05)
      + part(order.seasonalAutoregressive, 0.1) + part(order.seasonalMovingAverage, 0.3)
  }

  /// The estimate of another order as far as it goes, zero beyond, a little inside the bounds.
  static func carried(_ found: Found, to order: ARIMAOrder) -> [Double] {
    var rest = found.outcome.point[...]
    let old = found.candidate.order
    func take(_ count: Int, _ wanted: Int) -> [Double] {
      let part = rest.prefix(count).prefix(wanted).map { min(max($0, -0.98), 0.98) }
      rest = rest.dropFirst(count)
      return part + [Double](repeating: 0, count: wanted - part.count)
    }
    return take(old.autoregressive, order.autoregressive)
      + take(old.movingAverage, order.movingAverage)
      + take(old.seasonalAutoregressive, order.seasonalAutoregressive)
      + take(old.seasonalMovingAverage, order.seasonalMovingAverage)
  }
}
