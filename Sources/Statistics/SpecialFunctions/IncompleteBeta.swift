import Glibc

/// I(x; a, b) and its complement, the regularised incomplete beta functions.
///
/// I(x; a, b) = ∫₀ˣ tᵃ⁻¹ (1 − t)ᵇ⁻¹ dt / B(a, b) for a, b > 0 and 0 ≤ x ≤ 1. Each of the two is
/// accurate relative to itself, however small. Continued fraction DLMF 8.17.22, on the side of the
/// mean where it converges fast; the number of terms grows as the root of the larger parameter.
public struct IncompleteBeta: Sendable, Equatable {
  /// I(x; a, b).
  public let lower: Double

  /// 1 − I(x; a, b).
  public let upper: Double

  /// Evaluates both; both are not a number for parameters or arguments outside their range.
  ///
  /// - Parameters:
  ///   - a: the exponent of t plus one, positive.
  ///   - b: the exponent of 1 − t plus one, positive.
  ///   - x: the argument.
  ///   - complement: 1 − x, where the caller knows it more accurately than x tells.
  public init(_ a: Double, _ b: Double, at x: Double, complement: Double? = nil) {
    let y = complement ?? (1 - x)
    guard a > 0, b > 0, a.isFinite, b.isFinite, x >= 0, y >= 0, x <= 1, y <= 1 else {
      lower = .nan
      upper = .nan
      return
    }
    if x == 0 {
      lower = 0
      upper = 1
    } else if y == 0 {
      lower = 1
      upper = 0
    } else if x * (a + b + 2) <= a + 1 {
      let value = min(1, exp(Self.logKernel(a, b, x, y)) / a * Self.continuedFraction(a, b, x))
      lower = value
      upper = 1 - value
    } else {
      let value = min(1, exp(Self.logKernel(a, b, x, y)) / b * Self.continuedFraction(b, a, y))
      upper = value
      lower = 1 - value
    }
  }

  /// The logarithm of xᵃ yᵇ / B(a, b), from deviances so that no large logarithms cancel.
  static func logKernel(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    let sum = a + b
    if min(a, b) < 1 {
      return a * log(x) + b * logOneMinus(x, y) - logBeta(a, b)
    }
    return 0.5 * log(a * b / (2 * Double.pi * sum)) + stirlingError(sum) - stirlingError(a)
      - stirlingError(b) - deviance(a, sum * x) - deviance(b, sum * y)
  }

  /// ln y for y = 1 − x, from whichever of the two is the more accurate.
  private static func logOneMinus(_ x: Double, _ y: Double) -> Double {
    y < 0.5 ? log(y) : log1p(-x)
  }

  private static func continuedFraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let sum = a + b
    var c = 1.0
    var d = 1 / (1 - sum * x / (a + 1))
    var h = d
    var order = 1.0
    while order < 1e6 {
      let twice = a + 2 * order
      let even = order * (b - order) * x / ((twice - 1) * twice)
      d = 1 / (1 + even * d)
      c = 1 + even / c
      h *= d * c
      let odd = -(a + order) * (sum + order) * x / (twice * (twice + 1))
      d = 1 / (1 + odd * d)
      c = 1 + odd / c
      let factor = d * c
      h *= factor
      if abs(factor - 1) <= 0x1p-53 { break }
      order += 1
    }
    return h
  }
}

/// ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b) for a, b > 0, also where one is much the larger.
public func logBeta(_ a: Double, _ b: Double) -> Double {
  let small = min(a, b)
  let large = max(a, b)
  if large < 15 { return logGamma(small) + logGamma(large) - logGamma(small + large) }
  let sum = small + large
  // ln Γ(large) − ln Γ(sum) by Stirling's formula with the common parts taken out.
  let ratio =
    stirlingError(large) - stirlingError(sum) - (large - 0.5) * log1p(small / large)
    - small * log(sum) + small
  return logGamma(small) + ratio
}
