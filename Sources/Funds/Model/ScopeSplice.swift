/// How years of a wider scope are joined to a line: their figures times the ratio of the line's
/// own scope to the wider one in the years in which both are known.
public struct ScopeSplice: Sendable, Hashable {
  /// The wider scope's name in the records.
  public let scope: String

  /// The years of overlap whose ratio is averaged.
  public let years: ClosedRange<Int>

  /// Makes a splice from the wider scope's name and the years of overlap.
  public init(scope: String, years: ClosedRange<Int>) {
    self.scope = scope
    self.years = years
  }
}
