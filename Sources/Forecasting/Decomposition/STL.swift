internal import Quantities

/// The seasonal-trend decomposition by loess (STL), for one length of season.
///
/// Cleveland, Cleveland, McRae and Terpenning, Journal of Official Statistics 6 (1990), 3–73. The
/// defaults of the windows are the paper's: the low-pass window is the least odd number not below
/// the period, the trend window the least odd number not below 1.5 period/(1 − 1.5/seasonal
/// window); the evaluation skips a tenth of each window. A robust decomposition makes one inner
/// pass in each of fifteen outer ones, otherwise two inner passes are made.
public struct STL: Sendable, Hashable {
  /// How far the season may change.
  public enum SeasonalWindow: Sendable, Hashable {
    /// The same season in every year.
    case periodic
    /// Each period of the year is smoothed over so many years: odd, at least 7 in the paper's
    /// advice; at least 3 here.
    case years(Int)
  }

  /// How far the season may change from year to year.
  /// How far the season may change.
  public let seasonalWindow: SeasonalWindow

  /// The number of periods over which the trend is smoothed, odd; `nil` for the paper's.
  public let trendWindow: Int?

  /// Whether outlying values lose their weight.
  public let isRobust: Bool

  /// Makes a decomposition.
  public init(
    _ seasonalWindow: SeasonalWindow = .periodic, trendWindow: Int? = nil, isRobust: Bool = false
  ) {
    if case .years(let years) = seasonalWindow {
      precondition(years >= 3, "A seasonal window has at least 3 years, not \(years).")
    }
    precondition(trendWindow.map { $0 >= 3 } ?? true, "A trend window has at least 3 periods.")
    self.seasonalWindow = seasonalWindow
    self.trendWindow = trendWindow
    self.isRobust = isRobust
  }

  /// Takes a series apart by its periods of the year.
  ///
  /// Missing values between observations are filled for the smoothing by
  /// ``Forecasting/Series/interpolated()``, and are missing in the remainder.
  ///
  /// - Returns: Additive parts over the series from its first to its last observation.
  /// - Throws: ``ForecastingError/noObservation``, ``ForecastingError/notSeasonal`` for an annual
  ///   series, ``ForecastingError/tooShort(observations:needed:)`` under two years and a period.
  public func decompose(_ whole: Series) throws(ForecastingError) -> Decomposition {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    let period = series.frequency.periodsPerYear
    guard period > 1 else { throw .notSeasonal }
    guard series.count > 2 * period else {
      throw .tooShort(observations: series.count, needed: 2 * period + 1)
    }
    let filled = series.interpolated()
    let parts = run(filled.storage, period: period)
    return Decomposition(
      form: .additive, trend: Series(start: series.start, values: parts.trend),
      seasons: [Series(start: series.start, values: parts.season)],
      remainder: Series(
        start: series.start,
        values: series.storage.indices.map {
          series.storage[$0] - parts.season[$0] - parts.trend[$0]
        }), weights: parts.weights)
  }

  /// Trend, season and robustness weights of a complete run of numbers with a period.
  func run(_ values: [Double], period: Int) -> (
    trend: [Double], season: [Double], weights: [Double]
  ) {
    var window = 10 * values.count + 1
    if case .years(let years) = seasonalWindow { window = years }
    let ratio = 1.5 * Double(period) / (1 - 1.5 / Double(window))
    let trendSpan = trendWindow ?? STL.odd(Int(ratio.rounded(.up)))
    let lowSpan = STL.odd(period)
    let pass = STLPass(
      period: period,
      seasonal: Loess(
        span: max(3, STL.odd(window)), degree: 0, jump: (window + 9) / 10),
      trend: Loess(
        span: max(3, STL.odd(trendSpan)), degree: 1, jump: (trendSpan + 9) / 10),
      low: Loess(span: max(3, lowSpan), degree: 1, jump: (lowSpan + 9) / 10))
    var parts = pass.run(
      values, rounds: isRobust ? 1 : 2, reweightings: isRobust ? 15 : 0)
    if seasonalWindow == .periodic {
      // The same season every year: the mean of each period of the year.
      for place in 0..<min(period, values.count) {
        let places = stride(from: place, to: values.count, by: period)
        let sum = places.reduce(0) { $0 + parts.season[$1] }
        let mean = sum / Double((values.count - place + period - 1) / period)
        for index in places { parts.season[index] = mean }
      }
    }
    return parts
  }

  private static func odd(_ number: Int) -> Int { number % 2 == 0 ? number + 1 : number }
}
