internal import Quantities
internal import Statistics

#if canImport(Glibc)
  internal import Glibc
#endif

/// The season of a series of more than one year and less than two.
///
/// Most of its seasons are seen once. Methods that estimate a season need two years, and without one
/// they take a year's swing for a trend; but a season seen once is still the best word on the next
/// one where it is large beside chance. So it is read off a line that rises by the median change on
/// the year before, as far as so few changes tell it, and shrunk: effects whose mean square is S are
/// multiplied by S/(S + V), after James and Stein (as Miller and Williams, International Journal of
/// Forecasting 19 (2003), 669–684, do for longer series). V, the variance of a value about line and
/// season, comes from how the seasons seen twice differ from that change, and from
/// ``presumedNoise`` where there are hardly any. Effects are factors where all values are above zero.
///
/// The figures were chosen by forecasts of 13 to 23 months of the M3 competition's series and of the
/// Australian pharmaceutical benefits, at origins before the last years of either.
struct BriefSeason: Sendable {
  /// How many changes on the year before what is presumed of the noise counts for.
  static let presumedChanges = 2.0

  /// What part of the mean square of effects is presumed to be noise.
  static let presumedNoise = 0.1

  /// What part of the mean square of effects may be noise that too few seasons seen twice do not
  /// show, for the ranges: times the square of the part of seasons seen once.
  static let unseenNoise = 0.3

  /// How many years of changes on the year before no growth counts for.
  static let presumedStillness = 0.5

  /// Whether effects are logarithms of factors.
  let isLogarithmic: Bool

  /// The effects by position from the start of the series, modulo the length of a year.
  let effects: [Double]

  /// What forecasts of the adjusted series do not show of their errors: the variance of the value
  /// and that of the effect, less what the seasons seen twice show.
  let hiddenVariance: Double

  /// The first period of the series.
  private let start: Period

  /// Reads the season of a series from its first to its last observation; `nil` for any other
  /// length, and where no season is seen twice.
  init?(_ series: Series) {
    let period = series.frequency.periodsPerYear
    guard period > 1, series.count > period, series.count < 2 * period else { return nil }
    start = series.start
    isLogarithmic = series.isPositive
    let values = (isLogarithmic ? series.map { log($0) } : series).storage
    let changes = zip(values.dropFirst(period), values).map { $0 - $1 }.filter { !$0.isNaN }
    guard !changes.isEmpty else { return nil }
    let count = Double(changes.count)
    let growth =
      SampleQuantiles([0.5]).of(changes)[0] * count
      / (count + BriefSeason.presumedStillness * Double(period))
    let plain = BriefSeason.effects(values, growth: growth, period: period)
    let size = plain.reduce(0) { $0 + $1 * $1 } / Double(period - 1)
    // A change is the difference of two values, and has twice the variance of one.
    let seen = changes.reduce(0) { $0 + ($1 - growth) * ($1 - growth) / 2 }
    let presumed = BriefSeason.presumedChanges
    let variance = (seen + presumed * BriefSeason.presumedNoise * size) / (count + presumed)
    guard size > 0, variance.isFinite else { return nil }
    effects = plain.map { $0 * size / (size + variance) }
    let once = 1 - count / Double(period)
    hiddenVariance = (variance + BriefSeason.unseenNoise * size * once * once) * (1 + once)
  }

  /// Means by season of the values about a line of a given rise a year, less their mean; those of
  /// seasons never observed are zero.
  private static func effects(_ values: [Double], growth: Double, period: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: period)
    var counts = sums
    for (index, value) in values.enumerated() where !value.isNaN {
      sums[index % period] += value - growth * Double(index) / Double(period)
      counts[index % period] += 1
    }
    let seen = sums.indices.filter { counts[$0] > 0 }
    let means = zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }
    let mean = seen.reduce(0) { $0 + means[$1] } / Double(max(seen.count, 1))
    return means.indices.map { counts[$0] > 0 ? means[$0] - mean : 0 }
  }

  /// The place in ``effects`` of a period of the series or after it.
  private func place(of period: Period) -> Int { start.distance(to: period) % effects.count }

  /// The effect in a period.
  private func effect(in period: Period) -> Double { effects[place(of: period)] }

  /// A value without the season.
  func removed(from value: Double, in period: Period) -> Double {
    isLogarithmic ? value * exp(-effect(in: period)) : value - effect(in: period)
  }

  /// A value with the season.
  func applied(to value: Double, in period: Period) -> Double {
    isLogarithmic ? value * exp(effect(in: period)) : value + effect(in: period)
  }

  /// A value with a season that is off by what it hides, times a number for each effect.
  func applied(to value: Double, in period: Period, shocks: [Double]) -> Double {
    let error = hiddenVariance.squareRoot() * shocks[place(of: period)]
    let known = applied(to: value, in: period)
    return isLogarithmic ? known * exp(error) : known + error
  }

  /// A distribution with the season and what it hides.
  func applied(to distribution: PredictiveDistribution, in period: Period)
    -> PredictiveDistribution
  {
    isLogarithmic
      ? distribution.scaled(by: exp(effect(in: period)))
        .widened(byFactorOfVariance: hiddenVariance)
      : distribution.shifted(by: effect(in: period)).widened(by: hiddenVariance)
  }

  /// The series without its season.
  func adjusted(_ series: Series) -> Series {
    Series(
      start: series.start,
      values: zip(series.periods, series.values).map { period, value in
        value.map { removed(from: $0, in: period) }
      })
  }
}
