import Forecasting

/// What all series together knew at one origin of how far forecasts had been out before.
struct OriginEvidence: Sendable {
  /// What spreads are corrected by.
  let calibration: IntervalCalibration

  /// How errors go together from step to step.
  let correlation: StepCorrelation

  /// Gathers the errors of a method at one place of the origins.
  init(_ results: [SeriesBacktest], method: Int, place: Int) {
    let forecasts = results.compactMap { one in
      place < one.trials[method].count ? one.trials[method][place].forecast : nil
    }
    calibration = IntervalCalibration(bySeries: forecasts.map(\.errors))
    let pool = calibration
    correlation = StepCorrelation(forecasts.flatMap { $0.errorsByOrigin(tempered: pool) })
  }

  /// How possible futures are drawn from a method's forecasts.
  func settings(_ contender: Contender, _ request: BacktestRequest) -> HierarchyForecast.Settings {
    HierarchyForecast.Settings(
      correlation: contender.settings.temporal == nil ? nil : correlation,
      isNonNegative: request.guidance.isNonNegative, pathCount: request.pathCount,
      seed: request.seed)
  }
}
