public import Quantities

/// What the members of a combination forecast from one earlier origin, and what came.
public struct CombinationTrial: Sendable, Hashable {
  /// The last period known.
  public let origin: Period

  /// What came, one value a step, missing where nothing was observed or it is not held against
  /// a forecast (``RollingOrigin/breaks``, ``RollingOrigin/exceptions``).
  public let actuals: [Double?]

  /// Means, or medians where those are combined, by member and step; empty for a member that could not be fitted at the origin.
  let means: [[Double]]

  /// Standard deviations by member and step.
  let deviations: [[Double]]

  /// The size of errors at the origin: the mean absolute error of the seasonal naive forecast.
  let scale: Double

  /// The places of the members that could be fitted at the origin; none where they are fewer than
  /// half of all.
  var presentMembers: [Int] {
    let present = means.indices.filter { !means[$0].isEmpty }
    return 2 * present.count >= means.count ? present : []
  }

  /// Lets models, estimated anew, forecast from the origins of a plan.
  static func run(
    _ models: [any FittedModel], _ plan: RollingOrigin, on series: Series,
    centre: (PredictiveDistribution) -> Double
  ) -> [CombinationTrial] {
    plan.origins(of: series).compactMap { origin in
      let known = series.prefix(through: origin)
      let count = min(plan.horizon, origin.distance(to: series.end))
      guard let scale = ErrorScale(known).absolute else { return nil }
      var means: [[Double]] = []
      var deviations: [[Double]] = []
      for model in models {
        let steps = forecast(model, known, horizon: count)
        means.append(steps.map(centre))
        deviations.append(steps.map(\.standardDeviation))
      }
      let actuals = (1...count).map { step -> Double? in
        let period = origin.advanced(by: step)
        return plan.measures(period, from: origin) ? series[period] : nil
      }
      return CombinationTrial(
        origin: origin, actuals: actuals,
        means: means, deviations: deviations, scale: scale)
    }
  }

  private static func forecast(_ whole: any FittedModel, _ known: Series, horizon: Int)
    -> [PredictiveDistribution]
  {
    guard let model = try? (whole as? any Refittable)?.refitted(to: known) else { return [] }
    let lag = model.series.end.distance(to: known.end)
    guard let forecast = try? model.forecast(horizon: horizon + lag),
      CombinationMethod.isReasonable(forecast, of: model.series)
    else { return [] }
    return Array(forecast.distributions.dropFirst(lag))
  }
}
