import Forecasting
import Foundation
import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("Lines forecast from their own past")
struct SeriesLineTests {
  private func fund(
    _ series: SeriesMethod, closed: Period, past values: [Double?], from start: Period
  ) -> SmallFund {
    var fund = SmallFund([SmallFund.line("line", .income, .series(series))])
    fund.closed = closed
    fund.frequency = closed.frequency
    fund.end = Period(year: closed.year + 3).last(closed.frequency)
    fund.past["line"] = SmallFund.past(from: start, values)
    return fund
  }

  private func method(_ name: SeriesMethod.Name, _ grain: SeriesMethod.Grain, growth: Double? = nil)
    -> SeriesMethod
  {
    SeriesMethod(method: name, grain: grain, longRunGrowth: growth, damping: 0.5)
  }

  @Test("By annual totals a year is spread by the seasonal share and keeps its total")
  func spread() throws {
    let season = (1...12).map { Double($0) / 78 }
    let past = (0..<36).map { 780 * season[$0 % 12] }
    let fund = fund(
      method(.naive, .annual), closed: Period(year: 2024, month: 12), past: past,
      from: Period(year: 2022, month: 1))
    let amounts = try fund.amounts("line")
    for year in 0..<3 {
      let total: Double = amounts[(12 * year)..<(12 * year + 12)].reduce(0, +)
      #expect(abs(total - 780) < 1e-9)
    }
    #expect(largestDifference(Array(amounts.prefix(12)), season.map { $0 * 780 }) < 1e-6)
  }

  @Test("A year begun is completed by its running total over the share reached by then")
  func partialYear() throws {
    // Level seasons of 10 a month; nine months of this year at 12.
    let past = (0..<33).map { $0 < 24 ? 10.0 : 12 }
    let fund = fund(
      method(.naive, .annual), closed: Period(year: 2024, month: 9), past: past,
      from: Period(year: 2022, month: 1))
    let amounts = try fund.amounts("line")
    // The year is 144, of which a quarter is left; the next years stay there.
    let rest: Double = amounts[..<3].reduce(0, +)
    #expect(abs(rest - 36) < 1e-9)
    let next: Double = amounts[3..<15].reduce(0, +)
    #expect(abs(next - 144) < 1e-9)
  }

  @Test("A year hardly begun is forecast, not extrapolated from a month or two")
  func barelyBegun() throws {
    let past = (0..<26).map { $0 < 24 ? 10.0 : 90 }
    let fund = fund(
      method(.naive, .annual), closed: Period(year: 2024, month: 2), past: past,
      from: Period(year: 2022, month: 1))
    let rest: Double = try fund.amounts("line").prefix(10).reduce(0, +)
    #expect(abs(rest - 100) < 1e-9)
  }

  @Test("Growth of annual totals approaches the long-run growth")
  func longRunGrowth() throws {
    let past = (0..<6).map { 100 * pow(1.1, Double($0)) }
    var fund = fund(
      method(.automatic, .own, growth: 0.03), closed: Period(year: 2024), past: past,
      from: Period(year: 2019))
    fund.end = Period(year: 2044)
    let amounts = try fund.amounts("line")
    let growth = zip(amounts.dropFirst(), amounts).map { $0 / $1 - 1 }
    #expect(growth.allSatisfy { $0 < 0.1 && $0 > 0.03 - 1e-9 })
    #expect(zip(growth.dropFirst(), growth).allSatisfy { $0 <= $1 + 1e-12 })
    #expect(abs((growth.last ?? 0) - 0.03) < 1e-4)
  }

  @Test(
    "With fewer than three years the last one grows as the model says, whatever the method",
    arguments: [[100.0], [90, 100]])
  func fewYears(past: [Double]) throws {
    for name in [SeriesMethod.Name.automatic, .naive] {
      let fund = fund(
        method(name, .annual, growth: 0.04), closed: Period(year: 2024), past: past,
        from: Period(year: 2025 - past.count))
      let amounts = try fund.amounts("line")
      #expect(
        largestDifference(amounts, (1...3).map { 100 * pow(1.04, Double($0)) }) < 1e-9)
    }
  }

  @Test("What comes now and then is central at its mean: a median of nothing is no budget")
  func intermittent() throws {
    var near = 0
    for number in 0..<10 {
      var random = CaseGenerator("intermittent line", case: number)
      let past = (0..<60).map { _ in
        random.number(in: 0...1) < 0.3 ? random.number(in: 60...140) : 0
      }
      let fund = fund(
        method(.automatic, .own), closed: Period(year: 2024, month: 12), past: past,
        from: Period(year: 2020, month: 1))
      let year: Double = try fund.amounts("line").prefix(12).reduce(0, +)
      let mean = past.reduce(0, +) / 5
      if abs(year / mean - 1) < 0.2 { near += 1 }
    }
    // One may have come to another chance of late.
    #expect(near >= 9)
  }

  @Test("A line without any record is expected to stay at nothing and says so")
  func noRecords() throws {
    let fund = SmallFund([
      SmallFund.line("line", .income, .series(method(.automatic, .annual)))
    ])
    let line = try #require(try fund.projection().line("line"))
    #expect(line.amounts.allSatisfy { $0 == 0 })
    #expect(line.methodName.chinese == "没有历史记录，按零测算")
    #expect(line.methodName.english == "no records: taken as nothing")
  }

  @Test(
    "A past too short for its method names the line, what it has and what the method needs",
    arguments: [(SeriesMethod.Name.arima, 3), (.naive, 2), (.seasonalNaive, 13)])
  func tooShort(name: SeriesMethod.Name, needed: Int) {
    let closed = Period(year: 2024, month: 12)
    let fund = fund(method(name, .own), closed: closed, past: [5], from: closed)
    #expect(throws: ProjectionError.historyTooShort(line: "line", found: 1, needed: needed)) {
      _ = try fund.projection()
    }
  }

  @Test("A past that does not carry its method for another reason than its length says which")
  func notForecast() {
    let fund = fund(
      method(.seasonalNaive, .own), closed: Period(year: 2024), past: [5, 6, 7, 8],
      from: Period(year: 2021))
    #expect(throws: ProjectionError.notForecast(line: "line", reason: .notSeasonal)) {
      _ = try fund.projection()
    }
  }

  @Test(
    "Every method that a model may name forecasts a seasonal line near its past",
    arguments: SeriesMethod.Name.allCases)
  func everyMethod(name: SeriesMethod.Name) throws {
    let past = (0..<60).map { time -> Double? in
      Double(100 + time) + Double((time * 7) % 12)
    }
    let fund = fund(
      method(name, .own), closed: Period(year: 2024, month: 12), past: past,
      from: Period(year: 2020, month: 1))
    let amounts = try fund.amounts("line").prefix(12)
    #expect(amounts.allSatisfy { $0 > 80 && $0 < 200 }, "\(amounts)")
  }

  @Test("Months missing at the end are bridged: the forecast starts where it should")
  func gap() throws {
    var past = (0..<24).map { Double?(Double($0 + 1)) }
    (past[22], past[23]) = (nil, nil)
    let fund = fund(
      method(.drift, .own), closed: Period(year: 2024, month: 12), past: past,
      from: Period(year: 2023, month: 1))
    #expect(abs(try fund.amounts("line")[0] - 25) < 1e-9)
  }

  @Test("A line without a method of its own is forecast as any series is: by the combination")
  func automatic() throws {
    let start = Period(year: 2020, month: 1)
    let past = (0..<54).map { index -> Double in
      let season = 1 + Double((index * 5) % 12) / 60
      return Double(300 + 2 * index) * season
    }
    let fund = fund(
      method(.automatic, .own), closed: start.advanced(by: 53), past: past, from: start)
    let forecast = try CombinationMethod().fit(Series(start: start, values: past))
      .forecast(horizon: 12)
    let amounts = try fund.amounts("line")
    for (amount, distribution) in zip(amounts, forecast.distributions) {
      #expect(abs(amount - distribution.median) < 1e-9 * amount)
    }
  }

  @Test("A monthly line that shows the Spring Festival is forecast with it, where five years do")
  func festival() throws {
    let start = Period(year: 2016, month: 1)
    let regressors = FestivalEffect().regressors
    func past(_ effect: Double) -> [Double] {
      (0..<96).map { index -> Double in
        let share: Double = regressors[1].value(in: start.advanced(by: index)) ?? 0
        let wave: Double = 0.004 * Double((index * 7) % 11)
        return 500 * exp(effect * share + wave)
      }
    }
    func amounts(_ effect: Double) throws -> [Double] {
      try fund(
        method(.automatic, .own), closed: start.advanced(by: 95), past: past(effect), from: start
      ).amounts("line")
    }
    let (with, without) = try (amounts(-0.5), amounts(0))
    // 2024: the tenth of February; 2025: the 29th of January; 2026: the 17th of February.
    for year in 0..<3 {
      for month in 0..<2 {
        let place = 12 * year + month
        let share = regressors[1].value(in: start.advanced(by: 96 + place)) ?? 0
        #expect(abs(log(with[place] / without[place]) + 0.5 * share) < 0.05)
      }
    }
  }

  @Test("A line whose amounts are all equal stays there")
  func constant() throws {
    let fund = fund(
      method(.automatic, .own), closed: Period(year: 2024, month: 6),
      past: [Double](repeating: 12, count: 18), from: Period(year: 2023, month: 1))
    #expect(try fund.amounts("line").allSatisfy { $0 == 12 })
  }
}
