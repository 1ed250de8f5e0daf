import Forecasting
import Quantities

/// The quarters and years of a horizon, and forecasts of single periods that agree with them.
struct SeriesTotals: Sendable {
  /// A series as it was forecast.
  struct Basis {
    let name: String
    /// What was known, known effects included.
    let whole: Series
    /// The forecast of the horizon.
    let forecast: Forecast
    /// The model of the series without known effects.
    let model: any FittedModel
    /// The known effects; `nil` for none.
    let adjustment: PreAdjustment?
    /// Periods between the last observation and the horizon.
    let lag: Int
    let isNonNegative: Bool

    /// Whether the series is known to be zero in some seasons, which sums would have to leave alone.
    var rests: Bool {
      (model as? ActiveSeasonsModel)?.seasons.rests.contains(true) ?? false
    }
  }

  let blocks: CalendarBlocks

  /// The means of the single periods.
  let means: [Double]

  /// What was done, for the method's name.
  let label: String

  /// Forecasts quarters and years as the series itself is, and reconciles.
  ///
  /// Known effects are left off until periods, quarters and years agree, so that all are forecast
  /// of the same; then they are put on period by period. Quarters and years are forecast by the
  /// method of the series, or by what it is without seasons
  /// (``MethodChoice/method(ofSums:)``). A frequency with fewer than three complete past blocks has
  /// no forecast of its own, nor has one that this method cannot forecast; its blocks are sums. So
  /// are all of a series that rests in some seasons of every year.
  init(
    _ basis: Basis, _ settings: SeriesForecast.Settings, _ method: TemporalReconciliation.Method
  ) {
    // Periods between the last observation and the horizon are missing, and so are their blocks.
    let known = basis.whole.appending([Double?](repeating: nil, count: basis.lag))
    blocks = CalendarBlocks(after: known, horizon: basis.forecast.horizon)
    let plain = basis.forecast.distributions.map(\.mean)
    guard method != .bottomUp, basis.whole.frequency != .year else {
      means = plain
      label = ""
      return
    }
    guard !basis.rests, let found = SeriesTotals.reconciled(basis, settings, method) else {
      means = plain
      label = "; sums not forecast by themselves"
      return
    }
    means = found.means
    let grains = found.grains.reversed().map {
      ($0.grain == .year ? "years" : "quarters") + " (\($0.method))"
    }
    let standIn =
      found.method == method ? "" : "(\(method.rawValue) needs more years) "
    label =
      "; \(found.method.rawValue) \(standIn)with its \(grains.joined(separator: " and "))"
  }

  /// Means that agree, and what they were made to agree with.
  private struct Agreed {
    let means: [Double]
    let method: TemporalReconciliation.Method
    /// The frequencies forecast beside the single periods, the coarsest first, and by what.
    let grains: [(grain: Frequency, method: String)]
  }

  /// The means of the horizon, made to agree; `nil` where there is nothing to agree with.
  private static func reconciled(
    _ basis: Basis, _ settings: SeriesForecast.Settings, _ method: TemporalReconciliation.Method
  ) -> Agreed? {
    let series = TemporalReconciliation.aligned(basis.model.series)
    let frequency = series.frequency
    let size = frequency.periodsPerYear
    let horizon = basis.forecast.horizon
    let years = (basis.lag + horizon + size - 1) / size
    var errors = [frequency: Series(start: series.start, values: basis.model.errors.values)]
    var coarse: [Frequency: [Double]] = [:]
    var names: [Frequency: String] = [:]
    for grain in [Frequency.year, .quarter] where grain != frequency {
      let past = series.aggregated(to: grain)
      guard past.observedCount >= 3, past.end.last(frequency) == series.end,
        let sameMethod = settings.method.method(ofSums: grain)
      else { continue }
      var own = settings.withoutCalendar
      own.method = sameMethod
      own.horizon = years * grain.periodsPerYear
      own.isNonNegative = basis.isNonNegative
      own.outliers = .ignore
      own.end = nil
      own.isReconciled = true
      guard let one = try? SeriesForecast(basis.name, past, own), let model = one.model,
        !one.isSubstitute || sameMethod == .automatic
      else { continue }
      names[grain] = one.methodName
      errors[grain] = model.errors
      coarse[grain] = one.forecast.distributions.map(\.mean)
    }
    guard !coarse.isEmpty, let ahead = try? basis.model.forecast(horizon: years * size),
      let reconciliation = try? TemporalReconciliation(method, of: frequency, errors: errors)
    else { return nil }
    let floor = basis.isNonNegative ? 0 : -Double.infinity
    let single = ahead.distributions.map { max($0.mean, floor) }
    guard
      let agreed = try? reconciliation.reconcile(
        single, with: coarse, nonNegative: basis.isNonNegative)
    else { return nil }
    var means: [Double] = []
    for (step, mean) in agreed[basis.lag..<basis.lag + horizon].enumerated() {
      guard let adjustment = basis.adjustment else {
        means.append(mean)
        continue
      }
      guard let whole = try? adjustment.applied(mean, in: basis.forecast.start.advanced(by: step))
      else { return nil }
      means.append(max(whole, floor))
    }
    return Agreed(
      means: means, method: reconciliation.method,
      grains: reconciliation.grains.map { ($0, names[$0] ?? "") })
  }
}
