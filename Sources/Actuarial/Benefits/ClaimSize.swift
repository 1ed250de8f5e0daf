public import Statistics

/// The distribution of the size of a claim, never negative.
///
/// Its limited expected value E[min(X, u)] prices deductibles, ratios and caps in closed form.
/// Klugman, Panjer and Willmot, Loss Models, 4th ed. (2012), §3.4 and appendix A.
public protocol ClaimSize: Sendable {
  /// The expected claim; infinite where there is none.
  var mean: Double { get }

  /// The probability of a claim of at most `x`.
  func cumulative(_ x: Double) -> Double

  /// The probability of a claim above `x`.
  func survival(_ x: Double) -> Double

  /// E[min(X, u)]: zero for u ≤ 0, the mean for an infinite u.
  func limitedExpectedValue(_ limit: Double) -> Double

  /// The next random claim.
  func draw(from stream: inout RandomStream) -> Double
}

extension ClaimSize {
  /// E[max(X − d, 0)]: what is left above a deductible, per claim.
  public func excess(above deductible: Double) -> Double {
    mean - limitedExpectedValue(deductible)
  }

  /// E[X − d | X > d]: the mean excess of the claims above a point; not a number where none are.
  public func meanExcess(above point: Double) -> Double {
    excess(above: point) / survival(point)
  }

  /// E[min(max(X, floor), ceiling)] = floor + E[min(X, ceiling)] − E[min(X, floor)].
  ///
  /// For amounts that count at least as a floor and at most as a ceiling, such as wages from which
  /// contributions are due between 60 and 300 percent of the average.
  ///
  /// - Precondition: the floor is not negative and not above the ceiling.
  public func heldMean(floor: Double, ceiling: Double) -> Double {
    precondition(
      floor >= 0 && floor <= ceiling, "A floor of \(floor) and a ceiling of \(ceiling) cross.")
    return floor + limitedExpectedValue(ceiling) - limitedExpectedValue(floor)
  }
}
