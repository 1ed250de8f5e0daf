import Glibc
import Quantities
import TestSupport
import Testing

@testable import Forecasting

@Suite("ARIMA models")
struct ARIMATests {
  /// A seasonal ARIMA(1,1,1)(0,1,1) series, monthly.
  static func sample(_ count: Int, seed: UInt64) -> Series {
    var numbers = TestNumbers(seed: seed)
    let start = Series(
      start: Period(year: 2000, month: 1),
      values: (0..<40).map { 100 + Double($0) + Double($0 % 12) + numbers.nextNormal() })
    let method = ARIMAMethod(ARIMAOrder(1, 1, 1, seasonal: (0, 1, 1)))
    let coefficients = ARIMACoefficients(
      autoregressive: [0.5], movingAverage: [-0.7], seasonalMovingAverage: [-0.4])
    guard let model = try? ARIMAModel(method, coefficients, on: start),
      let path = try? model.path(
        shocks: (0..<count).map { _ in numbers.nextNormal() }, parameterShocks: [])
    else { return start }
    return Series(start: Period(year: 2004, month: 1), values: path)
  }

  @Test("Orders are read and written, and nothing else is")
  func text() {
    #expect(ARIMAOrder("2,0,1") == ARIMAOrder(2, 0, 1))
    #expect(ARIMAOrder("2,0,0:1,1,0") == ARIMAOrder(2, 0, 0, seasonal: (1, 1, 0)))
    #expect(ARIMAOrder(2, 0, 0, seasonal: (1, 1, 0)).description == "(2,0,0)(1,1,0)")
    for text in ["", "2,0", "2,0,1:", "2,0,1:1,1", "2,0,x", "-1,0,0", "10,0,0", "1,0,0:1,1,0:1"] {
      #expect(ARIMAOrder(text) == nil, "\(text)")
    }
  }

  @Test("Partial autocorrelations and coefficients go over into one another")
  func partials() throws {
    let partials = [0.5, -0.3, 0.2, 0.7]
    let coefficients = PartialCorrelations.coefficients(partials)
    let back = try #require(PartialCorrelations.partials(coefficients))
    for (value, expected) in zip(back, partials) { #expect(abs(value - expected) < 1e-12) }
    #expect(PartialCorrelations.partials([1.2]) == nil)
    // 1 − 0.9z has its root at 1/0.9.
    #expect(PartialCorrelations.rootsLieOutside(1.11, [0.9]))
    #expect(!PartialCorrelations.rootsLieOutside(1.12, [0.9]))
  }

  @Test("The covariance of the state is that of its transition a period on")
  func covariance() throws {
    let phi = ARIMACoefficients(autoregressive: [0.5, 0.2], seasonalAutoregressive: [0.6])
      .fullAutoregression(seasonLength: 4)
    let moments = try #require(ARMAMoments(phi: phi, theta: [0.3, -0.2, 0, 0.4]))
    let size = moments.size
    let covariance = moments.stateCovariance()
    func transition(_ row: Int, _ column: Int) -> Double {
      (column == 0 ? moments.autoregression[row] : 0) + (column == row + 1 ? 1 : 0)
    }
    for row in 0..<size {
      for column in 0..<size {
        var sum = moments.movingAverage[row] * moments.movingAverage[column]
        for left in 0..<size {
          for right in 0..<size {
            sum +=
              transition(row, left) * covariance[left * size + right] * transition(column, right)
          }
        }
        #expect(abs(sum - covariance[row * size + column]) < 1e-10)
      }
    }
  }

  @Test("The fast filter of the differences gives the errors of the filter of the state")
  func fastPath() throws {
    var numbers = TestNumbers(seed: 11)
    let values = (0..<150).map { _ in numbers.nextNormal() }
    let coefficients = ARIMACoefficients(
      autoregressive: [0.6, 0.1], movingAverage: [-0.5], seasonalAutoregressive: [0.5],
      seasonalMovingAverage: [0.3, 0.2])
    let phi = coefficients.fullAutoregression(seasonLength: 12)
    let theta = coefficients.fullMovingAverage(seasonLength: 12)
    let fast = try #require(ARMAFilter(phi: phi, theta: theta, series: [values]))
    let model = ARIMAStateSpace(phi: phi, theta: theta, weights: [], seriesCount: 1)
    var space = try #require(model)
    for (time, value) in values.enumerated() {
      let taken = space.take([value])
      let step = try #require(taken)
      let expected = step.errors[0] / step.variance.squareRoot()
      #expect(abs(fast.errors[0][time] - expected) < 1e-8)
    }
  }

  @Test("Four models filtered at once have the errors of each", arguments: [1, 2, 3])
  func fourAtOnce(columns: Int) throws {
    var numbers = TestNumbers(seed: 12)
    let values = (0..<90).map { 5 + 0.1 * Double($0) + numbers.nextNormal() }
    let regressors = (1..<columns).map { power in
      values.indices.map { 1 + Double($0 * power) + numbers.nextNormal() }
    }
    let problem = ARIMAProblem(
      order: ARIMAOrder(2, 0, 1, seasonal: (1, 0, 1)), seasonLength: 12, values: values,
      regressors: regressors)
    let four = [0.1, 0.3, -0.2, 0.2].map { part in
      ARIMACoefficients(
        autoregressive: [0.3 + part, part], movingAverage: [part - 0.2],
        seasonalAutoregressive: [0.5 + part], seasonalMovingAverage: [-part])
    }
    let errors = try #require(problem.weightedErrors(four))
    for (lane, one) in four.enumerated() {
      let profile = try #require(problem.profile(one))
      let scale = exp(profile.logVariances / Double(2 * profile.count))
      for index in values.indices {
        #expect(abs(errors[index][lane] - profile.errors[index] * scale) < 1e-9)
      }
    }
    #expect(problem.weightedErrors(four.dropLast() + [four[0].unstable]) == nil)
  }

  @Test("Differences and the diffuse start give the same likelihood")
  func diffuse() throws {
    let series = Self.sample(120, seed: 3)
    let method = ARIMAMethod(ARIMAOrder(1, 1, 1, seasonal: (0, 1, 1)))
    let model = try method.fit(series)
    let setting = try ARIMASetting(method, series)
    let profile = try #require(setting.problem.profile(model.coefficients))
    #expect(abs(profile.logLikelihood - model.likelihood.logLikelihood) < 0.01)
  }

  @Test("Coefficients are found again, with gaps as well")
  func recovery() throws {
    let whole = Self.sample(480, seed: 7)
    var gaps = whole
    for index in stride(from: 30, to: 480, by: 9) {
      gaps = gaps.replacing(gaps.start.advanced(by: index), with: nil)
    }
    for series in [whole, gaps] {
      let model = try ARIMAMethod(ARIMAOrder(1, 1, 1, seasonal: (0, 1, 1))).fit(series)
      #expect(abs(model.coefficients.autoregressive[0] - 0.5) < 0.25)
      #expect(abs(model.coefficients.movingAverage[0] + 0.7) < 0.25)
      #expect(abs(model.coefficients.seasonalMovingAverage[0] + 0.4) < 0.15)
    }
  }

  @Test("The effect of a regressor is found and carried on")
  func regressor() throws {
    let plain = Self.sample(132, seed: 5)
    let step = Indicator(
      name: LocalizedText("台阶", "step"), from: plain.start.advanced(by: 60))
    let lifted = Series(
      start: plain.start, values: plain.periods.map { plain[$0]! + 50 * step.value(in: $0)! })
    let order = ARIMAOrder(0, 1, 1, seasonal: (0, 1, 1))
    let model = try ARIMAMethod(order, regressors: [step]).fit(lifted)
    #expect(abs(model.regression[0] - 50) < 5)
    let next = try model.forecast(horizon: 1).distributions[0].mean
    let base = try ARIMAMethod(order).fit(plain).forecast(horizon: 1).distributions[0].mean
    #expect(abs(next - base - 50) < 5)
  }

  @Test("Means and variances are those of simulated paths")
  func simulation() throws {
    let model = try ARIMAMethod(ARIMAOrder(1, 1, 1, seasonal: (0, 1, 1))).fit(
      Self.sample(120, seed: 9))
    let expected = try model.forecast(horizon: 14).distributions[13]
    var numbers = TestNumbers(seed: 10)
    var (sum, squares) = (0.0, 0.0)
    for _ in 0..<4000 {
      let last = try model.path(
        shocks: (0..<14).map { _ in numbers.nextNormal() }, parameterShocks: [])[13]
      sum += last - expected.mean
      squares += (last - expected.mean) * (last - expected.mean)
    }
    #expect(abs(sum / 4000) < 0.06 * expected.scale)
    #expect(abs((squares / 4000).squareRoot() / expected.scale - 1) < 0.04)
  }

  @Test("What cannot be fitted is refused with its reason")
  func refused() {
    let annual = Series(start: Period(year: 2000), values: (0..<20).map { Double($0 * $0 % 7) })
    #expect(throws: ForecastingError.notSeasonal) {
      try ARIMAMethod(ARIMAOrder(0, 0, 0, seasonal: (1, 0, 0))).fit(annual)
    }
    #expect(throws: ForecastingError.tooShort(observations: 20, needed: 23)) {
      try ARIMAMethod(ARIMAOrder(9, 2, 9), regressors: [Weekdays()]).fit(
        Series(start: annual.start, values: annual.values + []))
    }
    let flat = Indicator(name: LocalizedText("常数", "always"), from: Period(year: 1990))
    #expect(throws: ForecastingError.collinear(name: flat.name)) {
      try ARIMAMethod(ARIMAOrder(1, 0, 0), regressors: [flat]).fit(annual)
    }
  }

  @Test("A short annual series and a constant one get a model")
  func short() throws {
    let annual = Series(start: Period(year: 2010), values: [3.0, 4, 6, 7, 7, 9, 10, 12, 12, 14])
    let forecast = try AutomaticARIMA().fit(annual).forecast(horizon: 3)
    #expect(forecast.distributions[2].mean > 13)
    let constant = Series(
      start: Period(year: 2020, month: 1), values: [Double](repeating: 5, count: 30))
    let flat = try AutomaticARIMA().fit(constant).forecast(horizon: 2)
    #expect(abs(flat.distributions[1].mean - 5) < 1e-9)
  }

  @Test("A positive series of three to six points is never forecast near zero", arguments: 0..<60)
  func fewPoints(number: Int) throws {
    var generator = CaseGenerator("few points", case: number)
    let count = 3 + number % 4
    let (level, spread) = (generator.magnitude(in: 1...1e6), generator.number(in: 0.01...0.3))
    let series = Series(
      start: Period(year: 2018),
      values: (0..<count).map { _ in level * max(0.05, 1 + spread * generator.normal()) })
    let values = series.observedValues
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    if count == 3 {
      #expect(throws: ForecastingError.tooShort(observations: 3, needed: 4)) {
        try AutomaticARIMA().fit(series)
      }
      return
    }
    let mean = try AutomaticARIMA().fit(series).forecast(horizon: 1).distributions[0].mean
    #expect(mean > low - (high - low) / 2 && mean < high + (high - low) / 2, "\(values) \(mean)")
  }
}

extension ARIMACoefficients {
  /// The same order with an autoregression that is not stationary.
  fileprivate var unstable: ARIMACoefficients {
    ARIMACoefficients(
      autoregressive: [1.2, 0.3], movingAverage: movingAverage,
      seasonalAutoregressive: seasonalAutoregressive, seasonalMovingAverage: seasonalMovingAverage)
  }
}
