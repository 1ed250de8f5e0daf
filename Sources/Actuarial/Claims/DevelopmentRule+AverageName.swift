extension DevelopmentRule {
  /// The averages by the words that commands and files name them by.
  public enum AverageName: String, Sendable, Hashable, CaseIterable {
    /// Weighted by the amounts that ratios start from.
    case volume
    /// The plain mean.
    case simple
    /// Weighted by the squares of those amounts: least squares through the origin.
    case regression
    /// The mean of the logarithms.
    case geometric
    /// Without the highest and the lowest.
    case medial

    /// The mean taken.
    public var average: Average {
      switch self {
      case .volume: .volume
      case .simple: .simple
      case .regression: .regression
      case .geometric: .geometric
      case .medial: .medial(dropping: 1)
      }
    }
  }
}
