/// An amount column of the budget table, in the order it is printed.
public enum BudgetColumn: String, Sendable, Hashable, CaseIterable {
  /// Last year's final account.
  case finalAccount = "final-account"
  /// The year's budget as approved at its start.
  case budget
  /// The year's adjusted budget.
  case adjustedBudget = "adjusted-budget"
  /// Execution of the closed months of the year.
  case execution
  /// Forecast of the remaining months.
  case remaining
  /// Expected execution of the year.
  case expected
  /// Next year's budget.
  case nextBudget = "next-budget"

  /// Whether its figures are published or booked: each is rounded by itself and never bent.
  public var isPublished: Bool {
    switch self {
    case .finalAccount, .budget, .adjustedBudget, .execution: true
    case .remaining, .expected, .nextBudget: false
    }
  }
}
