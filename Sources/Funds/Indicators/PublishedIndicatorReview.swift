/// Whether a figure as printed is what its definitions give.
///
/// A printed figure that no definition gives is reported with its gap and never replaced.
public struct PublishedIndicatorReview<Definition: Sendable & Hashable>: Sendable, Hashable {
  /// A definition with the value it gives.
  public struct Candidate: Sendable, Hashable {
    /// What the figure might have been computed by.
    public let definition: Definition
    /// The value that the definition gives, in the printed figure's unit.
    public let value: Double

    /// Makes a candidate from a definition and the value it gives.
    public init(_ definition: Definition, value: Double) {
      self.definition = definition
      self.value = value
    }
  }

  /// The figure as printed, and with how many decimals.
  public let printed: Double
  /// The decimals of the figure as printed.
  public let decimals: Int
  /// Every definition tried, in the order given.
  public let candidates: [Candidate]

  /// The definitions whose value rounds to the printed figure.
  public let matches: [Candidate]

  /// The candidate closest to the printed figure.
  public let nearest: Candidate?

  /// Printed less nearest, where no definition gives the printed figure; else `nil`.
  public let gap: Double?

  /// Compares a printed figure with what its definitions give.
  public init(printed: Double, decimals: Int, candidates: [Candidate]) {
    var unit = 1.0
    for _ in 0..<max(0, decimals) { unit /= 10 }
    self.printed = printed
    self.decimals = decimals
    self.candidates = candidates
    // Half a unit of the last place, and a hair for the printed figure's own binary form.
    matches = candidates.filter { abs($0.value - printed) <= unit / 2 + 1e-9 * abs(printed) }
    nearest = candidates.min { abs($0.value - printed) < abs($1.value - printed) }
    gap = matches.isEmpty ? nearest.map { printed - $0.value } : nil
  }
}
