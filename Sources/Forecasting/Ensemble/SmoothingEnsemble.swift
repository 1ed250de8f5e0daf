public import Quantities

/// Many exponential smoothings with given parameters, weighed by how well each would have forecast
/// the series so far.
///
/// No parameter is estimated: 110 courses with fixed smoothing constants and trends that fade
/// (``SmoothingCourse/standard``) run over the series without its season, and the forecast of a
/// step is the weighted median of theirs. Estimates from a few dozen observations scatter, and the
/// mean over courses does not; that forecasts of many courses beat that of the best one is the
/// experience with combinations (Timmermann, *Handbook of Economic Forecasting* 1 (2006), chapter
/// 4). A course's weight is a product of powers of its mean absolute errors one, three and six
/// periods ahead (``powers``): errors several periods ahead tell more of the trend than those of
/// the next period do (Xia and Tong, Statistical Science 26 (2011), 21–46).
///
/// Two guards keep single values from bending a forecast. An error beyond ``errorLimit`` times the
/// usual one moves level and slope no more than an error of that size (Gelper, Fried and Croux,
/// Journal of Forecasting 29 (2010), 285–300), unless it is the third in a row on its side, which
/// is a change that stays. The season leans on recent years and is shrunk as far as it is
/// uncertain (``RecentSeason``).
///
/// The fixed figures were chosen by errors of forecasts from earlier origins of monthly series of
/// two collections, the M3 competition's and the Australian pharmaceutical benefits', none of them
/// from the last years of either; errors change by less than a hundredth for the powers from half
/// to one and a half times, for limits from 2 to 4 and for five smoothing constants in place of
/// eight.
public struct SmoothingEnsemble: ForecastMethod, Hashable {
  /// Makes a method.
  public init() {}

  /// The periods ahead whose errors in the past are looked at.
  static let horizons = [1, 3, 6, 12]

  /// The powers of the mean absolute errors at ``horizons`` whose product is the reciprocal of a
  /// weight; those a year ahead only tell the spread.
  static let powers = [4.0, 6.0, 2.0, 0.0]

  /// How many times the usual error an error counts at most.
  static let errorLimit = 2.5

  /// What the method is called.
  public var name: LocalizedText { LocalizedText("指数平滑群", "ensemble of smoothings") }

  /// Lets all courses run over the series and weighs them.
  ///
  /// Gaps are filled by ``Series/interpolated()``; errors at filled values do not count.
  ///
  /// - Throws: ``ForecastingError/noObservation``,
  ///   ``ForecastingError/tooShort(observations:needed:)`` under 5 observations,
  ///   ``ForecastingError/numericallyUnstable(method:)``.
  public func fit(_ series: Series) throws(ForecastingError) -> SmoothingEnsembleModel {
    try SmoothingEnsembleModel(series)
  }
}
