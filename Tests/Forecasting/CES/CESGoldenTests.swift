import Quantities
import Testing

@testable import Forecasting

@Suite(
  "Complex exponential smoothing against statsforecast 2.1.1",
  .enabled(if: Golden.isPresent, "\(Golden.missing)"))
struct CESGoldenTests {
  struct Case {
    let name: String
    let series: Series
    let form: CESForm
    let parameters: CESParameters
    let values: [String: Double]
    let means: [Double]
  }

  /// Every model of the reference; the form chosen is told by which parameters there are.
  static func cases() throws -> [Case] {
    let series = try Golden.series()
    let forecasts = Dictionary(grouping: try Golden.rows("golden/SF_forecast.csv")) {
      $0[0] + "|" + $0[1]
    }
    return try Golden.named("golden/SF_params.csv").filter { $0.model.contains("CES") }.map {
      entry in
      func value(_ name: String) -> Double { entry.values[name] ?? .nan }
      let form: CESForm
      switch entry.model {
      case "CES_S": form = .simple
      default:
        form =
          value("par_beta_0").isNaN ? .none : value("par_beta_1").isNaN ? .partial : .full
      }
      return Case(
        name: entry.series + " " + entry.model, series: try #require(series[entry.series]),
        form: form,
        parameters: CESParameters(
          levelReal: value("par_alpha_0"), levelImaginary: value("par_alpha_1"),
          seasonReal: form.hasSeasonalEffects ? value("par_beta_0") : 0,
          seasonImaginary: form == .full ? value("par_beta_1") : 0),
        values: entry.values,
        means: try #require(forecasts[entry.series + "|" + entry.model]).map {
          try #require(Double($0[3]))
        })
    }
  }

  @Test("At its parameters likelihood and means are its own, the means to 1e-6 of the scale")
  func parameters() throws {
    let cases = try Self.cases()
    #expect(cases.count == 40)
    for one in cases {
      let model = try CESModel(one.form, one.parameters, on: one.series)
      let scale = one.series.observedValues.reduce(0) { max($0, abs($1)) }
      let logLikelihood = try #require(one.values["loglik"])
      #expect(
        abs(model.likelihood.logLikelihood - logLikelihood) < 0.01,
        "\(one.name): \(model.likelihood.logLikelihood), \(logLikelihood)")
      for (step, (own, expected)) in zip(
        model.forecast(horizon: one.means.count).distributions, one.means
      ).enumerated() {
        #expect(
          abs(own.mean - expected) < 1e-6 * scale,
          "\(one.name) step \(step + 1): \(own.mean), \(expected)")
      }
    }
  }

  @Test("Where its parameters are admissible ours are no less likely")
  func optimum() throws {
    var compared = 0
    for one in try Self.cases() {
      guard one.parameters.areAdmissible(for: one.form, seasonLength: 12) else { continue }
      let model = try CESMethod(one.form).fit(one.series)
      let logLikelihood = try #require(one.values["loglik"])
      #expect(
        model.likelihood.logLikelihood > logLikelihood - 0.01,
        "\(one.name): \(model.likelihood.logLikelihood), \(logLikelihood)")
      compared += 1
    }
    #expect(compared >= 30)
  }
}
