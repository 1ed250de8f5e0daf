import Forecasting
import Quantities

/// The forecast of one series, and the errors from which its intervals are calibrated.
struct SeriesForecast: Sendable {
  let name: String

  /// What was used, with the reason where it is not what was asked for.
  let method: String

  let forecast: Forecast

  /// Errors from earlier origins in units of the deviations forecast for them.
  let errors: [ScaledError]

  /// Forecasts a series.
  ///
  /// A method that the series does not carry gives way to ``Forecasting/AutomaticMethod``, and the
  /// method's name says so. Where no past value is negative, nothing below zero is forecast.
  ///
  /// - Throws: ``Forecasting/ForecastingError`` where nothing can be forecast.
  init(_ name: String, _ series: Series, method: SeriesMethod, horizon: Int)
    throws(ForecastingError)
  {
    self.name = name
    let values = series.values.compactMap { $0 }
    let isNonNegative = values.allSatisfy { $0 >= 0 }
    let isConstant = values.allSatisfy { $0 == values[0] }
    var label = ""
    var found: Forecast?
    var errors: [ScaledError] = []
    if !isConstant {
      do throws(ForecastingError) {
        let season = series.frequency.periodsPerYear
        let combination = CombinationMethod(
          members: method.members, weighting: .median,
          trials: RollingOrigin(
            horizon: horizon, originCount: 6, step: max(1, season / 2),
            minimumObservations: max(2 * season, 8)))
        let model = try combination.fit(series)
        found = try SeriesForecast.checked(model, horizon: horizon)
        errors = model.scaledErrors
        label =
          model.members.count == 1 ? model.members[0].name.english : model.name.english
      } catch {
        label = " (fallback: \(error.message(.english)))"
      }
    } else {
      label = " (fallback: all values are equal)"
    }
    if found == nil {
      let model = try AutomaticMethod(isNonNegative: isNonNegative).fit(series)
      found = try SeriesForecast.checked(model, horizon: horizon)
      label = model.name.english + label
    }
    guard let found else { throw .numericallyUnstable(method: label) }
    self.method = label
    forecast = isNonNegative ? found.floored(at: 0) : found
    self.errors = errors
  }

  /// A forecast all of whose figures are finite.
  private static func checked(_ model: some FittedModel, horizon: Int) throws(ForecastingError)
    -> Forecast
  {
    let forecast = try model.forecast(horizon: horizon)
    for distribution in forecast.distributions {
      let interval = distribution.interval(level: 0.99)
      guard distribution.mean.isFinite, interval.lowerBound.isFinite, interval.upperBound.isFinite
      else { throw .numericallyUnstable(method: model.name.english) }
    }
    return forecast
  }
}
