import Quantities
import Testing

@testable import Forecasting

@Suite(
  "The automatic choice of an ARIMA order against the R package forecast 8.20",
  .enabled(if: Golden.isPresent, "\(Golden.missing)"))
struct AutomaticARIMATests {
  @Test("Differences are those of R's tests")
  func differences() throws {
    let series = try Golden.series()
    for entry in try Golden.named("golden/R_tests.csv") {
      let whole = try #require(series[entry.series])
      #expect(
        DifferencingTests.differences(whole.storage) == Int(entry.values["ndiffs_kpss"] ?? -1),
        "\(entry.series)")
      #expect(
        DifferencingTests.needsSeasonalDifference(whole) == (entry.values["nsdiffs_seas"] == 1),
        "\(entry.series)")
    }
  }

  @Test("At R's differences the criterion is no higher than that of R's choice")
  func choice() throws {
    for fit in try ARIMAGolden.fits() where fit.model.hasPrefix("AUTO") {
      let model = try AutomaticARIMA().fit(fit.series)
      let order = model.order
      let (d, D) = (fit.method.order.differences, fit.method.order.seasonalDifferences)
      #expect(order.differences == d && order.seasonalDifferences == D, "\(fit.name) \(order)")
      #expect(model.likelihood.aicc < fit.reported["aicc"]! + 0.02, "\(fit.name) \(order)")
    }
  }
}
