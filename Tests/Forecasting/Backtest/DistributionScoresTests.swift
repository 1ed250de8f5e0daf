import Quantities
import Testing

@testable import Forecasting

@Suite("Scores of distributions")
struct DistributionScoresTests {
  static let normal = PredictiveDistribution(location: 3, scale: 2)

  @Test("The pinball loss of the median is half the distance, and tails weigh as they should")
  func pinball() {
    #expect(abs(Self.normal.pinballLoss(of: 7, probability: 0.5) - 2) < 1e-12)
    let upper = Self.normal.quantile(0.9)
    #expect(abs(Self.normal.pinballLoss(of: upper + 1, probability: 0.9) - 0.9) < 1e-9)
    #expect(abs(Self.normal.pinballLoss(of: upper - 1, probability: 0.9) - 0.1) < 1e-9)
  }

  @Test("The interval score is the width, and twenty to forty times what is missed")
  func interval() {
    let interval = Self.normal.interval(level: 0.95)
    let width = interval.upperBound - interval.lowerBound
    #expect(abs(Self.normal.intervalScore(of: 3, level: 0.95) - width) < 1e-12)
    let missed = Self.normal.intervalScore(of: interval.upperBound + 1, level: 0.95)
    #expect(abs(missed - width - 40) < 1e-9)
  }

  @Test(
    "The closed form of the ranked score is the mean of the pinball losses",
    arguments: [-4.0, 0, 3, 8])
  func ranked(actual: Double) {
    let closed = Self.normal.rankedProbabilityScore(of: actual)
    var sum = 0.0
    for step in 0..<4000 {
      sum += Self.normal.pinballLoss(of: actual, probability: (Double(step) + 0.5) / 4000)
    }
    #expect(abs(closed - 2 * sum / 4000) < 1e-3)
    // A Student distribution with many degrees of freedom is nearly normal, and goes the other way.
    let other = PredictiveDistribution(
      location: 3, scale: 2, tail: .student(degreesOfFreedom: 1e6))
    #expect(abs(closed - other.rankedProbabilityScore(of: actual)) < 0.01)
  }

  @Test("A forecast without spread scores its absolute error, and a floor cuts losses below it")
  func edges() {
    let sure = PredictiveDistribution(location: 3, scale: 0)
    #expect(sure.rankedProbabilityScore(of: 5) == 2)
    let floored = PredictiveDistribution(location: 0, scale: 1).floored(at: 0)
    #expect(
      floored.rankedProbabilityScore(of: 0)
        < PredictiveDistribution(location: 0, scale: 1).rankedProbabilityScore(of: 0))
  }

  @Test("Measures of ranges are those worked out by hand, in units of the naive error")
  func measures() {
    let series = Series(start: Period(year: 2000), values: [1.0, 3, 2, 4, 8])
    let plan = RollingOrigin(horizon: 1, originCount: 1, minimumObservations: 3, remainder: 2)
    #expect(plan.origins(of: series) == [Period(year: 2002)])
    let known = series.slice(0..<3)
    let forecast = Forecast(
      method: SimpleMethod.naive.name, start: Period(year: 2003),
      distributions: [PredictiveDistribution(location: 2, scale: 1)])
    let errors = plan.measure(forecast, intervals: [[1...3, 0...4]], known: known, series: series)
    let measures = RangeMeasures(errors)
    // The naive error of the past is (2 + 1)/2; 4 lies one above 3 and at the end of 0…4.
    #expect(abs((measures.intervalScore80 ?? 0) - (2 + 10) / 1.5) < 1e-9)
    #expect(abs((measures.intervalScore95 ?? 0) - 4 / 1.5) < 1e-9)
    #expect(measures.coverage80 == 0 && measures.coverage95 == 1)
    let score = forecast.distributions[0].rankedProbabilityScore(of: 4) / 1.5
    #expect(abs((measures.rankedProbabilityScore ?? 0) - score) < 1e-12)
  }
}
