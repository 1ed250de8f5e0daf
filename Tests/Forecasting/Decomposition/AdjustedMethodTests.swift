import Quantities
import Testing

@testable import Forecasting

@Suite("Forecasts of seasonally adjusted series")
struct AdjustedMethodTests {
  @Test("Season and level are carried on", arguments: [false, true])
  func carried(isLogarithmic: Bool) throws {
    let series = DecompositionTests.sample(years: 8)
    let model = try AdjustedMethod(isLogarithmic: isLogarithmic).fit(series)
    let forecast = model.forecast(horizon: 12)
    for step in 0..<12 {
      let index = 96 + step
      let expected = 100 + Double(index) + Double((index * 7) % 12) * 3
      #expect(abs(forecast.distributions[step].mean - expected) < 0.04 * expected)
    }
    let path = model.path(shocks: [Double](repeating: 0, count: 12), parameterShocks: [])
    for (value, distribution) in zip(path, forecast.distributions) {
      #expect(abs(value - distribution.median) < 1e-6 * value)
    }
    #expect(model.fitted.count == series.count)
  }

  @Test("The logarithm of what is not above zero is refused")
  func refused() {
    let series = DecompositionTests.sample(years: 4).replacing(
      Period(year: 2016, month: 2), with: -1)
    #expect(throws: ForecastingError.notPositive(Period(year: 2016, month: 2))) {
      try AdjustedMethod(isLogarithmic: true).fit(series)
    }
  }
}
