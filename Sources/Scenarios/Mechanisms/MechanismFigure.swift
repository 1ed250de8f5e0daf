public import Quantities

/// One figure of a closed form before and after a change, as a report shows it.
public struct MechanismFigure: Sendable, Hashable {
  /// What a figure is measured in.
  public enum Measure: Sendable, Hashable {
    /// Currency units.
    case money
    /// A fraction, printed in per cent.
    case share
    /// A plain number.
    case number
  }

  /// The tier or group, where the figure belongs to one.
  public let row: LocalizedText?
  /// What it is.
  public let title: LocalizedText
  /// What it is measured in.
  public let measure: Measure
  /// The figure before any change.
  public let before: Double
  /// The figure with the changes.
  public let after: Double

  /// Makes a figure.
  init(
    _ title: LocalizedText, row: LocalizedText? = nil, _ measure: Measure, before: Double,
    after: Double
  ) {
    self.row = row
    self.title = title
    self.measure = measure
    self.before = before
    self.after = after
  }
}

/// A closed form that a scenario states and what it says of the scenario's changes.
public struct MechanismReport: Sendable, Hashable {
  /// What answers to what, in a sentence.
  public let title: LocalizedText
  /// The parameters that it moves, by full name.
  public let outputs: [String]
  /// Where its figures come from.
  public let source: String
  /// The period whose figures stand here: the last that is projected.
  public let period: Period
  /// The figures in order; before and after are the same where nothing is changed.
  public let figures: [MechanismFigure]

  /// Whether any figure is changed.
  public var isMoved: Bool { figures.contains { $0.before != $0.after } }
}
