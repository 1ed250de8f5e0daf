/// Whether a line adds to the fund or takes from it.
public enum Side: String, Sendable, Hashable, CaseIterable {
  /// Adds to the fund 收入.
  case income
  /// Takes from the fund 支出.
  case expenditure
}
