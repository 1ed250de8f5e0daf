import Quantities
import Testing

@testable import Forecasting

@Suite("Seasons that are farther off than others")
struct SeasonalSpreadTests {
  static let start = Period(year: 2015, month: 1)

  /// Errors of a size by month, about values that are expected by month.
  static func spread(
    years: Int = 7, expected: (Int) -> Double = { _ in 100 },
    size: (_ year: Int, _ month: Int) -> Double,
    seed: UInt64 = 5
  ) -> SeasonalSpread? {
    var numbers = TestNumbers(seed: seed)
    let errors = (0..<12 * years).map { size($0 / 12, $0 % 12 + 1) * numbers.nextNormal() }
    return SeasonalSpread(
      errors: Series(start: start, values: errors),
      expected: Series(start: start, values: (0..<12 * years).map { expected($0 % 12 + 1) }))
  }

  @Test("A month of a yearly settlement stands out, and the others are nearer for it")
  func settlement() throws {
    let spread = try #require(Self.spread { $1 == 12 ? 20 : 2 })
    #expect(spread.factors.indices.filter { spread.factors[$0] > 1 } == [11])
    #expect(spread.factors[0] < 0.5 && spread.factors[11] > 2.5)
    #expect(Set(spread.factors).count == 2)
    let square = spread.factors.reduce(0) { $0 + $1 * $1 } / 12
    #expect(abs(square - 1) < 1e-12)
    #expect(spread.factor(in: Period(year: 2031, month: 12)) == spread.factors[11])
  }

  @Test("One large error among small ones is an accident")
  func accident() {
    #expect(Self.spread { $0 == 3 && $1 == 12 ? 60 : 2 } == nil)
  }

  @Test("A month in which everything is larger, or smaller, does not stand out")
  func proportion() {
    for seed in 1...20 as ClosedRange<UInt64> {
      #expect(
        Self.spread(
          expected: { $0 == 12 ? 1000 : 100 }, size: { $1 == 12 ? 20 : 2 }, seed: seed) == nil)
      #expect(
        Self.spread(expected: { $0 == 12 ? 10 : 100 }, size: { _, _ in 2 }, seed: seed) == nil)
    }
  }

  @Test("Errors alike seldom look otherwise")
  func chance() {
    let found = (1...200).count { Self.spread(size: { _, _ in 2 }, seed: UInt64($0)) != nil }
    #expect(found <= 10, "\(found) of 200")
  }

  @Test("Years, and fewer than three errors of a month, tell nothing")
  func little() {
    #expect(Self.spread(years: 2) { $1 == 12 ? 20 : 2 } == nil)
    let years = Series(start: Period(year: 2000), values: [1, -2, 30, 1])
    #expect(SeasonalSpread(errors: years, expected: years.map { _ in 100 }) == nil)
  }

  @Test("A combination is as uncertain of a settlement as it has been, and less of other months")
  func combination() throws {
    var numbers = TestNumbers(seed: 12)
    let values = (0..<84).map { time -> Double in
      let size = time % 12 == 11 ? 60.0 : 3
      return 300 + Double((time * 5) % 12) * 4 + size * numbers.nextNormal()
    }
    let model = try CombinationTests.method(.median).fit(Series(start: Self.start, values: values))
    let spread = try #require(model.spread)
    let ahead = try model.forecast(horizon: 12).distributions.map(\.standardDeviation)
    #expect(ahead[11] > 2 * ahead[10])
    // Errors from earlier origins are measured alike.
    let steps = Dictionary(grouping: model.scaledErrors, by: \.step)
    #expect(!steps.isEmpty && spread.factors[11] > 2)
  }
}
