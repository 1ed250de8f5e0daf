public import Funds
public import Quantities

/// How good an earlier projection was: what it said beside what was then published.
public struct Hindcast: Sendable, Hashable {
  /// What is compared.
  public enum Item: Sendable, Hashable {
    /// A calendar year's total.
    case income(year: Int)
    /// A calendar year's expenditure.
    case expenditure(year: Int)
    /// A calendar year's income less expenditure.
    case result(year: Int)
    /// The balance and payable months at the end of a period.
    case book(Period)
    /// Payable months at the end of a period, by the fund's own definition.
    case payableMonths(Period)
    /// A line's amount in a calendar year; it has no range.
    case line(name: String, year: Int)
  }

  /// One comparison.
  public struct Row: Sendable, Hashable {
    /// What is compared.
    public let item: Item

    /// The central path's value, and the ranges that were to hold it with 80 % and 95 %.
    public let predicted: Double
    /// The range that was to hold the actual with 80 %; `nil` without paths.
    public let range80: ClosedRange<Double>?
    /// The range that was to hold the actual with 95 %; `nil` without paths.
    public let range95: ClosedRange<Double>?
    /// What was recorded later, in the unit of the prediction.
    public let actual: Double

    /// Predicted less actual.
    public var error: Double { predicted - actual }

    /// The error in per cent of the actual's size; `nil` where that is zero, and for results and
    /// balances it says little near zero.
    public var errorPercent: Double? { actual == 0 ? nil : error / abs(actual) * 100 }

    /// Whether the actual lay inside; `nil` without a range.
    public var isInside80: Bool? { range80.map { $0.contains(actual) } }
    /// Whether the actual lay inside the 95 % range; `nil` without one.
    public var isInside95: Bool? { range95.map { $0.contains(actual) } }
  }

  /// The last closed period of the projection, and of the records compared with.
  public let closedThrough: Period
  /// The last closed period of the records compared with.
  public let knownThrough: Period

  /// Totals and balances, then lines.
  public let rows: [Row]

  /// Compares an earlier projection with later records of the same fund.
  ///
  /// Calendar years that have closed since are compared by totals and lines, and the balances at
  /// their ends; the balance at the last closed period as well.
  public init(_ projection: Projection, actual history: FundHistory) {
    let earlier = FundTimeline(projection)
    let model = projection.plan.model
    let later = FundTimeline(model: model, history: history)
    closedThrough = earlier.closedThrough
    knownThrough = later.closedThrough
    let simulation = projection.simulation
    func range(_ quantiles: [Double]?, _ low: Double, _ high: Double) -> ClosedRange<Double>? {
      guard let quantiles, let first = Fan.levels.firstIndex(of: low),
        let last = Fan.levels.firstIndex(of: high), quantiles.count == Fan.levels.count
      else { return nil }
      return quantiles[first]...max(quantiles[first], quantiles[last])
    }
    func row(_ item: Item, _ predicted: Double?, _ actual: Double?, _ quantiles: [Double]?)
      -> Row?
    {
      guard let predicted, let actual else { return nil }
      return Row(
        item: item, predicted: predicted, range80: range(quantiles, 0.1, 0.9),
        range95: range(quantiles, 0.025, 0.975), actual: actual)
    }
    func fan(_ measure: Measure, at period: Period) -> [Double]? {
      guard let simulation, let index = projection.index(of: period) else { return nil }
      return simulation.fan(measure).quantiles.map { $0[index] }
    }

    let years = earlier.projectedYears.filter {
      later.periods(of: $0).upperBound <= later.closedThrough
    }
    var rows: [Row?] = []
    for year in years {
      let chances = simulation?.year(year)
      rows.append(
        row(
          .income(year: year), earlier.total(.income, inYear: year),
          later.total(.income, inYear: year), chances?.income))
      rows.append(
        row(
          .expenditure(year: year), earlier.total(.expenditure, inYear: year),
          later.total(.expenditure, inYear: year), chances?.expenditure))
      rows.append(
        row(
          .result(year: year), earlier.result(inYear: year), later.result(inYear: year),
          chances?.result))
    }
    var dates = years.map { later.periods(of: $0).upperBound }
    if !dates.contains(later.closedThrough) { dates.append(later.closedThrough) }
    for date in dates {
      guard projection.index(of: date) != nil else { continue }
      rows.append(
        row(.book(date), earlier.book(at: date), later.book(at: date), fan(.book, at: date)))
      rows.append(
        row(
          .payableMonths(date), projection.payableMonths(at: date),
          later.payableMonths(model.payableMonths, at: date)?.value,
          fan(.payableMonths, at: date)))
    }
    for year in years {
      for line in model.lines {
        rows.append(
          row(
            .line(name: line.name, year: year), earlier.amount(of: line.name, inYear: year),
            later.amount(of: line.name, inYear: year), nil))
      }
    }
    self.rows = rows.compactMap { $0 }
  }

  /// The rows whose misses stand for themselves: income and expenditure of each year, and a balance
  /// within one. Results, year-end balances and payable months follow from them, and would count the
  /// same miss again.
  private var counted: [Row] {
    rows.filter { row in
      switch row.item {
      case .income, .expenditure: true
      case .book(let date): date.index < date.frequency.periodsPerYear
      case .result, .payableMonths, .line: false
      }
    }
  }

  /// How many figures lay in their 80 % range, and how many there are: those that do not follow from
  /// one another.
  public var coverage80: (inside: Int, of: Int) {
    let judged = counted.compactMap(\.isInside80)
    return (judged.count { $0 }, judged.count)
  }
  /// Whether so few figures lay in their 80 % range that chance hardly explains it: as few or fewer would,
  /// were the ranges right, in less than one case of twenty (one-sided binomial test).
  public var isBelowPromise80: Bool {
    let (inside, count) = coverage80
    return Hindcast.isBelowPromise80(inside: inside, of: count)
  }

  /// The same of counts.
  static func isBelowPromise80(inside: Int, of count: Int) -> Bool {
    guard Double(inside) < 0.8 * Double(count) else { return false }
    // P(X ≤ inside) for X ~ Bin(count, 0.8), from the recurrence of its terms.
    var term = 1.0
    for _ in 0..<count { term *= 0.2 }
    var sum = term
    for successes in 0..<inside {
      term *= Double(count - successes) / Double(successes + 1) * 4
      sum += term
    }
    return sum < 0.05
  }

  /// How many figures lay in their 95 % range, and how many there are, counted as for 80 %.
  public var coverage95: (inside: Int, of: Int) {
    let judged = counted.compactMap(\.isInside95)
    return (judged.count { $0 }, judged.count)
  }
}
