public import Quantities

/// Execution against time elapsed 序时进度.
public struct BudgetPace: Sendable, Hashable {
  /// The last period counted.
  public let through: Period

  /// Execution from January to then, and the year's budget, in currency units.
  public let execution: Double
  /// The year's budget, in currency units.
  public let budget: Double

  /// Execution as a share of the budget.
  public let share: Double

  /// The part of the year that has passed.
  public let elapsed: Double

  /// Ahead of time elapsed (above zero) or behind it, in percentage points.
  public var points: Double { (share - elapsed) * 100 }

  /// Compares execution with a budget.
  ///
  /// - Returns: `nil` where the budget is not above zero.
  public init?(execution: Double, budget: Double, through period: Period) {
    guard budget > 0 else { return nil }
    through = period
    self.execution = execution
    self.budget = budget
    share = execution / budget
    elapsed = Double(period.index) / Double(period.frequency.periodsPerYear)
  }
}

extension FundTimeline {
  /// The pace of one side at the last closed period; `nil` without a budget or a record.
  public func pace(_ side: Side) -> BudgetPace? {
    let first = closedThrough.advanced(by: 1 - closedThrough.index)
    guard let budget = budget(side, year: closedThrough.year),
      let execution = total(side, over: first...closedThrough)
    else { return nil }
    return BudgetPace(execution: execution, budget: budget, through: closedThrough)
  }
}
