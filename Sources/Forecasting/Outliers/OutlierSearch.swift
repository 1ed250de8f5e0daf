internal import Quantities

/// The steps of Chen and Liu's procedure on values as they are modelled.
struct OutlierSearch {
  /// An outlier on the scale of the model.
  struct Found: Hashable {
    let kind: Outlier.Kind
    let position: Int
    var effect = 0.0
    var statistic = 0.0
  }

  let values: Series
  let order: ARIMAOrder
  let known: [any Regressor]
  let kinds: [Outlier.Kind]
  let threshold: Double

  /// The least effect that is named, on the scale of the model.
  let leastEffect: Double

  /// How often the model is estimated anew while outliers are added.
  private static let rounds = 4

  /// At most one outlier in so many observations.
  private static let spacing = 10

  /// The outliers with their joint effects.
  func run() throws(ForecastingError) -> [Found] {
    var found: [Found] = []
    var estimate = try fit(found)
    for _ in 0..<OutlierSearch.rounds {
      let more = added(to: found, estimate)
      if more.isEmpty { break }
      found += more
      estimate = try fit(found)
    }
    // The weakest goes as long as one does not pass.
    while true {
      for place in found.indices {
        found[place].effect = estimate.effects[place]
        found[place].statistic = estimate.statistics[place]
      }
      func strength(_ place: Int) -> Double {
        abs(found[place].effect) < leastEffect ? 0 : abs(found[place].statistic)
      }
      guard let weakest = found.indices.min(by: { strength($0) < strength($1) }),
        strength(weakest) < threshold
      else { return found }
      found.remove(at: weakest)
      estimate = try fit(found)
    }
  }

  /// A model with outliers as regressors.
  private struct Estimate {
    let coefficients: ARIMACoefficients
    /// Standardised one-step errors without what outliers and known quantities explain.
    let errors: [Double]
    let effects: [Double]
    let statistics: [Double]
  }

  private func courses(_ found: [Found]) -> [[Double]] {
    found.map { Outlier.course($0.kind, at: $0.position, count: values.count) }
  }

  private func fit(_ found: [Found]) throws(ForecastingError) -> Estimate {
    let season = values.frequency.periodsPerYear
    var columns: [[Double]] = []
    for regressor in known {
      var column: [Double] = []
      for period in values.periods {
        guard let value = regressor.value(in: period), value.isFinite else {
          throw .regressorUnknown(name: regressor.name, period)
        }
        column.append(value)
      }
      columns.append(column)
    }
    columns += courses(found)
    let problem = ARIMAProblem(
      order: order, seasonLength: season, values: values.storage, regressors: columns)
    guard
      let outcome = ARIMASearch(problem: problem).refine(
        from: [Double](repeating: 0.3, count: order.coefficientCount), tolerance: 1e-6),
      let filtered = problem.filter(
        outcome.coefficients.fullAutoregression(seasonLength: season),
        outcome.coefficients.fullMovingAverage(seasonLength: season))
    else { throw .numericallyUnstable(method: LocalizedText(verbatim: order.description)) }
    let deviation = OutlierSearch.spread(outcome.profile.errors)
    var statistics: [Double] = []
    for place in found.indices {
      // The column less what the others explain of it carries its own information.
      let own = known.count + place
      let others = filtered.errors.indices.dropFirst().filter { $0 != own + 1 }
      let column = filtered.errors[own + 1]
      let part = ARIMAProblem.leastSquares(others.map { filtered.errors[$0] }, column)
      var rest = column
      for (other, coefficient) in zip(others, part ?? []) {
        for index in rest.indices { rest[index] -= coefficient * filtered.errors[other][index] }
      }
      let length = rest.reduce(0) { $0 + $1 * $1 }.squareRoot()
      statistics.append(
        deviation > 0 ? outcome.profile.regression[own] * length / deviation : 0)
    }
    return Estimate(
      coefficients: outcome.coefficients, errors: outcome.profile.errors,
      effects: Array(outcome.profile.regression.dropFirst(known.count)), statistics: statistics)
  }

  /// Outliers found one after the other in the errors of an estimate.
  private func added(to found: [Found], _ estimate: Estimate) -> [Found] {
    let season = values.frequency.periodsPerYear
    let candidates = candidates(without: found)
    let problem = ARIMAProblem(
      order: order, seasonLength: season, values: values.storage, regressors: courses(candidates))
    guard
      let filtered = problem.filter(
        estimate.coefficients.fullAutoregression(seasonLength: season),
        estimate.coefficients.fullMovingAverage(seasonLength: season))
    else { return [] }
    let columns = Array(filtered.errors.dropFirst())
    let lengths = columns.map { $0.reduce(0) { $0 + $1 * $1 } }
    var errors = estimate.errors
    var more: [Found] = []
    let most = max(1, values.observedCount / OutlierSearch.spacing) - found.count
    while more.count < most {
      let deviation = OutlierSearch.spread(errors)
      guard deviation > 0 else { break }
      var best: (place: Int, effect: Double, statistic: Double)?
      for (place, column) in columns.enumerated() where lengths[place] > 1e-12 {
        var product = 0.0
        for index in column.indices { product += column[index] * errors[index] }
        let statistic = product / lengths[place].squareRoot() / deviation
        let effect = product / lengths[place]
        if abs(statistic) > abs(best?.statistic ?? 0) && abs(effect) >= leastEffect {
          best = (place, effect, statistic)
        }
      }
      guard let best, abs(best.statistic) >= threshold else { break }
      let one = candidates[best.place]
      // One outlier a period: its kind is settled by the first.
      if more.contains(where: { $0.position == one.position }) { break }
      more.append(one)
      for index in errors.indices { errors[index] -= best.effect * columns[best.place][index] }
    }
    return more
  }

  /// What may be an outlier: an observed period that is not one yet; changes that last need periods
  /// that show it, on both sides.
  private func candidates(without found: [Found]) -> [Found] {
    let taken = Set(found.map(\.position))
    let last = values.count - 1
    var result: [Found] = []
    for position in values.storage.indices
    where !values.storage[position].isNaN && !taken.contains(position) {
      for kind in kinds {
        if kind != .additive && (position < 2 || position > last - 2) { continue }
        result.append(Found(kind: kind, position: position))
      }
    }
    return result
  }

  /// The standard deviation by the median of absolute errors, 1.483 times it.
  private static func spread(_ errors: [Double]) -> Double {
    let sizes = errors.map { abs($0) }.sorted()
    guard !sizes.isEmpty else { return 0 }
    let middle = sizes.count / 2
    let median =
      sizes.count % 2 == 1 ? sizes[middle] : (sizes[middle - 1] + sizes[middle]) / 2
    return 1.4826 * median
  }
}
