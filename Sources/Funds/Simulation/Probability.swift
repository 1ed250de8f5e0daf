/// A probability counted over paths, with its Monte Carlo error.
public struct Probability: Sendable, Hashable {
  /// Paths on which it happened.
  public let count: Int
  /// Paths simulated.
  public let paths: Int

  /// Makes a probability from the paths on which something happened and all paths.
  public init(count: Int, paths: Int) {
    self.count = count
    self.paths = paths
  }

  /// The share of paths; zero where none were simulated.
  public var value: Double { paths > 0 ? Double(count) / Double(paths) : 0 }

  /// The standard error of the share, √(p(1 − p)/N).
  public var standardError: Double {
    paths > 0 ? (value * (1 - value) / Double(paths)).squareRoot() : 0
  }
}
