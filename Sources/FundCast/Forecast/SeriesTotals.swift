import Forecasting
import Quantities

/// The quarters and years of a horizon, and forecasts of single periods that agree with them.
struct SeriesTotals: Sendable {
  let blocks: CalendarBlocks

  /// The means of the single periods.
  let means: [Double]

  /// What was done, for the method's name.
  let label: String

  /// Forecasts quarters and years as the series itself is, and reconciles.
  ///
  /// A frequency with fewer than three complete past blocks has no forecast of its own, nor has
  /// one that cannot be forecast; its blocks are sums.
  init(
    _ name: String, _ series: Series, _ forecast: Forecast, _ model: any FittedModel,
    _ settings: SeriesForecast.Settings, weighting: TemporalWeighting, _ isNonNegative: Bool
  ) {
    // Periods between the last observation and the horizon are missing, and so are their blocks.
    let lag = series.end.distance(to: forecast.start) - 1
    let known = series.appending([Double?](repeating: nil, count: lag))
    blocks = CalendarBlocks(after: known, horizon: forecast.horizon)
    let plain = forecast.distributions.map(\.mean)
    var forecasts: [Period: Double] = [:]
    var variances = [series.frequency: SeriesTotals.variance(model)]
    for frequency in weighting == .bottomUp ? [] : [Frequency.year, .quarter] {
      let wanted = blocks.blocks.map(\.period).filter { $0.frequency == frequency }
      guard let last = wanted.last else { continue }
      let past = series.aggregated(to: frequency)
      guard past.observedCount >= 3, past.end < last else { continue }
      var own = settings
      own.horizon = past.end.distance(to: last)
      own.isNonNegative = isNonNegative
      own.temporal = nil
      own.calendar = []
      own.outliers = .ignore
      own.end = nil
      guard let coarse = try? SeriesForecast(name, past, own) else { continue }
      variances[frequency] = SeriesTotals.variance(coarse.model)
      for (step, distribution) in coarse.forecast.distributions.enumerated() {
        forecasts[coarse.forecast.start.advanced(by: step)] = distribution.mean
      }
    }
    let result = try? blocks.reconcile(
      plain, with: forecasts, variances: weighting == .variance ? variances : nil,
      nonNegative: isNonNegative)
    means = result ?? plain
    label =
      forecasts.isEmpty || result == nil
      ? "" : "; \(weighting.rawValue) with its quarters and years"
  }

  /// The mean square of the one-step errors; zero where there are none.
  private static func variance(_ model: any FittedModel) -> Double {
    let errors = model.errors.values.compactMap { $0 }
    return errors.reduce(0) { $0 + $1 * $1 } / Double(max(errors.count, 1))
  }
}
