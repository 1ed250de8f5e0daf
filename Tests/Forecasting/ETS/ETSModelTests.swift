import Glibc
import Quantities
import Statistics
import Testing

@testable import Forecasting

@Suite("Exponential smoothing")
struct ETSModelTests {
  /// A monthly series with trend and season, made from a seed.
  static func series(seed: UInt64 = 1, count: Int = 72, noise: Double = 5) -> Series {
    var numbers = TestNumbers(seed: seed)
    let season: [Double] = [-20, -5, 0, 5, 10, 15, 12, 8, 0, -5, -10, -10]
    let values = (0..<count).map { index -> Double in
      let trend = 200 + 1.5 * Double(index)
      return trend + season[index % 12] + noise * numbers.nextNormal()
    }
    return Series(start: Period(year: 2018, month: 1), values: values)
  }

  static let forms = ETSForm.candidates(seasonal: true, positive: true)

  @Test("A form reads back from its own name", arguments: forms)
  func names(form: ETSForm) {
    #expect(ETSForm("\(form)") == form)
    #expect(
      ETSForm(form.description.filter { $0.isLetter && $0 != "E" && $0 != "T" && $0 != "S" })
        == form)
  }

  @Test("What is not a form is not read", arguments: ["", "AA", "AAB", "ETS(A,A)", "MMM", "A,Q,A"])
  func notNames(text: String) {
    #expect(ETSForm(text) == nil)
  }

  @Test("Means and deviations of forecasts are those of simulated paths", arguments: forms)
  func moments(form: ETSForm) throws {
    let seasons = (0..<12).map { place -> Double in
      form.season == .additive ? Double(place) * 4 - 22 : 0.78 + 0.04 * Double(place)
    }
    let parameters = ETSParameters(
      alpha: 0.3, beta: form.trend == .none ? 0 : 0.05, gamma: form.season == .none ? 0 : 0.4,
      phi: form.trend == .damped ? 0.85 : 1,
      initial: ETSState(
        level: 200, slope: form.trend == .none ? 0 : 2,
        seasons: form.season == .none ? [] : seasons))
    let model = try ETSModel(form, parameters, on: Self.series(noise: 15))
    let count = 6_000
    let simulated = try model.simulate(
      horizon: 26, paths: 0..<count, key: RandomKey(seed: 7, fund: "", variable: "x"))
    let forecast = model.forecast(horizon: 26)
    for step in [0, 1, 5, 10, 11, 12, 13, 23, 24, 25] {
      let values = simulated.values[step]
      let mean = values.reduce(0, +) / Double(count)
      let squares = values.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) }
      let deviation = (squares / Double(count)).squareRoot()
      let expected = forecast.distributions[step]
      let error = deviation / Double(count).squareRoot()
      #expect(abs(mean - expected.mean) < 4.5 * error, "\(form) step \(step + 1)")
      #expect(abs(deviation / expected.standardDeviation - 1) < 0.06, "\(form) step \(step + 1)")
    }
  }

  @Test("Without shocks a path is the central one, and the first forecast continues the fit")
  func central() throws {
    let series = Self.series()
    for form in Self.forms {
      let model = try ETSModel(fitting: form, to: series)
      let path = model.path(shocks: [Double](repeating: 0, count: 14), parameterShocks: [])
      #expect(path == model.centralPath(horizon: 14))
      let extended = try ETSModel(form, model.parameters, on: series.appending([1.0]))
      #expect(abs(extended.fitted[series.count]! - path[0]) < 1e-9)
    }
  }

  @Test("A gap is bridged: missing values change neither the others' fit nor make a NaN")
  func gaps() throws {
    let series = Self.series(noise: 0.5)
    var gappy = series
    for index in [5, 20, 21, 22, 40] {
      gappy = gappy.replacing(series.start.advanced(by: index), with: nil)
    }
    for form in Self.forms {
      let model = try ETSModel(fitting: form, to: gappy)
      #expect(model.likelihood.observationCount == 67)
      #expect(model.fitted.isComplete)
      #expect(model.innovations[20] == nil)
      let full = try ETSModel(fitting: form, to: series)
      for (left, right) in zip(
        model.forecast(horizon: 12).distributions, full.forecast(horizon: 12).distributions)
      {
        #expect(abs(left.mean / right.mean - 1) < 0.1, "\(form)")
      }
    }
  }

  @Test("The choice among forms finds season and trend in a series made with both")
  func choice() throws {
    let model = try ETSMethod().fit(Self.series(noise: 2))
    #expect(model.form.season != .none)
    #expect(model.form.trend != .none)
    #expect(model.parameters.areUsual(for: model.form))
    #expect(model.parameters.areAdmissible(for: model.form, seasonLength: 12))
  }

  @Test("A series too short, not positive or without seasons is refused with the reason")
  func refusals() {
    let short = Self.series(count: 10)
    #expect(throws: ForecastingError.tooShort(observations: 10, needed: 18)) {
      try ETSModel(fitting: ETSForm(.additive, .additive, .additive), to: short)
    }
    let zero = Self.series().replacing(Period(year: 2018, month: 3), with: 0)
    #expect(throws: ForecastingError.notPositive(Period(year: 2018, month: 3))) {
      try ETSModel(fitting: ETSForm(.multiplicative, .none, .none), to: zero)
    }
    let annual = Series(start: Period(year: 2000), values: [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(throws: ForecastingError.notSeasonal) {
      try ETSModel(fitting: ETSForm(.additive, .none, .additive), to: annual)
    }
    #expect(throws: ForecastingError.noObservation) {
      try ETSMethod().fit(Series(start: Period(year: 2000), values: [nil, nil]))
    }
  }

  @Test("The Schur–Cohn test tells roots inside a circle from roots outside")
  func unitCircle() {
    // (z − 0.5)(z − 0.9) and (z − 0.5)(z − 1.1).
    #expect(UnitCircle.containsRoots(of: [0.45, -1.4, 1], radius: 1))
    #expect(!UnitCircle.containsRoots(of: [0.55, -1.6, 1], radius: 1))
    #expect(UnitCircle.containsRoots(of: [0.55, -1.6, 1], radius: 1.2))
    // z¹² = 0.9 and z¹² = 1.1.
    let zeros = [Double](repeating: 0, count: 11)
    #expect(UnitCircle.containsRoots(of: [-0.9] + zeros + [1], radius: 1))
    #expect(!UnitCircle.containsRoots(of: [-1.1] + zeros + [1], radius: 1))
  }

  @Test("Scaling a series scales its forecast and leaves the smoothing parameters")
  func scaling() throws {
    let series = Self.series()
    for form in [
      ETSForm(.additive, .damped, .additive), ETSForm(.multiplicative, .additive, .multiplicative),
      ETSForm(.multiplicative, .none, .none),
    ] {
      let plain = try ETSModel(fitting: form, to: series)
      let scaled = try ETSModel(fitting: form, to: series.map { $0 * 1e7 })
      #expect(abs(plain.parameters.alpha - scaled.parameters.alpha) < 1e-3, "\(form)")
      let (left, right) = (plain.forecast(horizon: 3).mean, scaled.forecast(horizon: 3).mean)
      #expect(abs(left[2]! * 1e7 / right[2]! - 1) < 1e-3, "\(form)")
    }
  }

  @Test(
    "With an additive error and a multiplicative season spreads are those of simulated paths",
    arguments: [ETSForm.Trend.none, .additive, .damped])
  func additiveErrorOnFactors(trend: ETSForm.Trend) throws {
    let form = ETSForm(.additive, trend, .multiplicative)
    let series = Self.series()
    let model = try ETSModel(fitting: form, to: series)
    let forecast = model.forecast(horizon: 30)
    #expect(
      abs(forecast.distributions[0].standardDeviation / model.residualVariance.squareRoot() - 1)
        < 1e-9)
    var numbers = TestNumbers(seed: 77)
    var squares = [Double](repeating: 0, count: 30)
    for _ in 0..<4000 {
      let path = model.path(shocks: (0..<30).map { _ in numbers.nextNormal() }, parameterShocks: [])
      for step in path.indices {
        let error = path[step] - forecast.distributions[step].mean
        squares[step] += error * error / 4000
      }
    }
    for step in [0, 5, 11, 12, 23, 29] {
      let ratio = squares[step].squareRoot() / forecast.distributions[step].standardDeviation
      #expect(abs(ratio - 1) < 0.06, "\(form) \(step) \(ratio)")
    }
  }
}
