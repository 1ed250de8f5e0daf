public import Quantities

/// The benchmark methods that need no optimisation.
///
/// Means and variances by step after Hyndman and Athanasopoulos, *Forecasting: Principles and
/// Practice*, 3rd ed., sections 5.2 and 5.5, table 5.2.
public enum SimpleMethod: ForecastMethod, Hashable {
  /// Every future value is the mean of the past; variance σ²(1 + 1/n).
  case mean
  /// Every future value is the last one; variance hσ².
  case naive
  /// The last value moved on by the mean change; variance hσ²(1 + h/(T − 1)).
  case drift
  /// The value of the same season one year before; variance (k + 1)σ², k the whole years before.
  case seasonalNaive

  /// What the method is called.
  public var name: LocalizedText {
    switch self {
    case .mean: LocalizedText("均值法", "mean")
    case .naive: LocalizedText("末值法", "naive")
    case .drift: LocalizedText("漂移法", "drift")
    case .seasonalNaive: LocalizedText("季节性末值法（去年同期）", "seasonal naive")
    }
  }

  /// Fits the method.
  ///
  /// Across gaps a change over k periods counts with the variance of k periods; a missing season
  /// takes the last observed value of the same season.
  ///
  /// - Throws: ``ForecastingError/noObservation``, ``ForecastingError/notSeasonal`` for the
  ///   seasonal naive method on annual data, ``ForecastingError/tooShort(observations:needed:)``
  ///   where no one-step error exists (or where a season was never observed),
  ///   ``ForecastingError/numericallyUnstable(method:)`` where squared errors overflow.
  public func fit(_ series: Series) throws(ForecastingError) -> SimpleFit {
    try SimpleFit(method: self, series: series)
  }
}
