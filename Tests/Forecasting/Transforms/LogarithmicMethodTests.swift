import Glibc
import Quantities
import Testing

@testable import Forecasting

@Suite("Methods of the logarithm")
struct LogarithmicMethodTests {
  /// A series that grows by a rate, its season a factor.
  static func growing(_ count: Int, seed: UInt64) -> Series {
    var numbers = TestNumbers(seed: seed)
    let values = (0..<count).map { index -> Double in
      let season = 0.2 * Double(index % 12) / 12
      let growth = 0.01 * Double(index)
      return 300 * exp(growth + season + 0.03 * numbers.nextNormal())
    }
    return Series(start: Period(year: 2014, month: 1), values: values)
  }

  @Test("Medians are those of the inner method brought back, and means lie above them")
  func medians() throws {
    let series = Self.growing(60, seed: 2)
    let inner = ETSMethod(ETSForm(.additive, .additive, .additive))
    let forecast = try LogarithmicMethod(inner).fit(series).forecast(horizon: 14)
    let plain = try inner.fit(series.map { log($0) }).forecast(horizon: 14)
    for (own, other) in zip(forecast.distributions, plain.distributions) {
      #expect(abs(own.median / exp(other.mean) - 1) < 1e-3)
      #expect(own.mean > own.median)
      #expect(abs(own.scale / other.scale - 1) < 0.05)
    }
  }

  @Test("Every unit gives the same forecast in that unit", arguments: [1e-6, 1e9])
  func units(factor: Double) throws {
    let series = Self.growing(60, seed: 3)
    let method = LogarithmicMethod(ThetaMethod(.standard))
    let one = try method.fit(series).forecast(horizon: 12)
    let other = try method.fit(series.map { factor * $0 }).forecast(horizon: 12)
    for (left, right) in zip(one.distributions, other.distributions) {
      #expect(abs(right.median / factor / left.median - 1) < 1e-9)
    }
  }

  @Test("A value of zero leaves the series as it is")
  func zero() throws {
    let series = Self.growing(60, seed: 4)
    let mixed = series.replacing(series.start.advanced(by: 7), with: 0)
    let model = try LogarithmicMethod(ThetaMethod(.standard)).fit(mixed)
    let plain = try ThetaMethod(.standard).fit(mixed)
    #expect(model.largest == nil)
    #expect(model.name == plain.name)
    let own = try model.forecast(horizon: 6)
    #expect(own.distributions == plain.forecast(horizon: 6).distributions)
  }

  @Test("A refit takes the same logarithms, and the path without shocks is the median")
  func refit() throws {
    let series = Self.growing(72, seed: 5)
    let model = try LogarithmicMethod(AveragedSmoothing(hasLastingTrends: false)).fit(series)
    let known = series.slice(0..<60)
    let again = try #require(try model.refitted(to: known) as? LogarithmicModel)
    #expect(again.largest == model.largest)
    #expect(again.series == known)
    let path = try again.path(shocks: [Double](repeating: 0, count: 6), parameterShocks: [])
    let forecast = try again.forecast(horizon: 6)
    for step in 0..<6 {
      #expect(abs(path[step] / forecast.distributions[step].median - 1) < 1e-9)
    }
  }
}
