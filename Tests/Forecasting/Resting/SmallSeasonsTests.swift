import Quantities
import Testing

@testable import Forecasting

@Suite("Seasons of small amounts beside large ones")
struct SmallSeasonsTests {
  static let start = Period(year: 2017, month: 1)

  /// Amounts of about two hundred in some months, and parts of them in the others.
  static func series(
    _ count: Int = 72, large months: Set<Int> = [3, 6, 9, 12], part: (Int) -> Double = { _ in 0.01 }
  ) -> Series {
    let all = CombinationTests.sample(count, seed: 8)
    return Series(
      start: start,
      values: all.values.enumerated().map { place, value in
        let month = start.advanced(by: place).index
        return months.contains(month) ? value : value.map { $0 * part(month) }
      })
  }

  @Test("Interest at the ends of quarters is told from the small amounts between")
  func found() throws {
    let seasons = try #require(ActiveSeasons(Self.series()))
    let small = try #require(seasons.small)
    #expect(small.areSmall.indices.filter { !small.areSmall[$0] } == [2, 5, 8, 11])
    #expect(seasons.smallCount == 8)
    #expect(seasons.activeCount == 12 && !seasons.hasEnded)
    #expect(seasons.start == Self.start)
  }

  @Test("Amounts of one size, a rising year, and small amounts that matter stay whole")
  func whole() {
    #expect(ActiveSeasons(Self.series(part: { _ in 0.5 })) == nil)
    #expect(ActiveSeasons(Self.series(part: { _ in 0.2 })) == nil)
    var rising = 1.0
    let parts = (0..<12).map { _ -> Double in
      rising *= 1.7
      return rising
    }
    #expect(ActiveSeasons(Self.series(large: [], part: { parts[$0 - 1] })) == nil)
  }

  @Test("Less than two years of it tell nothing")
  func brief() {
    #expect(ActiveSeasons(Self.series(23)) == nil)
    #expect(ActiveSeasons(Self.series(24)) != nil)
  }

  @Test("A season that rests still rests beside small amounts")
  func resting() throws {
    let series = Self.series(part: { $0 == 8 ? 0 : 0.01 })
    let seasons = try #require(ActiveSeasons(series))
    #expect(seasons.rests.indices.filter { seasons.rests[$0] } == [7])
    #expect(seasons.smallCount == 7)
  }

  @Test("Each size is forecast as if it were alone, so that neither spoils the other")
  func apart() throws {
    let series = Self.series()
    let model = try ActiveSeasonsTests.fit(series, horizon: 12)
    let found = try model.forecast(horizon: 12)
    let quarters = Series(
      start: series.start,
      values: zip(series.periods, series.values).map { $0.index % 3 == 0 ? $1 : 0 })
    let alone = try ActiveSeasonsTests.fit(quarters, horizon: 12).forecast(horizon: 12)
    for (step, one) in found.distributions.enumerated() {
      if found.start.advanced(by: step).index % 3 == 0 {
        #expect(one == alone.distributions[step])
      } else {
        #expect(one.mean > 0 && one.mean < 100, "step \(step + 1): \(one.mean)")
      }
    }
    #expect(model.name.english.contains("small amounts of 8 periods a year forecast apart"))
    #expect(model.name.chinese.contains("每年 8 期为零星小额"))
    #expect(model.course == .combination)
  }

  @Test("A path is made of a path of each size")
  func path() throws {
    let model = try ActiveSeasonsTests.fit(Self.series(), horizon: 12)
    let path = try model.path(
      shocks: [Double](repeating: 0, count: 12),
      parameterShocks: [Double](repeating: 0, count: model.parameterShockCount))
    for (step, value) in path.enumerated() {
      #expect((value > 200) == ((step + 1) % 3 == 0), "step \(step + 1): \(value)")
    }
  }
}
