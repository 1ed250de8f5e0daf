public import Quantities

/// The unit and decimals in which a table's money is printed.
///
/// A printed figure is a whole number of units of its last printed place: 1,234.5 万元 with one
/// decimal is 12345.
public struct FigureScale: Sendable, Hashable {
  /// The unit's name as it stands in a column head.
  public let unit: LocalizedText

  /// Hundredths of the currency unit in one of this unit: 1,000,000 for 万元.
  public let minorUnits: Int64

  /// Printed decimals.
  public let decimals: Int

  /// Makes a scale from a unit's name, its size in hundredths of a currency unit and its decimals.
  ///
  /// - Precondition: the unit holds at least one hundredth, and there are 0 to 6 decimals.
  public init(unit: LocalizedText, minorUnits: Int64, decimals: Int) {
    precondition(minorUnits > 0, "A unit of money holds at least one hundredth, not \(minorUnits).")
    precondition((0...6).contains(decimals), "A table prints 0 to 6 decimals, not \(decimals).")
    self.unit = unit
    self.minorUnits = minorUnits
    self.decimals = decimals
  }

  /// An amount in currency units as it is printed, from its exact hundredths, halves away from zero.
  ///
  /// - Precondition: the amount is finite and fits 64 bits of hundredths.
  public func count(_ amount: Double) -> Int64 {
    guard let money = Money(rounding: amount) else {
      preconditionFailure("An amount in a table is finite and below 9e16, not \(amount).")
    }
    let scaled = Int128(money.minorUnits) * Int128(places)
    let half = Int128(minorUnits) / 2
    return Int64(clamping: (scaled >= 0 ? scaled + half : scaled - half) / Int128(minorUnits))
  }

  /// An amount in units of the last printed place, unrounded.
  func scaled(_ amount: Double) -> Double {
    amount * 100 * Double(places) / Double(minorUnits)
  }

  /// A printed figure in currency units.
  public func amount(_ count: Int64) -> Double {
    Double(count) * Double(minorUnits) / Double(places) / 100
  }

  /// Ten to the power of the decimals.
  private var places: Int64 { (0..<decimals).reduce(1) { product, _ in product * 10 } }

  /// A printed figure with its unit, for sentences: `1,234.5 万元`, `12.345 million yuan`.
  ///
  /// English counts in millions what Chinese counts in 万 and 亿: the same digits, the point moved, and
  /// none behind it that are not known.
  public func text(_ count: Int64) -> LocalizedText {
    let chinese = "\(number(count, decimals)) \(unit.chinese)"
    for (prefix, shift) in [("10,000 ", 2), ("100 million ", -2)] {
      guard let found = unit.english.firstRange(of: prefix) else { continue }
      let name = unit.english[found.upperBound...]
      let moved = decimals + shift
      // Where the point is moved past the last digit, zeros fill the places before it.
      let whole = (min(moved, 0)..<0).reduce(count) { count, _ in count * 10 }
      return LocalizedText(chinese, "\(number(whole, max(moved, 0))) million \(name)")
    }
    return LocalizedText(chinese, "\(number(count, decimals)) \(unit.english)")
  }

  /// A count of the last of some decimals as digits grouped by thousands.
  private func number(_ count: Int64, _ decimals: Int) -> String {
    let digits = String(count.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let whole = Array(padded.dropLast(decimals))
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0 && (whole.count - index) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return (count < 0 ? "−" : "") + grouped + (decimals == 0 ? "" : "." + padded.suffix(decimals))
  }
}

/// Percentages of a table, computed from printed figures.
public enum PrintedPercent {
  /// Decimals that percentages are printed with.
  public static let decimals = 1

  /// A part in per cent of a whole, in units of the last printed place, halves away from zero.
  ///
  /// - Returns: `nil` where the whole is not above zero and a percentage means nothing.
  public static func of(_ part: Int64, whole: Int64) -> Int64? {
    guard whole > 0 else { return nil }
    let product = Int128(part) * 1000
    let half = Int128(whole) / 2
    return Int64(clamping: (product >= 0 ? product + half : product - half) / Int128(whole))
  }
}
