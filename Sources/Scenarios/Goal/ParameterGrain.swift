public import Quantities

/// The amount in whole multiples of which a parameter is moved.
///
/// Multiples are counted in decimal, so that a move is exactly what its text says.
public struct ParameterGrain: Sendable, Hashable {
  /// The parameter.
  public let definition: ParameterDefinition

  /// Whether moves are fractions of the value rather than amounts added to it.
  public let isRelative: Bool

  private let significand: Int64
  private let decimals: Int
  private let unit: QuantityUnit

  /// A tenth of the catalogue's step; `nil` where the parameter has none that can be read.
  public init?(tenthOfStep definition: ParameterDefinition) {
    guard let (number, unit) = try? Quantity.parts(of: definition.step), number.significand != 0
    else { return nil }
    let magnitude = abs(number.significand)
    self.definition = definition
    self.unit = unit
    isRelative = unit.kind == .percent
    // 10 元 is ten times 1 元, 1 % ten times 0.1 %.
    if number.decimals == 0, magnitude % 10 == 0 {
      (significand, decimals) = (magnitude / 10, 0)
    } else {
      (significand, decimals) = (magnitude, number.decimals + 1)
    }
  }

  /// Reads an amount such as `10 元/人·年`, `0.5 个百分点` or, of the value itself, `1 %`.
  ///
  /// - Throws: ``Quantities/InputFault`` where it is no amount by which the parameter could move.
  public init(_ text: String, of definition: ParameterDefinition, at place: SourcePlace)
    throws(InputFault)
  {
    let parts = try? Quantity.parts(of: text)
    let isRelative = parts?.unit.kind == .percent
    switch ParameterQuantity.read(
      text, definition: definition, use: isRelative ? .scale : .shift, place: place)
    {
    case .failure(let fault): throw InputFault(fault)
    case .success(let value):
      guard let parts, value != 0 else {
        throw InputFault(
          Diagnostic(
            code: "zero-grain", at: place,
            found: LocalizedText("“\(text)”是零", "“\(text)” is nothing"),
            expected: LocalizedText(
              "大于零的最小步长，如 \(definition.step)",
              "the least amount by which to move, such as \(definition.step)")))
      }
      self.definition = definition
      self.isRelative = isRelative
      unit = parts.unit
      significand = abs(parts.number.significand)
      decimals = parts.number.decimals
    }
  }

  /// The grain as it is written, without a sign.
  public var written: String { text(significand, sign: "") }

  /// A move of so many grains; `nil` where its figure has too many digits.
  public func move(_ count: Int, group: String?, from: Period) -> ParameterMove? {
    let (product, overflows) = significand.multipliedReportingOverflow(by: Int64(abs(count)))
    let written = text(product, sign: count < 0 ? "-" : "+")
    guard !overflows, let quantity = try? Quantity(written) else { return nil }
    return ParameterMove(
      definition: definition, group: group, from: from, written: written,
      amount: quantity.baseValue, isRelative: isRelative)
  }

  private func text(_ significand: Int64, sign: String) -> String {
    var digits = String(significand)
    digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    var fraction = digits.suffix(decimals)
    while fraction.last == "0" { fraction.removeLast() }
    let whole = digits.dropLast(decimals)
    return sign + whole + (fraction.isEmpty ? "" : "." + fraction) + " \(unit)"
  }
}
