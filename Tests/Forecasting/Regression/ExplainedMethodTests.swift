import Quantities
import TestSupport
import Testing

@testable import Forecasting

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Known quantities in any method")
struct ExplainedMethodTests {
  static let start = Period(year: 2012, month: 1)

  static func name(_ text: String) -> LocalizedText { LocalizedText(verbatim: text) }

  @Test("Events have the course of their kind, by month, quarter and year")
  func courses() {
    let march = Period(year: 2020, month: 3)
    let pulse = EventRegressor(
      name: Self.name("a"), kind: .pulse, from: march, until: Period(year: 2020, month: 6))
    #expect(pulse.value(in: march) == 1)
    #expect(pulse.value(in: Period(year: 2020, month: 7)) == 0)
    #expect(abs((pulse.value(in: Period(year: 2020, quarter: 1)) ?? 0) - 1.0 / 3) < 1e-12)
    #expect(abs((pulse.value(in: Period(year: 2020)) ?? 0) - 4.0 / 12) < 1e-12)
    let once = EventRegressor(name: Self.name("b"), kind: .pulse, from: Period(year: 2020))
    #expect(once.value(in: Period(year: 2020)) == 1 && once.value(in: Period(year: 2021)) == 0)
    let shift = EventRegressor(name: Self.name("c"), kind: .shift, from: march)
    #expect(shift.value(in: Period(year: 2020, month: 2)) == 0)
    #expect(shift.value(in: Period(year: 2035)) == 1)
    let ramp = EventRegressor(
      name: Self.name("d"), kind: .ramp, from: march, until: Period(year: 2020, month: 6))
    #expect(
      (2...8).map { ramp.value(in: Period(year: 2020, month: $0)) }
        == [0, 0.25, 0.5, 0.75, 1, 1, 1])
  }

  @Test("Leap years and working days have no level of their own")
  func calendar() {
    #expect(LeapYear().value(in: Period(year: 2024, month: 2)) == 0.75)
    #expect(LeapYear().value(in: Period(year: 2023, month: 2)) == -0.25)
    #expect(LeapYear().value(in: Period(year: 2024, month: 3)) == 0)
    #expect(LeapYear().value(in: Period(year: 2024, quarter: 1)) == 0.75)
    #expect(LeapYear().value(in: Period(year: 2024)) == 0.75)
    // February 2023 has four whole weeks; January 2023 began on a Sunday: 22 and 9 days.
    #expect(WorkingDays().value(in: Period(year: 2023, month: 2)) == 0)
    #expect(WorkingDays().value(in: Period(year: 2023, month: 1)) == 22 - 2.5 * 9)
    let mean =
      (0..<336).reduce(0.0) {
        $0 + (WorkingDays().value(in: Self.start.advanced(by: $1)) ?? 0)
      } / 336
    #expect(abs(mean) < 0.05)
  }

  /// A season whose days around the festival count, with an event of forty percent for a year.
  static func series(count: Int = 108) -> Series {
    var numbers = TestNumbers(seed: 17)
    let festival = FestivalEffect()
    let event = EventRegressor(
      name: name("epidemic"), kind: .pulse, from: Period(year: 2017, month: 2),
      until: Period(year: 2018, month: 1))
    return Series(
      start: start,
      values: (0..<count).map { time -> Double in
        let period = start.advanced(by: time)
        let share = festival.centredShare(of: .during, in: period) ?? 0
        let hit = event.value(in: period) ?? 0
        let season: Double = 1 + 0.05 * Double((time * 5) % 12)
        let level: Double = 1000 + 4 * Double(time)
        let noise: Double = 1 + 0.01 * numbers.nextNormal()
        let effects: Double = (1 - 0.3 * share) * (1 - 0.4 * hit)
        return level * season * effects * noise
      })
  }

  static var quantities: [any Regressor] {
    FestivalEffect(daysBefore: 0, daysDuring: 7, daysAfter: 0).regressors + [
      EventRegressor(
        name: name("epidemic"), kind: .pulse, from: Period(year: 2017, month: 2),
        until: Period(year: 2018, month: 1))
    ]
  }

  @Test("Effects are found, and exponential smoothing and Theta forecast better with them")
  func better() throws {
    let whole = Self.series(count: 120)
    let known = whole.slice(0..<96)
    let adjustment = try PreAdjustment(of: known, regressors: Self.quantities)
    #expect(adjustment.isLogarithmic && adjustment.dropped.isEmpty)
    #expect(abs(adjustment.coefficients[0] + 0.33) < 0.08)
    #expect(abs(adjustment.coefficients[1] + 0.51) < 0.08)
    func error(_ method: some ForecastMethod) throws -> Double {
      let forecast = try method.fit(known).forecast(horizon: 24)
      let actual = whole.slice(96..<120).storage
      return zip(forecast.mean.storage, actual).reduce(0.0) { sum, pair in
        sum + abs(pair.0 / pair.1 - 1) / 24
      }
    }
    let smoothing = ETSMethod(ETSForm(.multiplicative, .additive, .multiplicative))
    #expect(
      try error(ExplainedMethod(smoothing, regressors: Self.quantities)) < 0.7 * error(smoothing))
    let theta = ThetaMethod()
    #expect(try error(ExplainedMethod(theta, regressors: Self.quantities)) < 0.7 * error(theta))
  }

  @Test("Without effect nothing changes; what the past cannot tell is left out and said")
  func dropped() throws {
    let series = Self.series()
    let future = EventRegressor(
      name: Self.name("reform"), kind: .shift, from: Period(year: 2030, month: 1))
    let adjustment = try PreAdjustment(of: series, regressors: [future])
    #expect(adjustment.dropped == [future.name] && adjustment.coefficients.isEmpty)
    #expect(try adjustment.adjusted(series) == series)
    let plain = try SimpleMethod.seasonalNaive.fit(series).forecast(horizon: 6)
    let same = try ExplainedMethod(SimpleMethod.seasonalNaive, regressors: [future]).fit(series)
      .forecast(horizon: 6)
    #expect(plain.distributions == same.distributions)
  }

  @Test("Paths and one-step forecasts carry the effects, and the central path is the forecast")
  func paths() throws {
    let series = Self.series()
    let model = try ExplainedMethod(SimpleMethod.naive, regressors: Self.quantities).fit(series)
    let forecast = try model.forecast(horizon: 14)
    let path = try model.path(
      shocks: [Double](repeating: 0, count: 14),
      parameterShocks: [Double](repeating: 0, count: model.parameterShockCount))
    for (value, distribution) in zip(path, forecast.distributions) {
      #expect(abs(value / distribution.median - 1) < 1e-12)
    }
    let back = try model.adjustment.adjusted(series)
    let left: Double = (model.fitted[61] ?? 0) / (back[60] ?? 1)
    let right: Double = (series[61] ?? 0) / (back[61] ?? 1)
    #expect(abs(left - right) < 1e-9)
  }

  @Test(
    "Gaps leave effects and forecasts finite, whatever of the festival they hide", arguments: 0..<40
  )
  func gaps(number: Int) throws {
    var generator = CaseGenerator("festival with gaps", case: number)
    let isQuarterly = number % 4 != 3
    let start = isQuarterly ? Period(year: 2010, quarter: 1) : Period(year: 2012, month: 1)
    let missing = generator.number(in: 0.1...0.4)
    let count = isQuarterly ? 60 : 96
    let series = Series(
      start: start,
      values: (0..<count).map { time -> Double? in
        let season = 1 + 0.06 * Double(time * 5 % 4)
        let value = (100 + 0.3 * Double(time)) * season * (1 + 0.02 * generator.normal())
        return generator.number() < missing ? nil : value
      })
    let adjustment = try PreAdjustment(of: series, regressors: FestivalEffect().regressors)
    if isQuarterly {
      // The festival and the days after it lie in the first quarter of every year.
      #expect(adjustment.dropped.count >= 2)
    }
    for step in 0..<count + 8 {
      #expect(abs(try adjustment.effect(in: start.advanced(by: step))) < 1)
    }
    let model = try ExplainedMethod(SimpleMethod.naive, regressors: FestivalEffect().regressors)
      .fit(series)
    for distribution in try model.forecast(horizon: 8).distributions {
      #expect(distribution.mean > 40 && distribution.mean < 400)
    }
  }

  @Test("An event of which every period is missing is left out, and the others are told")
  func hidden() throws {
    let whole = Self.series()
    let event = EventRegressor(
      name: Self.name("hidden"), kind: .pulse, from: Period(year: 2014, month: 3),
      until: Period(year: 2014, month: 6))
    let known = Self.quantities[1]
    let values = whole.periods.map { (event.value(in: $0) ?? 0) > 0 ? nil : whole[$0] }
    let adjustment = try PreAdjustment(
      of: Series(start: Self.start, values: values), regressors: [event, known])
    #expect(adjustment.dropped.map(\.english) == ["hidden"])
    #expect(abs(adjustment.coefficients[0] + 0.51) < 0.1)
  }

  @Test("Without gaps a quantity is dropped where its differences vanish, and kept elsewhere")
  func dependence() throws {
    let series = Self.series()
    let values = series.observedValues
    let order = ARIMAOrder(0, 1, 1, seasonal: (0, 1, 1))
    let candidates: [(column: (Int) -> Double, isTold: Bool)] = [
      ({ _ in 3 }, false), ({ Double($0) }, false), ({ Double($0 * $0 % 7) }, true),
      ({ [1.0, 5, 2][$0 % 12 % 3] }, false), ({ Double($0 * $0) }, true),
      ({ $0 == 40 ? 1e-9 : 0 }, true), ({ $0 < 60 ? 1e9 : 1e9 + 1000 }, true), ({ _ in 0 }, false),
    ]
    for (place, one) in candidates.enumerated() {
      let problem = ARIMAProblem(
        order: order, seasonLength: 12, values: values,
        regressors: [values.indices.map(one.column)])
      #expect((problem.firstDependentRegressor() == nil) == one.isTold, "\(place)")
    }
  }

  @Test("Effects that are there are told from none, and none is seldom taken for some")
  func chanceOfNone() throws {
    let regressors = FestivalEffect().regressors
    var mistaken = 0
    for seed in 1...30 {
      var numbers = TestNumbers(seed: UInt64(seed))
      let start = Period(year: 2014, month: 1)
      let plain = Series(
        start: start, values: (0..<96).map { _ in 100 * exp(0.03 * numbers.nextNormal()) })
      if try PreAdjustment(of: plain, regressors: regressors).chanceOfNone < 0.05 {
        mistaken += 1
      }
      let moved = Series(
        start: start,
        values: plain.values.enumerated().map { index, value -> Double? in
          let share = regressors[1].value(in: start.advanced(by: index)) ?? 0
          return value.map { $0 * exp(-0.4 * share) }
        })
      let found = try PreAdjustment(of: moved, regressors: regressors)
      #expect(found.chanceOfNone < 0.001, "seed \(seed)")
    }
    #expect(mistaken <= 5, "\(mistaken) of 30")
    let series = Series(start: Period(year: 2014, month: 1), values: (1...60).map(Double.init))
    #expect(try PreAdjustment(of: series, regressors: []).chanceOfNone == 1)
  }
}
