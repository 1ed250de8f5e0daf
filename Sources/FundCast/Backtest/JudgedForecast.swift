import Forecasting
import Quantities

/// A forecast from an earlier point with the judgements that had been made by then.
struct JudgedForecast: Sendable {
  /// The forecast, moved where it was judged.
  let forecast: Forecast

  /// The places of the judgements used, in the order of their file.
  let used: [Int]

  /// Puts judgements in place.
  ///
  /// A judgement counts where its date lies no later than the last month known at the origin, and
  /// its period, or what is left of its quarter or year, within the horizon: what was judged later
  /// was not known then.
  ///
  /// - Parameters:
  ///   - forecast: The forecast of the periods after the origin.
  ///   - series: The name of the series.
  ///   - known: What was known, its last period the origin.
  ///   - scale: How the periods are written; judgements of series without a calendar never count,
  ///     since their origins have no date.
  /// - Throws: ``Quantities/InputFault`` where judgements contradict one another or are negative
  ///   where nothing can be.
  init(
    _ forecast: Forecast, of series: String, known: Series, scale: PeriodScale,
    _ file: OverridesFile
  ) throws(InputFault) {
    var sums = JudgedSums()
    let means = forecast.distributions.map(\.mean)
    let origin = known.end.lastMonth
    let blocks = CalendarBlocks(after: known, horizon: forecast.horizon).blocks
    for (place, entry) in file.entries.enumerated() where scale.isCalendar {
      let judgement = entry.judgement
      guard judgement.series == series, let said = Period(String(judgement.date.prefix(7))),
        said <= origin
      else { continue }
      let (steps, before): (Range<Int>, Double)
      if judgement.period.frequency == known.frequency {
        let step = forecast.start.distance(to: judgement.period)
        guard means.indices.contains(step) else { continue }
        (steps, before) = (step..<step + 1, 0)
      } else if let block = blocks.first(where: { $0.period == judgement.period }) {
        (steps, before) = (block.steps, block.known)
      } else {
        continue
      }
      let sum = steps.reduce(0) { $0 + means[$1] }
      let wanted: Double
      switch judgement.change {
      case .value(let value): wanted = value - before
      case .shift(let shift): wanted = sum + shift
      }
      sums.add(place, parts: Array(steps), value: wanted)
    }
    used = sums.places
    guard !used.isEmpty else {
      self.forecast = forecast
      return
    }
    self.forecast = forecast.moved(
      to: try sums.met(
        means, nonNegative: forecast.distributions.map { $0.floor != nil }, file))
  }
}
