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
  /// - Throws: ``Quantities/InputFault`` where judgements contradict one another.
  init(
    _ forecast: Forecast, of series: String, known: Series, scale: PeriodScale,
    _ file: OverridesFile
  ) throws(InputFault) {
    var demands: [DemandedSum] = []
    var used: [Int] = []
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
      demands.append(DemandedSum(parts: Array(steps), value: wanted))
      used.append(place)
    }
    self.used = used
    guard !demands.isEmpty else {
      self.forecast = forecast
      return
    }
    guard let changed = DemandedSum.meet(demands, means) else {
      throw OverridesFile.contradiction(at: file.entries[used[0]].place)
    }
    self.forecast = forecast.moved(to: changed)
  }
}
