internal import Quantities

extension ActiveSeasons {
  /// Fits a method to the active seasons of a series.
  ///
  /// - Parameters:
  ///   - series: The series with its zeros.
  ///   - horizon: How many of its periods ahead are forecast, at least 1.
  ///   - adjustment: Known effects of the active seasons, which then keep the periods of the series;
  ///     `nil` for none.
  ///   - method: Fits a series, of the active seasons alone, for so many of its own periods ahead.
  /// - Returns: The model of the whole series. It is a combination where all parts are, and errors
  ///   of earlier origins count for the step to which a part's step belongs.
  /// - Throws: ``ForecastingError/noObservation`` where nothing is left, or what the method throws.
  public func fit(
    _ series: Series, horizon: Int, adjustment: PreAdjustment? = nil,
    by method: (Series, Int) throws(ForecastingError) -> AutomaticModel
  ) throws(ForecastingError) -> AutomaticModel {
    let whole = series.trimmed().suffix(from: start)
    var fitted: [(part: ActivePart, model: any FittedModel)] = []
    var course = hasEnded ? AutomaticModel.Course.ended : .combination
    var errors: [[ScaledError]] = []
    let parts = adjustment == nil || hasEnded ? parts(of: whole) : [self.whole(whole)]
    for (place, part) in parts.enumerated() {
      // The step of the series to which each of the part's belongs; what lies before is known.
      let steps = (1...max(horizon, 1)).compactMap { step -> (own: Int, whole: Int)? in
        let period = whole.end.advanced(by: step)
        guard part.own(period) != nil, let own = part.step(of: period) else { return nil }
        return (own, step)
      }
      let adjusted = try adjustment?.adjusted(part.series) ?? part.series
      let model = try method(adjusted, steps.last?.own ?? 1)
      let explained: (any FittedModel)? = adjustment.map {
        ExplainedModel(model.model, adjustment: $0, series: part.series)
      }
      fitted.append((part, explained ?? model.model))
      // What small amounts are forecast by does not matter to the whole.
      if place == 0 || place < parts.count - (small == nil ? 0 : 1) {
        course = ActiveSeasons.weaker(course, model.course)
      }
      let places = Dictionary(uniqueKeysWithValues: steps.map { ($0.own, $0.whole) })
      errors += model.scaledErrorsByOrigin.map { origin in
        origin.compactMap { error in
          places[error.step].map { ScaledError(step: $0, error: error.error) }
        }
      }
    }
    guard !fitted.isEmpty || hasEnded else { throw .noObservation }
    let model = ActiveSeasonsModel(series: whole, seasons: self, parts: fitted)
    return AutomaticModel(
      model, course: course, ahead: try model.forecast(horizon: horizon), errorsByOrigin: errors)
  }

  /// Of two courses the one farther from what was tried first.
  private static func weaker(_ one: AutomaticModel.Course, _ other: AutomaticModel.Course)
    -> AutomaticModel.Course
  {
    if one.isSelection || other == .combination { return one }
    return other
  }
}
