import Quantities
import Testing

@testable import Forecasting

@Suite("The ensemble of smoothings")
struct SmoothingEnsembleTests {
  /// A growing monthly series with a season and noise.
  static func sample(_ count: Int, seed: UInt64, noise: Double = 3) -> Series {
    var numbers = TestNumbers(seed: seed)
    return Series(
      start: Period(year: 2012, month: 3),
      values: (0..<count).map { index -> Double in
        let season = 2 * Double((index * 5) % 12)
        return 200 + 0.5 * Double(index) + season + noise * numbers.nextNormal()
      })
  }

  @Test("A change of unit and of zero changes the forecast by the same", arguments: 1...6)
  func equivariant(seed: UInt64) throws {
    let series = Self.sample(40 + 11 * Int(seed), seed: seed)
    let plain = try SmoothingEnsemble().fit(series).forecast(horizon: 15)
    let moved = try SmoothingEnsemble().fit(series.map { 7 * $0 - 90 }).forecast(horizon: 15)
    for (left, right) in zip(plain.distributions, moved.distributions) {
      #expect(abs(7 * left.location - 90 - right.location) < 1e-6)
      #expect(abs(7 * left.scale - right.scale) < 1e-6)
    }
  }

  @Test("Every forecast lies within the range of the courses that carry weight")
  func range() throws {
    let model = try SmoothingEnsemble().fit(Self.sample(70, seed: 4))
    #expect(abs(model.members.reduce(0) { $0 + Double($1.weight) } - 1) < 1e-5)
    for (step, distribution) in model.forecast(horizon: 18).distributions.enumerated() {
      let effect = model.season.effects[(70 + step) % 12]
      let centres = model.members.map { $0.level + $0.course.reach(step + 1) * $0.slope + effect }
      let (low, high) = (centres.min() ?? 0, centres.max() ?? 0)
      #expect((low - 1e-9...high + 1e-9).contains(distribution.location))
    }
  }

  @Test("A course without trend is simple exponential smoothing")
  func simple() throws {
    let values = (0..<30).map { Double(($0 * 7) % 11) + 0.1 * Double($0) }
    let track = SmoothingTrack(values: values, isObserved: values.map { _ in true })
    let course = SmoothingCourse(gain: 0.25, trend: .none, damping: 1)
    let outcome = track.run(course)
    var expectations: [Double] = []
    track.follow(course) { expected, _, _ in expectations.append(expected) }
    // By the closed form: weights that fall by a quarter from each value to the one before.
    for end in stride(from: 1, through: 30, by: 4) where end < 30 {
      var expected = pow(0.75, end) * values.prefix(12).reduce(0, +) / 12
      for index in 0..<end { expected += 0.25 * pow(0.75, end - 1 - index) * values[index] }
      #expect(abs(expectations[end] - expected) < 1e-9)
    }
    let three = (9..<27).map { abs(values[$0 + 3] - expectations[$0 + 1]) }
    let mean = try #require(outcome.meanErrors[1])
    #expect(abs(mean - three.reduce(0, +) / 18) < 1e-9)
  }

  @Test("Season, course and errors are those of a program with matrices")
  func independent() throws {
    let values = (0..<60).map { index -> Double in
      let season = 2 * Double((index * 5) % 12)
      return 200 + 0.5 * Double(index) + season + Double((index * index) % 7)
    }
    let effects = RecentSeason(values, period: 12).effects
    let expected = [
      -11.1960363, -1.36674545, 8.68781344, -4.43256156, 5.26441221, -8.97789631, 1.46072772,
      10.18569629, -3.31526518, 6.7368808, -6.37872868, 3.33170304,
    ]
    for (left, right) in zip(effects, expected) { #expect(abs(left - right) < 1e-7) }
    let track = SmoothingTrack(
      values: values.enumerated().map { $1 - effects[$0 % 12] },
      isObserved: values.map { _ in true })
    let course = SmoothingCourse(gain: 0.4, trend: .local(gain: 0.06), damping: 0.94)
    let outcome = track.run(course)
    #expect(abs(outcome.level - 242.0916232887797) < 1e-9)
    #expect(abs(outcome.slope - 0.2585172012865542) < 1e-9)
    let errors = [1.4540875282922427, 1.7044034297904374, 2.0824171121408517, 4.0518015413317325]
    for (left, right) in zip(outcome.meanErrors, errors) {
      let left = try #require(left)
      #expect(abs(left - right) < 1e-9)
    }
  }

  @Test(
    "A wild last value moves the forecast less than a tenth of it, three of them more than half")
  func robust() throws {
    let values = Self.sample(72, seed: 5).observedValues
    func centre(_ wild: Int) throws -> Double {
      let changed = values.enumerated().map { $0 >= 72 - wild ? $1 + 100 : $1 }
      let series = Series(start: Period(year: 2012, month: 3), values: changed)
      let steps = try SmoothingEnsemble().fit(series).forecast(horizon: 6).distributions
      return steps.reduce(0) { $0 + $1.location } / 6
    }
    let plain = try centre(0)
    #expect(abs(try centre(1) - plain) < 10)
    #expect(try centre(12) - plain > 50)
  }

  @Test("The courses that erred least weigh most")
  func weights() throws {
    let series = Self.sample(96, seed: 6, noise: 8)
    let model = try SmoothingEnsemble().fit(series)
    let effects = model.season.effects
    let track = SmoothingTrack(
      values: series.observedValues.enumerated().map { $1 - effects[$0 % 12] },
      isObserved: series.observedValues.map { _ in true })
    func loss(_ course: SmoothingCourse) -> Double {
      let errors = track.run(course).meanErrors.compactMap { $0 }
      return pow(errors[0], 4) * pow(errors[1], 6) * pow(errors[2], 2)
    }
    let losses = model.members.map { loss($0.course) * Double($0.weight) }
    for value in losses { #expect(abs(value / losses[0] - 1) < 1e-3) }
    let all = SmoothingCourse.standard.map(loss)
    let least = model.members.map { loss($0.course) }.min()
    #expect(all.count == 110)
    #expect(all.min() == least)
  }

  @Test("Gaps are carried, and spreads never fall with the horizon")
  func gaps() throws {
    var series = Self.sample(60, seed: 7)
    for place in [3, 20, 21, 44] {
      series = series.replacing(series.start.advanced(by: place), with: nil)
    }
    let model = try SmoothingEnsemble().fit(series)
    let steps = model.forecast(horizon: 40).distributions
    for (left, right) in zip(steps, steps.dropFirst()) { #expect(right.scale >= left.scale) }
    #expect(steps.allSatisfy { $0.location.isFinite && $0.scale > 0 })
    let again = try #require(try model.refitted(to: series) as? SmoothingEnsembleModel)
    #expect(again.members == model.members)
  }

  @Test("A path without shocks is the forecast, and shocks add up to its variance")
  func paths() throws {
    let model = try SmoothingEnsemble().fit(Self.sample(60, seed: 8))
    let forecast = model.forecast(horizon: 12).distributions
    let still = model.path(shocks: [Double](repeating: 0, count: 12), parameterShocks: [])
    for (left, right) in zip(forecast, still) { #expect(left.location == right) }
    var squares = [Double](repeating: 0, count: 12)
    for shocked in 0..<12 {
      let path = model.path(
        shocks: (0..<12).map { $0 == shocked ? 1 : 0 }, parameterShocks: [])
      for step in 0..<12 {
        let distance = path[step] - still[step]
        squares[step] += distance * distance
      }
    }
    for (distribution, square) in zip(forecast, squares) {
      #expect(abs(square - distribution.scale * distribution.scale) < 1e-6)
    }
  }

  @Test("Short, constant and annual series are carried, fewer than five values refused")
  func small() throws {
    for count in 5...14 {
      let annual = Series(
        start: Period(year: 2000), values: (0..<count).map { 10 + Double($0 * $0 % 5) })
      let steps = try SmoothingEnsemble().fit(annual).forecast(horizon: 4).distributions
      #expect(steps.allSatisfy { $0.location > 5 && $0.location < 20 && $0.scale > 0 })
    }
    let constant = Series(
      start: Period(year: 2020, month: 1), values: [Double](repeating: 4, count: 40))
    let steps = try SmoothingEnsemble().fit(constant).forecast(horizon: 3).distributions
    #expect(steps.allSatisfy { abs($0.location - 4) < 1e-12 && $0.scale < 1e-12 })
    #expect(throws: ForecastingError.tooShort(observations: 4, needed: 5)) {
      try SmoothingEnsemble().fit(Series(start: Period(year: 2020), values: [1.0, 2, 3, 4]))
    }
  }
}

@Suite("The season of recent years")
struct RecentSeasonTests {
  @Test("A season without noise about a line is found")
  func exact() {
    let pattern = [3.0, -1, 4, 0, -2, -4, 1, 2, -3, 5, -6, 1]
    let values = (0..<60).map { 50 + 0.2 * Double($0) + pattern[$0 % 12] }
    for (effect, expected) in zip(RecentSeason(values, period: 12).effects, pattern) {
      #expect(abs(effect - expected) < 0.1)
    }
  }

  @Test("What changed lately counts more")
  func recent() {
    let values = (0..<72).map { index -> Double in
      let peak = index < 36 ? 0.0 : 6
      return index % 12 == 5 ? 10 + peak : 10
    }
    let effects = RecentSeason(values, period: 12).effects
    // An even mean of six years would give the peak of June half of 6, less its part of the mean.
    #expect(effects[5] > 3.5 * 11 / 12 && effects[5] < 6)
  }

  @Test("Noise is shrunk towards no season, and two years are needed", arguments: 1...5)
  func noise(seed: UInt64) {
    var numbers = TestNumbers(seed: seed)
    let values = (0..<48).map { _ in numbers.nextNormal() }
    let effects = RecentSeason(values, period: 12).effects
    #expect(effects.reduce(0) { $0 + $1 * $1 } / 12 < 0.2)
    #expect(abs(effects.reduce(0, +)) < 1e-9)
    #expect(RecentSeason(Array(values.prefix(23)), period: 12).effects.allSatisfy { $0 == 0 })
    #expect(RecentSeason(values, period: 1).effects == [0])
  }
}

private func pow(_ base: Double, _ exponent: Int) -> Double {
  (0..<exponent).reduce(1) { result, _ in result * base }
}
