import Quantities
import Testing

@testable import Forecasting

@Suite(
  "ARIMA models against R 4.2.2 and the R package forecast 8.20",
  .enabled(if: Golden.isPresent, "\(Golden.missing)"))
struct ARIMAGoldenTests {
  @Test("The likelihood at R's parameters is R's within 0.01, and so are its criteria")
  func likelihood() throws {
    let fits = try ARIMAGolden.fits()
    #expect(fits.count >= 80)
    for fit in fits {
      let label = "\(fit.name) \(fit.model)"
      let model = try ARIMAModel(
        fit.method, fit.coefficients, regression: fit.regression, on: fit.series)
      let difference = model.likelihood.logLikelihood - fit.reported["loglik"]!
      #expect(abs(difference) < 0.01, "\(label): \(difference)")
      #expect(abs(model.likelihood.aicc - fit.reported["aicc"]!) < 0.02, "\(label)")
      #expect(abs(model.likelihood.bic - fit.reported["bic"]!) < 0.02, "\(label)")
      // R counts the first errors, which the diffuse start makes small unless the level is some
      // thousand times the innovation, in its variance as well.
      let variance = fit.reported["sigma2"]!
      #expect(abs(model.residualVariance / variance - 1) < 0.15, "\(label)")
    }
  }

  @Test("Forecasts at R's parameters have R's means to 1e-6 of the scale, and its intervals")
  func forecasts() throws {
    let rows = try Golden.rows("golden/R_arima_forecast.csv")
    let groups = Dictionary(grouping: rows) { $0[0] + "|" + $0[1] }
    for fit in try ARIMAGolden.fits() {
      guard let expected = groups[fit.name + "|" + fit.model] ?? groups[fit.name + "|AUTO"] else {
        continue
      }
      let model = try ARIMAModel(
        fit.method, fit.coefficients, regression: fit.regression, on: fit.series)
      // A value missing at the end is forecast too.
      let lag = fit.series.count - fit.series.trimmed().count
      let forecast = try model.forecast(horizon: expected.count + lag)
      let back = BoxCox(exponent: 0)
      let isLogarithm = fit.model.hasSuffix("_log")
      let scale = isLogarithm ? back.inverse(fit.scale) : fit.scale
      var worst = (mean: 0.0, interval: 0.0)
      for (row, distribution) in zip(expected, forecast.distributions.dropFirst(lag)) {
        func gap(_ value: Double, _ text: String) -> Double {
          abs((isLogarithm ? back.inverse(value) : value) - (Double(text) ?? .nan)) / scale
        }
        let interval = distribution.interval(level: 0.95)
        worst.mean = max(worst.mean, gap(distribution.mean, row[3]))
        worst.interval = max(
          worst.interval, gap(interval.lowerBound, row[6]), gap(interval.upperBound, row[7]))
      }
      // Near the unit circle R's stationary start is inexact, as its help page says.
      let isNearUnit = fit.coefficients.seasonalAutoregressive.contains { abs($0) > 0.95 }
      #expect(worst.mean < (isNearUnit ? 1e-5 : 1e-6), "\(fit.name) \(fit.model): \(worst.mean)")
      #expect(worst.interval < 1e-2, "\(fit.name) \(fit.model): \(worst.interval)")
    }
  }

  @Test("The highest likelihood found is no lower than R's by more than 0.01")
  func optimum() throws {
    for fit in try ARIMAGolden.fits() {
      let model = try fit.method.fit(fit.series)
      let shortfall = fit.reported["loglik"]! - model.likelihood.logLikelihood
      #expect(shortfall < 0.01, "\(fit.name) \(fit.model): short by \(shortfall)")
    }
  }
}
