/// A known sum over consecutive periods: an annual total, a cumulative report, a quarter.
public struct SumConstraint: Sendable, Hashable {
  /// What the sum is called in messages.
  public let name: String

  /// The periods summed, by position from 0.
  public let range: Range<Int>

  /// The sum.
  public let total: Double

  /// How far the sum may be off, as a standard deviation; `nil` where it must be met exactly.
  public let standardDeviation: Double?

  /// Makes a constraint over at least one period.
  ///
  /// - Parameter standardDeviation: Above zero for a soft constraint, `nil` for a hard one.
  public init(
    _ name: String, over range: Range<Int>, total: Double, standardDeviation: Double? = nil
  ) {
    precondition(!range.isEmpty, "A sum runs over at least one period.")
    precondition(
      standardDeviation.map { $0 > 0 && $0.isFinite } ?? true,
      "The standard deviation of a sum is above zero.")
    self.name = name
    self.range = range
    self.total = total
    self.standardDeviation = standardDeviation
  }

  /// Whether the sum must be met exactly.
  public var isHard: Bool { standardDeviation == nil }
}
