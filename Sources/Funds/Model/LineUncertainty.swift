/// How uncertain a line is: what is assumed where its history is too short to tell.
///
/// The standard deviation of a year's growth is estimated from the line's own complete years and
/// shrunk towards `annual`, which counts as `weight` years:
/// s² = (weight · annual² + (n − 1) · sₙ²) / (weight + n − 1).
public struct LineUncertainty: Sendable, Hashable {
  /// The assumed standard deviation of a year's growth, as a fraction.
  public let annual: Double

  /// The years of evidence that the assumption counts for.
  public let weight: Double

  /// The standard deviation of one month about the year's path; `nil` is estimated.
  public let monthly: Double?

  /// The factor that the line shares with others; `nil` stands alone.
  public let factor: String?

  /// The part of the growth's variance that the factor carries, 0…1.
  public let share: Double

  /// Makes an uncertainty; growth is in fractions, `weight` in years.
  public init(annual: Double, weight: Double, monthly: Double?, factor: String?, share: Double) {
    self.annual = annual
    self.weight = weight
    self.monthly = monthly
    self.factor = factor
    self.share = share
  }

  /// Nothing about the line is uncertain.
  public static let none = LineUncertainty(
    annual: 0, weight: .infinity, monthly: 0, factor: nil, share: 0)
}
