public import Quantities

/// The two rules by which offices extend a year's running total by hand.
public enum YearToDateMethod: ForecastMethod, Hashable {
  /// Growth on the same period (同比增幅法): the coming periods are those of last year times the
  /// year's running total over last year's at the same point.
  case samePeriodGrowth

  /// Share of the year (同期占比法): the year's total is its running total over the share reached
  /// at the same point in the last years, and is divided as those years were.
  ///
  /// With one year both rules give the same figures.
  case samePeriodShare(years: Int)

  /// What the rule is called, with how many years it averages.
  public var name: LocalizedText {
    switch self {
    case .samePeriodGrowth: LocalizedText("同比增幅法", "growth on the same period last year")
    case .samePeriodShare(let years):
      years == 1
        ? LocalizedText("同期占比法", "last year's share of the year")
        : LocalizedText("同期占比法（近 \(years) 年平均）", "share of the year over \(years) years")
    }
  }

  /// Applies the rule.
  ///
  /// The rules state no spread; the forecast takes the root mean square of their own past one-step
  /// errors, relative to the forecast. Beyond the running year its growth goes on.
  ///
  /// - Throws: ``ForecastingError``: `noObservation`, `notSeasonal`,
  ///   `tooShort(observations:needed:)` when the last years are not observed without a gap,
  ///   `numericallyUnstable(method:)` when a running total that divides is not above zero.
  public func fit(_ series: Series) throws(ForecastingError) -> YearToDateFit {
    try YearToDateFit(method: self, series: series)
  }

  /// The years before the running one that are needed.
  var yearsNeeded: Int {
    if case .samePeriodShare(let years) = self { return max(years, 1) }
    return 1
  }

  /// The coming periods after the first `count` values of a series; `nil` where the rule cannot be
  /// applied there.
  func extend(_ series: Series, count: Int, horizon: Int) -> [Double]? {
    let season = series.frequency.periodsPerYear
    let last = series.start.advanced(by: count - 1)
    let elapsed = last.index
    let yearStart = count - elapsed
    let earliest = yearStart - yearsNeeded * season
    guard count > 0, earliest >= 0 else { return nil }
    let values = Array(series.storage[earliest..<count])
    guard !values.contains(where: \.isNaN) else { return nil }
    // One profile of the year from the years before, and how far the running year stands to it.
    var profile = [Double](repeating: 0, count: season)
    for year in 0..<yearsNeeded {
      let part = values[year * season..<(year + 1) * season]
      let total = yearsNeeded == 1 ? 1 : part.reduce(0, +)
      guard total > 0 else { return nil }
      for (place, value) in part.enumerated() {
        profile[place] += value / total / Double(yearsNeeded)
      }
    }
    let reached = values[(yearsNeeded * season)...].reduce(0, +)
    let expected = profile[..<elapsed].reduce(0, +)
    guard expected > 0, reached >= 0 else { return nil }
    let level = reached / expected
    let before = values[((yearsNeeded - 1) * season)..<(yearsNeeded * season)].reduce(0, +)
    guard before > 0 else { return nil }
    let growth = level * profile.reduce(0, +) / before
    return (0..<horizon).map { step in
      let place = elapsed + step
      var value = level * profile[place % season]
      for _ in 0..<place / season { value *= growth }
      return value
    }
  }
}

/// A rule of the office applied to a series.
public struct YearToDateFit: FittedModel, Hashable {
  /// The rule applied.
  public let method: YearToDateMethod
  /// The series, from its first to its last observation.
  public let series: Series
  /// What the rule gives for each period from the periods before it; missing where it cannot.
  public let fitted: Series

  /// The mean square of the one-step errors relative to the forecasts.
  public let residualVariance: Double

  /// What the rule is called.
  public var name: LocalizedText { method.name }

  init(method: YearToDateMethod, series whole: Series) throws(ForecastingError) {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    let season = series.frequency.periodsPerYear
    guard season > 1 else { throw .notSeasonal }
    let needed = method.yearsNeeded * season + series.end.index
    guard series.count >= needed,
      series.suffix(from: series.end.advanced(by: 1 - needed)).isComplete
    else { throw .tooShort(observations: series.observedCount, needed: needed) }
    guard method.extend(series, count: series.count, horizon: 1) != nil else {
      throw .numericallyUnstable(method: method.name)
    }
    self.method = method
    self.series = series
    let expected = series.storage.indices.map { method.extend(series, count: $0, horizon: 1)?[0] }
    fitted = Series(start: series.start, values: expected)
    var (squares, count) = (0.0, 0)
    for (value, forecast) in zip(series.storage, expected) {
      guard let forecast, forecast > 0, !value.isNaN else { continue }
      squares += (value / forecast - 1) * (value / forecast - 1)
      count += 1
    }
    residualVariance = count > 0 ? squares / Double(count) : 0
  }

  /// The forecast, with normal distributions whose spread is proportional to the mean.
  public func forecast(horizon: Int) -> Forecast {
    let means = central(horizon: max(horizon, 1))
    return Forecast(
      method: name, start: series.end.advanced(by: 1),
      distributions: means.map {
        PredictiveDistribution(location: $0, scale: abs($0) * residualVariance.squareRoot())
      })
  }

  /// One possible future: each shock moves its own period by a proportional error.
  public func path(shocks: [Double], parameterShocks: [Double]) -> [Double] {
    zip(central(horizon: shocks.count), shocks).map {
      $0 * (1 + residualVariance.squareRoot() * $1)
    }
  }

  private func central(horizon: Int) -> [Double] {
    let means = method.extend(series, count: series.count, horizon: horizon)
    return (means ?? []).map { min($0, .greatestFiniteMagnitude) }
  }
}
