public import Quantities

/// One unit by which a parameter is moved to see what it is worth.
public struct EffectStep: Sendable, Hashable {
  /// The parameter's full name.
  public let parameter: String
  /// What is moved, in words.
  public let title: LocalizedText

  /// The step as it is written, such as `10 元/人·年` or `−1 个百分点`.
  public let written: LocalizedText

  /// The step: a fraction where relative, else base units of the parameter.
  public let step: Double
  /// Whether the step is a fraction of the value rather than an amount added to it.
  public let isRelative: Bool

  /// Makes a step; `step` is a fraction where relative, else base units of the parameter.
  public init(
    parameter: String, title: LocalizedText, written: LocalizedText, step: Double,
    isRelative: Bool
  ) {
    self.parameter = parameter
    self.title = title
    self.written = written
    self.step = step
    self.isRelative = isRelative
  }

  /// The same lever moved the other way.
  public func reversed(written: LocalizedText) -> EffectStep {
    EffectStep(
      parameter: parameter, title: title, written: written, step: -step, isRelative: isRelative)
  }
}
