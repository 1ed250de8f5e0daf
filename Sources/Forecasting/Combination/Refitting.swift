internal import Quantities

/// A fitted model whose parameters can be estimated anew on another stretch of the series.
protocol Refittable: FittedModel {
  /// The same form estimated on another series, the search started from this model's parameters.
  func refitted(to series: Series) throws(ForecastingError) -> any FittedModel
}

extension MixtureModel: Refittable {
  /// Every form estimated anew, the weights as they are.
  func refitted(to series: Series) throws(ForecastingError) -> any FittedModel {
    // Gaps are filled once for all ARIMA models.
    let filled = members.contains { $0 is ARIMAModel } ? series.interpolated() : nil
    var models: [any FittedModel] = []
    for member in members {
      if let member = member as? ARIMAModel {
        models.append(try member.refitted(to: series, filled: filled))
        continue
      }
      guard let member = member as? any Refittable else {
        throw .numericallyUnstable(method: name)
      }
      models.append(try member.refitted(to: series))
    }
    return MixtureModel(members: models, weights: weights)
  }
}

extension ThetaModel: Refittable {
  func refitted(to series: Series) throws(ForecastingError) -> any FittedModel {
    try ThetaMethod(variant).fit(series)
  }
}

extension CESModel: Refittable {
  func refitted(to series: Series) throws(ForecastingError) -> any FittedModel {
    try CESModel(fitting: form, to: series, from: parameters)
  }
}

extension SimpleFit: Refittable {
  func refitted(to series: Series) throws(ForecastingError) -> any FittedModel {
    try method.fit(series)
  }
}

extension RandomWalkWithDriftFit: Refittable {
  func refitted(to series: Series) throws(ForecastingError) -> any FittedModel {
    try method.fit(series)
  }
}

extension RegressionFit: Refittable {
  func refitted(to series: Series) throws(ForecastingError) -> any FittedModel {
    try method.fit(series)
  }
}

extension AdjustedModel: Refittable {
  func refitted(to series: Series) throws(ForecastingError) -> any FittedModel {
    try method.fit(series)
  }
}

extension ARIMAModel: Refittable {
  /// The coefficients estimated anew; with gaps from the series with its gaps filled, the rest from
  /// what was observed.
  func refitted(to series: Series) throws(ForecastingError) -> any FittedModel {
    try refitted(to: series, filled: nil)
  }

  /// The same; the series with its gaps filled may be at hand.
  func refitted(to series: Series, filled: Series?) throws(ForecastingError) -> any FittedModel {
    let setting = try ARIMASetting(method, series)
    let filled = setting.filled(filled)
    let search = ARIMASearch(problem: filled ?? setting.problem)
    func inside(_ coefficients: [Double], _ sign: Double) -> [Double]? {
      PartialCorrelations.partials(coefficients.map { sign * $0 })?.map {
        min(max($0, -0.98), 0.98)
      }
    }
    guard let ar = inside(coefficients.autoregressive, 1),
      let ma = inside(coefficients.movingAverage, -1),
      let seasonalAR = inside(coefficients.seasonalAutoregressive, 1),
      let seasonalMA = inside(coefficients.seasonalMovingAverage, -1),
      let outcome = search.refine(from: ar + ma + seasonalAR + seasonalMA, tolerance: 1e-6)
    else { return try method.fit(series) }
    let profile =
      filled == nil ? outcome.profile : setting.problem.profile(outcome.coefficients)
    guard let profile else { return try method.fit(series) }
    return try ARIMAModel(setting, outcome.coefficients, profile)
  }
}
