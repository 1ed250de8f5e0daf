import Glibc
import Quantities
import Statistics
import Testing

@testable import Forecasting

@Suite("The random walk of the logarithm")
struct RandomWalkWithDriftTests {
  let values = [100.0, 110, 115, 130, 128, 140]

  var series: Series { Series(start: Period(year: 2018), values: values) }

  @Test("Mean growth, spread and degrees of freedom are those of the growths")
  func estimates() throws {
    let fit = try RandomWalkWithDrift().fit(series)
    let growths = zip(values, values.dropFirst()).map { log($1 / $0) }
    let mean = growths.reduce(0, +) / 5
    let variance = growths.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4
    #expect(abs(fit.meanGrowth - mean) < 1e-14)
    #expect(abs(fit.standardDeviation - variance.squareRoot()) < 1e-14)
    #expect(fit.growthCount == 5 && fit.degreesOfFreedom == 4)
    let distribution = fit.forecast(horizon: 3).distributions[2]
    #expect(abs(distribution.location - log(140) - 3 * mean) < 1e-12)
    #expect(abs(distribution.scale - (variance * (3 + 9.0 / 5)).squareRoot()) < 1e-12)
  }

  @Test("A prior of spread is weighed by its degrees of freedom")
  func prior() throws {
    let plain = try RandomWalkWithDrift().fit(series)
    let prior = RandomWalkWithDrift.SpreadPrior(standardDeviation: 0.05, weight: 6)
    let fit = try RandomWalkWithDrift(prior: prior).fit(series)
    let expected = (6 * 0.0025 + 4 * plain.residualVariance) / 10
    #expect(abs(fit.residualVariance - expected) < 1e-15)
    #expect(fit.degreesOfFreedom == 10)
    // With a prior two observations are enough.
    let short = try RandomWalkWithDrift(prior: prior).fit(series.slice(0..<2))
    #expect(short.degreesOfFreedom == 6 && abs(short.standardDeviation - 0.05) < 1e-15)
  }

  @Test("Growth converges by its factor to the long-run growth")
  func convergence() throws {
    let convergence = RandomWalkWithDrift.Convergence(longRunGrowth: 0.02, factor: 0.5)
    let fit = try RandomWalkWithDrift(convergence: convergence).fit(series)
    let growths = (1...4).map { fit.expectedGrowth(step: $0).total }
    let steps = [growths[0]] + zip(growths, growths.dropFirst()).map { $1 - $0 }
    for (index, step) in steps.enumerated() {
      let expected = 0.02 + (fit.meanGrowth - 0.02) * pow(0.5, Double(index + 1))
      #expect(abs(step - expected) < 1e-14)
    }
    let never = RandomWalkWithDrift.Convergence(longRunGrowth: 0.5, factor: 1)
    let same = try RandomWalkWithDrift(convergence: never).fit(series).forecast(horizon: 4)
    let plain = try RandomWalkWithDrift().fit(series).forecast(horizon: 4)
    for (left, right) in zip(same.distributions, plain.distributions) {
      #expect(abs(left.location - right.location) < 1e-12 && abs(left.scale - right.scale) < 1e-12)
    }
  }

  @Test("A gap of k years counts as one growth with k times the variance")
  func gap() throws {
    let gappy = try RandomWalkWithDrift().fit(series.replacing(Period(year: 2020), with: nil))
    let full = try RandomWalkWithDrift().fit(series)
    #expect(abs(gappy.meanGrowth - full.meanGrowth) < 1e-14)
    #expect(gappy.growthCount == 4 && gappy.periodsSpanned == 5)
  }

  @Test("Simulated paths have the quantiles of the Student forecast")
  func paths() throws {
    let fit = try RandomWalkWithDrift().fit(series)
    let simulated = try fit.simulate(
      horizon: 5, paths: 0..<6000, key: RandomKey(seed: 11, fund: "", variable: "g"))
    let forecast = fit.forecast(horizon: 5)
    for step in [0, 4] {
      let values = simulated.values[step].sorted()
      for level in [0.05, 0.25, 0.5, 0.75, 0.95] {
        let expected = forecast.distributions[step].quantile(level)
        let below = Double(values.count { $0 < expected }) / 6000
        #expect(abs(below - level) < 4.5 * (level * (1 - level) / 6000).squareRoot())
      }
    }
  }

  @Test("Without shocks the path is the median")
  func central() throws {
    let fit = try RandomWalkWithDrift().fit(series)
    let path = fit.path(shocks: [0, 0, 0], parameterShocks: [0, 0])
    for (value, median) in zip(path, fit.forecast(horizon: 3).median.values) {
      #expect(abs(value / median! - 1) < 1e-12)
    }
  }

  @Test("Too few values, or one that is not positive, are refused with the reason")
  func refusals() {
    #expect(throws: ForecastingError.tooShort(observations: 2, needed: 3)) {
      try RandomWalkWithDrift().fit(series.slice(0..<2))
    }
    #expect(throws: ForecastingError.notPositive(Period(year: 2019))) {
      try RandomWalkWithDrift().fit(series.replacing(Period(year: 2019), with: 0))
    }
  }
}
