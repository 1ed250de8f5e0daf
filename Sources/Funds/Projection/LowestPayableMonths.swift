public import Quantities

/// The point of a year at which a fund's payable months are lowest on the central path.
public struct LowestPayableMonths: Sendable, Hashable {
  /// The period at whose end they are.
  public let period: Period
  /// How many months.
  public let months: Double
}

extension Projection {
  /// The lowest payable months of a calendar year, by the fund's own definition; the first where
  /// several periods are as low.
  ///
  /// - Returns: `nil` where no period of the year is projected with spending.
  public func lowestPayableMonths(in year: Int) -> LowestPayableMonths? {
    periods.filter { $0.year == year }.compactMap { period in
      payableMonths(at: period).map { LowestPayableMonths(period: period, months: $0) }
    }.min { $0.months < $1.months }
  }
}
