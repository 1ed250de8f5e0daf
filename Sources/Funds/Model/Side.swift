/// Whether a line adds to the fund or takes from it.
public enum Side: String, Sendable, Hashable, CaseIterable {
  case income
  case expenditure
}
