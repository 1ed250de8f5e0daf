/// The usual measures of forecast errors.
///
/// Scaled errors after Hyndman and Koehler, International Journal of Forecasting 22 (2006),
/// 679–688; RMSSE after Makridakis et al., *The M5 accuracy competition*, International Journal of
/// Forecasting 38 (2022), 1346–1364. Each measure is `nil` where it is not defined.
/// ``RangeMeasures`` has those of intervals.
public struct ErrorMeasures: Sendable, Hashable {
  /// The number of errors.
  public let count: Int

  /// The mean of actual less forecast.
  public let meanError: Double?

  /// The mean absolute error.
  public let meanAbsoluteError: Double?

  /// The root of the mean squared error.
  public let rootMeanSquareError: Double?

  /// The mean absolute error in units of the seasonal naive method's in the past (MASE).
  public let meanAbsoluteScaledError: Double?

  /// The root of the mean squared error in units of the seasonal naive method's (RMSSE).
  public let rootMeanSquareScaledError: Double?

  /// The mean of 2|y − f|/(|y| + |f|) (sMAPE, 0…2); a pair of zeros counts as no error.
  public let symmetricMeanAbsolutePercentageError: Double?

  /// Measures errors.
  public init(_ errors: [ForecastError]) {
    count = errors.count
    func mean(_ values: [Double]) -> Double? {
      values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    meanError = mean(errors.map(\.error))
    meanAbsoluteError = mean(errors.map { abs($0.error) })
    rootMeanSquareError = mean(errors.map { $0.error * $0.error })?.squareRoot()
    meanAbsoluteScaledError = mean(
      errors.compactMap { error in error.scale.absolute.map { abs(error.error) / $0 } })
    rootMeanSquareScaledError = mean(
      errors.compactMap { error in error.scale.squared.map { error.error * error.error / $0 } }
    )?.squareRoot()
    symmetricMeanAbsolutePercentageError = mean(
      errors.map { error in
        let size = abs(error.actual) + abs(error.forecast)
        return size > 0 ? 2 * abs(error.error) / size : 0
      })
  }
}
