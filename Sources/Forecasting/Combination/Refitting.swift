internal import Quantities

/// A fitted model whose parameters can be estimated anew on another stretch of the series.
protocol Refittable: FittedModel {
  /// The same form estimated on another series, the search started from this model's parameters.
  func refitted(to series: Series) throws(ForecastingError) -> any FittedModel
}

extension MixtureModel: Refittable {
  /// Every form estimated anew, the weights as they are.
  func refitted(to series: Series) throws(ForecastingError) -> any FittedModel {
    var models: [any FittedModel] = []
    for member in members {
      guard let member = member as? any Refittable else {
        throw .numericallyUnstable(method: name.english)
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

extension SimpleFit: Refittable {
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
  func refitted(to series: Series) throws(ForecastingError) -> any FittedModel {
    let setting = try ARIMASetting(method, series)
    let search = ARIMASearch(problem: setting.problem)
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
    return try ARIMAModel(setting, outcome.coefficients, outcome.profile)
  }
}

extension ETSModel: Refittable {
  func refitted(to whole: Series) throws(ForecastingError) -> any FittedModel {
    let series = whole.trimmed()
    let length = series.frequency.periodsPerYear
    let free = form.smoothingParameterCount + form.initialStateCount(seasonLength: length)
    guard series.start == self.series.start, series.observedCount >= free + 2 else {
      return try ETSModel(fitting: form, to: series)
    }
    let size = series.observedValues.reduce(0) { max($0, abs($1)) }
    let unit = size > 0 ? size : 1
    let search = ETSSearch(
      form: form, values: series.storage.map { $0 / unit }, seasonLength: length)
    guard var found = search.refined(from: parameters, unit: unit) else {
      return try ETSModel(fitting: form, to: series)
    }
    found.initial.level *= unit
    found.initial.slope *= unit
    if form.season == .additive { found.initial.seasons = found.initial.seasons.map { $0 * unit } }
    return try ETSModel(form, found, on: series)
  }
}

extension ETSSearch {
  /// The optimum reached from given parameters, whose state is in a larger unit.
  func refined(from parameters: ETSParameters, unit: Double) -> ETSParameters? {
    let coordinates = ETSCoordinates(form, seasonLength: seasonLength)
    let tangents = ETSTangents(form: form, values: values, seasonLength: seasonLength)
    let edge = ETSBounds.edge
    var state = parameters.initial
    state.level /= unit
    state.slope /= unit
    if form.season == .additive { state.seasons = state.seasons.map { $0 / unit } }
    func part(_ value: Double, _ low: Double, _ high: Double) -> Double {
      high > low ? min(max((value - low) / (high - low), 0.001), 0.999) : 0.5
    }
    let range = ETSBounds.damping
    let start = coordinates.coordinates(
      alphaPart: part(parameters.alpha, edge, 1 - edge),
      betaPart: part(parameters.beta, edge, parameters.alpha),
      gammaPart: part(parameters.gamma, edge, 1 - parameters.alpha),
      phiPart: part(parameters.phi, range.lowerBound, range.upperBound), state: state)
    let outcome = GaussNewton.minimise(
      from: start, bounds: coordinates.bounds, steps: 60, tolerance: 1e-6
    ) { point in
      let trial = coordinates.parameters(point)
      guard trial.areAdmissible(for: form, seasonLength: seasonLength),
        var result = tangents.evaluate(trial)
      else { return nil }
      coordinates.convert(&result.jacobian, rows: result.errors.count, at: point)
      return (result.errors, result.jacobian)
    }
    return outcome.map { coordinates.parameters($0.point) }
  }
}
