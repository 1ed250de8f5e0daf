/// A number with its unit, as a user writes it: `430 元/人·年`, `-0.5 个百分点`, `1.2 亿元`.
public struct Quantity: Sendable, Hashable {
  /// The number as written.
  public let number: Double

  /// The unit the number is given in.
  public let unit: QuantityUnit

  /// Makes a quantity.
  public init(_ number: Double, _ unit: QuantityUnit) {
    self.number = number
    self.unit = unit
  }

  /// The value in base units: currency units, persons, cases, years; shares as fractions.
  ///
  /// Rounded once: `7 %` is the Double nearest to 0.07.
  public var baseValue: Double {
    let inverse = 1 / unit.scale
    return inverse > 1 && inverse == inverse.rounded() ? number / inverse : number * unit.scale
  }

  /// Why a text is not a quantity.
  public enum Fault: Error, Sendable, Hashable {
    /// No number stands at the start.
    case noNumber
    /// A number without a unit.
    case noUnit
    /// The words behind the number are not a unit.
    case unknownUnit(String)
  }

  /// Reads a number and a unit.
  ///
  /// - Throws: ``Fault`` that says which part is missing.
  public init(_ text: some StringProtocol) throws(Fault) {
    let (number, unit) = try Quantity.parts(of: text)
    self.init(number.value, unit)
  }

  /// Reads a number and a unit, and keeps the number's digits as written.
  ///
  /// - Throws: ``Fault`` that says which part is missing.
  public static func parts(
    of text: some StringProtocol
  ) throws(Fault) -> (number: DecimalText, unit: QuantityUnit) {
    let characters = Array(text)
    var end = 0
    while end < characters.count, Quantity.belongsToNumber(characters[end]) { end += 1 }
    while end > 0, DecimalText(String(characters[0..<end])) == nil { end -= 1 }
    guard end > 0, let number = DecimalText(String(characters[0..<end])) else { throw .noNumber }
    let rest = String(characters[end...]).filter { !$0.isWhitespace }
    guard !rest.isEmpty else { throw .noUnit }
    guard let unit = QuantityUnit(rest) else { throw .unknownUnit(rest) }
    return (number, unit)
  }

  private static func belongsToNumber(_ character: Character) -> Bool {
    character.isNumber || "+-−–.,'’．，－＋() ".contains(character) || character.isWhitespace
  }
}

extension Quantity: CustomStringConvertible {
  /// The number and the unit as written, such as `430.0 元/人·年`.
  public var description: String { "\(number) \(unit)" }
}
