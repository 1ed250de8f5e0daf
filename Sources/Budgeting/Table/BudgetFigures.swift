/// One row's printed figures; `nil` where a figure does not apply and is printed as ×.
///
/// Amounts are in units of the table's last printed place, percentages in tenths of a per cent.
public struct BudgetFigures: Sendable, Hashable {
  private var counts: [Int64?]

  init() {
    counts = BudgetColumn.allCases.map { _ in nil }
  }

  /// The printed amount of a column.
  public internal(set) subscript(column: BudgetColumn) -> Int64? {
    get { counts[BudgetFigures.position(column)] }
    set { counts[BudgetFigures.position(column)] = newValue }
  }

  private static func position(_ column: BudgetColumn) -> Int {
    switch column {
    case .finalAccount: 0
    case .budget: 1
    case .adjustedBudget: 2
    case .execution: 3
    case .remaining: 4
    case .expected: 5
    case .nextBudget: 6
    }
  }

  /// The budget in force: the adjusted one, else that of the start of the year.
  public var budgetInForce: Int64? { self[.adjustedBudget] ?? self[.budget] }

  /// Expected execution in per cent of the budget in force.
  public var shareOfBudget: Int64? { percent(self[.expected], budgetInForce) }

  /// Next year's budget less expected execution.
  public var changeFromExpected: Int64? { difference(self[.nextBudget], self[.expected]) }

  /// The same in per cent of expected execution.
  public var percentFromExpected: Int64? { percent(changeFromExpected, self[.expected]) }

  /// Next year's budget less the budget in force.
  var changeFromBudget: Int64? { difference(self[.nextBudget], budgetInForce) }

  /// The same in per cent of the budget in force.
  public var percentFromBudget: Int64? { percent(changeFromBudget, budgetInForce) }

  private func difference(_ left: Int64?, _ right: Int64?) -> Int64? {
    guard let left, let right else { return nil }
    return left - right
  }

  private func percent(_ part: Int64?, _ whole: Int64?) -> Int64? {
    guard let part, let whole else { return nil }
    return PrintedPercent.of(part, whole: whole)
  }
}
