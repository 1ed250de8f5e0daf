import Foundation
import Quantities
import TestSupport
import Testing

@testable import Forecasting

@Suite("Amounts that come now and then")
struct IntermittentMethodTests {
  private static func monthly(_ values: [Double?]) -> Series {
    Series(start: Period(year: 2019, month: 1), values: values)
  }

  /// Amounts about 100 that come with a chance, growing by a factor a period.
  private static func drawn(
    _ number: Int, count: Int = 72, chance: Double = 0.25, growth: Double = 1
  ) -> Series {
    var random = CaseGenerator("intermittent", case: number)
    return monthly(
      (0..<count).map { index in
        let amount = random.number(in: 60...140) * pow(growth, Double(index))
        return random.number(in: 0...1) < chance ? amount : 0
      })
  }

  @Test(
    "They are told from seasons, from amounts that always come and from those that once did not")
  func suits() {
    var told = 0
    for number in 0..<30 where IntermittentMethod.suits(Self.drawn(number)) { told += 1 }
    // The seasons of one may be uneven by chance.
    #expect(told >= 29)
    let quarterEnds = (0..<72).map { $0 % 3 == 2 ? 100.0 + Double($0) : 0 as Double? }
    #expect(!IntermittentMethod.suits(Self.monthly(quarterEnds)))
    #expect(!IntermittentMethod.suits(Self.drawn(1, chance: 1)))
    let early = Self.drawn(2).values.prefix(36) + Self.drawn(2, chance: 1).values.prefix(36)
    #expect(!IntermittentMethod.suits(Self.monthly(Array(early))))
    let negative = Self.drawn(3).values.map { $0 == 0 ? 0 : -($0 ?? 0) }
    #expect(!IntermittentMethod.suits(Self.monthly(negative)))
    #expect(!IntermittentMethod.suits(Self.drawn(4, count: 9, chance: 0.5)))
  }

  @Test(
    "Where nothing changes, a year is forecast at the mean of the past, and missing months say nothing"
  )
  func mean() throws {
    for number in 0..<10 {
      let whole = Self.drawn(number)
      let gappy = whole.replacing(Period(year: 2020, month: 3), with: nil)
      for series in [whole, gappy] {
        let fit = try IntermittentMethod().fit(series)
        let amounts = series.observedValues.filter { $0 > 0 }
        let forecast = fit.forecast(horizon: 12)
        let year: Double = forecast.distributions.map(\.mean).reduce(0, +)
        let past = amounts.reduce(0, +) / Double(series.observedCount)
        #expect(abs(year / (12 * past) - 1) < 0.15)
        #expect(fit.fitted.count == series.count && fit.residualVariance > 0)
      }
    }
  }

  @Test("Amounts that grow are forecast from where they have come to, not from their mean")
  func growing() throws {
    var above = 0
    for number in 0..<10 {
      let series = Self.drawn(number, count: 96, chance: 0.5, growth: 1.02)
      let fit = try IntermittentMethod().fit(series)
      let amounts = series.observedValues.filter { $0 > 0 }
      if fit.size > 1.3 * amounts.reduce(0, +) / Double(amounts.count) { above += 1 }
    }
    #expect(above >= 9)
  }

  @Test(
    "Their distribution is nothing as often as it says, with the mean and spread of its quantiles")
  func distribution() throws {
    let fit = try IntermittentMethod().fit(Self.drawn(5))
    let one = try #require(fit.forecast(horizon: 1).distributions.first)
    #expect(one.chanceOfZero == 1 - fit.chance)
    #expect(one.quantile(one.chanceOfZero * 0.99) == 0)
    #expect(one.quantile(one.chanceOfZero * 1.01) > 0)
    #expect(one.median == (one.chanceOfZero >= 0.5 ? 0 : one.quantile(0.5)))
    // Its tails are Student's; those of a normal logarithm have the moments in closed form.
    let plain = PredictiveDistribution(
      location: one.location, scale: one.scale, transformation: .logarithm,
      chanceOfZero: one.chanceOfZero)
    let count = 200_000
    let values = (0..<count).map { plain.quantile((Double($0) + 0.5) / Double(count)) }
    let mean = values.reduce(0, +) / Double(count)
    let squares: Double = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    #expect(abs(mean / plain.mean - 1) < 1e-3)
    #expect(abs((squares / Double(count)).squareRoot() / plain.standardDeviation - 1) < 1e-2)
    #expect(abs(one.mean - fit.chance * fit.size) < 1e-9 * fit.size)
    let twice = one.scaled(by: 2)
    #expect(twice.chanceOfZero == one.chanceOfZero && abs(twice.mean - 2 * one.mean) < 1e-9)
    #expect(one.floored(at: 0).quantile(0.99) == one.quantile(0.99))
    #expect(abs(one.shifted(by: 5).mean - one.mean - 5) < 1e-9)
  }

  @Test("Paths are nothing and of a size as often as the forecast says")
  func paths() throws {
    var random = CaseGenerator("intermittent paths", case: 0)
    let fit = try IntermittentMethod().fit(Self.drawn(6))
    var (zeros, sum, count) = (0, 0.0, 0)
    for _ in 0..<4000 {
      let shocks = (0..<12).map { _ in StandardQuantile.normal(random.number(in: 1e-9...1 - 1e-9)) }
      let own = (0..<2).map { _ in StandardQuantile.normal(random.number(in: 1e-9...1 - 1e-9)) }
      let path = fit.path(shocks: shocks, parameterShocks: own)
      zeros += path.count { $0 == 0 }
      sum += path.reduce(0, +)
      count += path.count
    }
    #expect(abs(Double(zeros) / Double(count) - (1 - fit.chance)) < 0.02)
    #expect(abs(sum / Double(count) / (fit.chance * fit.size) - 1) < 0.05)
  }

  @Test("The automatic method takes them by itself, and not where it is told not to")
  func automatic() throws {
    let series = Self.drawn(7)
    let trials = RollingOrigin(horizon: 12, originCount: 1, remainder: 12)
    let combination = CombinationMethod.suiting(series, trials: trials)
    let own = try AutomaticMethod([combination], isNonNegative: true, horizon: 12).fit(series)
    #expect(own.course == .intermittent && own.model is IntermittentModel)
    let other = try AutomaticMethod(
      [combination], isNonNegative: true, tellsIntermittent: false, horizon: 12
    ).fit(series)
    #expect(other.course == .combination)
  }

  @Test("What cannot be one of them is refused")
  func refused() {
    #expect(throws: ForecastingError.tooShort(observations: 1, needed: 2)) {
      try IntermittentMethod().fit(Self.monthly([0, 5, 0]))
    }
    #expect(throws: ForecastingError.notPositive(Period(year: 2019, month: 2))) {
      try IntermittentMethod().fit(Self.monthly([3, -5, 4]))
    }
  }
}
