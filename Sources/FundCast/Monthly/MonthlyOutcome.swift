public import Quantities

/// What a monthly run came to.
public struct MonthlyOutcome: Sendable {
  /// How the run that stands for the month came to be.
  public enum Occasion: Sendable, Hashable {
    /// It is the month's first.
    case first
    /// An earlier one of the same month was made from other inputs, or its results were altered.
    case again(after: ArchivedRun)
    /// It was there, made from the same inputs: nothing was computed nor written.
    case unchanged
  }

  /// The run that stands for the month.
  public let run: ArchivedRun
  /// How it came to be.
  public let occasion: Occasion
  /// The newest run of an earlier month, which this one was held against.
  public let earlier: ArchivedRun?
  /// Findings that a user should see at once: likely slips in the data or in a scenario.
  public let hints: [Diagnostic]
  /// The language of the report, in which the rest is said.
  public let language: Language
}
