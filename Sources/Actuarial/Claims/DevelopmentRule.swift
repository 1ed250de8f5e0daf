/// How development factors are averaged from link ratios.
///
/// The order is fixed: first links are **excluded**, then of those left the **window** keeps the
/// last few of each development, then the rest is **averaged**.
public struct DevelopmentRule: Sendable, Equatable {
  /// The mean of a column's link ratios Fᵢ = Cᵢ,ⱼ₊₁ / Cᵢⱼ.
  public enum Average: Sendable, Equatable {
    /// Σ Cᵢ,ⱼ₊₁ / Σ Cᵢⱼ: weights Cᵢⱼ. Links that start from zero count in the sums.
    case volume
    /// The plain mean of the ratios.
    case simple
    /// Σ Cᵢⱼ Cᵢ,ⱼ₊₁ / Σ Cᵢⱼ²: least squares through the origin.
    case regression
    /// The product's root; needs positive ratios.
    case geometric
    /// The plain mean without the `dropping` highest and as many lowest ratios; a column that has
    /// no more than twice as many links is averaged whole.
    case medial(dropping: Int)
  }

  /// Links that are left out before all else.
  public enum Exclusion: Sendable, Equatable {
    /// The link of one origin from one development to the next.
    case link(origin: Int, development: Int)
    /// All links of an origin.
    case origin(Int)
    /// All links that end on a diagonal: origin + development + 1 of the link.
    case diagonal(Int)
    /// The highest ratios of each development, after the exclusions above; a development's last
    /// ratio stays.
    case highest(Int)
    /// The lowest ratios of each development, after the exclusions above; a development's last
    /// ratio stays.
    case lowest(Int)
  }

  /// The mean taken.
  public var average: Average

  /// How many of the last links of each development count; all if `nil`.
  public var window: Int?

  /// What is left out.
  public var exclusions: [Exclusion]

  /// Makes a rule; without arguments, volume-weighted over everything.
  ///
  /// - Precondition: a window holds at least one link; counts are not negative.
  public init(average: Average = .volume, window: Int? = nil, exclusions: [Exclusion] = []) {
    precondition((window ?? 1) > 0, "A window of development factors holds at least one link.")
    if case .medial(let count) = average {
      precondition(count >= 0, "A medial average cannot drop \(count) links.")
    }
    self.average = average
    self.window = window
    self.exclusions = exclusions
  }
}
