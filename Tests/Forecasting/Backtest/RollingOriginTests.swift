import Quantities
import Testing

@testable import Forecasting

@Suite("Rolling origins")
struct RollingOriginTests {
  static func monthly(noise: Double = 3, years: Int = 6) -> Series {
    var numbers = TestNumbers(seed: 21)
    let season: [Double] = [80, 70, 95, 100, 105, 110, 108, 104, 100, 98, 102, 128]
    return Series(
      start: Period(year: 2018, month: 1),
      values: (0..<years * 12).map { index -> Double in
        let growth = 1 + 0.05 * Double(index / 12)
        return season[index % 12] * growth + noise * numbers.nextNormal()
      })
  }

  @Test("The last origin leaves one period, and each keeps the observations asked for")
  func origins() {
    let series = Self.monthly()
    let plan = RollingOrigin(horizon: 12, originCount: 5, step: 6, minimumObservations: 36)
    let origins = plan.origins(of: series)
    #expect(origins.last == Period(year: 2023, month: 11))
    #expect(origins.count == 5)
    #expect(plan.origins(of: series.slice(0..<37)).count == 1)
    #expect(plan.origins(of: series.slice(0..<36)).isEmpty)
  }

  @Test("What lies beyond a change of level is not measured from before it, an exception never")
  func measures() {
    let month = Period(year: 2020, month: 1)
    let plan = RollingOrigin(
      breaks: [month], exceptions: [month.advanced(by: 8)])
    #expect(plan.measures(month.advanced(by: -1), from: month.advanced(by: -3)))
    #expect(!plan.measures(month, from: month.advanced(by: -1)))
    #expect(!plan.measures(month.advanced(by: 7), from: month.advanced(by: -5)))
    #expect(plan.measures(month.advanced(by: 1), from: month))
    #expect(!plan.measures(month.advanced(by: 8), from: month.advanced(by: 5)))
  }

  @Test("A series that repeats itself is forecast by the seasonal naive method without error")
  func perfect() {
    let year = (1...12).map { Double($0 * $0 % 13) }
    let series = Series(
      start: Period(year: 2018, month: 1), values: year + year + year + year)
    let result = RollingOrigin().run([SimpleMethod.seasonalNaive, SimpleMethod.mean], on: series)
    #expect(result.methods[0].overall.meanAbsoluteError == 0)
    #expect(result.methods[0].overall.meanAbsoluteScaledError == nil)
    #expect((result.methods[1].overall.meanAbsoluteError ?? 0) > 0)
    #expect(result.methods[0].yearEndMeanAbsoluteError == 0)
  }

  @Test("A year's total has the ranges of the rest of the year about what is known of it")
  func yearRanges() throws {
    let series = Self.monthly(noise: 0)
    let known = series.prefix(through: Period(year: 2023, month: 9))
    let forecast = try SimpleMethod.seasonalNaive.fit(known).forecast(horizon: 12)
    let plan = RollingOrigin()
    let plain = try #require(plan.yearEnd(forecast, known: known, series: series))
    #expect(plain.intervals.isEmpty && plain.areCovered.isEmpty)
    let reached = try #require(known.yearToDate(through: known.end))
    let rest = plain.total - reached
    let ranged = try #require(
      plan.yearEnd(
        forecast,
        intervals: { steps in
          #expect(steps == 0..<3)
          return [rest + 1...rest + 2, rest - 5...rest + 5]
        }, known: known, series: series))
    #expect(ranged.areCovered == [false, true] && ranged.forecast == plain.forecast)
    let errors = MethodErrors(
      method: LocalizedText(verbatim: "m"), errors: [], yearEnds: [plain, ranged], failures: 0)
    #expect(errors.yearEndCoverage?.level80 == 0 && errors.yearEndCoverage?.level95 == 1)
    let none = MethodErrors(
      method: LocalizedText(verbatim: "m"), errors: [], yearEnds: [plain], failures: 0)
    #expect(none.yearEndCoverage == nil)
  }

  @Test("Measures are those worked out by hand")
  func byHand() {
    let series = Series(start: Period(year: 2000), values: [1.0, 3, 2, 4, 8])
    let plan = RollingOrigin(horizon: 2, originCount: 2, minimumObservations: 3)
    let errors = plan.run([SimpleMethod.naive], on: series).methods[0]
    // From 2002: 4 − 2 and 8 − 2, scale (2 + 1)/2; from 2003: 8 − 4, scale (2 + 1 + 2)/3.
    let overall = errors.overall
    #expect(overall.count == 3)
    #expect(overall.meanError == 4)
    let absolute: Double = (2 / 1.5 + 6 / 1.5 + 4 * 3.0 / 5) / 3
    #expect(abs(overall.meanAbsoluteScaledError! - absolute) < 1e-12)
    let scaled: Double = (4.0 / 2.5 + 36.0 / 2.5 + 16.0 / 3) / 3
    #expect(abs(overall.rootMeanSquareScaledError! - scaled.squareRoot()) < 1e-12)
    let symmetric: Double = (4.0 / 6 + 12.0 / 10 + 8.0 / 12) / 3
    #expect(abs(overall.symmetricMeanAbsolutePercentageError! - symmetric) < 1e-12)
    #expect(errors.byStep.map(\.step) == [1, 2])
    #expect(errors.byStep[1].measures.meanError == 6)
  }

  @Test("A method that cannot be fitted is counted and leaves the others alone")
  func failures() {
    let series = Self.monthly().map { $0 - 100 }
    let result = RollingOrigin(originCount: 4).run(
      [RandomWalkWithDrift(), SimpleMethod.naive], on: series)
    #expect(result.methods[0].failures == 4 && result.methods[0].errors.isEmpty)
    #expect(result.methods[1].failures == 0)
    #expect(result.methods[0].overall.meanError == nil)
  }

  @Test("Models of trend and season beat the seasonal naive method on a growing series")
  func better() {
    let result = RollingOrigin(originCount: 4, step: 6).run(
      [SimpleMethod.seasonalNaive, RegressionMethod(isLogarithmic: true)], on: Self.monthly())
    let errors = result.methods.map { $0.overall.meanAbsoluteScaledError ?? .infinity }
    #expect(errors[1] < errors[0])
  }
}

@Suite("The rules of the office")
struct YearToDateMethodTests {
  let series = RollingOriginTests.monthly().slice(0..<69)

  @Test("Growth on the same period carries the year's growth over the coming months")
  func growth() throws {
    let model = try YearToDateMethod.samePeriodGrowth.fit(series)
    let reached = series.yearToDate(through: series.end)!
    let before = series.yearToDate(through: series.end.advanced(by: -12))!
    let mean = model.forecast(horizon: 5).mean
    for month in 10...12 {
      let expected = series[Period(year: 2022, month: month)]! * reached / before
      #expect(abs(mean[month - 10]! - expected) < 1e-9)
    }
    // The next year goes on from this year's January at this year's growth.
    let ratio = series[Period(year: 2023, month: 1)]!
    #expect(mean[3]! > 0.9 * ratio)
  }

  @Test("With one year, share of the year and growth on the same period give the same figures")
  func identity() throws {
    let share = try YearToDateMethod.samePeriodShare(years: 1).fit(series).forecast(horizon: 15)
    let growth = try YearToDateMethod.samePeriodGrowth.fit(series).forecast(horizon: 15)
    for (left, right) in zip(share.mean.values, growth.mean.values) {
      #expect(abs(left! / right! - 1) < 1e-12)
    }
  }

  @Test("The year's total is the running total over the share reached in the last years")
  func share() throws {
    let model = try YearToDateMethod.samePeriodShare(years: 3).fit(series)
    let shares = (2020...2022).map {
      series.yearToDate(through: Period(year: $0, month: 9))! / series.total(ofYear: $0)!
    }
    let reached = series.yearToDate(through: series.end)!
    let coming = model.forecast(horizon: 3).mean.values.reduce(0) { $0 + $1! }
    #expect(abs(reached + coming - reached / (shares.reduce(0, +) / 3)) < 1e-9)
  }

  @Test("A gap in the years needed, or an annual series, is refused with the reason")
  func refusals() {
    #expect(throws: ForecastingError.tooShort(observations: 68, needed: 21)) {
      try YearToDateMethod.samePeriodGrowth.fit(
        series.replacing(Period(year: 2022, month: 4), with: nil))
    }
    #expect(throws: ForecastingError.notSeasonal) {
      try YearToDateMethod.samePeriodGrowth.fit(
        Series(start: Period(year: 2000), values: [1.0, 2, 3]))
    }
  }
}
