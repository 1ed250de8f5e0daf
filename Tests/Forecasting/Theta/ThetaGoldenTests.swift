import Quantities
import Testing

@testable import Forecasting

@Suite(
  "The Theta method against R forecast 8.20 and statsforecast 2.1.1",
  .enabled(if: Golden.isPresent, "\(Golden.missing)"))
struct ThetaGoldenTests {
  @Test("The standard method has R's means to 1e-6 of the scale, and errors no larger than R's")
  func standard() throws {
    let series = try Golden.series()
    let groups = Dictionary(grouping: try Golden.rows("golden/R_theta_forecast.csv")) { $0[0] }
    #expect(groups.count == 10)
    for (name, rows) in groups.sorted(by: { $0.key < $1.key }) {
      let whole = try #require(series[name])
      let scale = whole.observedValues.reduce(0) { max($0, abs($1)) }
      // R's smoothing constant follows from the widths of its intervals, σ√(1 + (h − 1)α²); it
      // stops its search up to 1.5e-4 from the optimum.
      func width(_ row: [String]) throws -> Double {
        try #require(Double(row[7])) - #require(Double(row[6]))
      }
      let (first, last) = try (width(rows[0]), width(rows[23]))
      let smoothing = min(((last * last / (first * first) - 1) / 23).squareRoot(), 1)
      let own = try ThetaMethod(.standard).fit(whole)
      #expect(abs(own.parameters.smoothing - smoothing) < 2e-4, "\(name)")
      let deviation = first / (2 * StandardQuantile.normal(0.975))
      #expect(own.residualVariance.squareRoot() < deviation * (1 + 1e-8), "\(name)")
      let model = try ThetaModel(
        .standard,
        ThetaParameters(smoothing: smoothing, level: own.parameters.level, trendPart: 0.5),
        on: whole)
      for (row, distribution) in zip(rows, model.forecast(horizon: rows.count).distributions) {
        let expected = try #require(Double(row[3]))
        #expect(
          abs(distribution.mean - expected) < 1e-6 * scale,
          "\(name) step \(row[2]): \(distribution.mean), \(expected)")
      }
    }
  }

  @Test(
    "At statsforecast's parameters means are its means to 1e-6 of the scale",
    arguments: ["DOTM", "OTM"])
  func parameters(model: String) throws {
    let series = try Golden.series()
    let forecasts = Dictionary(
      grouping: try Golden.rows("golden/SF_forecast.csv").filter { $0[1] == model }
    ) { $0[0] }
    var compared = 0
    for entry in try Golden.named("golden/SF_params.csv") where entry.model == model {
      let whole = try #require(series[entry.series])
      let rows = try #require(forecasts[entry.series])
      let scale = whole.observedValues.reduce(0) { max($0, abs($1)) }
      let theta = try #require(entry.values["par_theta"])
      let fit = try ThetaModel(
        model == "DOTM" ? .dynamicOptimised : .optimised,
        ThetaParameters(
          smoothing: try #require(entry.values["par_alpha"]),
          level: try #require(entry.values["par_initial_smoothed"]), trendPart: 1 - 1 / theta),
        on: whole)
      let own = try ThetaMethod(fit.variant).fit(whole)
      #expect(own.residualVariance <= fit.residualVariance * (1 + 1e-9), "\(entry.series)")
      for (row, distribution) in zip(rows, fit.forecast(horizon: rows.count).distributions) {
        let expected = try #require(Double(row[3]))
        #expect(
          abs(distribution.mean - expected) < 1e-6 * scale,
          "\(model) \(entry.series) step \(row[2]): \(distribution.mean), \(expected)")
        compared += 1
      }
    }
    #expect(compared == 240)
  }
}
