import Quantities
import Testing

@testable import Forecasting

@Suite("Complex exponential smoothing")
struct CESTests {
  /// A seasonal walk above zero.
  static func walk(_ count: Int, seed: UInt64) -> Series {
    var numbers = TestNumbers(seed: seed)
    var level = 60.0
    let season = [6.0, 1, -3, -5, -2, 0, 3, 4, 2, -1, -2, -3]
    let values = (0..<count).map { index -> Double in
      level += 0.2 + 0.6 * numbers.nextNormal()
      return level + season[index % 12] + numbers.nextNormal()
    }
    return Series(start: Period(year: 2012, month: 3), values: values)
  }

  static let middle = CESParameters(
    levelReal: 1.35, levelImaginary: 1.01, seasonReal: 0.4, seasonImaginary: 0.98)

  static func parameters(_ form: CESForm) -> CESParameters {
    var point = middle.point(form)
    if form == .full { point[2] += 1 }
    return CESParameters(form, point)
  }

  @Test(
    "The recursion is that of complex numbers, written out over three passes",
    arguments: CESForm.allCases)
  func complexNumbers(form: CESForm) throws {
    let series = Self.walk(50, seed: 3)
    let parameters = Self.parameters(form)
    let start = CESStart(form, series)
    let run = CESRecursion(start, parameters)
    // Every place has its own value; the plain loop over a list twice as long as the series.
    let values = start.values
    let period = start.cycle
    var level = zip(start.state.levels, start.state.potentials).map { ($0, $1) }
    var season = start.state.seasons.indices.map {
      (
        start.state.seasons[$0],
        form == .full ? start.state.seasonPotentials[$0] : 0
      )
    }
    func moved(_ pair: (Double, Double), _ real: Double, _ imaginary: Double, _ error: Double)
      -> (Double, Double)
    {
      (
        pair.0 - (1 - imaginary) * pair.1 + (real - imaginary) * error,
        pair.0 + (1 - real) * pair.1 + (real + imaginary) * error
      )
    }
    let (a, b) = (parameters.levelReal, parameters.levelImaginary)
    let (c, d) = (parameters.seasonReal, parameters.seasonImaginary)
    var errors: [Double] = []
    for pass in 0..<3 {
      errors = []
      let order = pass == 1 ? Array(values.indices.reversed()) : Array(values.indices)
      for index in order {
        let own = form == .simple ? index % period : 0
        let effect = form.hasSeasonalEffects ? season[index % period].0 : 0
        let error = values[index] - level[own].0 - effect
        errors.append(error)
        level[own] = moved(level[own], a, b, error)
        if form == .partial { season[index % period].0 += c * error }
        if form == .full {
          season[index % period] = moved(season[index % period], c, d, error)
        }
      }
      if pass < 2 {
        level = level.map { moved($0, a, b, 0) }
        if form == .full { season = season.map { moved($0, c, d, 0) } }
      }
    }
    for (own, expected) in zip(run.errors, errors) { #expect(abs(own - expected) < 1e-12) }
    for (own, expected) in zip(run.final.levels, level) { #expect(abs(own - expected.0) < 1e-12) }
  }

  @Test("Derivatives are differences of errors, gaps or not", arguments: CESForm.allCases)
  func derivatives(form: CESForm) {
    var series = Self.walk(48, seed: 4)
    series = series.replacing(series.start.advanced(by: 20), with: nil)
    let start = CESStart(form, series)
    let point = Self.parameters(form).point(form)
    let run = CESRecursion(start, CESParameters(form, point))
    for place in point.indices {
      let step = 1e-6
      var (up, down) = (point, point)
      up[place] += step
      down[place] -= step
      let above = CESRecursion(start, CESParameters(form, up)).errors
      let below = CESRecursion(start, CESParameters(form, down)).errors
      for row in run.errors.indices {
        let slope = (above[row] - below[row]) / (2 * step)
        let own = run.jacobian[row * point.count + place]
        #expect(abs(own - slope) < 1e-6 * max(1, abs(slope)), "\(form) row \(row)")
      }
    }
  }

  @Test("The region is where the errors of a start die out", arguments: CESForm.allCases)
  func region(form: CESForm) throws {
    var numbers = TestNumbers(seed: 17)
    var (inside, outside) = (0, 0)
    for _ in 0..<60 {
      let point =
        form == .partial || form == .full
        ? [
          0.8 + 1.4 * numbers.next(), 0.7 + 0.6 * numbers.next(), 1.2 * numbers.next(),
          0.7 + 0.6 * numbers.next(),
        ]
        : [2.6 * numbers.next(), 1.9 * numbers.next(), 0, 0]
      var chosen = Array(point.prefix(form.parameterCount))
      if form == .full { chosen[2] += 0.9 }
      let parameters = CESParameters(form, chosen)
      // Without a series, a state moves by its own forecasts taken as errors.
      let places = form == .none ? 1 : 12
      var state = CESState(
        levels: form == .simple ? [Double](repeating: 1, count: 12) : [1],
        potentials: form == .simple ? [Double](repeating: 0.5, count: 12) : [0.5],
        seasons: form.hasSeasonalEffects ? (0..<12).map { Double($0) - 5.5 } : [],
        seasonPotentials: form == .full ? (0..<12).map { 2 - Double($0) / 3 } : [])
      var largest = 0.0
      for step in 0..<600 {
        let place = step % places
        var next = state
        let forecast = next.advance(parameters, place: place, error: 0)
        _ = state.advance(parameters, place: place, error: -forecast)
        if step >= 540 { largest = max(largest, abs(forecast)) }
        if !(abs(forecast) < 1e30) { largest = .infinity }
        if largest == .infinity { break }
      }
      let isAdmissible = parameters.areAdmissible(for: form, seasonLength: places)
      if isAdmissible { inside += 1 } else { outside += 1 }
      // A hundredth beyond the circle grows by exp(6) over so many steps.
      if isAdmissible { #expect(largest < 1e6, "\(form) \(chosen)") }
      if !isAdmissible { #expect(largest > 1e-3, "\(form) \(chosen)") }
    }
    #expect(inside > 3 && outside > 3, "\(form): \(inside) inside, \(outside) outside")
  }

  @Test("Means and variances are those of simulated paths", arguments: CESForm.allCases)
  func simulation(form: CESForm) throws {
    let model = try CESMethod(form).fit(Self.walk(72, seed: 5))
    let forecast = model.forecast(horizon: 14)
    var numbers = TestNumbers(seed: 6)
    let count = 4000
    var (sum, squares) = (0.0, 0.0)
    for _ in 0..<count {
      let shocks = (0..<14).map { _ in numbers.nextNormal() }
      let last = model.path(shocks: shocks, parameterShocks: [])[13]
      sum += last
      squares += last * last
    }
    let mean = sum / Double(count)
    let deviation = (squares / Double(count) - mean * mean).squareRoot()
    let expected = forecast.distributions[13]
    #expect(abs(mean - expected.mean) < 5 * deviation / Double(count).squareRoot())
    #expect(abs(deviation / expected.standardDeviation - 1) < 0.06)
  }

  @Test("Every unit gives the same forecast in that unit", arguments: [1e-3, 1e12])
  func units(factor: Double) throws {
    let series = Self.walk(60, seed: 7)
    let one = try CESMethod().fit(series).forecast(horizon: 12)
    let other = try CESMethod().fit(series.map { factor * $0 }).forecast(horizon: 12)
    for (left, right) in zip(one.distributions, other.distributions) {
      #expect(abs(right.mean / factor / left.mean - 1) < 1e-6)
      #expect(abs(right.scale / factor / left.scale - 1) < 1e-4)
    }
  }

  @Test("Gaps are carried over, and the gap's forecast is there")
  func gaps() throws {
    var series = Self.walk(60, seed: 8)
    for place in [5, 6, 30, 44] {
      series = series.replacing(series.start.advanced(by: place), with: nil)
    }
    let model = try CESMethod().fit(series)
    #expect(model.fitted.observedCount == 60)
    #expect(model.likelihood.observationCount == 56)
    #expect(model.forecast(horizon: 18).distributions.allSatisfy { $0.mean.isFinite })
  }

  @Test("The form chosen has the least criterion")
  func choice() throws {
    let series = Self.walk(84, seed: 9)
    let chosen = try CESMethod().fit(series)
    for form in CESForm.allCases {
      let other = try CESMethod(form).fit(series)
      #expect(other.likelihood.aicc >= chosen.likelihood.aicc)
      #expect(other.parameters.areAdmissible(for: form, seasonLength: 12))
    }
  }

  @Test("A series that does not carry the method is named")
  func faults() {
    let month = Period(year: 2020, month: 1)
    #expect(throws: ForecastingError.noObservation) {
      try CESMethod().fit(Series(start: month, values: [Double?]()))
    }
    #expect(throws: ForecastingError.tooShort(observations: 3, needed: 5)) {
      try CESMethod().fit(Series(start: month, values: [1.0, 2, 3]))
    }
    #expect(throws: ForecastingError.tooShort(observations: 20, needed: 24)) {
      try CESMethod(.full).fit(Self.walk(20, seed: 2))
    }
    #expect(throws: ForecastingError.notSeasonal) {
      try CESMethod(.partial).fit(
        Series(start: Period(year: 2000), values: [1.0, 2, 3, 4, 5, 6, 7]))
    }
  }
}
