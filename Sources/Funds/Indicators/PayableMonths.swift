/// Payable months: a balance divided by the average expenditure of a month.
///
/// - Parameters:
///   - balance: the balance that pays, in currency units.
///   - expenditure: the expenditure of `months` months, in currency units.
///   - months: how many months the expenditure covers.
/// - Returns: `nil` where nothing is spent.
public func payableMonths(balance: Double, expenditure: Double, over months: Double) -> Double? {
  guard expenditure > 0, months > 0 else { return nil }
  return balance / (expenditure / months)
}

/// The trust-fund ratio: assets at the start of a year over the expenditure of that year.
///
/// A ratio of one pays for a year without income. Social Security trustees' reports print it in
/// percent.
public func trustFundRatio(assetsAtStart: Double, expenditure: Double) -> Double? {
  guard expenditure > 0 else { return nil }
  return assetsAtStart / expenditure
}
