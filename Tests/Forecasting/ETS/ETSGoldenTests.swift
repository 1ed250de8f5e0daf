import Quantities
import Testing

@testable import Forecasting

@Suite(
  "Exponential smoothing against the R package forecast 8.20",
  .enabled(if: Golden.isPresent, "\(Golden.missing)"))
struct ETSGoldenTests {
  /// One fit of R: its form, its parameters and what it reported.
  struct Fit {
    let name: String
    let model: String
    let series: Series
    let form: ETSForm
    let parameters: ETSParameters
    let reported: [String: Double]
  }

  static func fits() throws -> [Fit] {
    let series = try Golden.series()
    return try Golden.named("golden/R_ets_params.csv").compactMap { entry in
      let label = entry.model.split(separator: ":").last.map(String.init) ?? entry.model
      let text = label.filter { $0 != "|" }
      guard let data = series[entry.series],
        let form = ETSForm(text.replacing("ETS(", with: "").replacing(")", with: ""))
      else { return nil }
      let values = entry.values
      var seasons: [Double] = []
      if form.season != .none {
        // s0 is the effect applied last, s10 the second; the first follows from the sum.
        let later = (0...10).reversed().map { values["s\($0)"] ?? .nan }
        seasons = [(form.season == .multiplicative ? 12 : 0) - later.reduce(0, +)] + later
      }
      return Fit(
        name: entry.series, model: entry.model, series: data, form: form,
        parameters: ETSParameters(
          alpha: values["alpha"] ?? .nan, beta: values["beta"] ?? 0, gamma: values["gamma"] ?? 0,
          phi: values["phi"] ?? 1,
          initial: ETSState(level: values["l"] ?? .nan, slope: values["b"] ?? 0, seasons: seasons)),
        reported: values)
    }
  }

  @Test("The likelihood at R's parameters is R's within 0.01, and so are its criteria")
  func likelihood() throws {
    let fits = try Self.fits()
    #expect(fits.count >= 140)
    for fit in fits {
      let model = try ETSModel(fit.form, fit.parameters, on: fit.series)
      let label = "\(fit.name) \(fit.model)"
      #expect(abs(model.likelihood.logLikelihood - fit.reported["loglik"]!) < 0.01, "\(label)")
      #expect(abs(model.likelihood.aic - fit.reported["aic"]!) < 0.02, "\(label)")
      #expect(abs(model.likelihood.aicc - fit.reported["aicc"]!) < 0.02, "\(label)")
      #expect(abs(model.likelihood.bic - fit.reported["bic"]!) < 0.02, "\(label)")
      let variance = fit.reported["sigma2"]!
      #expect(abs(model.residualVariance - variance) < 1e-6 * variance, "\(label)")
    }
  }

  /// Forms and steps in which R departs from its own recursion, so that it is no reference.
  ///
  /// For a damped trend with a multiplicative season it adds the slope undamped at the first step
  /// (its forecast one step ahead differs from what its recursion would have fitted there); without
  /// a trend and with an additive season its variances count the season one step early from the
  /// twelfth step on. Both are held against simulation instead.
  static func isReference(_ form: ETSForm, step: Int) -> (mean: Bool, interval: Bool) {
    let isDampedProduct = form.trend == .damped && form.season == .multiplicative
    let countsEarly = form.trend == .none && form.season == .additive && step >= 12
    return (!isDampedProduct, !isDampedProduct && !countsEarly)
  }

  @Test("Forecasts at R's parameters have R's means and 95 % intervals to 1e-6 of the scale")
  func forecasts() throws {
    let rows = try Golden.rows("golden/R_ets_forecast.csv")
    let groups = Dictionary(grouping: rows) { $0[0] + "|" + $0[1] }
    for fit in try Self.fits() {
      let key = fit.model.hasPrefix("AUTO") ? "AUTO" : fit.model
      let model = try ETSModel(fit.form, fit.parameters, on: fit.series)
      let expected = try #require(groups[fit.name + "|" + key])
      let forecast = model.forecast(horizon: expected.count)
      let scale = fit.series.observedValues.reduce(0) { max($0, abs($1)) }
      for (step, row) in expected.enumerated() {
        let label = "\(fit.name) \(fit.model) step \(step + 1)"
        let distribution = forecast.distributions[step]
        let interval = distribution.interval(level: 0.95)
        let isReference = Self.isReference(fit.form, step: step + 1)
        guard isReference.mean else { continue }
        #expect(abs(distribution.mean - Double(row[3])!) < 1e-6 * scale, "\(label)")
        guard isReference.interval else { continue }
        #expect(abs(interval.lowerBound - Double(row[6])!) < 1e-6 * scale, "\(label)")
        #expect(abs(interval.upperBound - Double(row[7])!) < 1e-6 * scale, "\(label)")
      }
    }
  }

  @Test("One-step fitted values at R's parameters are R's to 1e-6 of the scale")
  func fitted() throws {
    let rows = try Golden.rows("golden/R_ets_fitted.csv")
    let groups = Dictionary(grouping: rows) { $0[0] + "|" + $0[1] }
    for fit in try Self.fits() where !fit.model.hasPrefix("AUTO") {
      let model = try ETSModel(fit.form, fit.parameters, on: fit.series)
      let expected = try #require(groups[fit.name + "|" + fit.model])
      let scale = fit.series.observedValues.reduce(0) { max($0, abs($1)) }
      for row in expected {
        let index = Int(row[2])! - 1
        let value = try #require(model.fitted[index])
        #expect(abs(value - Double(row[3])!) < 1e-6 * scale, "\(fit.name) \(fit.model) \(row[2])")
      }
    }
  }

  @Test(
    "The highest likelihood found is no lower than R's by more than 0.01",
    arguments: ["AirPassengers", "USAccDeaths", "h02", "N1500", "N1800"])
  func optimum(name: String) throws {
    let fits = try Self.fits().filter { $0.name == name && !$0.model.hasPrefix("AUTO") }
    #expect(fits.count >= 14)
    for fit in fits {
      let model = try ETSModel(fitting: fit.form, to: fit.series)
      let shortfall = fit.reported["loglik"]! - model.likelihood.logLikelihood
      #expect(shortfall < 0.01, "\(fit.name) \(fit.model): short by \(shortfall)")
    }
  }
}
