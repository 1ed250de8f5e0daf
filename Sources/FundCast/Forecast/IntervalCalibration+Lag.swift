import Forecasting
import Quantities

extension IntervalCalibration {
  /// The intervals of a forecast that begins so many periods after the first that could be forecast,
  /// so that each step counts from the end of its series as the errors do.
  func intervals(of forecast: Forecast, after lag: Int, levels: [Double])
    -> [[ClosedRange<Double>]]
  {
    guard lag > 0, let first = forecast.distributions.first else {
      return intervals(of: forecast, levels: levels)
    }
    let whole = Forecast(
      method: forecast.method, start: forecast.start.advanced(by: -lag),
      distributions: [PredictiveDistribution](repeating: first, count: lag)
        + forecast.distributions)
    return Array(intervals(of: whole, levels: levels).dropFirst(lag))
  }
}
