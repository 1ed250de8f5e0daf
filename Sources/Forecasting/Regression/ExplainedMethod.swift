public import Quantities

/// Any method with known quantities: their effects are taken off, the rest is forecast, and the
/// effects of the future are put back on.
///
/// So exponential smoothing, Theta and combinations know events, working days and a festival that
/// moves. See ``PreAdjustment`` for how effects are estimated.
public struct ExplainedMethod<Inner: ForecastMethod>: ForecastMethod {
  /// The method for what the quantities do not explain.
  public let inner: Inner

  /// The quantities.
  public let regressors: [any Regressor]

  /// Makes a method.
  public init(_ inner: Inner, regressors: [any Regressor]) {
    self.inner = inner
    self.regressors = regressors
  }

  /// The name of the method, with the number of quantities.
  public var name: LocalizedText {
    LocalizedText(
      "\(inner.name.chinese)（含 \(regressors.count) 个解释变量）",
      "\(inner.name.english) with \(regressors.count) regressors")
  }

  /// Estimates the effects and fits the rest.
  ///
  /// - Throws: ``ForecastingError`` of ``PreAdjustment`` and of the method.
  public func fit(_ whole: Series) throws(ForecastingError) -> ExplainedModel {
    let series = whole.trimmed()
    let adjustment = try PreAdjustment(of: series, regressors: regressors)
    return ExplainedModel(
      try inner.fit(try adjustment.adjusted(series)), adjustment: adjustment, series: series)
  }
}

/// A model of a series without the effects of known quantities, with the effects.
public struct ExplainedModel: FittedModel {
  /// The model of the adjusted series.
  public let inner: any FittedModel

  /// The effects.
  public let adjustment: PreAdjustment

  /// The series, effects included.
  public let series: Series

  /// What the model of the errors knows of the regressors at the end of the series.
  private let filter: ARIMAStateSpace?

  /// Puts a model of the adjusted series and the effects together.
  public init(_ inner: any FittedModel, adjustment: PreAdjustment, series: Series) {
    self.inner = inner
    self.adjustment = adjustment
    self.series = series.trimmed()
    filter = adjustment.uncertainty.filtered(adjustment.regressors, through: inner.series)
  }

  /// What the model of the errors does not foresee of the regressors, by step.
  private func unforeseen(horizon: Int) -> [[Double]] {
    adjustment.uncertainty.unforeseen(
      adjustment.regressors, filter, from: inner.series.end.advanced(by: 1), horizon: horizon)
  }

  /// The name of the model, with the number of quantities.
  public var name: LocalizedText {
    let count = adjustment.regressors.count
    return LocalizedText(
      "\(inner.name.chinese)（含 \(count) 个解释变量）", "\(inner.name.english) with \(count) regressors")
  }

  /// The model's one-step forecasts with the effects.
  public var fitted: Series {
    let known = inner.fitted
    return Series(
      start: known.start,
      values: zip(known.periods, known.values).map { period, value -> Double? in
        guard let value, let effect = try? adjustment.effect(in: period) else { return nil }
        return adjustment.apply(effect, to: value)
      })
  }

  /// The variance of the model's one-step errors.
  public var residualVariance: Double { inner.residualVariance }

  /// The numbers that the model needs, and one for each quantity's coefficient.
  public var parameterShockCount: Int {
    inner.parameterShockCount + adjustment.regressors.count
  }

  /// The model's forecast with the effects.
  ///
  /// The coefficients' own uncertainty widens it, as ``PreAdjustment`` says; means are those of
  /// coefficients known.
  ///
  /// - Throws: ``ForecastingError/regressorUnknown(name:_:)``, or what the model throws.
  public func forecast(horizon: Int) throws(ForecastingError) -> Forecast {
    try explained(try inner.forecast(horizon: horizon))
  }

  /// A forecast of the adjusted series, from the end of the series on, with the effects put on.
  ///
  /// - Throws: ``ForecastingError/regressorUnknown(name:_:)``.
  public func explained(_ forecast: Forecast) throws(ForecastingError) -> Forecast {
    var distributions: [PredictiveDistribution] = []
    let unforeseen = unforeseen(horizon: forecast.horizon)
    for (step, distribution) in forecast.distributions.enumerated() {
      let effect = try adjustment.effect(in: forecast.start.advanced(by: step))
      distributions.append(
        adjustment.apply(
          effect, errorVariance: adjustment.uncertainty.variance(of: unforeseen[step]),
          to: distribution))
    }
    return Forecast(method: name, start: forecast.start, distributions: distributions)
  }

  /// One possible future with the effects; the last of the parameters' numbers move the
  /// coefficients by their uncertainty.
  ///
  /// - Throws: ``ForecastingError/regressorUnknown(name:_:)``, or what the model throws.
  public func path(shocks: [Double], parameterShocks: [Double]) throws(ForecastingError)
    -> [Double]
  {
    precondition(
      parameterShocks.count == parameterShockCount,
      "A path of this model needs \(parameterShockCount) numbers for its parameters.")
    let own = inner.parameterShockCount
    var path = try inner.path(shocks: shocks, parameterShocks: Array(parameterShocks[..<own]))
    let errors = adjustment.uncertainty.drawn(Array(parameterShocks[own...]))
    let unforeseen =
      errors.allSatisfy { $0 == 0 }
      ? [[Double]](repeating: [], count: path.count) : unforeseen(horizon: path.count)
    for step in path.indices {
      var effect = try adjustment.effect(in: inner.series.end.advanced(by: step + 1))
      for (error, part) in zip(errors, unforeseen[step]) { effect += error * part }
      path[step] = adjustment.apply(effect, to: path[step])
    }
    return path
  }
}

extension ExplainedModel: Refittable {
  /// The model estimated anew; the effects are those of the whole series.
  func refitted(to series: Series) throws(ForecastingError) -> any FittedModel {
    let adjusted = try adjustment.adjusted(series)
    guard let inner = inner as? any Refittable else {
      throw .numericallyUnstable(method: name)
    }
    return ExplainedModel(
      try inner.refitted(to: adjusted), adjustment: adjustment, series: series)
  }
}
