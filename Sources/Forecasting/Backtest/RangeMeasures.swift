/// The usual measures of forecast distributions and intervals.
///
/// Those of losses are in units of the seasonal naive method's mean absolute error in the past, so
/// that series of any size can be put together; MSIS as in Makridakis, Spiliotis and Assimakopoulos,
/// International Journal of Forecasting 36 (2020), 54–74, section 2.3. Each is `nil` where it is not
/// defined.
public struct RangeMeasures: Sendable, Hashable {
  /// The continuous ranked probability score.
  public let rankedProbabilityScore: Double?

  /// The mean of the pinball losses of the nine deciles.
  public let pinballLoss: Double?

  /// The score of the 80 % interval.
  public let intervalScore80: Double?

  /// The score of the 95 % interval (MSIS).
  public let intervalScore95: Double?

  /// The part of values that lay in their 80 % interval.
  public let coverage80: Double?

  /// The part of values that lay in their 95 % interval.
  public let coverage95: Double?

  /// Measures errors.
  public init(_ errors: [ForecastError]) {
    func scaled(_ loss: (ForecastError) -> Double) -> Double? {
      mean(errors.compactMap { error in error.scale.absolute.map { loss(error) / $0 } })
    }
    rankedProbabilityScore = scaled { $0.distribution.rankedProbabilityScore(of: $0.actual) }
    pinballLoss = scaled { error in
      (1...9).reduce(0) {
        $0 + error.distribution.pinballLoss(of: error.actual, probability: Double($1) / 10) / 9
      }
    }
    intervalScore80 = scaled { intervalScoreOf($0.actual, in: $0.interval80, level: 0.8) }
    intervalScore95 = scaled { intervalScoreOf($0.actual, in: $0.interval95, level: 0.95) }
    coverage80 = mean(errors.map { $0.interval80.contains($0.actual) ? 1 : 0 })
    coverage95 = mean(errors.map { $0.isCovered ? 1 : 0 })
  }
}

/// The mean of numbers, `nil` where there are none.
private func mean(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}
