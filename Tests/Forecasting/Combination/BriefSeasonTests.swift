import Quantities
import TestSupport
import Testing

@testable import Forecasting

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Seasons of one to two years")
struct BriefSeasonTests {
  /// Logarithms of factors, far larger than the noise, whose mean is zero.
  static let pattern = [0.5, 0.3, 0.1, 0, -0.2, -0.4, -0.5, -0.3, 0, 0.1, 0.2, 0.2]

  /// Months with that season, a growth of so much a year, and noise.
  static func series(_ count: Int, growth: Double = 0.06, noise: Double = 0.03, seed: UInt64)
    -> Series
  {
    var numbers = TestNumbers(seed: seed)
    return Series(
      start: Period(year: 2023, month: 4),
      values: (0..<count).map { index -> Double in
        400
          * exp(growth * Double(index) / 12 + pattern[index % 12] + noise * numbers.nextNormal())
      })
  }

  @Test("It is read from more than a year and less than two, of months and quarters")
  func lengths() {
    for count in [5, 12, 24, 36] {
      #expect(BriefSeason(Self.series(count, seed: 1)) == nil, "\(count) months")
    }
    for count in 13...23 {
      #expect(BriefSeason(Self.series(count, seed: 1)) != nil, "\(count) months")
    }
    let quarters = Series(
      start: Period(year: 2024, quarter: 1), values: [10, 20, 30, 15, 11, 22])
    #expect(BriefSeason(quarters)?.effects.count == 4)
    #expect(BriefSeason(Series(start: Period(year: 2020), values: [1.0, 2, 3])) == nil)
  }

  @Test("A large season is kept nearly whole, whatever its unit, and off once taken off")
  func large() throws {
    for count in [13, 16, 19, 23] {
      let series = Self.series(count, seed: UInt64(count))
      let season = try #require(BriefSeason(series))
      #expect(season.isLogarithmic)
      for (effect, expected) in zip(season.effects, Self.pattern) {
        #expect(abs(effect - expected) < 0.14, "\(count) months: \(effect) for \(expected)")
      }
      let larger = try #require(BriefSeason(series.map { $0 * 1e6 }))
      #expect(largestDifference(larger.effects, season.effects) < 1e-9)
      #expect(abs(larger.hiddenVariance - season.hiddenVariance) < 1e-9)
      let rest = season.adjusted(series)
      for observation in rest.observations {
        #expect((330...520).contains(observation.value), "\(observation)")
        let back = season.applied(to: observation.value, in: observation.period)
        #expect(abs(back - (series[observation.period] ?? 0)) < 1e-9 * back)
      }
    }
  }

  @Test("A season that the second year contradicts is shrunk, and hides more")
  func contradicted() throws {
    let steady = Self.series(22, seed: 3)
    let shuffled = Series(
      start: steady.start,
      values: (0..<22).map { index -> Double in
        400 * exp(Self.pattern[(index < 12 ? index : 5 * index + 3) % 12])
      })
    let (kept, shrunk) = try (
      #require(BriefSeason(steady)), #require(BriefSeason(shuffled))
    )
    func size(_ season: BriefSeason) -> Double {
      season.effects.reduce(0) { $0 + $1 * $1 }
    }
    #expect(size(shrunk) < 0.4 * size(kept))
    #expect(shrunk.hiddenVariance > 5 * kept.hiddenVariance)
  }

  @Test("A series with a zero has effects that are amounts; gaps stay gaps")
  func amounts() throws {
    var series = Self.series(20, seed: 5).replacing(Period(year: 2023, month: 10), with: 0)
    series = series.replacing(Period(year: 2023, month: 7), with: nil)
    let season = try #require(BriefSeason(series))
    #expect(!season.isLogarithmic)
    #expect(season.adjusted(series)[Period(year: 2023, month: 7)] == nil)
    let forecast = try CombinationMethod().fit(series).forecast(horizon: 12)
    #expect(forecast.distributions.allSatisfy { $0.mean.isFinite && $0.scale > 0 })
  }

  @Test(
    "Several methods forecast the year after with the season, where one alone is left to itself",
    arguments: [14, 18, 22])
  func forecasts(count: Int) throws {
    let series = Self.series(count, seed: UInt64(40 + count))
    let model = try CombinationMethod().fit(series)
    #expect(model.isSeasonBrief && model.name.english.hasSuffix("brief season"))
    #expect(model.series == series)
    let forecast = try model.forecast(horizon: 12)
    var logarithm = 0.0
    for (step, distribution) in forecast.distributions.enumerated() {
      let index = count + step
      let expected = 400 * exp(0.06 * Double(index) / 12 + Self.pattern[index % 12])
      logarithm += abs(log(distribution.median / expected)) / 12
      let range = distribution.interval(level: 0.95)
      #expect(range.lowerBound < expected && expected < range.upperBound)
    }
    #expect(logarithm < 0.1, "\(count) months")
    let alone = try CombinationMethod(members: [ETSMethod()]).fit(series)
    #expect(!alone.isSeasonBrief)
    #expect(try !CombinationMethod().fit(Self.series(30, seed: 9)).isSeasonBrief)
  }

  @Test("A path without luck is the central forecast, and a season's error returns every year")
  func paths() throws {
    let model = try CombinationMethod().fit(Self.series(17, seed: 7))
    let season = try #require(model.season)
    var parameters = [Double](repeating: 0, count: model.parameterShockCount)
    let still = [Double](repeating: 0, count: 24)
    let centre = try model.path(shocks: still, parameterShocks: parameters)
    let forecast = try model.forecast(horizon: 24)
    for (value, distribution) in zip(centre, forecast.distributions) {
      #expect(abs(value / distribution.median - 1) < 0.05)
    }
    // The first effect is that of the months of April.
    parameters[parameters.count - 12] = 1
    let moved = try model.path(shocks: still, parameterShocks: parameters)
    let factor = exp(season.hiddenVariance.squareRoot())
    for step in still.indices {
      let isApril = forecast.start.advanced(by: step).index == 4
      #expect(abs(moved[step] / centre[step] - (isApril ? factor : 1)) < 1e-9)
    }
  }
}
