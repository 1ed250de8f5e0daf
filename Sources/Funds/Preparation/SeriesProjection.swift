import Forecasting
import Foundation
import Quantities

/// Projects a line from its own history.
struct SeriesProjection {
  let line: String

  /// The line's records without known matters.
  let past: LineHistory?
  let start: Period
  let count: Int

  private var frequency: Frequency { start.frequency }

  /// The central amounts by projected period and the method that gave them.
  ///
  /// A line without any record is expected to stay at nothing, and says so.
  ///
  /// - Throws: ``ProjectionError/historyTooShort(line:found:needed:)`` or
  ///   ``ProjectionError/notForecast(line:reason:)`` where the method asked for cannot be fitted.
  func forecast(_ series: SeriesMethod) throws(ProjectionError) -> SeriesForecast {
    guard let past, past.flows.observedCount + past.years.count > 0 else {
      return SeriesForecast(
        amounts: [Double](repeating: 0, count: count),
        method: LocalizedText("没有历史记录，按零测算", "no records: taken as nothing"))
    }
    return series.grain == .own || frequency == .year
      ? try byPeriod(series, past) : try byYear(series, past)
  }

  private func byPeriod(_ series: SeriesMethod, _ past: LineHistory) throws(ProjectionError)
    -> SeriesForecast
  {
    let flows = past.flows.prefix(through: start.advanced(by: -1)).trimmed()
    let (values, name) = try fitted(flows, series, horizon: gap(after: flows) + count)
    return SeriesForecast(amounts: Array(values.suffix(count)), method: name)
  }

  /// Annual totals carried forward and spread by the seasonal share.
  ///
  /// A year of which some periods are closed is first completed: by its running total over the
  /// share reached by then, once a quarter of the year's money has come, else by the forecast.
  private func byYear(_ series: SeriesMethod, _ past: LineHistory) throws(ProjectionError)
    -> SeriesForecast
  {
    let closed = start.advanced(by: -1)
    var totals = past.years.filter { $0.year < start.year }.map { ($0.year, $0.amount) }
    var current: Double?
    if start.index > 1 {
      let toDate = past.yearToDate(through: closed)
      let share = past.shares(in: start.year)[..<(start.firstMonth.index - 1)].reduce(0, +)
      if share >= LineHistory.tellingShare {
        current = toDate / share
        totals.append((start.year, toDate / share))
      }
    }
    guard let first = totals.first?.0, let last = totals.last?.0 else {
      throw .historyTooShort(line: line, found: 0, needed: 1)
    }
    let known = Dictionary(totals) { $1 }
    let annual = Series(
      start: Period(year: first), values: (first...last).map { known[$0] })
    let end = start.advanced(by: max(count - 1, 0)).year
    let (future, name) = try fitted(annual, series, horizon: max(end - last, 1))
    let amounts = (0..<count).map { index -> Double in
      let period = start.advanced(by: index)
      let total = period.year <= last ? current ?? 0 : future[period.year - last - 1]
      let shares = past.shares(in: period.year)
      return total
        * (period.firstMonth...period.lastMonth).reduce(0) { $0 + shares[$1.index - 1] }
    }
    return SeriesForecast(amounts: amounts, method: name)
  }

  private func gap(after series: Series) -> Int {
    max(0, series.end.distance(to: start) - 1)
  }

  private func fitted(_ series: Series, _ asked: SeriesMethod, horizon: Int)
    throws(ProjectionError) -> ([Double], LocalizedText)
  {
    if let few = atLongRunGrowth(series, asked, horizon: horizon) { return few }
    let values: [Double]
    let name: LocalizedText
    do throws(ForecastingError) {
      let model = try model(asked, of: series, horizon: horizon)
      // What comes now and then has a median of nothing, and a year of it has not.
      values = try model.forecast(horizon: horizon).floored().distributions.map {
        $0.chanceOfZero > 0 ? $0.mean : $0.median
      }
      name = model.name
    } catch {
      throw fault(error, of: series)
    }
    guard values.allSatisfy(\.isFinite) else { throw .notFinite(line: line, period: start) }
    return (values, name)
  }

  /// The last year carried on at the model's long-run growth, where the years are too few to show
  /// a growth of their own; `nil` where they are not, or the model states none.
  private func atLongRunGrowth(_ series: Series, _ asked: SeriesMethod, horizon: Int) -> (
    [Double], LocalizedText
  )? {
    guard let growth = asked.longRunGrowth, series.frequency == .year, series.isPositive,
      series.observedCount < Self.yearsThatShowGrowth, let last = series.lastObservation
    else { return nil }
    let gap = last.period.distance(to: series.end)
    return (
      (1...max(horizon, 1)).map { last.value * pow(1 + growth, Double(gap + $0)) },
      LocalizedText(
        "按模型的长期增长率（记录不足 \(Self.yearsThatShowGrowth) 年）",
        "the model's long-run growth (fewer than \(Self.yearsThatShowGrowth) years of records)")
    )
  }

  /// The years of records from which growth is estimated.
  private static let yearsThatShowGrowth = 3

  /// A series' error as one of the line.
  private func fault(_ error: ForecastingError, of series: Series) -> ProjectionError {
    switch error {
    case .tooShort(let observations, let needed):
      .historyTooShort(line: line, found: observations, needed: needed)
    case .noObservation:
      .historyTooShort(line: line, found: 0, needed: 1)
    default:
      .notForecast(line: line, reason: error)
    }
  }

  private func model(_ asked: SeriesMethod, of series: Series, horizon: Int)
    throws(ForecastingError) -> any FittedModel
  {
    if let method = method(asked, for: series) { return try method.fit(series) }
    guard let seasons = ActiveSeasons(series) else {
      return try automatic(asked, of: series, horizon: horizon)
    }
    return try seasons.fit(series, horizon: horizon) { part, horizon throws(ForecastingError) in
      try automatic(asked, of: part, horizon: horizon)
    }
  }

  private func automatic(_ asked: SeriesMethod, of series: Series, horizon: Int)
    throws(ForecastingError) -> AutomaticModel
  {
    // A projection may reach decades; what a line grows by in the long run is the model's to say.
    let combination = CombinationMethod.suiting(
      series,
      trials: RollingOrigin(horizon: horizon, originCount: 1, remainder: horizon),
      compoundsGrowth: false)
    return try AutomaticMethod(
      [combination], adjustment: asked.method == .automatic ? festival(in: series) : nil,
      isNonNegative: true, tellsIntermittent: asked.method == .automatic,
      horizon: horizon
    ).fit(series)
  }

  /// The effect of the Spring Festival on a monthly series, where five years and more show one.
  private func festival(in series: Series) -> PreAdjustment? {
    guard series.frequency == .month, series.count >= 60,
      let found = try? PreAdjustment(of: series, regressors: FestivalEffect().regressors),
      found.chanceOfNone < 0.05
    else { return nil }
    return found
  }

  /// The method named, `nil` for several that are combined.
  private func method(_ asked: SeriesMethod, for series: Series) -> (any ForecastMethod)? {
    if let growth = asked.longRunGrowth, series.frequency == .year, series.isPositive,
      series.observedCount >= Self.yearsThatShowGrowth
    {
      return RandomWalkWithDrift(
        convergence: .init(longRunGrowth: log(1 + growth), factor: asked.damping))
    }
    switch asked.method {
    case .automatic, .combination: return nil
    case .naive: return SimpleMethod.naive
    case .drift: return SimpleMethod.drift
    case .mean: return SimpleMethod.mean
    case .seasonalNaive: return SimpleMethod.seasonalNaive
    case .exponentialSmoothing: return ETSMethod()
    case .complexSmoothing: return CESMethod()
    case .arima: return AutomaticARIMA()
    case .theta: return ThetaMethod()
    case .structural: return StructuralMethod()
    case .regression:
      return RegressionMethod(
        isLogarithmic: series.isPositive,
        festival: series.frequency == .month ? FestivalEffect() : nil)
    }
  }
}
