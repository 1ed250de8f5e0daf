import Funds

/// What a draft may be called.
///
/// The rule is 收支平衡、略有结余: a draft whose current balance is below zero is never a proposal.
public enum BudgetStatus: Sendable, Hashable {
  /// The draft balances and may be proposed.
  case proposal
  /// The draft shows a deficit: it is a working draft 测算稿 and prints its gap.
  case workingDraft(gap: BudgetGap)
  /// The budget year is not projected to its end: nothing was drawn up that could be proposed.
  case notDrawnUp
}

/// What a draft lacks.
public struct BudgetGap: Sendable, Hashable {
  /// The book in deficit; `nil` for the whole fund.
  public let book: String?

  /// The missing amount, above zero: printed, and in currency units.
  public let printed: Int64
  /// The missing amount in currency units, from its printed figure.
  public let amount: Double
}

extension BudgetTable {
  /// Whether the draft is a proposal, judged by its printed current balance: of the books that the
  /// fund is judged by first, then of the whole fund.
  public var status: BudgetStatus {
    guard columns.contains(.nextBudget) else { return .notDrawnUp }
    for section in [judged, total] {
      let balance =
        (section.sum(.income, .nextBudget) ?? 0) - (section.sum(.expenditure, .nextBudget) ?? 0)
      if balance < 0 {
        return .workingDraft(
          gap: BudgetGap(
            book: section.book?.name, printed: -balance, amount: scale.amount(-balance)))
      }
    }
    return .proposal
  }
}
