import Quantities
import Testing

@testable import Forecasting

@Suite("Decompositions")
struct DecompositionTests {
  /// A line with a fixed season and a little noise, monthly.
  static func sample(years: Int, seed: UInt64 = 1) -> Series {
    var numbers = TestNumbers(seed: seed)
    let values = (0..<12 * years).map { index in
      100 + Double(index) + Double((index * 7) % 12) * 3 + numbers.nextNormal()
    }
    return Series(start: Period(year: 2015, month: 1), values: values)
  }

  @Test("The parts add up to the series, also around a gap")
  func parts() throws {
    let series = Self.sample(years: 6).replacing(Period(year: 2017, month: 5), with: nil)
    for parts in [
      try STL().decompose(series), try STL(.years(7), isRobust: true).decompose(series),
      try MSTL().decompose(series),
    ] {
      let season = parts.season
      for index in 0..<series.count {
        guard let value = series[index] else {
          #expect(parts.remainder[index] == nil)
          continue
        }
        let sum = try #require(parts.trend[index]) + #require(season[index])
        #expect(abs(sum + (try #require(parts.remainder[index])) - value) < 1e-9)
      }
      #expect(parts.seasonalStrength > 0.95)
      #expect(parts.trendStrength > 0.95)
    }
  }

  @Test("A robust decomposition gives an outlier no weight and leaves it in the remainder")
  func robust() throws {
    let outlier = Period(year: 2018, month: 3)
    let series = Self.sample(years: 8).replacing(outlier, with: 600)
    let parts = try STL(isRobust: true).decompose(series)
    let index = try #require(series.index(of: outlier))
    #expect(parts.weights[index] == 0)
    #expect(try #require(parts.remainder[outlier]) > 400)
  }

  @Test("Two seasons are told apart")
  func twoSeasons() throws {
    let values = (0..<240).map { index in
      50 + Double(index % 12 == 3 ? 9 : 0) + Double(index % 5 == 2 ? 4 : 0)
    }
    let series = Series(start: Period(year: 2000, month: 1), values: values)
    let parts = try MSTL(periods: [12, 5]).decompose(series)
    #expect(parts.seasons.count == 2)
    let (short, long) = (parts.seasons[0].storage, parts.seasons[1].storage)
    #expect(abs(short[122] - short[121] - 4) < 1)
    #expect(abs(long[123] - long[122] - 9) < 1)
  }

  @Test("Too short and annual series are refused")
  func refused() {
    let short = Self.sample(years: 2)
    #expect(throws: ForecastingError.tooShort(observations: 24, needed: 25)) {
      try STL().decompose(short)
    }
    let annual = Series(start: Period(year: 2000), values: [1.0, 2, 3, 4])
    #expect(throws: ForecastingError.notSeasonal) { try STL().decompose(annual) }
    #expect(throws: ForecastingError.noObservation) {
      try MSTL().decompose(Series(start: Period(year: 2000, month: 1), values: [Double?.none]))
    }
  }
}
