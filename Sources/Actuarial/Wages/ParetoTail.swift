import Glibc
public import Statistics

/// The upper end of a distribution: P(X > x) = p (u / x)ᵅ for x ≥ u.
///
/// The Pareto distribution of the first kind beyond a threshold u that is exceeded with probability
/// p. Kleiber and Kotz, Statistical Size Distributions in Economics and Actuarial Sciences (2003),
/// chapter 3.
public struct ParetoTail: Sendable, Equatable {
  /// u, above zero.
  public let threshold: Double

  /// p = P(X > u).
  public let probability: Double

  /// α: how fast the tail falls, above one, so that there is a mean.
  public let shape: Double

  /// A tail.
  ///
  /// - Throws: `unusableValue`: position 0 for the threshold, 1 for the probability, 2 for the
  ///   shape.
  public init(threshold: Double, probability: Double, shape: Double) throws(WageError) {
    guard threshold > 0, threshold.isFinite else {
      throw .unusableValue(position: 0, value: threshold)
    }
    guard probability >= 0, probability <= 1 else {
      throw .unusableValue(position: 1, value: probability)
    }
    guard shape > 1, shape.isFinite else { throw .unusableValue(position: 2, value: shape) }
    self.threshold = threshold
    self.probability = probability
    self.shape = shape
  }

  /// P(X > x) for x at or above the threshold.
  public func survival(_ x: Double) -> Double {
    probability * exp(-shape * log(x / threshold))
  }

  /// E[min(X, x)] − E[min(X, u)] = p u (1 − (u / x)^(α − 1)) / (α − 1), for x ≥ u.
  public func limitedExpectedValue(upTo x: Double) -> Double {
    let whole = probability * threshold / (shape - 1)
    return x == .infinity ? whole : -whole * expm1(-(shape - 1) * log(x / threshold))
  }

  /// A random value above the threshold.
  public func draw(from stream: inout RandomStream) -> Double {
    threshold * exp(-log(stream.nextUniform()) / shape)
  }
}

/// A distribution whose upper end is a Pareto tail: most wages and the few that are very high.
public struct ParetoTailed<Body: ClaimSize>: ClaimSize {
  /// The distribution up to the threshold.
  public let body: Body

  /// What follows.
  public let tail: ParetoTail

  /// Joins a tail to a distribution at a threshold; the probability above it stays the body's.
  ///
  /// - Throws: `unusableValue`: position 0 for the threshold, 2 for the shape.
  public init(_ body: Body, above threshold: Double, shape: Double) throws(WageError) {
    self.body = body
    tail = try ParetoTail(
      threshold: threshold, probability: body.survival(threshold), shape: shape)
  }

  /// The mean.
  public var mean: Double { limitedExpectedValue(.infinity) }

  /// The probability of at most `x`.
  public func cumulative(_ x: Double) -> Double {
    x <= tail.threshold ? body.cumulative(x) : 1 - tail.survival(x)
  }

  /// The probability of more than `x`.
  public func survival(_ x: Double) -> Double {
    x <= tail.threshold ? body.survival(x) : tail.survival(x)
  }

  /// E[min(X, limit)].
  public func limitedExpectedValue(_ limit: Double) -> Double {
    limit <= tail.threshold
      ? body.limitedExpectedValue(limit)
      : body.limitedExpectedValue(tail.threshold) + tail.limitedExpectedValue(upTo: limit)
  }

  /// A random value: the body's, drawn again from the tail where it lies above the threshold.
  public func draw(from stream: inout RandomStream) -> Double {
    let value = body.draw(from: &stream)
    return value <= tail.threshold ? value : tail.draw(from: &stream)
  }
}

extension ParetoTailed: Equatable where Body: Equatable {}
