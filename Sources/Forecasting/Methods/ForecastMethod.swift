public import Quantities

/// A way of forecasting a series from its own past.
public protocol ForecastMethod<Fitted>: Sendable {
  /// What fitting the method gives.
  associatedtype Fitted: FittedModel

  /// What the method is called.
  var name: LocalizedText { get }

  /// Fits the method to a series.
  ///
  /// Missing values at the two ends are cut off; the forecast starts after the last observation.
  ///
  /// - Throws: ``ForecastingError`` when the series does not carry the method.
  func fit(_ series: Series) throws(ForecastingError) -> Fitted
}

/// A forecast method with its parameters estimated from a series.
public protocol FittedModel: Sendable {
  /// What the fitted model is called, with its form.
  var name: LocalizedText { get }

  /// The series it was fitted to, from its first to its last observation.
  var series: Series { get }

  /// The value of each period of the series from the periods before it, or, for a method that
  /// says so, from the coefficients that all periods together gave; missing where there is none.
  var fitted: Series { get }

  /// The variance of the one-step errors, corrected for the parameters estimated; on the scale
  /// of ``transformation``.
  var residualVariance: Double { get }

  /// The likelihood reached and the criteria that follow from it, `nil` where the model has no
  /// likelihood.
  var criteria: InformationCriteria? { get }

  /// The forecast of the periods after the end of the series.
  ///
  /// - Parameter horizon: The number of periods, at least 1.
  /// - Throws: ``ForecastingError`` when a regressor is not known so far ahead.
  func forecast(horizon: Int) throws(ForecastingError) -> Forecast

  /// How many standard normal numbers a path needs for what is uncertain in the parameters.
  var parameterShockCount: Int { get }

  /// One possible future, driven by independent standard normal numbers.
  ///
  /// With all numbers zero it is the central path.
  ///
  /// - Parameters:
  ///   - shocks: One number a period; their count is the horizon.
  ///   - parameterShocks: ``parameterShockCount`` numbers, the same for the whole path.
  /// - Returns: One value a period of the horizon.
  /// - Throws: ``ForecastingError`` when a regressor is not known so far ahead.
  func path(shocks: [Double], parameterShocks: [Double]) throws(ForecastingError) -> [Double]
}

extension FittedModel {
  /// None: the parameters are taken as known.
  public var parameterShockCount: Int { 0 }

  /// None: the model has no likelihood.
  public var criteria: InformationCriteria? { nil }

  /// The observed values less their forecasts one step ahead, missing where either is.
  public var errors: Series {
    // Each may be reckoned anew whenever it is asked for.
    let (series, fitted) = (series, fitted)
    return Series(
      start: series.start,
      values: series.periods.map { period -> Double? in
        guard let value = series[period], let expected = fitted[period] else { return nil }
        return value - expected
      })
  }
}
