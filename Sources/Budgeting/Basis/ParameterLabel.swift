public import Quantities

/// What a parameter is called and measured in.
public struct ParameterLabel: Sendable, Hashable {
  /// The parameter's name as printed.
  public let title: LocalizedText
  /// The unit its values are printed in.
  public let unit: QuantityUnit

  /// Makes a label from a title and a unit.
  public init(title: LocalizedText, unit: QuantityUnit) {
    self.title = title
    self.unit = unit
  }

  /// A value given in base units, in the parameter's own unit.
  public func value(ofBase value: Double) -> Double {
    let inverse = 1 / unit.scale
    return inverse > 1 && inverse == inverse.rounded() ? value * inverse : value / unit.scale
  }
}
