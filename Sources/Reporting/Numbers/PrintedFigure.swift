public import Quantities

/// A figure as it is printed: a whole number of units of its last printed place.
///
/// Differences, percentages and sums in a table are computed from printed figures, so that a
/// reader with a pocket calculator finds what the table says.
public struct PrintedFigure: Sendable, Hashable {
  /// The figure in units of its last printed place: 1,234.5 with one decimal is 12345.
  public let count: Int64

  /// Printed decimals, 0…9.
  public let decimals: Int

  /// Makes a figure from its count of last places.
  public init(count: Int64, decimals: Int) {
    precondition((0...9).contains(decimals), "A figure prints 0…9 decimals, not \(decimals).")
    self.count = count
    self.decimals = decimals
  }

  /// The figure nearest to a number, halves away from zero.
  ///
  /// What is rounded is the shortest decimal that reads back as the same number, that is the
  /// number as a person would write it: 1.005 gives 1.01 although its binary form lies below.
  ///
  /// - Returns: `nil` where the number is not finite or has more than 18 printed digits.
  public init?(rounding value: Double, decimals: Int) {
    guard value.isFinite, let count = DecimalExpansion(value).rounded(toDecimals: decimals) else {
      return nil
    }
    self.init(count: count, decimals: decimals)
  }

  /// An exact amount in a money unit, halves away from zero.
  ///
  /// - Returns: `nil` where the figure does not fit in 64 bits.
  public init?(_ money: Money, in unit: MoneyUnit, decimals: Int) {
    let scaled = Int128(money.minorUnits) * Int128(powerOfTen(decimals))
    guard let count = Int64(exactly: halfAway(scaled, over: Int128(unit.minorUnits))) else {
      return nil
    }
    self.init(count: count, decimals: decimals)
  }

  /// The figure as a number.
  public var value: Double { Double(count) / Double(powerOfTen(decimals)) }

  /// Whether the figure prints as zero.
  public var isZero: Bool { count == 0 }
}

extension PrintedFigure {
  /// This figure less another with the same decimals.
  public func change(from base: PrintedFigure) -> PrintedFigure {
    precondition(
      decimals == base.decimals,
      "Only figures with the same decimals are compared, not \(decimals) and \(base.decimals).")
    return PrintedFigure(count: count - base.count, decimals: decimals)
  }

  /// The change from a base in per cent of the base, computed from the printed figures.
  ///
  /// - Returns: `nil` where the base is zero or negative and a percentage means nothing.
  func percentChange(from base: PrintedFigure, decimals places: Int = 1) -> PrintedFigure? {
    change(from: base).percent(of: base, decimals: places)
  }

  /// This figure in per cent of a whole, computed from the printed figures.
  ///
  /// - Returns: `nil` where the whole is zero or negative and a percentage means nothing.
  public func percent(of whole: PrintedFigure, decimals places: Int = 1) -> PrintedFigure? {
    guard whole.count > 0 else { return nil }
    let shift = max(decimals, whole.decimals)
    let part = Int128(count) * Int128(powerOfTen(shift - decimals))
    let base = Int128(whole.count) * Int128(powerOfTen(shift - whole.decimals))
    let quotient = halfAway(part * 100 * Int128(powerOfTen(places)), over: base)
    return Int64(exactly: quotient).map { PrintedFigure(count: $0, decimals: places) }
  }
}

/// Ten to a power, 0…18.
func powerOfTen(_ power: Int) -> Int64 {
  precondition((0...18).contains(power), "Powers of ten from 0 to 18 fit 64 bits, not \(power).")
  var result: Int64 = 1
  for _ in 0..<power { result *= 10 }
  return result
}

/// A quotient rounded to the nearest whole number, halves away from zero.
func halfAway(_ numerator: Int128, over denominator: Int128) -> Int128 {
  let half = denominator / 2
  return (numerator >= 0 ? numerator + half : numerator - half) / denominator
}
