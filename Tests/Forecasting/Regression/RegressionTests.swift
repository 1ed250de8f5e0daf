import Glibc
import Quantities
import Statistics
import Testing

@testable import Forecasting

@Suite("Regression")
struct RegressionTests {
  static let start = Period(year: 2017, month: 1)
  static let season: [Double] = [3, -2, 1, 0, 2, -1, 0, -3, 1, -2, 0, 1]

  /// A series with a known trend a year, season, festival effect and break, plus noise.
  static func series(noise: Double, seed: UInt64 = 3, count: Int = 96, isLogarithmic: Bool = false)
    -> Series
  {
    var numbers = TestNumbers(seed: seed)
    let effect = FestivalEffect()
    let values = (0..<count).map { index -> Double in
      let period = start.advanced(by: index)
      var value = 10 + 0.6 * Double(index) / 12 + season[index % 12] / 10
      value -= 2 * (effect.centredShare(of: .during, in: period) ?? 0)
      if period >= Period(year: 2020, month: 7) { value += 1.5 }
      value += noise * numbers.nextNormal()
      return isLogarithmic ? exp(value) : value
    }
    return Series(start: start, values: values)
  }

  static let shift = Indicator(
    name: LocalizedText("断点", "break"), from: Period(year: 2020, month: 7))

  static func method(isLogarithmic: Bool = false) -> RegressionMethod {
    RegressionMethod(
      isLogarithmic: isLogarithmic, festival: FestivalEffect(daysBefore: 0, daysAfter: 0),
      regressors: [shift])
  }

  @Test("Without noise the coefficients are found exactly, with a gap too")
  func exact() throws {
    let series = Self.series(noise: 0).replacing(Period(year: 2019, month: 5), with: nil)
    let fit = try Self.method().fit(series)
    let named = Dictionary(uniqueKeysWithValues: zip(fit.coefficientNames, fit.coefficients))
    #expect(abs(named["constant"]! - 10) < 1e-9)
    #expect(abs(named["trend"]! - 0.6) < 1e-9)
    #expect(abs(named["season 1"]! - 0.3) < 1e-9)
    #expect(abs(named["during the Spring Festival"]! + 2) < 1e-9)
    #expect(abs(named["break"]! - 1.5) < 1e-9)
    let truth = Self.series(noise: 0, count: 108)
    let forecast = try fit.forecast(horizon: 12).mean
    for step in 0..<12 { #expect(abs(forecast[step]! - truth[96 + step]!) < 1e-8) }
  }

  @Test("A straight line has the textbook's coefficients, errors and forecast variance")
  func textbook() throws {
    let values = [2.0, 4, 5, 4, 5]
    let fit = try RegressionMethod().fit(Series(start: Period(year: 2000), values: values))
    // x = 0…4, mean 2, Σ(x − 2)² = 10: slope 0.6, constant 2.8, residual sum 2.4 on 3 degrees.
    #expect(abs(fit.coefficients[0] - 2.8) < 1e-12 && abs(fit.coefficients[1] - 0.6) < 1e-12)
    #expect(abs(fit.residualVariance - 0.8) < 1e-12)
    #expect(abs(fit.standardErrors[1] - (0.8 / 10).squareRoot()) < 1e-12)
    let distribution = try fit.forecast(horizon: 1).distributions[0]
    #expect(abs(distribution.location - 5.8) < 1e-12)
    #expect(abs(distribution.scale - (0.8 * (1 + 0.2 + 0.9)).squareRoot()) < 1e-12)
    #expect(distribution.tail == .student(degreesOfFreedom: 3))
  }

  @Test("On the logarithm the mean is corrected for its bias, the median is not")
  func logarithm() throws {
    let fit = try Self.method(isLogarithmic: true).fit(
      Self.series(noise: 0.1, isLogarithmic: true))
    let distribution = try fit.forecast(horizon: 3).distributions[2]
    #expect(
      abs(
        distribution.mean / distribution.median - exp(distribution.scale * distribution.scale / 2))
        < 1e-12)
    #expect(distribution.mean > distribution.median)
  }

  @Test("Simulated paths spread as the forecast says, coefficients included")
  func paths() throws {
    let fit = try Self.method().fit(Self.series(noise: 0.3, count: 60))
    let simulated = try fit.simulate(
      horizon: 12, paths: 0..<4000, key: RandomKey(seed: 5, fund: "", variable: "r"))
    let forecast = try fit.forecast(horizon: 12)
    for step in [0, 11] {
      let values = simulated.values[step].sorted()
      let expected = forecast.distributions[step]
      for level in [0.1, 0.5, 0.9] {
        let observed = values[Int(level * 4000)]
        #expect(abs(observed - expected.quantile(level)) < 0.1 * expected.standardDeviation)
      }
    }
  }

  @Test("What is at fault is named in the language of the text")
  func names() {
    let name = LocalizedText("人数", "persons")
    for error in [
      ForecastingError.regressorUnknown(name: name, Self.start), .collinear(name: name),
      .inadmissibleParameters(name), .numericallyUnstable(method: name),
    ] {
      #expect(error.message.chinese.contains("人数") && !error.message.chinese.contains("persons"))
      #expect(error.message.english.contains("persons") && !error.message.english.contains("人数"))
    }
    let given = GivenRegressor(name: name, series: Series(start: Self.start, values: [1.0]))
    #expect(throws: ForecastingError.regressorUnknown(name: name, Self.start.advanced(by: 1))) {
      try ARIMAMethod(ARIMAOrder(1, 0, 0), regressors: [given]).fit(Self.series(noise: 0.1))
    }
  }

  @Test("A regressor that the others explain is named, and so is one not known ahead")
  func faults() throws {
    let series = Self.series(noise: 0.1)
    let always = Indicator(name: LocalizedText("常数", "always"), from: Period(year: 2000, month: 1))
    #expect(throws: ForecastingError.collinear(name: always.name)) {
      try RegressionMethod(regressors: [always]).fit(series)
    }
    let given = GivenRegressor(
      name: LocalizedText("人数", "persons"),
      series: Series(start: Self.start, values: (0..<96).map { Double($0 * $0 % 17) }))
    let fit = try RegressionMethod(regressors: [given]).fit(series)
    let unknown = Period(year: 2025, month: 1)
    #expect(throws: ForecastingError.regressorUnknown(name: given.name, unknown)) {
      try fit.forecast(horizon: 1)
    }
    #expect(throws: ForecastingError.notPositive(Period(year: 2017, month: 2))) {
      try RegressionMethod(isLogarithmic: true).fit(
        series.replacing(Period(year: 2017, month: 2), with: -1))
    }
    #expect(throws: ForecastingError.tooShort(observations: 12, needed: 14)) {
      try RegressionMethod().fit(series.slice(0..<12))
    }
  }

  @Test("Its criterion ranks with exponential smoothing's: a line without noise structure wins")
  func comparable() throws {
    let series = Self.series(noise: 0.05)
    let regression = try Self.method().fit(series)
    let smoothing = try ETSModel(fitting: ETSForm(.additive, .none, .none), to: series)
    #expect(regression.likelihood.aicc < smoothing.likelihood.aicc)
  }

  @Test("Months have the weekdays of the calendar")
  func weekdays() {
    // February 2023 began on a Wednesday and had four whole weeks.
    #expect(Weekdays().value(in: Period(year: 2023, month: 2)) == 20)
    // March 2023: from Wednesday to Friday the 31st.
    #expect(Weekdays().value(in: Period(year: 2023, month: 3)) == 23)
  }
}
