import Glibc
public import Statistics

/// The Pareto distribution of the second kind (Lomax): P(X > x) = (θ / (x + θ))ᵅ for x ≥ 0.
public struct ParetoDistribution: ContinuousDistribution, ClaimSize {
  /// α: how fast the tail falls; no mean unless above one.
  public let shape: Double

  /// θ, in the unit of the claims.
  public let scale: Double

  /// A distribution.
  ///
  /// - Precondition: both are positive and finite.
  public init(shape: Double, scale: Double) {
    precondition(
      shape > 0 && shape.isFinite && scale > 0 && scale.isFinite,
      "A Pareto distribution needs a positive shape and scale, not \(shape) and \(scale).")
    self.shape = shape
    self.scale = scale
  }

  /// θ / (α − 1); infinite for α ≤ 1.
  public var mean: Double { shape > 1 ? scale / (shape - 1) : .infinity }

  /// θ² α / ((α − 1)² (α − 2)); infinite for α ≤ 2.
  public var variance: Double {
    shape > 2 ? mean * mean * shape / (shape - 2) : .infinity
  }

  /// The density at an amount.
  public func density(at x: Double) -> Double {
    x < 0 ? 0 : shape / (x + scale) * survival(x)
  }

  /// The probability of an amount or less.
  public func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : -expm1(-shape * log1p(x / scale))
  }

  /// The probability of more than an amount.
  public func survival(_ x: Double) -> Double {
    x <= 0 ? 1 : exp(-shape * log1p(x / scale))
  }

  /// The amount below which a share of the claims lies.
  public func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    return scale * expm1(-log1p(-p) / shape)
  }

  /// A random amount from a stream.
  public func draw(from stream: inout RandomStream) -> Double {
    scale * expm1(-log(stream.nextUniform()) / shape)
  }

  /// E[min(X, u)] = θ / (α − 1) (1 − (θ / (u + θ))^(α − 1)), and θ log((u + θ) / θ) for α = 1.
  ///
  /// Klugman, Panjer and Willmot, Loss Models, 4th ed. (2012), appendix A.2.3.1; it is finite for
  /// every α.
  public func limitedExpectedValue(_ limit: Double) -> Double {
    if limit <= 0 { return 0 }
    if limit == .infinity { return mean }
    let logarithm = log1p(limit / scale)
    return shape == 1 ? scale * logarithm : -scale * expm1(-(shape - 1) * logarithm) / (shape - 1)
  }
}
