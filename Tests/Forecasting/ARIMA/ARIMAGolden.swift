import Quantities

@testable import Forecasting

/// The ARIMA fits of the R reference.
struct ARIMAGolden {
  let name: String
  let model: String
  let series: Series
  let method: ARIMAMethod
  let coefficients: ARIMACoefficients
  let regression: [Double]
  let reported: [String: Double]

  /// The unit of errors: the largest value of the series.
  var scale: Double { series.observedValues.reduce(0) { max($0, abs($1)) } }

  static func fits() throws -> [ARIMAGolden] {
    let series = try Golden.series()
    let regressors = try regressors(series)
    return try Golden.named("golden/R_arima_params.csv").compactMap { entry in
      guard var data = series[entry.series] else { return nil }
      if entry.model.hasSuffix("_NA17") {
        for index in stride(from: 16, to: data.count, by: 17) {
          data = data.replacing(data.start.advanced(by: index), with: nil)
        }
      }
      if entry.model.hasSuffix("_log") { data = data.map { logarithm($0) } }
      let values = entry.values
      func count(_ name: String) -> Int { Int(values[name] ?? 0) }
      func list(_ name: String, _ count: Int) -> [Double] {
        (0..<count).map { values["\(name)\($0 + 1)"] ?? .nan }
      }
      let order = ARIMAOrder(
        count("p"), count("d"), count("q"), seasonal: (count("P"), count("D"), count("Q")))
      let constant = values["intercept"] ?? values["drift"]
      let hasRegressors = entry.model.hasSuffix("+xreg")
      let method = ARIMAMethod(
        order, hasConstant: constant != nil,
        regressors: hasRegressors ? regressors[entry.series] ?? [] : [])
      return ARIMAGolden(
        name: entry.series, model: entry.model, series: data, method: method,
        coefficients: ARIMACoefficients(
          autoregressive: list("ar", order.autoregressive),
          movingAverage: list("ma", order.movingAverage),
          seasonalAutoregressive: list("sar", order.seasonalAutoregressive),
          seasonalMovingAverage: list("sma", order.seasonalMovingAverage)),
        regression: (constant.map { [$0] } ?? [])
          + (hasRegressors ? ["days", "easter", "shift"].map { values[$0] ?? .nan } : []),
        reported: values)
    }
  }

  private static func logarithm(_ value: Double) -> Double { BoxCox(exponent: 0)(value) }

  private static func regressors(_ series: [String: Series]) throws -> [String: [any Regressor]] {
    let groups = Dictionary(grouping: try Golden.rows("golden/R_xreg.csv")) { $0[0] }
    return groups.reduce(into: [:]) { result, group in
      guard let start = series[group.key]?.start else { return }
      result[group.key] = ["days", "easter", "shift"].enumerated().map { place, name in
        GivenRegressor(
          name: LocalizedText(verbatim: name),
          series: Series(start: start, values: group.value.map { Double($0[2 + place]) ?? .nan }))
      }
    }
  }
}
