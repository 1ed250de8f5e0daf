import Glibc

/// Φ(x), the probability that a standard normal number is at most x.
///
/// Accurate to some 10⁻¹⁵ of itself near the middle and in both tails to about x² × 10⁻¹⁶.
public func standardNormalCumulative(_ x: Double) -> Double {
  0.5 * erfc(-x * 0.5.squareRoot())
}

/// φ(x), the density of a standard normal number.
public func standardNormalDensity(_ x: Double) -> Double {
  // 1 / √(2π)
  0.398_942_280_401_432_677_94 * exp(-0.5 * x * x)
}
