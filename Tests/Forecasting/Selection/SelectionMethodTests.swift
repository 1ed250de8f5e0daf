import Quantities
import Testing

@testable import Forecasting

@Suite("Choice of one method")
struct SelectionMethodTests {
  /// Awkward series, by what is awkward about them.
  static let awkward: [(name: String, series: Series)] = {
    let start = Period(year: 2019, month: 3)
    var numbers = TestNumbers(seed: 99)
    let noise = (0..<60).map { _ in numbers.nextNormal() }
    func monthly(_ values: [Double?]) -> Series { Series(start: start, values: values) }
    var result: [(name: String, series: Series)] = [
      ("one value", monthly([5])), ("one negative value", monthly([-5])),
      ("two values", monthly([5, 7])), ("three values", monthly([5, 7, 6])),
      ("constant", monthly([Double?](repeating: 3, count: 40))),
      ("zeros", monthly([Double?](repeating: 0, count: 40))),
      ("constant but once", monthly([Double?](repeating: 3, count: 40) + [4])),
      ("lumps", monthly((0..<48).map { $0 % 12 == 2 ? 900 : ($0 % 12 == 6 ? 400 : 0) })),
      ("a line", monthly((0..<48).map { Double($0) })),
      ("an exact season", monthly((0..<48).map { Double($0 % 12) + 1 })),
      ("negative", monthly(noise.map { -1000 + 10 * $0 })),
      ("sign changes", monthly(noise)),
      ("every other missing", monthly(noise.enumerated().map { $0 % 2 == 0 ? 100 + $1 : nil })),
      ("a year missing", monthly(noise.enumerated().map { 20..<32 ~= $0 ? nil : 50 + $1 })),
      ("huge", monthly(noise.map { 1e15 * (3 + 0.1 * $0) })),
      ("tiny", monthly(noise.map { 1e-9 * (3 + 0.1 * $0) })),
      ("explosive", monthly((0..<30).map { Double(1 << $0) })),
      ("a spike", monthly(noise.enumerated().map { $0 == 40 ? 1e6 : 10 + $1 })),
      ("thirteen months", monthly(noise.prefix(13).map { 10 + $0 })),
      ("gaps at the ends", monthly([nil, nil] + noise.map { 10 + $0 } + [nil, nil])),
    ]
    for count in [1, 2, 3, 5, 8, 15, 40] {
      let annual = (0..<count).map { 100 * (1 + 0.05 * Double($0)) + noise[$0] }
      result.append(("\(count) years", Series(start: Period(year: 1980), values: annual)))
    }
    let quarters = noise.prefix(20).enumerated().map { 50 + 5 * Double($0 % 4) + $1 }
    result.append(("quarters", Series(start: Period(year: 2019, quarter: 2), values: quarters)))
    return result
  }()

  @Test("Any series with a value has a finite forecast, ordered intervals and finite paths")
  func robust() throws {
    for (name, series) in Self.awkward {
      let fit = try SelectionMethod(isNonNegative: true).fit(series)
      let forecast = try fit.forecast(horizon: 30)
      #expect(forecast.start == series.trimmed().end.advanced(by: 1), "\(name)")
      for distribution in forecast.distributions {
        #expect(distribution.mean.isFinite && distribution.mean >= 0, "\(name)")
        let interval = distribution.interval(level: 0.95)
        #expect(interval.lowerBound >= 0 && interval.upperBound.isFinite, "\(name)")
        #expect(interval.contains(distribution.median), "\(name)")
      }
      for shock in [-3.0, 0, 3] {
        let path = try fit.path(
          shocks: [Double](repeating: shock, count: 30),
          parameterShocks: [Double](repeating: shock / 3, count: fit.parameterShockCount))
        #expect(path.count == 30 && path.allSatisfy { $0.isFinite && $0 >= 0 }, "\(name)")
      }
    }
  }

  @Test("The same series gives the same choice and the same numbers")
  func deterministic() throws {
    let series = RollingOriginTests.monthly()
    let first = try SelectionMethod().fit(series)
    let second = try SelectionMethod().fit(series)
    #expect(first.scores == second.scores)
    #expect(try first.forecast(horizon: 12) == second.forecast(horizon: 12))
  }

  @Test("Equal values stay, without spread; a single one has the spread that is stated")
  func degenerate() throws {
    let start = Period(year: 2020, month: 1)
    let constant = try SelectionMethod().fit(Series(start: start, values: [4.0, 4, 4]))
    #expect(constant.reason == .constant)
    #expect(try constant.forecast(horizon: 2).distributions[1].interval(level: 0.95) == 4...4)
    let single = try SelectionMethod(unknownSpread: 0.3).fit(Series(start: start, values: [10.0]))
    #expect(single.reason == .singleObservation)
    #expect(abs(try single.forecast(horizon: 1).standardDeviation(step: 1) - 3) < 1e-12)
    #expect(throws: ForecastingError.noObservation) {
      try SelectionMethod().fit(Series(start: start, values: [nil, nil]))
    }
  }

  @Test("A long monthly series is decided by rolling origins, with every candidate's error")
  func rolling() throws {
    let fit = try SelectionMethod().fit(RollingOriginTests.monthly())
    #expect(fit.reason == .rollingOrigin)
    #expect(fit.scores.count == 3)
    #expect(fit.model.name != SimpleMethod.seasonalNaive.name)
  }

  @Test("A short annual series of growing amounts is a random walk of its logarithm")
  func annual() throws {
    let series = Series(start: Period(year: 2020), values: [798.0, 922, 951, 1086, 1126])
    let fit = try SelectionMethod().fit(series)
    #expect(fit.model is RandomWalkWithDriftFit)
  }

  @Test("What runs away beyond three years is passed over where so much is forecast")
  func reach() throws {
    // Growth of about 60 % a year: fourfold in three years, a hundredfold in ten.
    let series = Series(start: Period(year: 2020), values: [100.0, 160, 262, 405, 660])
    let near = try SelectionMethod().fit(series)
    #expect(near.model is RandomWalkWithDriftFit)
    let far = try SelectionMethod(reach: 10).fit(series)
    #expect(!(far.model is RandomWalkWithDriftFit))
    #expect(try far.forecast(horizon: 10).distributions.allSatisfy { $0.mean < 6600 })
  }
}
