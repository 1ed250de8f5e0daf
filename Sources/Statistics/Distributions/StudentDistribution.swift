import Glibc

/// Student's distribution t with ν degrees of freedom, about a location and on a scale.
///
/// The standard one is of N / √(C / ν) with N standard normal and C chi-square with ν degrees of
/// freedom; here it is multiplied by the scale and moved to the location.
public struct StudentDistribution: ContinuousDistribution {
  /// The degrees of freedom ν.
  public let degreesOfFreedom: Double

  /// The middle of the distribution.
  public let location: Double

  /// The unit in which it spreads; the standard deviation is larger, by √(ν / (ν − 2)).
  public let scale: Double

  /// A Student distribution; the standard one unless location and scale are given.
  ///
  /// - Precondition: the degrees of freedom and the scale are positive, all three finite.
  public init(degreesOfFreedom: Double, location: Double = 0, scale: Double = 1) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite && location.isFinite && scale > 0
        && scale.isFinite,
      """
      A Student distribution needs positive degrees of freedom and scale, not \
      \(degreesOfFreedom) and \(scale), and a finite location, not \(location).
      """)
    self.degreesOfFreedom = degreesOfFreedom
    self.location = location
    self.scale = scale
  }

  /// The location; not a number for one degree of freedom or fewer.
  public var mean: Double { degreesOfFreedom > 1 ? location : .nan }

  /// The scale² ν / (ν − 2); infinite for 1 < ν ≤ 2, not a number for fewer.
  public var variance: Double {
    if degreesOfFreedom <= 1 { return .nan }
    if degreesOfFreedom <= 2 { return .infinity }
    return scale * scale * degreesOfFreedom / (degreesOfFreedom - 2)
  }

  /// The density at a point.
  public func density(at x: Double) -> Double {
    let t = (x - location) / scale
    if t.isNaN { return .nan }
    return Self.standardDensity(t, degreesOfFreedom) / scale
  }

  /// The probability of a value of at most `x`.
  public func cumulative(_ x: Double) -> Double {
    let t = (x - location) / scale
    let tail = Self.halves(abs(t), degreesOfFreedom).outer
    return t < 0 ? tail : 1 - tail
  }

  /// The probability of a value above `x`.
  public func survival(_ x: Double) -> Double {
    let t = (x - location) / scale
    let tail = Self.halves(abs(t), degreesOfFreedom).outer
    return t > 0 ? tail : 1 - tail
  }

  /// The point with the cumulative probability `p`.
  ///
  /// Solved in logarithms: of the tail against the point in the outer quarters, of the probability
  /// between the point and the middle in the inner ones.
  public func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    if p == 0.5 { return location }
    let degrees = degreesOfFreedom
    let tail = min(p, 1 - p)
    let isInner = tail > 0.25
    let logarithm = monotoneRoot(from: log(-standardNormalQuantile(tail))) { point in
      let t = exp(point)
      let slope = t * Self.standardDensity(t, degrees)
      let halves = Self.halves(t, degrees)
      return isInner
        ? (log(halves.inner / (0.5 - tail)), slope / halves.inner)
        : (log(tail / halves.outer), slope / halves.outer)
    }
    let t = exp(logarithm)
    return location + (p < 0.5 ? -t : t) * scale
  }

  /// The next random value, from a normal and a chi-square value.
  public func draw(from stream: inout RandomStream) -> Double {
    let normal = stream.nextNormal()
    let chiSquare = GammaDistribution.chiSquare(degreesOfFreedom: degreesOfFreedom)
      .draw(from: &stream)
    return location + scale * normal * (degreesOfFreedom / chiSquare).squareRoot()
  }

  /// The density of the standard distribution.
  private static func standardDensity(_ t: Double, _ degrees: Double) -> Double {
    // ln of (1 + t² / ν)^(−(ν + 1) / 2) / (√ν B(½, ν / 2)).
    exp(-0.5 * (degrees + 1) * log1p(t * t / degrees) - logBeta(0.5, degrees / 2))
      / degrees.squareRoot()
  }

  /// The probabilities between the middle and a t that is not negative, and above it.
  private static func halves(_ t: Double, _ degrees: Double) -> (inner: Double, outer: Double) {
    let square = t * t
    if square == .infinity { return (0.5, 0) }
    let tails = IncompleteBeta(
      degrees / 2, 0.5, at: degrees / (degrees + square), complement: square / (degrees + square))
    return (0.5 * tails.upper, 0.5 * tails.lower)
  }
}
