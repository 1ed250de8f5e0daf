public import Quantities

/// How a year's total is shared among its periods, moved by the date of the Spring Festival.
///
/// The share of period m in year y is pₘ + δ(f_ym − f̄ₘ): f is the part of the festival's days
/// that lies in the period, f̄ its mean over many years, δ the response. The shares p are means
/// over the years observed, each year corrected for its festival. Where only running totals with
/// gaps were observed, the share of a stretch is divided in proportion to the current shares and
/// the means are taken again until nothing moves (the expectation–maximisation algorithm of
/// Dempster, Laird and Rubin, JRSS B 39 (1977), for a multinomial with grouped cells).
public struct SeasonalShares: Sendable, Hashable {
  /// How shares answer to the festival.
  public enum Response: Sendable, Hashable {
    /// They do not.
    case none
    /// By a given δ: the change of a period's share when all days of the festival lie in it.
    case given(Double)
    /// By a δ estimated by least squares from periods observed on their own in at least four
    /// years; zero where there are fewer.
    case estimated
  }

  /// The frequency of the periods.
  public let frequency: Frequency

  /// The shares of a year with an average festival; their sum is one.
  public let meanShares: [Double]

  /// δ, zero where the festival plays no part.
  public let festivalResponse: Double

  /// The festival's windows.
  public let festival: FestivalEffect

  /// The years the shares rest on.
  public let years: [CumulativeYear]

  /// Estimates shares.
  ///
  /// - Parameters:
  ///   - years: At least one year, all with as many running totals as the frequency has periods a
  ///     year.
  ///   - frequency: Month or quarter.
  ///   - response: How shares answer to the festival.
  ///   - festival: The festival's windows.
  /// - Throws: ``ForecastingError/noObservation`` without a year;
  ///   ``ForecastingError/notSeasonal`` for annual data.
  public init(
    years: [CumulativeYear], frequency: Frequency = .month, response: Response = .estimated,
    festival: FestivalEffect = FestivalEffect()
  ) throws(ForecastingError) {
    guard frequency != .year else { throw .notSeasonal }
    guard !years.isEmpty else { throw .noObservation }
    let count = frequency.periodsPerYear
    precondition(
      years.allSatisfy { $0.runningTotals.count == count },
      "A year by \(frequency) has \(count) running totals.")
    self.frequency = frequency
    self.festival = festival
    self.years = years
    let estimate = ShareEstimate(
      years: years, response: response,
      departures: years.map {
        SeasonalShares.departures(of: festival, in: $0.year, frequency: frequency)
      })
    meanShares = SeasonalShares.summingToOne(estimate.shares)
    festivalResponse = estimate.response
  }

  /// Estimates shares from the complete years of a series of flows.
  ///
  /// - Throws: ``ForecastingError/noObservation`` without a complete year;
  ///   ``ForecastingError/notSeasonal`` for annual data.
  public init(
    series: Series, response: Response = .estimated, festival: FestivalEffect = FestivalEffect()
  ) throws(ForecastingError) {
    try self.init(
      years: CumulativeYear.completeYears(of: series), frequency: series.frequency,
      response: response, festival: festival)
  }

  /// f_ym − f̄ₘ for the periods of a year; zero outside the years whose festival is known.
  static func departures(of festival: FestivalEffect, in year: Int, frequency: Frequency)
    -> [Double]
  {
    let first = Period(year: year).first(frequency)
    return (0..<frequency.periodsPerYear).map {
      festival.centredShare(in: first.advanced(by: $0)) ?? 0
    }
  }

  /// Numbers scaled to a sum of one; added up in order they give exactly one.
  static func summingToOne(_ numbers: [Double]) -> [Double] {
    let sum = numbers.reduce(0, +)
    guard sum != 0, sum.isFinite else {
      return summingToOne([Double](repeating: 1, count: numbers.count))
    }
    var shares = numbers.map { $0 / sum }
    let rest = shares.dropLast().reduce(0, +)
    shares[shares.count - 1] = 1 - rest
    return shares
  }
}
