public import Quantities

/// A parameter that a scenario may set: an entry of the catalogue.
public struct ParameterDefinition: Sendable, Hashable {
  /// What a parameter's date means.
  public enum Timing: String, Sendable, Hashable, CaseIterable {
    /// The month in which the value acts.
    case cash
    /// The year that the contribution covers.
    case cover
  }

  /// What continues the last given value where a file says nothing.
  public enum Beyond: String, Sendable, Hashable, CaseIterable {
    /// The value stays.
    case hold
    /// The value grows at the average rate of its last five given years.
    case growth
  }

  /// The full name, such as `resident.contribution.individual`.
  public let name: String
  /// The parameter's name as printed; its Chinese wording may stand for the full name in files.
  public let title: LocalizedText
  /// The unit that values are printed in and must agree with.
  public let unit: QuantityUnit

  /// The values admitted, in base units.
  public let range: ClosedRange<Double>
  /// Whether the value's date is a cash month or a cover year.
  public let timing: Timing

  /// Whether a decision sets the value, known before it acts; what is not decided is seen only
  /// afterwards.
  public let isDecided: Bool

  /// Whether the value differs by group.
  public let isGrouped: Bool
  /// What continues the last given value where a file names no rule.
  public let beyond: Beyond

  /// The device that the parameter belongs to, where a fund may be without it: where nothing states
  /// any parameter of a device, all of them are zero.
  public let device: String?

  /// One unit of change for the table of effects, as written.
  public let step: String
  /// What the parameter stands for, in a sentence.
  public let meaning: LocalizedText

  /// The legal or practical source.
  public let source: String

  /// The step as a number: a fraction of the value where relative, else an amount in base units;
  /// `nil` where it cannot be read.
  public var stepAmount: (value: Double, isRelative: Bool)? {
    guard let quantity = try? Quantity(step) else { return nil }
    return (quantity.baseValue, quantity.unit.kind == .percent)
  }
}
