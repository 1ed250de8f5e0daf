import Glibc

/// P(a, x) and Q(a, x) = 1 − P(a, x), the regularised incomplete gamma functions.
///
/// P(a, x) = ∫₀ˣ tᵃ⁻¹ e⁻ᵗ dt / Γ(a) for a > 0 and x ≥ 0. Each of the two is accurate relative to
/// itself, however small: a series below x = a + 1 (DLMF 8.11.4), a continued fraction above
/// (DLMF 8.9.2). The number of terms grows as √a where x is near a.
public struct IncompleteGamma: Sendable, Equatable {
  /// P(a, x).
  public let lower: Double

  /// Q(a, x).
  public let upper: Double

  /// Evaluates both at a shape and an argument; both are not a number unless a > 0 and x ≥ 0.
  public init(shape a: Double, at x: Double) {
    guard a > 0, x >= 0, a.isFinite else {
      lower = .nan
      upper = .nan
      return
    }
    if x == 0 {
      lower = 0
      upper = 1
    } else if x == .infinity {
      lower = 1
      upper = 0
    } else if x < a + 1 {
      let value = min(1, Self.scaledDensity(a, x) / a * Self.seriesSum(a, x))
      lower = value
      upper = 1 - value
    } else {
      let value = min(1, Self.scaledDensity(a, x) * Self.continuedFraction(a, x))
      upper = value
      lower = 1 - value
    }
  }

  /// xᵃ e⁻ˣ / Γ(a), from the deviance so that no large logarithms cancel.
  static func scaledDensity(_ a: Double, _ x: Double) -> Double {
    exp(logScaledDensity(a, x))
  }

  /// The logarithm of xᵃ e⁻ˣ / Γ(a) for a > 0 and x > 0.
  static func logScaledDensity(_ a: Double, _ x: Double) -> Double {
    if a < 1 { return a * log(x) - x - logGamma(a) }
    // a / 2π = a² × (1 / (2π a)), since Γ(a) = Γ(a + 1) / a.
    return 0.5 * log(a / (2 * Double.pi)) - stirlingError(a) - deviance(a, x)
  }

  /// 1 + x / (a + 1) + x² / ((a + 1)(a + 2)) + …
  private static func seriesSum(_ a: Double, _ x: Double) -> Double {
    var sum = 1.0
    var term = 1.0
    var denominator = a
    while term > sum * 0x1p-54 {
      denominator += 1
      term *= x / denominator
      sum += term
    }
    return sum
  }

  /// 1 / (x + 1 − a − 1 (1 − a) / (x + 3 − a − 2 (2 − a) / …)), by Lentz's method as modified by
  /// Thompson and Barnett.
  private static func continuedFraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = 1 / Double.leastNormalMagnitude
    var d = 1 / b
    var h = d
    var order = 1.0
    while order < 1e6 {
      let numerator = order * (a - order)
      b += 2
      d = 1 / (numerator * d + b)
      c = b + numerator / c
      let factor = c * d
      h *= factor
      if abs(factor - 1) <= 0x1p-53 { break }
      order += 1
    }
    return h
  }
}
