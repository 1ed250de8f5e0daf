import Quantities
import Testing

@testable import Forecasting

@Suite("Power transformations")
struct BoxCoxTests {
  @Test("The inverse undoes the transformation", arguments: [-0.5, 0, 0.3, 1, 2])
  func inverse(exponent: Double) {
    let transform = BoxCox(exponent: exponent)
    for value in [0.1, 1, 37.5, 2000] {
      #expect(abs(transform.inverse(transform(value)) - value) < 1e-10 * value)
    }
    #expect(transform(0).isNaN && transform(-1).isNaN)
  }

  @Test("A small exponent goes over into the logarithm")
  func continuity() {
    #expect(abs(BoxCox(exponent: 1e-9)(50) - BoxCox(exponent: 0)(50)) < 1e-7)
  }

  @Test("Beyond the range of the transformation the inverse stays at its edge")
  func edge() {
    #expect(BoxCox(exponent: 0.5).inverse(-3) == 0)
    #expect(BoxCox(exponent: -0.5).inverse(3) == .infinity)
  }

  @Test("The corrected mean is near the mean of a simulation")
  func mean() {
    var numbers = TestNumbers(seed: 4)
    let transform = BoxCox(exponent: 0.3)
    let (location, deviation) = (transform(200), 0.4)
    let count = 40_000
    var sum = 0.0
    for _ in 0..<count { sum += transform.inverse(location + deviation * numbers.nextNormal()) }
    let expected = transform.mean(location: location, variance: deviation * deviation)
    #expect(abs(sum / Double(count) - expected) < 0.003 * expected)
    #expect(expected > transform.inverse(location))
  }

  @Test(
    "Guerrero's exponent is that of the R package forecast 8.20",
    .enabled(if: Golden.isPresent, "\(Golden.missing)"))
  func guerrero() throws {
    let series = try Golden.series()
    var compared = 0
    for entry in try Golden.named("golden/R_tests.csv") {
      let whole = try #require(series[entry.series])
      let expected = try #require(entry.values["lambda_guerrero"])
      let found = try BoxCox.guerrero(whole).exponent
      // R's search stops within 1.2e-4 of the optimum.
      #expect(abs(found - expected) < 1.5e-4, "\(entry.series): \(found), \(expected)")
      compared += 1
    }
    #expect(compared == 10)
  }

  @Test(
    "The forecast of logarithms has R's bias-corrected mean",
    .enabled(if: Golden.isPresent, "\(Golden.missing)"))
  func biasCorrection() throws {
    let rows = try Golden.rows("golden/R_arima_forecast.csv")
    let plain = rows.filter { $0[1].hasSuffix("_log") }
    let corrected = rows.filter { $0[1].hasSuffix("_log_biasadj") }
    #expect(corrected.count >= 24)
    let transform = BoxCox(exponent: 0)
    for row in corrected {
      let match = plain.first {
        $0[0] == row[0] && $0[1] + "_biasadj" == row[1] && $0[2] == row[2]
      }
      let median = try #require(match.flatMap { Double($0[3]) })
      let high = try #require(match.flatMap { Double($0[7]) })
      let expected = try #require(Double(row[3]))
      let location = transform(median)
      let deviation = (transform(high) - location) / StandardQuantile.normal(0.975)
      let mean = transform.mean(location: location, variance: deviation * deviation)
      #expect(abs(mean - expected) < 1e-6 * expected, "\(row[0]) step \(row[2])")
    }
  }
}
