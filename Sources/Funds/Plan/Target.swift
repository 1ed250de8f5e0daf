public import Quantities

/// What a scenario is meant to reach: `payable-months >= 6 by 2027-12 with probability 0.9`.
public struct Target: Sendable, Hashable {
  /// Which side of the threshold meets the target.
  public enum Comparison: String, Sendable, Hashable {
    /// The threshold or more.
    case atLeast = ">="
    /// The threshold or less.
    case atMost = "<="
  }

  /// What is looked at, for the books the fund is judged by.
  public let measure: Measure
  /// The side of the threshold that is asked for.
  public let comparison: Comparison

  /// The threshold, in months or currency units.
  public let threshold: Double

  /// The period at whose end the target is judged.
  public let period: Period

  /// The probability with which it must hold.
  public let probability: Double

  /// Makes a target; the threshold is in the measure's unit, the probability a fraction.
  public init(
    measure: Measure, comparison: Comparison, threshold: Double, period: Period,
    probability: Double
  ) {
    self.measure = measure
    self.comparison = comparison
    self.threshold = threshold
    self.period = period
    self.probability = probability
  }

  /// Whether a value meets the threshold; one that is not a number does not.
  public func isMet(by value: Double) -> Bool {
    switch comparison {
    case .atLeast: value >= threshold
    case .atMost: value <= threshold
    }
  }
}
