import Glibc

/// I(x; a, b) and its complement, the regularised incomplete beta functions.
///
/// I(x; a, b) = ∫₀ˣ tᵃ⁻¹ (1 − t)ᵇ⁻¹ dt / B(a, b) for a, b > 0 and 0 ≤ x ≤ 1. Each of the two is
/// accurate relative to itself, however small. A continued fraction on either side of the mean; the
/// number of its terms grows as the root of the larger parameter.
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
    } else {
      let lead = Self.difference(a, y, b, x)
      let kernel = exp(Self.logKernel(a, b, x, y))
      if lead >= 0 {
        lower = min(1, kernel * Self.continuedFraction(a, b, x, y, lead: lead))
        upper = 1 - lower
      } else {
        upper = min(1, kernel * Self.continuedFraction(b, a, y, x, lead: -lead))
        lower = 1 - upper
      }
    }
  }

  /// The logarithm of xᵃ yᵇ / B(a, b), from deviances so that no large logarithms cancel.
  static func logKernel(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    let sum = a + b
    if min(a, b) < 1 {
      return a * logarithm(x, complement: y) + b * logarithm(y, complement: x) - logBeta(a, b)
    }
    return 0.5 * log(a * b / (2 * Double.pi * sum)) + stirlingError(sum) - stirlingError(a)
      - stirlingError(b) - deviance(a, sum * x) - deviance(b, sum * y)
  }

  /// ln x, from whichever of x and 1 − x tells it more accurately.
  private static func logarithm(_ x: Double, complement y: Double) -> Double {
    x < 0.5 ? log(x) : log1p(-y)
  }

  /// I(x; a, b) over xᵃ yᵇ / B(a, b), where `lead` is a y − b x and not negative.
  ///
  /// DiDonato and Morris, Algorithm 708, ACM Transactions on Mathematical Software 18 (1992),
  /// equation 9, evaluated by Lentz's method as modified by Thompson and Barnett.
  private static func continuedFraction(
    _ a: Double, _ b: Double, _ x: Double, _ y: Double, lead: Double
  ) -> Double {
    let first = a / (a + 1) * (lead + 1)
    var c = first
    var d = 0.0
    var h = first
    var order = 1.0
    while order < 1e6 {
      let base = a + 2 * order - 1
      let numerator =
        (a + order - 1) / base * ((a + b + order - 1) / base) * order * (b - order) * (x * x)
      let denominator =
        order + order * (b - order) * x / base
        + (a + order) / (base + 2) * (lead + 1 + order * (1 + y))
      d = 1 / (denominator + numerator * d)
      c = denominator + numerator / c
      let factor = c * d
      h *= factor
      if abs(factor - 1) <= 0x1p-53 { break }
      order += 1
    }
    return 1 / h
  }

  /// a y − b x with one rounding. Kahan's difference of products.
  private static func difference(_ a: Double, _ y: Double, _ b: Double, _ x: Double) -> Double {
    let product = b * x
    let rest = product.addingProduct(-b, x)
    return (-product).addingProduct(a, y) + rest
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
