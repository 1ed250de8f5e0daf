/// A distribution of a real number that has a density.
///
/// Probabilities come in pairs, so that a small one is accurate relative to itself on either side.
public protocol ContinuousDistribution: Sendable, Equatable {
  /// The expected value; not a number where there is none.
  var mean: Double { get }

  /// The expected squared distance from the mean; infinite or not a number where there is none.
  var variance: Double { get }

  /// The density at a point; zero outside the support.
  func density(at x: Double) -> Double

  /// The probability of a value of at most `x`.
  func cumulative(_ x: Double) -> Double

  /// The probability of a value above `x`.
  func survival(_ x: Double) -> Double

  /// The point with the cumulative probability `p`: an end of the support at 0 and 1, not a number
  /// for a `p` that is no probability.
  func quantile(_ p: Double) -> Double

  /// The next random value of the distribution from a stream.
  func draw(from stream: inout RandomStream) -> Double
}

extension ContinuousDistribution {
  /// The root of the variance.
  public var standardDeviation: Double { variance.squareRoot() }
}
