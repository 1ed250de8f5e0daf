import Glibc

/// ln Γ(x) for x > 0; +∞ at zero, not a number below.
public func logGamma(_ x: Double) -> Double {
  if x < 0 { return .nan }
  var sign: Int32 = 0
  return unsafe lgamma_r(x, &sign)
}

/// What Stirling's formula leaves out: δ(x) = ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π for x > 0.
///
/// Densities are written with it so that no large logarithms cancel. Loader, Fast and Accurate
/// Computation of Binomial Probabilities (2000), §2.
func stirlingError(_ x: Double) -> Double {
  if x < 15 {
    // ½ ln 2π
    return logGamma(x + 1) - (x + 0.5) * log(x) + x - 0.918_938_533_204_672_741_78
  }
  // The asymptotic series of ln Γ; DLMF 5.11.1.
  let r = 1 / (x * x)
  let far = (((-3617.0 / 122_400) * r + 1.0 / 156) * r - 691.0 / 360_360) * r + 1.0 / 1188
  let near = (((far * r - 1.0 / 1680) * r + 1.0 / 1260) * r - 1.0 / 360) * r
  return (near + 1.0 / 12) / x
}

/// The deviance m D₀(x / m) = x ln(x / m) + m − x for x ≥ 0 and m > 0, without cancellation.
///
/// Loader (2000), §3, the series in v = (x − m) / (x + m) near x = m.
func deviance(_ x: Double, _ m: Double) -> Double {
  if x == 0 { return m }
  let difference = x - m
  if abs(difference) < 0.1 * (x + m) {
    let v = difference / (x + m)
    let square = v * v
    var power = 2 * x * v
    var sum = difference * v
    var order = 1.0
    while order < 100 {
      power *= square
      let next = sum + power / (2 * order + 1)
      if next == sum { break }
      sum = next
      order += 1
    }
    return sum
  }
  return x * log(x / m) - difference
}
