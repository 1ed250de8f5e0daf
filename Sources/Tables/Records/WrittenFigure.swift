public import Quantities

/// A number as offices and programs write it, for a file of figures of one unit.
public enum WrittenFigure: Sendable, Hashable {
  /// A number: `1,234.5`, `(4.16)`, `１２３．４`, and what programs write, such as `1.2e-05`.
  case number(Double)
  /// No figure: an empty field, `…`, `–`, `×` and the like, `NA`, `NaN` or `null`.
  case missing
  /// Anything else.
  case unreadable

  /// Reads a text.
  public init(_ text: String) {
    if let value = WrittenFigure.value(of: text) {
      self = .number(value)
    } else if WrittenFigure.signsOfNothing.contains(text)
      || ["na", "nan", "null"].contains(text.lowercased())
    {
      self = .missing
    } else {
      self = .unreadable
    }
  }

  /// The number that a text writes: digits, an exponent such as programs write, or so many per cent.
  static func value(of text: String) -> Double? {
    if let value = DecimalText(text)?.value ?? Double(text), value.isFinite { return value }
    guard text.hasSuffix("%") || text.hasSuffix("％"), let part = DecimalText(text.dropLast()) else {
      return nil
    }
    var whole = 100.0
    for _ in 0..<part.decimals { whole *= 10 }
    return Double(part.significand) / whole
  }

  /// What is expected where a number is not read.
  public static let expected = LocalizedText(
    "只有数字，例如 1,234.5；没有数值时留空", "digits only, such as 1,234.5; nothing where there is no figure")

  /// The signs that stand for “no figure”.
  static let signsOfNothing: Set<String> = [
    "", "…", "……", "...", "–", "—", "——", "―", "×", "-", "－", "−",
  ]
}
