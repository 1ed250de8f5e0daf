import Quantities
import Testing

@testable import Forecasting

@Suite("Seasonal shares")
struct SeasonalSharesTests {
  static let truth = [
    0.055, 0.06, 0.076, 0.088, 0.083, 0.1, 0.091, 0.079, 0.084, 0.085, 0.09, 0.109,
  ]

  /// Years of flows with known shares, a known response to the festival, and growing totals.
  static func series(response: Double, years: Int = 6) -> Series {
    let effect = FestivalEffect()
    let start = Period(year: 2018, month: 1)
    let values = (0..<years * 12).map { index -> Double in
      let period = start.advanced(by: index)
      let total = 1000 * (1 + 0.1 * Double(index / 12))
      let share = truth[index % 12] + response * (effect.centredShare(in: period) ?? 0)
      return total * share
    }
    return Series(start: start, values: values)
  }

  @Test("Shares of complete years are found, with their response to the festival")
  func complete() throws {
    let shares = try SeasonalShares(series: Self.series(response: -0.02))
    for (found, expected) in zip(shares.meanShares, Self.truth) {
      #expect(abs(found - expected) < 1e-9)
    }
    #expect(abs(shares.festivalResponse + 0.02) < 1e-9)
    // In 2026 the festival falls on 17 February, in 2025 on 29 January: January 2026 is fuller.
    #expect(shares.shares(in: 2026)[0] > shares.shares(in: 2025)[0])
  }

  @Test("The shares of any year add up to exactly one")
  func sums() throws {
    for seed in 1...20 {
      var numbers = TestNumbers(seed: UInt64(seed))
      let series = Series(
        start: Period(year: 2019, month: 1), values: (0..<60).map { _ in numbers.next() })
      let shares = try SeasonalShares(series: series)
      for year in [1850, 1999, 2024, 2030, 2100, 2150] {
        let values = shares.shares(in: year)
        #expect(values.reduce(0, +) == 1)
        #expect(values.allSatisfy { $0 >= 0 })
      }
    }
  }

  @Test("Running totals with gaps give the same shares where every stretch is seen in some year")
  func gaps() throws {
    let series = Self.series(response: 0)
    let full = CumulativeYear.completeYears(of: series)
    let years = full.enumerated().compactMap { index, year in
      CumulativeYear(
        year: year.year,
        runningTotals: year.runningTotals.enumerated().map { place, value in
          // Even years miss January, September and November; odd ones miss two others.
          let missing = index % 2 == 0 ? [0, 8, 10] : [4, 6]
          return missing.contains(place) ? nil : value
        })
    }
    let shares = try SeasonalShares(years: years, response: .none)
    for (found, expected) in zip(shares.meanShares, Self.truth) {
      #expect(abs(found - expected) < 1e-6)
    }
  }

  @Test("A month that was never seen on its own shares its stretch, which stays right")
  func neverSeen() throws {
    let years = CumulativeYear.completeYears(of: Self.series(response: 0)).compactMap { year in
      CumulativeYear(
        year: year.year,
        runningTotals: year.runningTotals.enumerated().map { $0 == 0 ? nil : $1 })
    }
    let shares = try SeasonalShares(years: years, response: .none)
    #expect(abs(shares.meanShares[0] + shares.meanShares[1] - 0.115) < 1e-9)
    #expect(abs(shares.meanShares[0] - shares.meanShares[1]) < 1e-9)
    // The response moves the part of January even where only given, not estimated.
    let moved = try SeasonalShares(years: years, response: .given(-0.02))
    #expect(moved.shares(in: 2026)[0] > moved.shares(in: 2025)[0])
    #expect(shares.cumulativeStandardDeviation(through: 1) == nil)
  }

  @Test("The deviation of a running share is that of observed points about the prediction")
  func deviation() throws {
    let years = [(2021, 0.48), (2022, 0.50), (2023, 0.52)].compactMap { year, half in
      CumulativeYear(
        year: year, runningTotals: [nil, 100 * half, nil, 100])
    }
    let shares = try SeasonalShares(years: years, frequency: .quarter, response: .none)
    #expect(abs(shares.cumulativeStandardDeviation(through: 2)! - 0.02) < 1e-12)
    #expect(shares.cumulativeStandardDeviation(through: 1) == nil)
    #expect(shares.cumulativeStandardDeviation(through: 4) == 0)
    #expect(abs(shares.expectedTotal(yearToDate: 60, through: 2, in: 2024)! - 120) < 1e-9)
  }

  @Test("A year stands at one level when what made its periods large is divided out")
  func standing() throws {
    let year = try #require(CumulativeYear(year: 2020, runningTotals: [10, 30, nil, 100]))
    // Flows 10, 20 and 70 for two quarters at levels 1, 2 and 3, 4 about a mean of 2.5.
    let even = try #require(year.standing(at: [1, 2, 3, 4]))
    let expected = [25, 50, nil, 100.0]
    for (left, right) in zip(even.runningTotals, expected) {
      #expect((left == nil) == (right == nil) && abs((left ?? 0) - (right ?? 0)) < 1e-12)
    }
    #expect(year.standing(at: [3, 3, 3, 3]) == year)
    #expect(year.standing(at: [1, 0, 1, 1]) == nil)
  }

  @Test("A year without a total, or with a zero one, is no year")
  func refusals() {
    #expect(CumulativeYear(year: 2020, runningTotals: [1, nil]) == nil)
    #expect(CumulativeYear(year: 2020, runningTotals: [1, 0]) == nil)
    #expect(throws: ForecastingError.noObservation) { try SeasonalShares(years: []) }
  }
}
