public import Quantities

/// Models of the active seasons of a series, and zero where it rests.
///
/// A series that has come to an end is zero, without any part. Fitted by ``ActiveSeasons/fit(_:horizon:adjustment:by:)``.
public struct ActiveSeasonsModel: FittedModel {
  /// The series from its beginning on, with its zeros.
  public let series: Series

  /// Where something comes.
  public let seasons: ActiveSeasons

  /// The parts with their models; none where the series has come to an end.
  let parts: [(part: ActivePart, model: any FittedModel)]

  /// The name of the first part's model without known effects, with what was set aside.
  public var name: LocalizedText {
    guard let first = parts.first?.model else {
      return LocalizedText("零（一年以上没有发生）", "zero; nothing came for a year or more")
    }
    let plain = (first as? ExplainedModel)?.inner.name ?? first.name
    var (chinese, english) = (plain.chinese, plain.english)
    let (active, all) = (seasons.activeCount, seasons.rests.count)
    if active < all {
      chinese += "（每年 \(all) 期中 \(active) 期有发生）"
      english += "; active in \(active) of \(all) periods a year"
    } else if seasons.small == nil {
      chinese += "（不计开始前的零）"
      english += "; zeros before the start left out"
    }
    if seasons.smallCount > 0 && parts.count > 1 {
      chinese += "（每年 \(seasons.smallCount) 期为零星小额，另行预测）"
      english += "; small amounts of \(seasons.smallCount) periods a year forecast apart"
    }
    return LocalizedText(chinese, english)
  }

  /// The one-step forecasts of the parts, zero where the series rests.
  public var fitted: Series {
    let known = parts.map(\.model.fitted)
    return Series(
      start: series.start,
      values: series.periods.map { period -> Double? in
        if seasons.rests(in: period) { return 0 }
        for (fitted, one) in zip(known, parts) {
          if let own = one.part.own(period) { return fitted[own] }
        }
        return nil
      })
  }

  /// The mean square of the one-step errors of ``fitted``.
  public var residualVariance: Double {
    let errors = errors.observedValues
    return errors.reduce(0) { $0 + $1 * $1 } / Double(max(errors.count, 1))
  }

  /// The forecasts of the parts, and zero without any spread where the series rests.
  ///
  /// - Throws: the ``ForecastingError`` of a part.
  public func forecast(horizon: Int) throws(ForecastingError) -> Forecast {
    let start = series.end.advanced(by: 1)
    var distributions = [PredictiveDistribution](
      repeating: PredictiveDistribution(location: 0, scale: 0), count: max(horizon, 1))
    for one in parts {
      let steps = distributions.indices.compactMap { step -> (Int, Int)? in
        let period = start.advanced(by: step)
        guard one.part.own(period) != nil, let own = one.part.step(of: period) else { return nil }
        return (step, own)
      }
      guard let last = steps.last?.1 else { continue }
      let found = try one.model.forecast(horizon: last)
      for (step, own) in steps { distributions[step] = found.distributions[own - 1] }
    }
    return Forecast(method: name, start: start, distributions: distributions)
  }

  /// The numbers that all parts need together.
  public var parameterShockCount: Int { parts.reduce(0) { $0 + $1.model.parameterShockCount } }

  /// One possible future: a path of each part with the numbers of its periods, zero where the
  /// series rests.
  ///
  /// - Throws: the ``ForecastingError`` of a part.
  public func path(shocks: [Double], parameterShocks: [Double]) throws(ForecastingError)
    -> [Double]
  {
    let start = series.end.advanced(by: 1)
    var path = [Double](repeating: 0, count: shocks.count)
    var rest = parameterShocks[...]
    for one in parts {
      let parameters = Array(rest.prefix(one.model.parameterShockCount))
      rest = rest.dropFirst(parameters.count)
      let steps = shocks.indices.compactMap { step in
        one.part.step(of: start.advanced(by: step)).map { (step, $0) }
      }
      guard let last = steps.last?.1 else { continue }
      var own = [Double](repeating: 0, count: last)
      for (step, place) in steps { own[place - 1] = shocks[step] }
      let found = try one.model.path(shocks: own, parameterShocks: parameters)
      for (step, place) in steps where one.part.own(start.advanced(by: step)) != nil {
        path[step] = found[place - 1]
      }
    }
    return path
  }
}
