#if canImport(Glibc)
  internal import Glibc
#endif

/// The power transformation of Box and Cox for values above zero.
///
/// w = (yᵏ − 1)/k for an exponent k other than 0, and log y for k = 0 (Box and Cox, Journal of the
/// Royal Statistical Society B 26 (1964), 211–252, equation 1).
public struct BoxCox: Sendable, Hashable {
  /// The exponent.
  public let exponent: Double

  /// Makes a transformation; the exponent is finite.
  public init(exponent: Double) {
    precondition(exponent.isFinite, "The exponent of a power transformation is finite.")
    self.exponent = exponent
  }

  /// The transformed value of a number above zero; not a number for others.
  public func callAsFunction(_ value: Double) -> Double {
    guard value > 0 else { return .nan }
    return exponent == 0 ? log(value) : expm1(exponent * log(value)) / exponent
  }

  /// The value whose transformed value is given; 0 or infinite beyond the range of the transform.
  public func inverse(_ transformed: Double) -> Double {
    if exponent == 0 { return exp(transformed) }
    let base = 1 + exponent * transformed
    guard base > 0 else { return exponent > 0 ? 0 : .infinity }
    return exp(log(base) / exponent)
  }

  /// The mean of the value where the transformed one has a mean and a variance, to second order.
  ///
  /// exp(w)(1 + v/2) for k = 0 and (1 + kw)^(1/k) (1 + v(1 − k)/(2(1 + kw)²)) otherwise: Hyndman
  /// and Athanasopoulos, *Forecasting: Principles and Practice*, 3rd ed., section 5.6. The inverse
  /// of the mean alone is the median.
  public func mean(location: Double, variance: Double) -> Double {
    let median = inverse(location)
    if exponent == 0 { return median * (1 + variance / 2) }
    let base = 1 + exponent * location
    guard base > 0 else { return median }
    return median * (1 + variance * (1 - exponent) / (2 * base * base))
  }

  /// The derivative of the transformed value with respect to the value, y^(k − 1).
  public func slope(at value: Double) -> Double { exp((exponent - 1) * log(value)) }
}
