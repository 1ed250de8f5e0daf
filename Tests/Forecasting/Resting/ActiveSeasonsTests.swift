import Quantities
import Testing

@testable import Forecasting

@Suite("Zeros before a series begins and in seasons that rest")
struct ActiveSeasonsTests {
  static let start = Period(year: 2017, month: 3)

  /// Amounts that are zero but in some months of the year.
  static func series(_ count: Int = 72, active months: Set<Int>, seed: UInt64 = 3) -> Series {
    let all = CombinationTests.sample(count, seed: seed)
    return Series(
      start: start,
      values: all.values.enumerated().map { place, value in
        months.contains(start.advanced(by: place).index) ? value : 0
      })
  }

  /// A quick method for whatever is left.
  static func method(_ part: Series, _ horizon: Int) throws(ForecastingError) -> AutomaticModel {
    let season = part.frequency.periodsPerYear
    return try AutomaticMethod(
      [
        CombinationMethod(
          members: [ThetaMethod(), SimpleMethod.seasonalNaive, SimpleMethod.naive],
          trials: RollingOrigin(
            horizon: horizon, originCount: 3, step: max(1, season / 2),
            minimumObservations: max(2 * season, 4)))
      ], horizon: horizon
    ).fit(part)
  }

  static func fit(_ series: Series, horizon: Int = 14) throws -> AutomaticModel {
    try #require(ActiveSeasons(series)).fit(series, horizon: horizon, by: method)
  }

  @Test("Where it rests nothing is forecast and nothing is uncertain, and in no other month")
  func restful() throws {
    for months: Set<Int> in [[5], [3, 9], [2, 6, 10], [3, 6, 9, 12], [1, 2, 9, 10, 11, 12]] {
      let series = Self.series(active: months)
      let forecast = try Self.fit(series).forecast(horizon: 14)
      #expect(forecast.start == series.end.advanced(by: 1))
      for (step, one) in forecast.distributions.enumerated() {
        let isActive = months.contains(forecast.start.advanced(by: step).index)
        #expect((one.mean > 100) == isActive, "\(months), step \(step + 1): \(one.mean)")
        #expect((one.standardDeviation > 0) == isActive)
      }
    }
  }

  @Test("Four months a year are forecast as quarters are, one after the other")
  func quarters() throws {
    let series = Self.series(active: [3, 6, 9, 12])
    let known = zip(series.periods, series.values).filter { $0.0.index % 3 == 0 }
    let alone = Series(start: Period(year: 2017, quarter: 1), values: known.map(\.1))
    let found = try Self.fit(series, horizon: 12).forecast(horizon: 12)
    let expected = try Self.method(alone, 4).forecast(horizon: 4)
    let own = found.distributions.enumerated().filter {
      found.start.advanced(by: $0.offset).index % 3 == 0
    }
    #expect(own.map(\.element) == expected.distributions)
  }

  @Test("A month a year is forecast as years are, each of up to three months by itself")
  func years() throws {
    let series = Self.series(active: [4, 10])
    let found = try Self.fit(series, horizon: 24).forecast(horizon: 24)
    for month in [4, 10] {
      let values = zip(series.periods, series.values).filter { $0.0.index == month }.map(\.1)
      let expected = try Self.method(Series(start: Period(year: 2017), values: values), 2)
        .forecast(horizon: 2)
      let own = found.distributions.enumerated().filter {
        found.start.advanced(by: $0.offset).index == month
      }
      #expect(own.map(\.element) == expected.distributions)
    }
  }

  @Test("A scheme is forecast as if its records began with it")
  func beginning() throws {
    let young = CombinationTests.sample(40, seed: 8)
    let padded = Series(
      start: young.start.advanced(by: -30),
      values: [Double?](repeating: 0, count: 30) + young.values)
    let found = try Self.fit(padded)
    #expect(
      try found.forecast(horizon: 14).distributions
        == Self.method(young, 14).forecast(horizon: 14).distributions)
    #expect(found.name.english.contains("zeros before the start left out"))
    #expect(found.series == young)
  }

  @Test("A few zeros at the start may be a slow one, and are kept")
  func slowBeginning() {
    let young = CombinationTests.sample(40, seed: 8)
    let padded = Series(
      start: young.start.advanced(by: -5),
      values: [Double?](repeating: 0, count: 5) + young.values)
    #expect(ActiveSeasons(padded) == nil)
    #expect(ActiveSeasons(young) == nil)
  }

  @Test("Zeros that come by chance set nothing aside")
  func chance() {
    var numbers = TestNumbers(seed: 21)
    var found = 0
    for _ in 0..<200 {
      let share = 0.02 + 0.9 * numbers.next()
      let values = (0..<60).map { _ in
        numbers.next() < share ? 0 : 50 + numbers.next()
      }
      if let seasons = ActiveSeasons(Series(start: Self.start, values: values)),
        seasons.rests.contains(true)
      {
        found += 1
      }
    }
    #expect(found <= 10, "\(found) of 200")
  }

  @Test("A timetable that changed counts as it is now; a month that was empty lately does not")
  func changed() throws {
    let old = Self.series(36, active: [3, 6, 9, 12])
    let new = Self.series(72, active: [4, 10]).slice(36..<72)
    let seasons = try #require(ActiveSeasons(old.appending(new.values)))
    #expect(seasons.rests.indices.filter { !seasons.rests[$0] } == [3, 9])
    let full = CombinationTests.sample(84, seed: 2)
    let missed = Series(
      start: full.start,
      values: full.values.enumerated().map { $0 >= 48 && $0 % 12 == 5 ? 0 : $1 })
    #expect(ActiveSeasons(missed) == nil)
  }

  @Test("A gap is no zero, and the last active month may lie well before the end")
  func gaps() throws {
    let whole = Self.series(70, active: [2, 5, 8, 11])
    let series = Series(
      start: whole.start,
      values: whole.values.enumerated().map { [11, 12, 40].contains($0) ? nil : $1 })
    let model = try Self.fit(series)
    #expect(model.series == series.suffix(from: Period(year: 2017, month: 5)))
    let forecast = try model.forecast(horizon: 14)
    for (step, one) in forecast.distributions.enumerated() {
      #expect(
        (one.mean > 100) == (forecast.start.advanced(by: step).index % 3 == 2), "step \(step + 1)")
    }
  }

  @Test("Paths rest where the series does; with no luck at all they are the central path")
  func paths() throws {
    for months: Set<Int> in [[3, 9], [3, 6, 9, 12], [1, 2, 9, 10, 11, 12]] {
      let model = try Self.fit(Self.series(active: months))
      let none = [Double](repeating: 0, count: model.parameterShockCount)
      let still = try model.path(shocks: [Double](repeating: 0, count: 14), parameterShocks: none)
      let moved = try model.path(
        shocks: [Double](repeating: 1, count: 14), parameterShocks: none)
      for step in 0..<14 {
        let isActive = months.contains(model.series.end.advanced(by: step + 1).index)
        #expect((still[step] > 100) == isActive && (moved[step] > 100) == isActive)
      }
      #expect(zip(still, moved).allSatisfy { $0 == 0 ? $1 == 0 : $1 > $0 })
      let centre = try model.forecast(horizon: 14).distributions.map(\.median)
      #expect(zip(still, centre).allSatisfy { abs($0 - $1) < 1e-9 })
    }
  }

  @Test("Errors of earlier origins count for steps at which something comes")
  func errors() throws {
    let series = Self.series(active: [3, 6, 9, 12])
    let model = try Self.fit(series)
    let steps = Set(model.scaledErrorsByOrigin.joined().map(\.step))
    #expect(!steps.isEmpty)
    #expect(steps.allSatisfy { series.end.advanced(by: $0).index % 3 == 0 }, "\(steps)")
  }

  @Test("Fitted values are zero at rest, and residuals are those of the active months")
  func fitted() throws {
    let series = Self.series(active: [3, 6, 9, 12])
    let model = try Self.fit(series)
    for (period, value) in zip(model.fitted.periods, model.fitted.values)
    where period.index % 3 != 0 {
      #expect(value == 0)
    }
    #expect(model.residualVariance > 0)
  }

  @Test("A line of which nothing came for a year has ended; one that was idle for months has not")
  func ended() throws {
    let full = CombinationTests.sample(60, seed: 9)
    for idle in [3, 11, 12, 20, 40] {
      let seasons = ActiveSeasons(full.appending([Double?](repeating: 0, count: idle)))
      #expect((seasons?.hasEnded ?? false) == (idle >= 12), "\(idle)")
    }
    let quarterly = Self.series(active: [3, 6, 9, 12])
    #expect(ActiveSeasons(quarterly)?.hasEnded == false)
    let over = quarterly.appending([Double?](repeating: 0, count: 12))
    let model = try Self.fit(over)
    #expect(model.course == .ended && !model.course.isSelection)
    #expect(
      try model.forecast(horizon: 14).distributions.allSatisfy {
        $0.mean == 0 && $0.standardDeviation == 0
      })
    #expect(
      try model.path(shocks: [Double](repeating: 2, count: 14), parameterShocks: [])
        == [Double](repeating: 0, count: 14))
    #expect(model.name.english == "zero; nothing came for a year or more")
  }

  @Test("What comes by chance has not ended for a year without")
  func pause() {
    let values = (0..<60).map { $0 < 48 && $0 % 7 == 0 ? 30.0 : 0 }
    #expect(ActiveSeasons(Series(start: Self.start, values: values)) == nil)
  }
}
