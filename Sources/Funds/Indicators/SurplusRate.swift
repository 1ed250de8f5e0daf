/// The surplus rate 结余率: a closing balance as a share, whose denominator must be stated.
public struct SurplusRate: Sendable, Hashable {
  /// The share of all that was available: the balance carried in and the year's income.
  public let ofAvailable: Double

  /// The share of the year's income.
  public let ofIncome: Double

  /// The rates of a closing balance.
  ///
  /// - Returns: `nil` where income or what was available is not above zero.
  public init?(closing: Double, opening: Double, income: Double) {
    guard income > 0, opening + income > 0 else { return nil }
    ofAvailable = closing / (opening + income)
    ofIncome = closing / income
  }
}
