/// A budget divided by points: the value of a point is what is left to divide.
///
/// Every case carries points by its group; at the end of the year the value of a point is the
/// budget over all points, and each institution receives its points times the value. More cases
/// lower the value: volume moves the value, not the spending, and an institution that treats more
/// gains only at the others' cost. What lies outside the budget is paid as billed, in full.
public struct PointsSettlement: Sendable, Equatable {
  /// What is divided, in money.
  public let budget: Double

  /// Points of each institution.
  public let points: [Double]

  /// What each institution is paid outside the budget.
  public let outside: [Double]

  /// The value of a point, in money.
  public let pointValue: Double

  /// What each institution receives under the budget; the sum is the budget.
  public var payments: [Double] { points.map { $0 * pointValue } }

  /// All that the fund pays: the budget and what lies outside it.
  public var total: Double { budget + outside.reduce(0, +) }

  /// Divides a budget.
  ///
  /// - Parameters:
  ///   - budget: none negative.
  ///   - points: of each institution, none negative.
  ///   - outside: persons × use × price outside the budget, none if `nil`.
  /// - Throws: `unusableValue` (−1 for the budget, else the institution), `noPoints`.
  /// - Precondition: as many amounts outside as institutions.
  public init(
    budget: Double, points: [Double], outside: [Double]? = nil
  ) throws(PaymentError) {
    let outside = outside ?? [Double](repeating: 0, count: points.count)
    precondition(outside.count == points.count, "Each institution needs an amount outside.")
    guard budget >= 0, budget.isFinite else { throw .unusableValue(position: -1, value: budget) }
    for (position, value) in zip(points.indices, zip(points, outside)) {
      for number in [value.0, value.1] where !(number >= 0 && number.isFinite) {
        throw .unusableValue(position: position, value: number)
      }
    }
    let sum = points.reduce(0, +)
    guard sum > 0 else { throw .noPoints }
    self.budget = budget
    self.points = points
    self.outside = outside
    pointValue = budget / sum
  }
}
