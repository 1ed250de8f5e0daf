public import Quantities

/// A parameter moved by one amount from a date on, as a variant would move it.
public struct ParameterMove: Sendable, Hashable {
  /// The parameter.
  public let definition: ParameterDefinition

  /// The only group or tier that is moved; `nil` moves all.
  public let group: String?

  /// The first period, or cover year, that is moved.
  public let from: Period

  /// The amount as a scenario writes it, such as `+85 元/人·年`, `-0.5 个百分点` or, of the value itself,
  /// `-2 %`.
  public let written: String

  /// The amount: a fraction where relative, else base units of the parameter.
  public let amount: Double

  /// Whether the amount is a fraction of the value rather than added to it.
  public let isRelative: Bool

  /// The change that a file with this move would state.
  func change(at place: SourcePlace, among mechanisms: [any Mechanism]) -> Scenario.Change {
    Scenario.Change(
      parameter: definition.name, group: group,
      operation: isRelative ? .scale(amount) : .shift(amount), from: from, until: nil, then: nil,
      scenario: written, source: "", place: place
    ).namingTier(among: mechanisms)
  }
}
