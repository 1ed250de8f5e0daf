import Forecasting
import Quantities
import Testing

@Suite("Intervals of series that end before the others")
struct LaggedIntervalsTests {
  @Test("A step counts from the end of its series, as the errors do")
  func steps() {
    // Errors that grow with the step: one of size h at step h, of either sign.
    let calibration = IntervalCalibration(
      (1...6).flatMap { step in
        (0..<40).map { ScaledError(step: step, error: Double($0 % 2 == 0 ? step : -step)) }
      })
    let forecast = Forecast(
      method: LocalizedText(verbatim: "m"), start: Period(year: 2020, month: 3),
      distributions: (0..<3).map { PredictiveDistribution(location: Double($0), scale: 1) })
    for lag in 0...3 {
      let found = calibration.intervals(of: forecast, after: lag, levels: [0.8, 0.95])
      #expect(found.count == 3)
      for (place, intervals) in found.enumerated() {
        for interval in intervals {
          #expect(abs(interval.upperBound - Double(place) - Double(place + 1 + lag)) < 1e-9)
          #expect(abs(interval.lowerBound - Double(place) + Double(place + 1 + lag)) < 1e-9)
        }
      }
    }
  }
}
