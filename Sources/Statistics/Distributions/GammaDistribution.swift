import Glibc

/// The gamma distribution with density xᵏ⁻¹ e^(−x/θ) / (Γ(k) θᵏ) for x > 0.
public struct GammaDistribution: ContinuousDistribution {
  /// The shape k.
  public let shape: Double

  /// The scale θ, in the unit of the value.
  public let scale: Double

  /// A gamma distribution from its shape and scale.
  ///
  /// - Precondition: both are positive and finite.
  public init(shape: Double, scale: Double = 1) {
    precondition(
      shape > 0 && shape.isFinite && scale > 0 && scale.isFinite,
      "A gamma distribution needs a positive shape and scale, not \(shape) and \(scale).")
    self.shape = shape
    self.scale = scale
  }

  /// A gamma distribution from its mean and standard deviation.
  ///
  /// - Precondition: both are positive and finite.
  public init(mean: Double, standardDeviation: Double) {
    precondition(
      mean > 0 && mean.isFinite && standardDeviation > 0 && standardDeviation.isFinite,
      """
      A gamma distribution needs a positive mean and standard deviation, not \
      \(mean) and \(standardDeviation).
      """)
    let ratio = mean / standardDeviation
    self.init(shape: ratio * ratio, scale: standardDeviation / ratio)
  }

  /// The chi-square distribution: of a sum of squares of standard normal numbers.
  ///
  /// - Precondition: the degrees of freedom are positive and finite.
  public static func chiSquare(degreesOfFreedom: Double) -> GammaDistribution {
    GammaDistribution(shape: degreesOfFreedom / 2, scale: 2)
  }

  /// The expected value, kθ.
  public var mean: Double { shape * scale }

  /// The variance, kθ².
  public var variance: Double { shape * scale * scale }

  /// The density at a point; zero below 0, infinite at 0 for a shape below 1.
  public func density(at x: Double) -> Double {
    if x.isNaN { return .nan }
    if x < 0 || x == .infinity { return 0 }
    if x == 0 { return shape < 1 ? .infinity : shape == 1 ? 1 / scale : 0 }
    let scaled = x / scale
    return exp(IncompleteGamma.logScaledDensity(shape, scaled)) / scaled / scale
  }

  /// The probability of a value of at most `x`.
  public func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : IncompleteGamma(shape: shape, at: x / scale).lower
  }

  /// The probability of a value above `x`.
  public func survival(_ x: Double) -> Double {
    x <= 0 ? 1 : IncompleteGamma(shape: shape, at: x / scale).upper
  }

  /// The point with the cumulative probability `p`.
  ///
  /// Solved in the logarithm of the smaller tail against the logarithm of the point, where the
  /// curve is close to straight, starting from Wilson and Hilferty (1931) or from the first term
  /// of the series. A result too small for a `Double` is zero.
  public func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    if p == 0 { return 0 }
    if p == 1 { return .infinity }
    let ninth = 1 / (9 * shape)
    let cubeRoot = 1 - ninth + standardNormalQuantile(p) * ninth.squareRoot()
    // From P ≈ xᵏ / Γ(k + 1) for a small x.
    let smallStart = (log(p) + logGamma(shape + 1)) / shape
    let start = cubeRoot > 0.2 && shape > 0.5 ? log(shape) + 3 * log(cubeRoot) : smallStart
    if smallStart < -690 { return exp(smallStart) * scale }
    let logarithm = monotoneRoot(from: min(start, 700)) { point in
      let x = exp(point)
      let tails = IncompleteGamma(shape: shape, at: x)
      let slope = exp(IncompleteGamma.logScaledDensity(shape, x))
      if p <= 0.5 { return (log(tails.lower / p), slope / tails.lower) }
      return (log((1 - p) / tails.upper), slope / tails.upper)
    }
    return exp(logarithm) * scale
  }

  /// The next random value: Marsaglia and Tsang, A Simple Method for Generating Gamma Variables,
  /// ACM Transactions on Mathematical Software 26 (2000), 363–372, with their §6 for shapes below 1.
  public func draw(from stream: inout RandomStream) -> Double {
    if shape < 1 {
      let boost = log(stream.nextUniform()) / shape
      return Self.drawAtLeastOne(shape: shape + 1, from: &stream) * exp(boost) * scale
    }
    return Self.drawAtLeastOne(shape: shape, from: &stream) * scale
  }

  private static func drawAtLeastOne(shape: Double, from stream: inout RandomStream) -> Double {
    let d = shape - 1 / 3.0
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = stream.nextNormal()
      let root = 1 + c * x
      if root <= 0 { continue }
      let v = root * root * root
      if log(stream.nextUniform()) < 0.5 * x * x + d - d * v + d * log(v) { return d * v }
    }
  }
}
