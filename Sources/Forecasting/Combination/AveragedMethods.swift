public import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

/// exp, for weights.
func exponential(_ value: Double) -> Double { exp(value) }

/// Exponential smoothing with its forms weighted instead of one chosen; see ``MixtureModel``.
public struct AveragedSmoothing: ForecastMethod, Hashable {
  /// Whether forms are weighed whose trend goes on for ever; without them trends fade or there are
  /// none.
  public let hasLastingTrends: Bool

  /// Makes a method; all forms are weighed unless said otherwise.
  public init(hasLastingTrends: Bool = true) {
    self.hasLastingTrends = hasLastingTrends
  }

  /// What the method is called.
  public var name: LocalizedText {
    hasLastingTrends
      ? LocalizedText("指数平滑（加权平均）", "exponential smoothing, averaged")
      : LocalizedText("阻尼指数平滑（加权平均）", "damped exponential smoothing, averaged")
  }

  /// Fits every form that suits the series and weighs them.
  ///
  /// - Throws: ``ForecastingError`` as ``ETSMethod/fit(_:)`` where no form can be fitted.
  public func fit(_ series: Series) throws(ForecastingError) -> MixtureModel {
    let forms = ETSForm.candidates(
      seasonal: series.frequency.periodsPerYear > 1, positive: series.trimmed().isPositive
    ).filter { hasLastingTrends || $0.trend != .additive }
    // Forms farther behind the best carry no weight, unless those before them run away.
    for distance in [MixtureModel.largestDistance, .infinity] {
      let models: [any FittedModel] = try ETSModel.ranked(forms, on: series, within: distance)
        .filter { CombinationMethod.isReasonable($0, horizon: 24) }
      if let mixture = MixtureModel(models) { return mixture }
      if let first = models.first { return MixtureModel(members: [first], weights: [1]) }
    }
    throw .numericallyUnstable(method: name)
  }
}

/// ARIMA with the orders of its search weighted instead of one chosen; see ``MixtureModel``.
public struct AveragedARIMA: ForecastMethod {
  /// The search for orders.
  public let search: AutomaticARIMA

  /// Makes a method.
  public init(_ search: AutomaticARIMA = AutomaticARIMA()) {
    self.search = search
  }

  /// What the method is called.
  public var name: LocalizedText { LocalizedText("ARIMA（加权平均）", "ARIMA, averaged") }

  /// Searches for orders, weighs those found, and estimates those that carry weight.
  ///
  /// - Throws: ``ForecastingError`` as ``AutomaticARIMA/fit(_:)``.
  public func fit(_ series: Series) throws(ForecastingError) -> MixtureModel {
    let found = try search.candidates(series)
    var models: [any FittedModel] = []
    for (place, _) in MixtureModel.kept(found.map(\.criterion)) {
      do throws(ForecastingError) {
        let setting = try ARIMASetting(found[place].method, series)
        guard
          let outcome = ARIMASearch(problem: setting.problem).refine(
            from: found[place].point, tolerance: 1e-8)
        else { continue }
        let model = try ARIMAModel(setting, outcome.coefficients, outcome.profile)
        if CombinationMethod.isReasonable(model, horizon: 24) { models.append(model) }
      } catch {
        continue
      }
    }
    if let mixture = MixtureModel(models) { return mixture }
    return MixtureModel(members: [try search.fit(series)], weights: [1])
  }
}
