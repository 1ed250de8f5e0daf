public import Quantities

/// Several forms of one kind of model, weighted by what the data say for each.
///
/// Weights are proportional to exp(−Δ/2), with Δ a form's corrected Akaike criterion less the
/// least one (Burnham and Anderson, *Model Selection and Multimodel Inference*, 2002, section 2.9;
/// for exponential smoothing Kolassa, International Journal of Forecasting 27 (2011), 238–251).
/// Forms with less than a twentieth of the weight, and all after the fourth, are left out.
public struct MixtureModel: FittedModel {
  /// The forms, the heaviest first.
  public let members: [any FittedModel]

  /// Their weights, which sum to one.
  public let weights: [Double]

  /// How many forms are kept at most.
  static let largestCount = 4

  /// The least weight of a form, relative to all.
  static let leastWeight = 0.05

  /// By how much a criterion may exceed the least one for its form to be kept, −2 log 0.05.
  static let largestDistance = 6.0

  init(members: [any FittedModel], weights: [Double]) {
    self.members = members
    self.weights = weights
  }

  /// Weighs models fitted to the same values; `nil` where none has a finite criterion.
  init?(_ models: [any FittedModel]) {
    var known: [(model: any FittedModel, criterion: Double)] = []
    for model in models {
      guard let criterion = model.criteria?.aicc, criterion.isFinite else { continue }
      known.append((model, criterion))
    }
    let places = MixtureModel.kept(known.map(\.criterion))
    guard !places.isEmpty else { return nil }
    self.init(members: places.map { known[$0.place].model }, weights: places.map(\.weight))
  }

  /// Which criteria carry weight, the least first, and how much of it.
  static func kept(_ criteria: [Double]) -> [(place: Int, weight: Double)] {
    guard let least = criteria.min(), least.isFinite else { return [] }
    let raw = criteria.map { exponential(-($0 - least) / 2) }
    let all = raw.reduce(0, +)
    let order = criteria.indices.sorted {
      criteria[$0] == criteria[$1] ? $0 < $1 : criteria[$0] < criteria[$1]
    }
    let chosen = order.prefix(largestCount).filter { raw[$0] >= leastWeight * all }
    let whole = chosen.reduce(0) { $0 + raw[$1] }
    return chosen.map { ($0, raw[$0] / whole) }
  }

  /// The name of the heaviest form, and how many others stand beside it.
  public var name: LocalizedText {
    let first = members[0].name
    guard members.count > 1 else { return first }
    let others = members.count - 1
    return LocalizedText(
      "\(first.chinese) 等 \(members.count) 种形式加权", "\(first.english) averaged with \(others) more")
  }

  /// The series the forms were fitted to.
  public var series: Series { members[0].series }

  /// The weighted one-step forecasts; missing where one of them is.
  public var fitted: Series {
    let all = members.map(\.fitted)
    return Series(
      start: series.start,
      values: series.periods.map { period -> Double? in
        var sum = 0.0
        for (fitted, weight) in zip(all, weights) {
          guard let value = fitted[period] else { return nil }
          sum += weight * value
        }
        return sum
      })
  }

  /// The mean square of the one-step errors of ``fitted``.
  public var residualVariance: Double {
    let errors = errors.observedValues
    return errors.reduce(0) { $0 + $1 * $1 } / Double(max(errors.count, 1))
  }

  /// The forecast: normal distributions with the mean and the variance of the mixture.
  ///
  /// - Throws: the ``ForecastingError`` of a member;
  ///   ``ForecastingError/numericallyUnstable(method:)`` where squares overflow.
  public func forecast(horizon: Int) throws(ForecastingError) -> Forecast {
    let steps = max(horizon, 1)
    var forecasts: [Forecast] = []
    for member in members { forecasts.append(try member.forecast(horizon: steps)) }
    var distributions: [PredictiveDistribution] = []
    for step in 0..<steps {
      var mean = 0.0
      for (forecast, weight) in zip(forecasts, weights) {
        mean += weight * forecast.distributions[step].mean
      }
      var variance = 0.0
      for (forecast, weight) in zip(forecasts, weights) {
        let distribution = forecast.distributions[step]
        let (scale, distance) = (distribution.standardDeviation, distribution.mean - mean)
        variance += weight * (scale * scale + distance * distance)
      }
      guard mean.isFinite, variance.isFinite else {
        throw .numericallyUnstable(method: name)
      }
      distributions.append(PredictiveDistribution(location: mean, scale: variance.squareRoot()))
    }
    return Forecast(
      method: name, start: series.end.advanced(by: 1), distributions: distributions)
  }

  /// One possible future: the weighted paths of the forms with the same numbers.
  ///
  /// - Throws: the ``ForecastingError`` of a member.
  public func path(shocks: [Double], parameterShocks: [Double]) throws(ForecastingError)
    -> [Double]
  {
    var result = [Double](repeating: 0, count: shocks.count)
    for (member, weight) in zip(members, weights) {
      let own = [Double](repeating: 0, count: member.parameterShockCount)
      for (step, value) in try member.path(shocks: shocks, parameterShocks: own).enumerated() {
        result[step] += weight * value
      }
    }
    return result
  }
}
