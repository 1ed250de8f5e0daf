/// Quantiles over paths, by period.
public struct Fan: Sendable, Hashable {
  /// The probabilities of the quantiles, in rising order.
  public static let levels = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]

  /// Quantiles by level, in the order of ``levels``, and period.
  public let quantiles: [[Double]]

  /// Means over paths by period.
  public let means: [Double]

  /// The quantile of a level by period.
  ///
  /// - Precondition: the level is one of ``levels``.
  public func quantile(_ level: Double) -> [Double] {
    guard let row = Fan.levels.firstIndex(of: level) else {
      preconditionFailure("A fan holds \(Fan.levels), not \(level).")
    }
    return quantiles[row]
  }
}
