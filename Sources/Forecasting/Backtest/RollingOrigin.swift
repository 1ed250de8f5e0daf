public import Quantities

/// Forecasts made from earlier points of a series and held against what came.
///
/// The last origin leaves one period to be forecast, or more where asked; the others lie before it
/// in equal steps.
/// Every method sees only what was known at the origin (Tashman, International Journal of
/// Forecasting 16 (2000), 437–450).
public struct RollingOrigin: Sendable, Hashable {
  /// How far ahead each forecast reaches; it ends earlier where the series does.
  public let horizon: Int

  /// How many origins are tried at most.
  public let originCount: Int

  /// Periods between origins.
  public let step: Int

  /// Observations an origin must have before and at it.
  public let minimumObservations: Int

  /// Periods of the series after the last origin, at least 1.
  public let remainder: Int

  /// The first periods of a lasting change of level: what came at or after one is not held against
  /// what was forecast before it where combinations take their errors.
  public let breaks: [Period]

  /// Periods whose value stands alone, such as a slip: combinations take no errors from them.
  public let exceptions: [Period]

  /// Makes a plan; all numbers are at least 1.
  ///
  /// - Parameters:
  ///   - minimumObservations: `nil` for two years and at least four observations.
  ///   - remainder: Periods after the last origin; the horizon for whole forecasts only.
  ///   - breaks: The first periods of lasting changes of level.
  ///   - exceptions: Periods whose value stands alone.
  public init(
    horizon: Int = 12, originCount: Int = 12, step: Int = 1, minimumObservations: Int? = nil,
    remainder: Int = 1, breaks: [Period] = [], exceptions: [Period] = []
  ) {
    precondition(
      horizon >= 1 && originCount >= 1 && step >= 1 && remainder >= 1,
      "Horizon, number of origins, step and remainder are at least 1.")
    self.remainder = remainder
    self.breaks = breaks
    self.exceptions = exceptions
    self.horizon = horizon
    self.originCount = originCount
    self.step = step
    self.minimumObservations = minimumObservations ?? 0
  }

  /// The last periods known at each origin of a series, earliest first.
  public func origins(of whole: Series) -> [Period] {
    let series = whole.trimmed()
    let needed =
      minimumObservations > 0 ? minimumObservations : max(2 * series.frequency.periodsPerYear, 4)
    var result: [Period] = []
    var last = series.count - 1 - remainder
    while last >= 0, result.count < originCount {
      guard series.slice(0..<last + 1).observedCount >= needed else { break }
      result.append(series.start.advanced(by: last))
      last -= step
    }
    return result.reversed()
  }

  /// Whether what came in a period is held against what was forecast for it from an origin.
  func measures(_ period: Period, from origin: Period) -> Bool {
    !exceptions.contains(period) && !breaks.contains { origin < $0 && $0 <= period }
  }

  /// Lets methods forecast from every origin and measures their errors.
  ///
  /// A method that cannot be fitted at an origin has no errors there; its failures are counted.
  public func run(_ methods: [any ForecastMethod], on whole: Series) -> Backtest {
    let series = whole.trimmed()
    let origins = origins(of: series)
    var reports: [MethodErrors] = []
    for method in methods {
      var records: [ForecastError] = []
      var yearEnds: [YearEndError] = []
      var failures = 0
      for origin in origins {
        let known = series.prefix(through: origin)
        let count = min(horizon, origin.distance(to: series.end))
        do throws(ForecastingError) {
          let forecast = try RollingOrigin.forecast(method, known, horizon: count)
          records += measure(forecast, known: known, series: series)
          if let error = yearEnd(forecast, known: known, series: series) { yearEnds.append(error) }
        } catch {
          failures += 1
        }
      }
      reports.append(
        MethodErrors(method: method.name, errors: records, yearEnds: yearEnds, failures: failures))
    }
    return Backtest(origins: origins, methods: reports)
  }

  private static func forecast(_ method: some ForecastMethod, _ known: Series, horizon: Int)
    throws(ForecastingError) -> Forecast
  {
    let model = try method.fit(known)
    // Values missing at the end of what was known are forecast too, and passed over.
    let lag = model.series.end.distance(to: known.end)
    let forecast = try model.forecast(horizon: horizon + lag)
    return Forecast(
      method: forecast.method, start: known.end.advanced(by: 1),
      distributions: Array(forecast.distributions.dropFirst(lag)))
  }

  /// A forecast held against what came, one error a step in which a value was observed.
  ///
  /// - Parameters:
  ///   - intervals: The 80 % and the 95 % interval of each step; `nil` for the forecast's own.
  ///   - known: The values known at the origin, which is their last period.
  ///   - series: The whole series.
  public func measure(
    _ forecast: Forecast, intervals: [[ClosedRange<Double>]]? = nil, known: Series, series: Series
  ) -> [ForecastError] {
    let scale = ErrorScale(known)
    return forecast.distributions.enumerated().compactMap { index, distribution in
      let period = forecast.start.advanced(by: index)
      guard let actual = series[period] else { return nil }
      return ForecastError(
        origin: known.end, step: index + 1, actual: actual, forecast: distribution.mean,
        distribution: distribution, intervals: intervals?[index] ?? [], scale: scale)
    }
  }

  /// The error of the year's total as it stood at the origin, where the year was under way and
  /// both totals are known.
  ///
  /// - Parameter intervals: The 80 % and the 95 % interval of the sum of the first periods of the
  ///   forecast, as many as it is given; `nil` where sums have none. Limits of single periods do
  ///   not add up to those of their sum.
  public func yearEnd(
    _ forecast: Forecast, intervals: ((Range<Int>) -> [ClosedRange<Double>])? = nil,
    known: Series, series: Series
  ) -> YearEndError? {
    let rest = known.frequency.periodsPerYear - known.end.index
    guard rest > 0, rest <= forecast.horizon, let reached = known.yearToDate(through: known.end),
      let total = series.total(ofYear: known.end.year), total != 0
    else { return nil }
    let coming = forecast.distributions.prefix(rest).reduce(0) { $0 + $1.mean }
    let ranges = (intervals?(0..<rest) ?? []).map { range in
      let low = reached + range.lowerBound
      return low...max(low, reached + range.upperBound)
    }
    return YearEndError(
      origin: known.end, total: total, forecast: reached + coming, intervals: ranges)
  }
}
