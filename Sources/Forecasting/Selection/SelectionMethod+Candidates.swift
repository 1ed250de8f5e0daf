internal import Quantities

extension SelectionMethod {
  /// A method with what it gives on the whole series.
  struct Candidate {
    let method: any ForecastMethod
    let model: any FittedModel
  }

  /// The candidates that can be fitted, the simpler first.
  func candidates(for series: Series) -> [Candidate] {
    let season = series.frequency.periodsPerYear
    var result: [Candidate] = []
    if season > 1 && series.observedCount > season {
      add(SimpleMethod.seasonalNaive, series, to: &result)
      addSmoothing(ETSMethod(), series, to: &result)
      let festival = series.frequency == .month ? self.festival : nil
      addRegression(isLogarithmic: series.isPositive, festival: festival, series, to: &result)
    } else {
      if series.isPositive && season == 1 { add(RandomWalkWithDrift(), series, to: &result) }
      addSmoothing(
        ETSMethod(
          ETSForm(.additive, .none, .none), ETSForm(.additive, .additive, .none),
          ETSForm(.additive, .damped, .none)), series, to: &result)
      add(SimpleMethod.drift, series, to: &result)
      add(SimpleMethod.naive, series, to: &result)
    }
    if result.isEmpty {
      add(SimpleMethod.mean, series, to: &result)
    }
    return result
  }

  /// Whether the central forecast stays finite and within bounds as far as is forecast, and for
  /// three years at least.
  func isReasonable(_ model: any FittedModel, _ series: Series) -> Bool {
    let size = series.observedValues.reduce(0) { max($0, abs($1)) }
    let horizon = max(3 * series.frequency.periodsPerYear, reach ?? 0)
    guard let forecast = try? model.forecast(horizon: horizon) else { return false }
    return forecast.distributions.allSatisfy { distribution in
      distribution.mean.isFinite && abs(distribution.median) <= explosionFactor * size
        && abs(distribution.mean) <= explosionFactor * size
    }
  }

  private func add(_ method: some ForecastMethod, _ series: Series, to result: inout [Candidate]) {
    guard let model = try? method.fit(series) else { return }
    result.append(Candidate(method: method, model: model))
  }

  /// Exponential smoothing, its form fixed to the one chosen on the whole series.
  private func addSmoothing(
    _ method: ETSMethod, _ series: Series, to result: inout [Candidate]
  ) {
    guard let model = try? method.fit(series) else { return }
    result.append(Candidate(method: ETSMethod(model.form), model: model))
  }

  /// A regression with the festival where the series can tell it from the season, else without.
  private func addRegression(
    isLogarithmic: Bool, festival: FestivalEffect?, _ series: Series,
    to result: inout [Candidate]
  ) {
    let count = result.count
    if festival != nil {
      add(
        RegressionMethod(isLogarithmic: isLogarithmic, festival: festival), series, to: &result)
    }
    if result.count == count {
      add(RegressionMethod(isLogarithmic: isLogarithmic), series, to: &result)
    }
  }
}
