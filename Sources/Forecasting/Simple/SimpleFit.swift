public import Quantities

/// A benchmark method fitted to a series.
public struct SimpleFit: FittedModel, Hashable {
  /// The benchmark method fitted.
  public let method: SimpleMethod
  /// The series, from its first to its last observation.
  public let series: Series
  /// The method's value for each period; the mean is that of all periods together.
  public let fitted: Series
  /// The variance of the one-step errors, an error over k missed steps counted as 1/k of its
  /// square.
  public let residualVariance: Double

  /// The last values carried forward: one, or one a season in the order of the coming periods.
  let carried: [Double]

  /// The change a period, zero except for the drift method.
  let slope: Double

  /// What the method is called.
  public var name: LocalizedText { method.name }

  init(method: SimpleMethod, series whole: Series) throws(ForecastingError) {
    let series = whole.trimmed()
    guard let last = series.lastObservation?.value else { throw .noObservation }
    let observed = series.observedCount
    self.method = method
    self.series = series
    switch method {
    case .mean:
      guard observed >= 2 else { throw .tooShort(observations: observed, needed: 2) }
      let mean = series.observedValues.reduce(0, +) / Double(observed)
      carried = [mean]
      slope = 0
      fitted = series.map { _ in mean }
      let squares = series.observedValues.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      residualVariance = squares / Double(observed - 1)
    case .naive, .drift:
      let needed = method == .drift ? 3 : 2
      guard observed >= needed else {
        throw .tooShort(observations: observed, needed: needed)
      }
      let steps = series.count - 1
      let slope = method == .drift ? (last - series.storage[0]) / Double(steps) : 0
      let walk = Walk(series.storage, season: 1, slope: slope)
      carried = [last]
      self.slope = slope
      fitted = Series(start: series.start, values: walk.fitted)
      residualVariance = walk.squares / Double(walk.count - (method == .drift ? 1 : 0))
    case .seasonalNaive:
      let season = series.frequency.periodsPerYear
      guard season > 1 else { throw .notSeasonal }
      let walk = Walk(series.storage, season: season, slope: 0)
      guard walk.count >= 1, !walk.last.contains(where: \.isNaN) else {
        throw .tooShort(observations: observed, needed: season + 1)
      }
      carried = (0..<season).map { walk.last[(series.count + $0) % season] }
      slope = 0
      fitted = Series(start: series.start, values: walk.fitted)
      residualVariance = walk.squares / Double(walk.count)
    }
    // Room for the growth of the variance with the horizon.
    guard residualVariance < 1e300 else {
      throw .numericallyUnstable(method: method.name)
    }
  }

  /// A value that stays, with a given variance: the naive method where no error was ever seen.
  init(constant value: Double, variance: Double, series: Series) {
    method = .naive
    self.series = series
    fitted = series.map { _ in value }
    residualVariance = variance
    carried = [value]
    slope = 0
  }

  /// The forecast, with normal distributions whose variance grows as the method says.
  public func forecast(horizon: Int) -> Forecast {
    let distributions = (1...max(horizon, 1)).map { step in
      PredictiveDistribution(
        location: carried[(step - 1) % carried.count] + slope * Double(step),
        scale: (residualVariance * varianceFactor(step: step)).squareRoot())
    }
    return Forecast(
      method: name, start: series.end.advanced(by: 1), distributions: distributions)
  }

  /// 1 for the mean and drift methods, whose mean is estimated; else 0.
  public var parameterShockCount: Int { method == .mean || method == .drift ? 1 : 0 }

  /// One possible future: errors added up for a random walk, independent ones about a mean.
  public func path(shocks: [Double], parameterShocks: [Double]) -> [Double] {
    let deviation = residualVariance.squareRoot()
    let parameter = parameterShocks.first ?? 0
    var sums = [Double](repeating: 0, count: carried.count)
    return shocks.enumerated().map { index, shock in
      let place = index % carried.count
      let central = carried[place] + slope * Double(index + 1)
      switch method {
      case .mean:
        let uncertainty = parameter / Double(series.observedCount).squareRoot()
        return central + deviation * (shock + uncertainty)
      case .naive, .seasonalNaive, .drift:
        sums[place] += shock
        let uncertainty =
          method == .drift
          ? parameter * Double(index + 1) / Double(series.count - 1).squareRoot() : 0
        return central + deviation * (sums[place] + uncertainty)
      }
    }
  }

  /// The variance of a step in units of the one-step variance.
  private func varianceFactor(step: Int) -> Double {
    let h = Double(step)
    switch method {
    case .mean: return 1 + 1 / Double(series.observedCount)
    case .naive: return h
    case .drift: return h * (1 + h / Double(series.count - 1))
    case .seasonalNaive: return Double((step - 1) / carried.count + 1)
    }
  }
}

/// One-step errors of a random walk by season, errors over k missed steps scaled by 1/√k.
private struct Walk {
  private(set) var fitted: [Double]
  private(set) var squares = 0.0
  private(set) var count = 0
  private(set) var last: [Double]

  init(_ values: [Double], season: Int, slope: Double) {
    fitted = [Double](repeating: .nan, count: values.count)
    last = [Double](repeating: .nan, count: season)
    var age = [Double](repeating: 0, count: season)
    for (index, value) in values.enumerated() {
      let place = index % season
      age[place] += 1
      let expected = last[place] + slope * age[place]
      fitted[index] = expected
      guard !value.isNaN else { continue }
      if !expected.isNaN {
        squares += (value - expected) * (value - expected) / age[place]
        count += 1
      }
      last[place] = value
      age[place] = 0
    }
  }
}
