internal import Quantities

extension ETSModel {
  /// Estimates a form from a series by maximum likelihood.
  ///
  /// The smoothing parameters stay in the usual region; all of them and the free initial states
  /// are moved together by damped Gauss–Newton steps from several starting points.
  ///
  /// - Throws: ``ForecastingError``: `noObservation`, `notSeasonal`, `notPositive(_:)`,
  ///   `tooShort(observations:needed:)`, `numericallyUnstable(method:)`.
  public init(fitting form: ETSForm, to whole: Series) throws(ForecastingError) {
    let series = whole.trimmed()
    if let obstacle = ETSModel.obstacle(to: form, on: series) { throw obstacle }
    let unit = ETSModel.unit(of: series)
    var search = ETSModel.search(series, unit: unit)
    guard let best = search.best(form) else {
      throw .numericallyUnstable(method: LocalizedText(verbatim: form.description))
    }
    try self.init(form, best.scaled(by: unit, form), on: series)
  }

  /// The forms given whose corrected criterion lies within a distance of the best, the best first.
  ///
  /// Cheaper than fitting each by itself, for what one form has found starts the next; forms far
  /// behind are not followed to their end.
  ///
  /// - Throws: The first ``ForecastingError`` where no form can be fitted.
  static func ranked(_ forms: [ETSForm], on whole: Series, within distance: Double)
    throws(ForecastingError) -> [ETSModel]
  {
    let series = whole.trimmed()
    var failure: ForecastingError?
    var possible: [ETSForm] = []
    for form in forms {
      if let obstacle = obstacle(to: form, on: series) {
        failure = failure ?? obstacle
      } else {
        possible.append(form)
      }
    }
    guard let first = possible.first else { throw failure ?? .noObservation }
    let unit = unit(of: series)
    var search = search(series, unit: unit)
    var models: [ETSModel] = []
    for candidate in search.contest(possible, within: distance) {
      guard let parameters = search.polished(candidate.form) else { continue }
      do throws(ForecastingError) {
        models.append(
          try ETSModel(candidate.form, parameters.scaled(by: unit, candidate.form), on: series))
      } catch {
        failure = failure ?? error
      }
    }
    guard !models.isEmpty else {
      throw failure ?? .numericallyUnstable(method: LocalizedText(verbatim: first.description))
    }
    return models
  }

  private static func search(_ series: Series, unit: Double) -> ETSSearch {
    ETSSearch(
      values: series.storage.map { $0 / unit }, seasonLength: series.frequency.periodsPerYear)
  }

  /// Why a form cannot be fitted to a trimmed series, `nil` where it can.
  private static func obstacle(to form: ETSForm, on series: Series) -> ForecastingError? {
    if series.isEmpty { return .noObservation }
    let seasonLength = series.frequency.periodsPerYear
    if form.season != .none && seasonLength == 1 { return .notSeasonal }
    if form.needsPositiveValues {
      for observation in series.observations where observation.value <= 0 {
        return .notPositive(observation.period)
      }
    }
    let free = form.smoothingParameterCount + form.initialStateCount(seasonLength: seasonLength)
    let observations = series.observedCount
    return observations >= free + 2
      ? nil : .tooShort(observations: observations, needed: free + 2)
  }

  /// The mean size of the values, or 1 where all are zero.
  private static func unit(of series: Series) -> Double {
    let values = series.observedValues
    let mean = values.reduce(0) { $0 + abs($1) / Double(values.count) }
    return mean > 0 && mean.isFinite ? mean : 1
  }
}

extension ETSModel: Refittable {
  func refitted(to whole: Series) throws(ForecastingError) -> any FittedModel {
    let series = whole.trimmed()
    guard series.start == self.series.start, ETSModel.obstacle(to: form, on: series) == nil else {
      return try ETSModel(fitting: form, to: series)
    }
    let unit = ETSModel.unit(of: series)
    var search = ETSModel.search(series, unit: unit)
    guard let found = search.refined(form, from: parameters.scaled(by: 1 / unit, form)) else {
      return try ETSModel(fitting: form, to: series)
    }
    return try ETSModel(form, found.scaled(by: unit, form), on: series)
  }
}

extension ETSParameters {
  /// The parameters of a series whose values are multiplied by a factor.
  func scaled(by factor: Double, _ form: ETSForm) -> ETSParameters {
    var result = self
    result.initial.level *= factor
    result.initial.slope *= factor
    if form.season == .additive {
      result.initial.seasons = result.initial.seasons.map { $0 * factor }
    }
    return result
  }
}
