import Glibc
import Quantities
import Testing

@testable import Forecasting

@Suite("Methods of the logarithm of parts of the largest value")
struct LogarithmOfPartsTests {
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
    let forecast = try TransformedMethod(inner, .logarithmOfParts).fit(series).forecast(horizon: 14)
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
    let method = TransformedMethod(ThetaMethod(.standard), .logarithmOfParts)
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
    let model = try TransformedMethod(ThetaMethod(.standard), .logarithmOfParts).fit(mixed)
    let plain = try ThetaMethod(.standard).fit(mixed)
    #expect(model.transform == nil && model.unit == 1)
    #expect(model.name == plain.name)
    let own = try model.forecast(horizon: 6)
    #expect(own.distributions == plain.forecast(horizon: 6).distributions)
  }

  @Test("A refit takes the same logarithms, and the path without shocks is the median")
  func refit() throws {
    let series = Self.growing(72, seed: 5)
    let model = try TransformedMethod(
      AveragedSmoothing(hasLastingTrends: false), .logarithmOfParts
    ).fit(series)
    let known = series.slice(0..<60)
    let again = try #require(try model.refitted(to: known) as? TransformedModel)
    #expect(again.unit == model.unit && again.transform == model.transform)
    #expect(again.series == known)
    let path = try again.path(shocks: [Double](repeating: 0, count: 6), parameterShocks: [])
    let forecast = try again.forecast(horizon: 6)
    for step in 0..<6 {
      #expect(abs(path[step] / forecast.distributions[step].median - 1) < 1e-9)
    }
  }
}

@Suite("Methods on the scale of a power")
struct TransformedMethodTests {
  static var series: Series { ExplainedMethodTests.series().slice(0..<60) }

  @Test("Quantiles transform back exactly, and means lie above medians as the correction says")
  func power() throws {
    let transform = BoxCox(exponent: 0.3)
    let inner = try SimpleMethod.drift.fit(Self.series.map { transform($0) }).forecast(horizon: 5)
    let outer = try TransformedMethod(SimpleMethod.drift, .given(transform)).fit(Self.series)
      .forecast(horizon: 5)
    for (left, right) in zip(inner.distributions, outer.distributions) {
      for probability in [0.025, 0.5, 0.9] {
        #expect(
          abs(right.quantile(probability) / transform.inverse(left.quantile(probability)) - 1)
            < 1e-12)
      }
      #expect(right.mean > right.median)
      let moment = transform.mean(
        location: left.location, variance: left.scale * left.scale)
      #expect(abs(right.mean / moment - 1) < 1e-12)
      let slope: Double = right.median / (1 + 0.3 * left.location)
      #expect(abs(right.standardDeviation / (slope * left.scale) - 1) < 0.1)
    }
  }

  @Test("The logarithm is the power zero, and Guerrero's power is taken where none is given")
  func logarithm() throws {
    let model = try TransformedMethod(SimpleMethod.naive, .given(BoxCox(exponent: 0))).fit(
      Self.series)
    let forecast = try model.forecast(horizon: 3)
    #expect(forecast.distributions[0].transformation == .logarithm)
    #expect(abs(forecast.distributions[0].median / (Self.series[59] ?? 0) - 1) < 1e-12)
    let chosen = try TransformedMethod(SimpleMethod.naive, .guerrero).fit(Self.series)
    #expect((0...1).contains(try #require(chosen.transform).exponent))
    #expect(throws: ForecastingError.notPositive(ExplainedMethodTests.start)) {
      try TransformedMethod(SimpleMethod.naive, .guerrero).fit(Self.series.map { $0 - 1e9 })
    }
  }

  @Test("Scaled and shifted distributions are those of the scaled and shifted values")
  func moved() {
    for transformation in [
      PredictiveDistribution.Transformation.identity, .logarithm, .power(BoxCox(exponent: 0.4)),
    ] {
      let one = PredictiveDistribution(
        location: 2, scale: 0.3, transformation: transformation, floor: 0.1)
      let scaled = one.scaled(by: 1.7)
      for probability in [0.01, 0.5, 0.95] {
        #expect(abs(scaled.quantile(probability) / one.quantile(probability) - 1.7) < 1e-9)
      }
      #expect(scaled.floor == 0.1 * 1.7)
      #expect(abs(one.shifted(by: 2).mean - one.mean - 2) < 1e-9)
    }
  }
}
