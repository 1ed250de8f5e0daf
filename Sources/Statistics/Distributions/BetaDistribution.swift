import Glibc

/// The beta distribution with density xᵃ⁻¹ (1 − x)ᵇ⁻¹ / B(a, b) for 0 < x < 1.
public struct BetaDistribution: ContinuousDistribution {
  /// The parameter a, which draws towards 1.
  public let a: Double

  /// The parameter b, which draws towards 0.
  public let b: Double

  /// A beta distribution from its two parameters.
  ///
  /// - Precondition: both are positive and finite.
  public init(_ a: Double, _ b: Double) {
    precondition(
      a > 0 && a.isFinite && b > 0 && b.isFinite,
      "A beta distribution needs two positive parameters, not \(a) and \(b).")
    self.a = a
    self.b = b
  }

  /// A beta distribution from its mean and standard deviation.
  ///
  /// - Precondition: the mean m lies between 0 and 1, and the standard deviation is positive and
  ///   less than √(m (1 − m)).
  public init(mean: Double, standardDeviation: Double) {
    let variance = standardDeviation * standardDeviation
    let limit = mean * (1 - mean)
    precondition(
      mean > 0 && mean < 1 && standardDeviation > 0 && variance < limit,
      "No beta distribution has mean \(mean) and standard deviation \(standardDeviation).")
    let weight = limit / variance - 1
    self.init(mean * weight, (1 - mean) * weight)
  }

  /// The expected value, a / (a + b).
  public var mean: Double { a / (a + b) }

  /// The variance, ab / ((a + b)² (a + b + 1)).
  public var variance: Double { mean * (b / (a + b)) / (a + b + 1) }

  /// The density at a point; zero outside 0…1, infinite at an end whose parameter is below 1.
  public func density(at x: Double) -> Double {
    if x.isNaN { return .nan }
    if x < 0 || x > 1 { return 0 }
    if x == 0 { return a < 1 ? .infinity : a == 1 ? b : 0 }
    if x == 1 { return b < 1 ? .infinity : b == 1 ? a : 0 }
    return exp(IncompleteBeta.logKernel(a, b, x, 1 - x)) / (x * (1 - x))
  }

  /// The probability of a value of at most `x`.
  public func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : x >= 1 ? 1 : IncompleteBeta(a, b, at: x).lower
  }

  /// The probability of a value above `x`.
  public func survival(_ x: Double) -> Double {
    x <= 0 ? 1 : x >= 1 ? 0 : IncompleteBeta(a, b, at: x).upper
  }

  /// The point with the cumulative probability `p`.
  ///
  /// Solved in the logarithm of the smaller tail against ln(x / (1 − x)). A result nearer to an end
  /// than a `Double` can tell is that end.
  public func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    if p == 0 { return 0 }
    if p == 1 { return 1 }
    let spread = (1 / a + 1 / b).squareRoot()
    let start = log(a / b) + standardNormalQuantile(p) * spread
    let logit = monotoneRoot(from: max(-600, min(600, start))) { point in
      let x = 1 / (1 + exp(-point))
      let y = 1 / (1 + exp(point))
      let tails = IncompleteBeta(a, b, at: x, complement: y)
      let slope = exp(IncompleteBeta.logKernel(a, b, x, y))
      if p <= 0.5 { return (log(tails.lower / p), slope / tails.lower) }
      return (log((1 - p) / tails.upper), slope / tails.upper)
    }
    return 1 / (1 + exp(-logit))
  }

  /// The next random value: X / (X + Y) of two gamma values of shapes a and b.
  public func draw(from stream: inout RandomStream) -> Double {
    let first = GammaDistribution(shape: a).draw(from: &stream)
    let second = GammaDistribution(shape: b).draw(from: &stream)
    let sum = first + second
    // Both may vanish for tiny parameters; the value is then at one of the ends.
    return sum > 0 ? first / sum : stream.nextUniform() * (a + b) < a ? 1 : 0
  }
}
