import Forecasting
import Quantities

/// A forecast from an earlier point with its ranges, as it is held against what came.
struct TriedForecast {
  /// The forecast; its means count.
  private let forecast: Forecast

  /// The forecast with calibrated spreads.
  private let spread: Forecast

  /// The 80 % and the 95 % interval by step; `nil` for those of ``spread``.
  private let intervals: [[ClosedRange<Double>]]?

  /// The same of the sum of steps; `nil` where sums have none.
  private let sums: ((Range<Int>) -> [ClosedRange<Double>])?

  /// The levels of the intervals.
  private static let levels = [0.8, 0.95]

  /// A forecast of single periods whose intervals are calibrated one by one.
  ///
  /// - Parameters:
  ///   - one: The forecast as it was made.
  ///   - judged: The same with judgements in place.
  ///   - calibration: What its spreads are corrected by, where it has errors of its own.
  init(_ one: SeriesForecast, judged: Forecast, _ calibration: IntervalCalibration) {
    let calibrated = one.errors.isEmpty ? nil : calibration.own(one.errors)
    forecast = judged
    intervals = calibrated?.intervals(
      of: judged, after: one.lag, levels: TriedForecast.levels)
    sums = nil
    spread = Forecast(
      method: judged.method, start: judged.start,
      distributions: judged.distributions.enumerated().map { step, distribution in
        guard let calibrated, distribution.standardDeviation.isFinite else { return distribution }
        return PredictiveDistribution(
          location: distribution.mean,
          scale: distribution.standardDeviation
            * calibrated.spreadFactor(step: step + 1 + one.lag), floor: distribution.floor)
      })
  }

  /// A forecast of a series of a hierarchy that was made to agree, with the intervals of its paths.
  ///
  /// - Parameters:
  ///   - coherent: The forecasts of the hierarchy.
  ///   - place: The place of the series in it.
  ///   - one: The forecast of the series as it was made.
  ///   - judged: The same with judgements in place; `nil` for none. Intervals move with means.
  init(
    _ coherent: CoherentForecast, of place: Int, _ one: SeriesForecast, judged: Forecast? = nil
  ) {
    let floor: Double? = one.isNonNegative ? 0 : nil
    let own = coherent.forecast(of: place, method: one.forecast.method, floor: floor)
    let moved = judged.map { own.moved(to: $0.distributions.map(\.mean)) } ?? own
    let shifts = zip(moved.distributions, own.distributions).map { $0.mean - $1.mean }
    func ranges(_ steps: Range<Int>) -> [ClosedRange<Double>] {
      let shift = shifts[steps].reduce(0, +)
      return coherent.intervals(of: place, steps: steps, levels: TriedForecast.levels).map {
        let low = max($0.lowerBound + shift, floor ?? -.infinity)
        return low...max(low, $0.upperBound + shift)
      }
    }
    forecast = moved
    spread = moved
    intervals = shifts.indices.map { ranges($0..<$0 + 1) }
    // Only where quarters and years are forecast do the steps of paths go together as they should.
    sums = one.totals == nil ? nil : ranges
  }

  /// The errors of single periods, and that of the year's total where the year was under way.
  func errors(_ plan: RollingOrigin, known: Series, series: Series) -> (
    single: [ForecastError], yearEnd: YearEndError?
  ) {
    (
      plan.measure(spread, intervals: intervals, known: known, series: series),
      plan.yearEnd(forecast, intervals: sums, known: known, series: series)
    )
  }
}
