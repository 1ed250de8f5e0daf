/// What a Theta model is driven by.
public struct ThetaParameters: Sendable, Hashable {
  /// The smoothing constant α, 0…1.
  public let smoothing: Double

  /// The level before the first value, without season.
  public let level: Double

  /// The part of the line's trend that forecasts follow, 1 − 1/θ, 0…1; one half in the standard
  /// method, where θ = 2.
  public let trendPart: Double

  /// Makes parameters; the smoothing constant lies above 0 and not above 1, the part in 0…1.
  public init(smoothing: Double, level: Double, trendPart: Double) {
    precondition(smoothing > 0 && smoothing <= 1, "A smoothing constant lies in 0…1, not at 0.")
    precondition((0...1).contains(trendPart), "The part of the trend lies in 0…1.")
    self.smoothing = smoothing
    self.level = level
    self.trendPart = trendPart
  }

  /// The coefficient θ, infinite where the whole trend is followed.
  public var theta: Double { 1 / (1 - trendPart) }
}
