public import Quantities

/// A figure as it was printed: exact in its digits, rounded at the last of them.
///
/// The figure is `significand × 10^exponent`; its true value lies within half a unit of the last
/// printed digit.
public struct PublishedFigure: Sendable, Hashable {
  /// The name by which identities speak of it.
  public let name: String

  /// The printed digits as one whole number.
  public let significand: Int64

  /// The power of ten of the last printed digit, in base units.
  public let exponent: Int

  /// Where it was printed.
  public let place: SourcePlace

  /// Makes a figure from a number and the power of ten its unit stands for: 4 for 万元, 8 for 亿元.
  public init(_ name: String, _ number: DecimalText, unitPower: Int = 0, at place: SourcePlace) {
    self.name = name
    self.significand = number.significand
    self.exponent = unitPower - number.decimals
    self.place = place
  }

  /// Makes a figure from a record.
  ///
  /// - Returns: `nil` where the record's unit is not a power of ten of its base unit.
  public init?(_ name: String, _ record: Record) {
    guard let power = decimalPower(of: record.unit.scale) else { return nil }
    self.init(name, record.number, unitPower: power, at: record.place)
  }

  /// The figure in base units.
  public var value: Double { ExactNumber(Int128(significand), exponent).value }

  var exact: ExactNumber { ExactNumber(Int128(significand), exponent) }
}
