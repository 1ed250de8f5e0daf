/// Who reaches retirement short of the contribution months required, and what they still pay.
///
/// With Y the months contributed at retirement and R those required, the share short is P(Y < R)
/// and a retiree lacks E[max(R − Y, 0)] = R − E[min(Y, R)] months on average, in closed form by the
/// limited expected value of Y.
public struct ContributionShortfall: Sendable, Equatable {
  /// What those who are short do.
  public struct Remedy: Sendable, Equatable {
    /// The share who go on paying month by month until they have the months required.
    public let payingOn: Double
    /// The share who buy the missing months at once.
    public let buying: Double
    /// The share who do neither, and leave the scheme.
    public var leaving: Double { 1 - payingOn - buying }

    /// Makes a remedy.
    ///
    /// - Throws: `unusableValue` for a share outside [0, 1], `incompleteShares` for more than one
    ///   together.
    public init(payingOn: Double, buying: Double) throws(RetirementError) {
      for (position, share) in [payingOn, buying].enumerated() where !(share >= 0 && share <= 1) {
        throw .unusableValue(position: position, value: share)
      }
      if payingOn + buying > 1 + 1e-12 { throw .incompleteShares(sum: payingOn + buying) }
      self.payingOn = payingOn
      self.buying = buying
    }
  }

  /// R, in months.
  public let required: Int

  /// P(Y < R): the share of retirees who are short.
  public let shareShort: Double

  /// E[max(R − Y, 0)]: the months lacking, on average over all retirees.
  public let monthsLacking: Double

  /// What those who are short do.
  public let remedy: Remedy

  /// A shortfall.
  ///
  /// - Parameters:
  ///   - contributed: Y, in months.
  ///   - required: R, in months; by the month of retirement from a `StepSchedule` where it changes.
  ///   - remedy: what those who are short do.
  /// - Precondition: the months required are not negative.
  public init(_ contributed: some ClaimSize, required: Int, remedy: Remedy) {
    precondition(required >= 0, "Contribution months required are not negative, as \(required) is.")
    self.required = required
    let needed = Double(required)
    // Whoever has just the months required is not short.
    shareShort = contributed.cumulative(needed.nextDown)
    monthsLacking = max(0, needed - contributed.limitedExpectedValue(needed))
    self.remedy = remedy
  }

  /// The months lacking of one who is short; zero where nobody is.
  public var monthsLackingOfShort: Double { shareShort > 0 ? monthsLacking / shareShort : 0 }

  /// Months of contribution that a retiree still pays month by month, on average over all.
  public var monthsPaidOn: Double { remedy.payingOn * monthsLacking }

  /// Retirees who keep on paying at any time, where so many retire each month; deaths among them
  /// left aside.
  public func payingOn(retiringEachMonth: Double) -> Double { retiringEachMonth * monthsPaidOn }
}
