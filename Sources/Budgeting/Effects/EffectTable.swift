public import Funds
public import Quantities

/// What one unit of each lever is worth 每变动一单位影响多少: on the central path, one at a time.
public struct EffectTable: Sendable {
  /// One lever.
  public struct Row: Sendable, Hashable {
    /// The lever and the unit by which it is moved.
    public let step: EffectStep

    /// The first period or cover year that is changed.
    public let from: Period
    /// Whether the first date changed is a cover year rather than a period of cash.
    public let isCover: Bool

    /// Effects in the budget year, in currency units.
    public let income: Double
    /// Effect on expenditure of the budget year, in currency units.
    public let expenditure: Double

    /// Effect on payable months at the end of the budget year, by the fund's own definition.
    public let payableMonths: Double

    /// Effects on the balance and on payable months two years later; `nil` past the horizon.
    public let balanceLater: Double?
    /// Effect on payable months two years later; `nil` past the horizon.
    public let payableMonthsLater: Double?

    /// Effect on the budget year's result.
    public var result: Double { income - expenditure }

    /// Whether nothing the table looks at moves, within the projection.
    public var isIdle: Bool {
      // Less than half a hundredth of a currency unit is the arithmetic's own noise.
      [income, expenditure, balanceLater ?? 0].allSatisfy { abs($0) < 0.005 }
        && [payableMonths, payableMonthsLater ?? 0].allSatisfy { abs($0) < 1e-9 }
    }
  }

  /// A lever to which other parameters answer: the plan with its step and what follows from it.
  public struct Answered: Sendable {
    /// The lever and the unit by which it is moved.
    public let step: EffectStep
    /// The first period or cover year that is changed.
    public let from: Period
    /// Whether that is a cover year.
    public let isCover: Bool
    /// The plan with the step.
    public let plan: Plan

    /// Makes a lever from its step, its first date and the plan with both.
    public init(step: EffectStep, from: Period, isCover: Bool, plan: Plan) {
      self.step = step
      self.from = from
      self.isCover = isCover
      self.plan = plan
    }
  }

  /// The calendar year that the table's first effects belong to.
  public let budgetYear: Int

  /// How many years after the budget year the later effects are taken.
  public static let yearsLater = 2

  /// The levers in the order given, those the fund reads.
  public let rows: [Row]

  /// Projects the plan once for each step and compares it with the plan's own central path.
  ///
  /// Each step acts from the first date of the budget year, or later where that is closed; a cover
  /// parameter from the first cover year whose collection has not begun.
  ///
  /// - Parameters:
  ///   - baseline: the projection compared with; its simulation is not used.
  ///   - steps: the levers; one whose parameter the plan does not hold, or that belongs to a device
  ///     the fund is without, is left out.
  ///   - answered: levers whose plans are made already; they take the place of a step of theirs.
  /// - Throws: ``ProjectionError`` where a shifted plan cannot be projected.
  public init(
    _ baseline: Projection, steps: [EffectStep], answered: [Answered] = [], budgetYear: Int
  ) throws(ProjectionError) {
    self.budgetYear = budgetYear
    // Series lines do not depend on parameters: they are forecast once.
    let plan = try baseline.plan.withPaths(0).forecastingSeries(from: baseline.history)
    let before = FundTimeline(baseline)
    var rows: [Row] = []
    let own = answered.map(\.step.parameter)
    for step in steps where !own.contains(step.parameter) {
      guard let path = plan.parameters[step.parameter], !path.isUnused,
        plan.model.parameters.contains(step.parameter)
      else { continue }
      let from = plan.firstChange(
        of: step.parameter, closedThrough: baseline.history.closedThrough, notBefore: budgetYear)
      let shifted = plan.shifting(
        parameter: step.parameter, by: step.step, relative: step.isRelative, from: from,
        scenario: step.written.chinese)
      let after = FundTimeline(try project(baseline.history, shifted))
      rows.append(
        EffectTable.row(step, from, isCover: path.isCover, budgetYear, before: before, after))
    }
    for lever in answered {
      let changed = plan.replacing(parameters: lever.plan.parameters)
      let after = FundTimeline(try project(baseline.history, changed))
      rows.append(
        EffectTable.row(
          lever.step, lever.from, isCover: lever.isCover, budgetYear, before: before, after))
    }
    self.rows = rows
  }

  private static func row(
    _ step: EffectStep, _ from: Period, isCover: Bool, _ budgetYear: Int, before: FundTimeline,
    _ after: FundTimeline
  ) -> Row {
    let later = budgetYear + EffectTable.yearsLater
    return Row(
      step: step, from: from, isCover: isCover,
      income: difference(after, before) { $0.total(.income, inYear: budgetYear) } ?? 0,
      expenditure: difference(after, before) { $0.total(.expenditure, inYear: budgetYear) } ?? 0,
      payableMonths: difference(after, before) { $0.ownPayableMonths(atEndOf: budgetYear) } ?? 0,
      balanceLater: difference(after, before) { $0.book(at: $0.periods(of: later).upperBound) },
      payableMonthsLater: difference(after, before) { $0.ownPayableMonths(atEndOf: later) })
  }
}

/// A measure after a change less the same before it.
private func difference(
  _ after: FundTimeline, _ before: FundTimeline, _ measure: (FundTimeline) -> Double?
) -> Double? {
  guard let after = measure(after), let before = measure(before) else { return nil }
  return after - before
}

extension FundTimeline {
  /// Persons insured on a year's average on the central path; `nil` where the model counts none.
  func persons(inYear year: Int) -> Double? {
    guard let plan = projection?.plan, let formula = plan.model.persons else { return nil }
    let periods = periods(of: year)
    let groups = plan.differsByGroup(formula) ? plan.positions(ofGroups: []) : [0]
    let sum = periods.reduce(0) { sum, period in
      groups.reduce(sum) { $0 + plan.evaluated(formula, group: $1, at: period) }
    }
    return sum / Double(periods.count)
  }

  /// Payable months on the central path at a year's end, by the fund's own definition.
  func ownPayableMonths(atEndOf year: Int) -> Double? {
    projection?.payableMonths(at: periods(of: year).upperBound)
  }
}
