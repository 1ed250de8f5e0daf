/// The ARMA coefficients of a seasonal ARIMA model, each list by lag from one.
public struct ARIMACoefficients: Sendable, Hashable {
  /// φ₁ … φₚ.
  public let autoregressive: [Double]
  /// θ₁ … θ_q.
  public let movingAverage: [Double]
  /// Φ₁ … Φ_P, by whole years.
  public let seasonalAutoregressive: [Double]
  /// Θ₁ … Θ_Q, by whole years.
  public let seasonalMovingAverage: [Double]

  /// Makes coefficients.
  public init(
    autoregressive: [Double] = [], movingAverage: [Double] = [],
    seasonalAutoregressive: [Double] = [], seasonalMovingAverage: [Double] = []
  ) {
    self.autoregressive = autoregressive
    self.movingAverage = movingAverage
    self.seasonalAutoregressive = seasonalAutoregressive
    self.seasonalMovingAverage = seasonalMovingAverage
  }

  /// The coefficients of φ(B)Φ(Bˢ) = 1 − Σ aᵢ Bⁱ by lag from one.
  func fullAutoregression(seasonLength: Int) -> [Double] {
    // The product of two polynomials 1 − Σ…, whose cross terms change their sign.
    ARIMACoefficients.product(autoregressive, seasonalAutoregressive, seasonLength, sign: -1)
  }

  /// The coefficients of θ(B)Θ(Bˢ) = 1 + Σ bᵢ Bⁱ by lag from one.
  func fullMovingAverage(seasonLength: Int) -> [Double] {
    ARIMACoefficients.product(movingAverage, seasonalMovingAverage, seasonLength, sign: 1)
  }

  private static func product(
    _ plain: [Double], _ seasonal: [Double], _ season: Int, sign: Double
  ) -> [Double] {
    var result = plain
    if !seasonal.isEmpty {
      result += [Double](repeating: 0, count: season * seasonal.count)
      for (year, outer) in seasonal.enumerated() {
        let base = (year + 1) * season
        result[base - 1] += outer
        for (lag, inner) in plain.enumerated() { result[base + lag] += sign * outer * inner }
      }
    }
    return result
  }
}
