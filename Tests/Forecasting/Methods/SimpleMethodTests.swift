import Quantities
import Testing

@testable import Forecasting

@Suite("Benchmark methods")
struct SimpleMethodTests {
  @Test(
    "Means and 95 % intervals are those of the R package forecast",
    .enabled(if: Golden.isPresent, "\(Golden.missing)"))
  func reference() throws {
    let series = try Golden.series()
    let methods: [String: SimpleMethod] = ["snaive": .seasonalNaive, "naive": .naive]
    for row in try Golden.rows("golden/R_simple_forecast.csv") {
      guard
        let method = methods[row[1]] ?? (row[1] == "rwf_drift" ? .drift : nil)
          ?? (row[1] == "meanf" ? .mean : nil)
      else { continue }
      let data = try #require(series[row[0]])
      let step = try #require(Int(row[2]))
      let distribution = try method.fit(data).forecast(horizon: step).distributions[step - 1]
      let size = data.observedValues.reduce(0) { max($0, abs($1)) }
      #expect(abs(distribution.mean - Double(row[3])!) < 1e-9 * size, "\(row)")
      // R widens the mean's interval by Student's distribution.
      if method != .mean {
        let interval = distribution.interval(level: 0.95)
        #expect(abs(interval.lowerBound - Double(row[6])!) < 1e-6 * size, "\(row)")
        #expect(abs(interval.upperBound - Double(row[7])!) < 1e-6 * size, "\(row)")
      }
    }
  }

  @Test("The variance grows by step as the book says")
  func variances() throws {
    let values = [5.0, 7, 4, 8, 6, 9, 7, 8, 6, 9, 8, 10, 7, 9]
    let series = Series(start: Period(year: 2020, month: 1), values: values)
    func ratio(_ method: SimpleMethod, _ step: Int) throws -> Double {
      let model = try method.fit(series)
      let deviation = model.forecast(horizon: step).standardDeviation(step: step)
      return deviation * deviation / model.residualVariance
    }
    #expect(abs(try ratio(.mean, 5) - (1 + 1.0 / 14)) < 1e-12)
    #expect(abs(try ratio(.naive, 5) - 5) < 1e-12)
    #expect(abs(try ratio(.drift, 5) - 5 * (1 + 5.0 / 13)) < 1e-12)
    #expect(abs(try ratio(.seasonalNaive, 12) - 1) < 1e-12)
    #expect(abs(try ratio(.seasonalNaive, 13) - 2) < 1e-12)
  }

  @Test("A missing month takes the last observed value of the same month")
  func gap() throws {
    var values: [Double?] = (1...24).map { Double($0) }
    values[20] = nil
    let model = try SimpleMethod.seasonalNaive.fit(
      Series(start: Period(year: 2020, month: 1), values: values))
    let mean = model.forecast(horizon: 12).mean
    #expect(mean[8] == 9)
    #expect(mean[9] == 22)
  }

  @Test(
    "Without shocks every path is the forecast", arguments: [SimpleMethod.mean, .naive, .drift])
  func paths(method: SimpleMethod) throws {
    let series = Series(start: Period(year: 2015), values: [1.0, 3, 2, 5, 4])
    let model = try method.fit(series)
    let path = model.path(
      shocks: [0, 0, 0], parameterShocks: [Double](repeating: 0, count: model.parameterShockCount))
    for (value, mean) in zip(path, model.forecast(horizon: 3).mean.values) {
      #expect(abs(value - mean!) < 1e-12)
    }
  }
}

@Suite("Predictive distributions")
struct PredictiveDistributionTests {
  @Test("Quantiles are those of tables: 1.959964 for a normal, 2.570582 for t with 5")
  func tables() {
    let normal = PredictiveDistribution(location: 1, scale: 2)
    #expect(abs(normal.interval(level: 0.95).upperBound - (1 + 2 * 1.959963985)) < 1e-8)
    let student = PredictiveDistribution(
      location: 0, scale: 1, tail: .student(degreesOfFreedom: 5))
    #expect(abs(student.quantile(0.975) - 2.570581836) < 1e-8)
    #expect(abs(student.standardDeviation - (5.0 / 3).squareRoot()) < 1e-12)
  }

  @Test("On the logarithmic scale the mean is that of the log-normal, above the median")
  func logarithm() {
    let distribution = PredictiveDistribution(
      location: 0, scale: 0.5, transformation: .logarithm)
    #expect(abs(distribution.mean - 1.1331484530668263) < 1e-12)
    #expect(distribution.median == 1)
    // exp(0.5 × 1.959963985).
    #expect(abs(distribution.quantile(0.975) - 2.66440825) < 1e-6)
  }

  @Test("Values whose squares are beyond all numbers are refused, not forecast with NaN")
  func overflow() {
    let series = Series(
      start: Period(year: 2000, month: 1), values: (0..<40).map { 1e200 * Double(1 + $0 % 5) })
    for method in [SimpleMethod.mean, .naive, .drift, .seasonalNaive] {
      #expect(throws: ForecastingError.numericallyUnstable(method: method.name)) {
        try method.fit(series)
      }
    }
  }

  @Test("A floor raises what lies below it and leaves the rest")
  func floor() {
    let distribution = PredictiveDistribution(location: 1, scale: 2).floored(at: 0)
    #expect(distribution.interval(level: 0.95).lowerBound == 0)
    #expect(distribution.mean == 1)
    #expect(PredictiveDistribution(location: -3, scale: 1, floor: 0).mean == 0)
  }

  @Test("Without spread every quantile is the location")
  func certain() {
    let distribution = PredictiveDistribution(
      location: 4, scale: 0, tail: .student(degreesOfFreedom: 1))
    #expect(distribution.interval(level: 0.99) == 4...4)
    #expect(distribution.standardDeviation == 0)
  }
}
