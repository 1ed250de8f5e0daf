import Glibc
public import Statistics

/// Claims of one distribution up to a threshold and of a Pareto tail above it.
///
/// Below the threshold u the body's distribution, conditional on being there, carries the
/// probability 1 − q; above it P(X > x) = q (u / x)ᵅ. Klugman, Panjer and Willmot, Loss Models, 4th
/// ed. (2012), §5.2.6. With F the body's distribution and x ≤ u,
/// E[min(X, x)] = x − (1 − q) / F(u) × (x − E_body[min(X, x)]); above,
/// E[min(X, x)] = E[min(X, u)] + q u / (α − 1) × (1 − (u / x)^(α − 1)).
public struct SplicedClaims<Body: ClaimSize>: ClaimSize {
  /// The distribution below the threshold.
  public let body: Body

  /// u: where the tail begins, in the unit of the claims.
  public let threshold: Double

  /// q: the share of claims above the threshold.
  public let tailShare: Double

  /// α: how fast the tail falls; there is no mean unless it is above one.
  public let tailShape: Double

  private let scale: Double

  /// Joins a body and a tail.
  ///
  /// - Throws: `unusableValue`: position 0 for a threshold that is not positive or that the body
  ///   never stays below, 1 for a share outside [0, 1], 2 for a shape that is not positive.
  public init(
    body: Body, threshold: Double, tailShare: Double, tailShape: Double
  ) throws(BenefitError) {
    let below = threshold > 0 && threshold.isFinite ? body.cumulative(threshold) : 0
    guard below > 0 else { throw .unusableValue(position: 0, value: threshold) }
    guard tailShare >= 0, tailShare <= 1 else {
      throw .unusableValue(position: 1, value: tailShare)
    }
    guard tailShape > 0, tailShape.isFinite else {
      throw .unusableValue(position: 2, value: tailShape)
    }
    self.body = body
    self.threshold = threshold
    self.tailShare = tailShare
    self.tailShape = tailShape
    scale = (1 - tailShare) / below
  }

  /// The mean claim; infinite for α ≤ 1 unless there is no tail.
  public var mean: Double { limitedExpectedValue(.infinity) }

  /// The probability of an amount or less.
  public func cumulative(_ x: Double) -> Double { 1 - survival(x) }

  /// The probability of more than an amount.
  public func survival(_ x: Double) -> Double {
    x >= threshold
      ? tailShare * pow(threshold / x, tailShape) : 1 - scale * body.cumulative(x)
  }

  /// E[min(X, limit)], in closed form where the body's is.
  public func limitedExpectedValue(_ limit: Double) -> Double {
    if limit <= 0 { return 0 }
    let low = min(limit, threshold)
    let below = low - scale * (low - body.limitedExpectedValue(low))
    if limit <= threshold || tailShare == 0 { return below }
    if tailShape == 1 {
      return below + tailShare * threshold * log(limit / threshold)
    }
    let power = -expm1((tailShape - 1) * log(threshold / limit))
    return below + tailShare * threshold * power / (tailShape - 1)
  }

  /// A random amount from a stream.
  public func draw(from stream: inout RandomStream) -> Double {
    if stream.nextUniform() <= tailShare {
      return threshold * exp(-log(stream.nextUniform()) / tailShape)
    }
    while true {
      let amount = body.draw(from: &stream)
      if amount <= threshold { return amount }
    }
  }
}

extension SplicedClaims: Equatable where Body: Equatable {}
