import Quantities
import Testing

@testable import Forecasting

@Suite("Combinations")
struct CombinationTests {
  /// A growing seasonal series with noise, monthly.
  static func sample(_ count: Int, seed: UInt64) -> Series {
    var numbers = TestNumbers(seed: seed)
    return Series(
      start: Period(year: 2012, month: 3),
      values: (0..<count).map { index -> Double in
        let season = 2 * Double((index * 5) % 12)
        return 200 + 0.5 * Double(index) + season + 3 * numbers.nextNormal()
      })
  }

  static let trials = RollingOrigin(horizon: 12, originCount: 4, step: 6)

  static func method(_ weighting: CombinationMethod.Weighting) -> CombinationMethod {
    CombinationMethod(
      members: [
        ETSMethod(ETSForm(.additive, .additive, .additive)), ThetaMethod(),
        SimpleMethod.seasonalNaive,
      ], weighting: weighting, trials: trials)
  }

  @Test("Equal weights give the mean of the members, and the median their middle")
  func simple() throws {
    let series = Self.sample(84, seed: 1)
    let mean = try Self.method(.equal).fit(series)
    let median = try Self.method(.median).fit(series)
    let members = try mean.members.map { try $0.forecast(horizon: 12) }
    let (left, right) = try (mean.forecast(horizon: 12), median.forecast(horizon: 12))
    for step in 0..<12 {
      let values = members.map { $0.distributions[step].mean }
      #expect(abs(left.distributions[step].mean - values.reduce(0, +) / 3) < 1e-9)
      #expect(abs(right.distributions[step].mean - values.sorted()[1]) < 1e-9)
      // A mixture is no narrower than the mean of its members' variances.
      let inner = members.reduce(0.0) { sum, member in
        let scale = member.distributions[step].scale
        return sum + scale * scale
      }
      #expect(left.distributions[step].scale >= (inner / 3).squareRoot() - 1e-9)
    }
  }

  @Test("The median is of medians, and an earlier origin that one member lacks still counts")
  func medians() throws {
    var series = Self.sample(84, seed: 7)
    let method = CombinationMethod(
      members: [
        TransformedMethod(ThetaMethod(.standard), .logarithmOfParts), ThetaMethod(.dynamic),
        CESMethod(.full),
      ],
      trials: RollingOrigin(horizon: 12, originCount: 11, step: 6, minimumObservations: 20))
    #expect(method.weighting == .median)
    let model = try method.fit(series)
    let medians = try model.members.map { try $0.forecast(horizon: 3).distributions[2].median }
    let own = try model.forecast(horizon: 3).distributions[2].mean
    #expect(abs(own - medians.sorted()[1]) < 1e-9)
    // The full form needs two years; the first origin has fewer.
    let first = try #require(model.trials.first)
    #expect(first.means[2].isEmpty && !first.means[0].isEmpty)
    let steps = model.scaledErrors.filter { $0.step == 12 }
    #expect(steps.count == model.trials.count { $0.actuals.count == 12 })
    series = series.replacing(series.start.advanced(by: 40), with: nil)
    #expect(try method.fit(series).members.count == 3)
  }

  @Test("The standard members carry a plain series, an annual one and one with zeros")
  func standardMembers() throws {
    let monthly = try CombinationMethod().fit(Self.sample(60, seed: 8))
    #expect(monthly.members.count == 5 && monthly.voices == [3, 1, 1, 1, 1])
    let annual = Series(
      start: Period(year: 1998), values: (0..<24).map { 50 + Double($0 * $0 % 17) })
    let yearly = try CombinationMethod().fit(annual)
    #expect(yearly.members.count == 4 && yearly.voices == [3, 1, 1, 1])
    #expect(try yearly.forecast(horizon: 3).distributions.allSatisfy { $0.mean.isFinite })
    let zeros = Self.sample(60, seed: 9).replacing(Period(year: 2013, month: 1), with: 0)
    #expect(try CombinationMethod().fit(zeros).members.count == 5)
  }

  @Test("A member with one voice less than the others together stands within their range")
  func voices() throws {
    let members: [any ForecastMethod] = [
      ThetaMethod(), SimpleMethod.naive, SimpleMethod.seasonalNaive, SimpleMethod.mean,
    ]
    let method = CombinationMethod(members: members, voices: [2, 1, 1, 1], trials: Self.trials)
    let model = try method.fit(Self.sample(84, seed: 11))
    let forecasts = try model.members.map { try $0.forecast(horizon: 12).distributions }
    for (step, distribution) in try model.forecast(horizon: 12).distributions.enumerated() {
      let others = forecasts.dropFirst().map { $0[step].median }
      let (low, high) = (others.min() ?? 0, others.max() ?? 0)
      let held = min(max(forecasts[0][step].median, low), high)
      #expect(abs(distribution.location - held) < 1e-9)
    }
    #expect(Set(model.scaledErrors.map(\.step)) == Set(1...12))
  }

  @Test("Learned weights sum to one, favour the better member, and shrink to equal ones")
  func learned() throws {
    let series = Self.sample(84, seed: 2)
    let loose = try Self.method(.learned(pseudoErrors: 0.01)).fit(series)
    let tight = try Self.method(.learned(pseudoErrors: 1e9)).fit(series)
    for step in 1...12 {
      #expect(abs(loose.weights.step(step).reduce(0, +) - 1) < 1e-12)
      for weight in tight.weights.step(step) { #expect(abs(weight - 1.0 / 3) < 1e-6) }
    }
    // With a trend the seasonal naive method is the worst.
    #expect(loose.weights.step(12)[2] < 0.25)
    #expect(loose.weights.step(40) == loose.weights.step(12))
  }

  @Test("A trial sees only what was known, with the form held")
  func honest() throws {
    let series = Self.sample(84, seed: 3)
    let model = try Self.method(.equal).fit(series)
    let trial = try #require(model.trials.first)
    var changed = series
    for step in 1...12 {
      changed = changed.replacing(trial.origin.advanced(by: step), with: 1000 + Double(step))
    }
    let known = series.prefix(through: trial.origin)
    let theta = try ThetaMethod().fit(known).forecast(horizon: 12)
    for step in 0..<12 {
      #expect(abs(trial.means[1][step] - theta.distributions[step].mean) < 1e-9)
    }
    #expect(trial.actuals[0] == series[trial.origin.advanced(by: 1)])
  }

  @Test("A refit from a neighbour's parameters reaches the optimum of a full search")
  func refit() throws {
    let series = Self.sample(96, seed: 4)
    let known = series.slice(0..<78)
    let arima = try ARIMAMethod(ARIMAOrder(0, 1, 1, seasonal: (0, 1, 1))).fit(series)
    let fresh = try arima.method.fit(known)
    let warm = try #require(try arima.refitted(to: known).criteria)
    #expect(abs(warm.logLikelihood - fresh.likelihood.logLikelihood) < 0.05)
    let smoothing = try ETSModel(fitting: ETSForm(.additive, .additive, .additive), to: series)
    let again = try #require(try smoothing.refitted(to: known).criteria)
    let full = try ETSModel(fitting: smoothing.form, to: known)
    #expect(again.logLikelihood > full.likelihood.logLikelihood - 0.5)
  }

  @Test("Where no member can be fitted the first one's reason is given")
  func refused() {
    let short = Series(start: Period(year: 2020, month: 1), values: [1.0, 2])
    #expect(throws: ForecastingError.self) { try CombinationMethod().fit(short) }
  }
}

@Suite("Calibrated intervals")
struct IntervalCalibrationTests {
  @Test("Widths are the order statistics of earlier errors")
  func ranks() {
    let errors = (1...99).map {
      ScaledError(step: 1, error: $0 % 2 == 0 ? Double($0) : -Double($0))
    }
    let calibration = IntervalCalibration(errors)
    #expect(calibration.halfWidth(level: 0.8, step: 1) == 80)
    #expect(calibration.halfWidth(level: 0.95, step: 1) == 95)
    #expect(calibration.halfWidth(level: 0.95, step: 7) == 95)
  }

  @Test("Few errors are eked out with neighbours and with the normal distribution")
  func few() {
    let none = IntervalCalibration([])
    #expect(abs(none.halfWidth(level: 0.95, step: 1) - 1.959964) < 1e-5)
    let some = IntervalCalibration(
      (1...6).flatMap { step in
        (0..<10).map { ScaledError(step: step, error: 3 + Double($0) / 100) }
      })
    #expect(some.halfWidth(level: 0.8, step: 3) > 3)
  }

  @Test("Wrong variances are put right: the intervals cover as they say")
  func coverage() throws {
    var numbers = TestNumbers(seed: 31)
    func draw(_ count: Int) -> [ScaledError] {
      (0..<count).map { ScaledError(step: $0 % 6 + 1, error: 1.7 * numbers.nextNormal()) }
    }
    let calibration = IntervalCalibration(draw(3000))
    let forecast = Forecast(
      method: LocalizedText("例", "sample"), start: Period(year: 2024, month: 1),
      distributions: (0..<6).map { _ in PredictiveDistribution(location: 0, scale: 1) })
    let intervals = calibration.intervals(of: forecast, levels: [0.8, 0.95])
    let fresh = draw(6000)
    for (place, level) in [0.8, 0.95].enumerated() {
      let inside = fresh.count { intervals[$0.step - 1][place].contains($0.error) }
      #expect(abs(Double(inside) / 6000 - level) < 0.02)
    }
    for step in intervals { #expect(step[1].contains(step[0].lowerBound)) }
  }

  @Test("A series that broke with its past does not widen the others, and is itself wider")
  func broken() {
    var numbers = TestNumbers(seed: 5)
    var series = (0..<12).map { _ in
      (0..<108).map { ScaledError(step: $0 % 18 + 1, error: numbers.nextNormal()) }
    }
    let clean = IntervalCalibration(bySeries: series)
    let broken = (0..<108).map {
      ScaledError(step: $0 % 18 + 1, error: $0 < 36 ? 1e4 : 0.1 * numbers.nextNormal())
    }
    series.append(broken)
    let calibration = IntervalCalibration(bySeries: series)
    for step in 1...18 {
      let (before, after) = (
        clean.halfWidth(level: 0.95, step: step), calibration.halfWidth(level: 0.95, step: step)
      )
      #expect(abs(after / before - 1) < 0.1)
      #expect(calibration.own(series[0]).halfWidth(level: 0.95, step: step) == after)
      #expect(calibration.own(broken).halfWidth(level: 0.95, step: step) > 1000 * after)
    }
  }

  @Test("A steady series keeps narrow ranges beside many that broke, and does not narrow theirs")
  func steady() {
    var numbers = TestNumbers(seed: 9)
    func errors(_ size: Double) -> [ScaledError] {
      (0..<108).map { ScaledError(step: $0 % 18 + 1, error: size * numbers.nextNormal()) }
    }
    let broken = (0..<20).map { _ in errors(5) }
    let steady = errors(0.5)
    let (with, without) = (
      IntervalCalibration(bySeries: broken + [steady]), IntervalCalibration(bySeries: broken)
    )
    for step in [1, 9, 18] {
      let narrow = with.own(steady).halfWidth(level: 0.95, step: step)
      let wide = with.own(broken[0]).halfWidth(level: 0.95, step: step)
      #expect(narrow < 0.45 * wide)
      #expect(narrow > 0.5 * 1.96)
      #expect(abs(wide / without.halfWidth(level: 0.95, step: step) - 1) < 0.1)
    }
  }

  @Test("A hair of weight moves a width by a hair")
  func smoothness() {
    var numbers = TestNumbers(seed: 10)
    let some = (0..<50).map { _ in ScaledError(step: 1, error: numbers.nextNormal()) }
    let broken = (0..<50).map { _ in ScaledError(step: 1, error: 30 * numbers.nextNormal()) }
    func width(_ factor: Double) -> Double {
      let scaled = broken.map { ScaledError(step: 1, error: factor * $0.error) }
      return IntervalCalibration(bySeries: [some, some, scaled]).halfWidth(level: 0.95, step: 1)
    }
    #expect(abs(width(1 + 1e-9) / width(1) - 1) < 1e-6)
    #expect(abs(width(1 + 1e-6) / width(1) - 1) < 1e-3)
  }

  @Test("Series whose errors are alike are pooled as one")
  func alike() {
    var numbers = TestNumbers(seed: 6)
    let series = (0..<20).map { number in
      (0..<60).map {
        ScaledError(step: $0 % 6 + 1, error: (0.8 + 0.1 * Double(number)) * numbers.nextNormal())
      }
    }
    let (apart, together) = (
      IntervalCalibration(bySeries: series), IntervalCalibration(series.flatMap(\.self))
    )
    for step in 1...6 {
      for level in [0.5, 0.8, 0.95] {
        #expect(
          apart.halfWidth(level: level, step: step) == together.halfWidth(level: level, step: step))
      }
    }
  }

  @Test("Nothing falls below the floor")
  func floor() {
    let forecast = Forecast(
      method: LocalizedText("例", "sample"), start: Period(year: 2024),
      distributions: [PredictiveDistribution(location: 1, scale: 5)]
    ).floored()
    let interval = IntervalCalibration([]).intervals(of: forecast, levels: [0.95])[0][0]
    #expect(interval.lowerBound == 0 && interval.upperBound > 5)
  }
}
