/// An exact amount of money in minor units (fen, cents).
///
/// Sums and differences trap on no input that parsing admits: the parser bounds amounts to
/// ±9 × 10¹⁶ minor units, so a hundred of them fit; the checked forms throw beyond that.
public struct Money: Sendable, Hashable {
  /// Hundredths of the currency's unit.
  public let minorUnits: Int64

  /// Makes an amount from hundredths of the currency's unit.
  public init(minorUnits: Int64) {
    self.minorUnits = minorUnits
  }

  /// No money.
  public static let zero = Money(minorUnits: 0)

  /// The nearest amount to a number of currency units, halves away from zero.
  ///
  /// - Returns: `nil` where the number is not finite or does not fit.
  public init?(rounding units: Double) {
    let scaled = (units * 100).rounded(.toNearestOrAwayFromZero)
    guard scaled.isFinite, abs(scaled) < 9.2e18 else { return nil }
    self.init(minorUnits: Int64(scaled))
  }

  /// The amount in currency units.
  public var units: Double { Double(minorUnits) / 100 }

  /// The sum.
  ///
  /// - Throws: ``MoneyError/overflow`` where the sum exceeds 64 bits.
  public func adding(_ other: Money) throws(MoneyError) -> Money {
    let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
    if overflow { throw .overflow }
    return Money(minorUnits: sum)
  }

  /// The difference.
  ///
  /// - Throws: ``MoneyError/overflow`` where the difference exceeds 64 bits.
  public func subtracting(_ other: Money) throws(MoneyError) -> Money {
    let (difference, overflow) = minorUnits.subtractingReportingOverflow(other.minorUnits)
    if overflow { throw .overflow }
    return Money(minorUnits: difference)
  }

  /// The amount times a fraction, by a 128-bit product, halves away from zero.
  ///
  /// - Precondition: the denominator is positive.
  /// - Throws: ``MoneyError/overflow`` where the result exceeds 64 bits.
  public func times(_ numerator: Int64, over denominator: Int64) throws(MoneyError) -> Money {
    precondition(denominator > 0, "A fraction's denominator is positive, not \(denominator).")
    let product = Int128(minorUnits) * Int128(numerator)
    let half = Int128(denominator) / 2
    let rounded = (product >= 0 ? product + half : product - half) / Int128(denominator)
    guard let result = Int64(exactly: rounded) else { throw .overflow }
    return Money(minorUnits: result)
  }
}

/// What can go wrong in exact arithmetic on money.
public enum MoneyError: Error, Sendable, Hashable {
  /// The result does not fit in 64 bits of minor units.
  case overflow
}

extension Money: Comparable {
  /// Orders amounts by their minor units.
  public static func < (left: Money, right: Money) -> Bool { left.minorUnits < right.minorUnits }
}

extension Money: CustomStringConvertible {
  /// The amount with two decimals and no separators, such as `-1234.50`.
  public var description: String {
    let digits = String(minorUnits.magnitude)
    let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    return (minorUnits < 0 ? "-" : "") + padded.dropLast(2) + "." + padded.suffix(2)
  }
}
