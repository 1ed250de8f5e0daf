public import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

/// A fitted ensemble of smoothings.
public struct SmoothingEnsembleModel: FittedModel {
  /// A course with what it has come to.
  struct Member: Sendable, Hashable {
    /// The place of the course in ``SmoothingCourse/standard``.
    let place: Int32
    /// Its weight.
    let weight: Float
    /// The level after the last value.
    let level: Double
    /// The slope there.
    let slope: Double

    /// The course.
    var course: SmoothingCourse { SmoothingCourse.standard[Int(place)] }
  }

  /// The series, from its first to its last observation.
  public let series: Series

  /// The weighted mean of the courses' forecasts of each period from those before it, with the
  /// season and the weights that all periods together gave.
  public let fitted: Series

  /// The mean square of the one-step errors of ``fitted``.
  public let residualVariance: Double

  /// The courses that carry weight, in the order of ``SmoothingCourse/standard``.
  let members: [Member]

  /// The season.
  let season: RecentSeason

  /// Periods ahead, and the standard deviation of forecasts so far ahead, never falling.
  let spreads: [(horizon: Double, deviation: Double)]

  /// Runs and weighs the courses; see ``SmoothingEnsemble/fit(_:)``.
  init(_ whole: Series) throws(ForecastingError) {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    guard series.observedCount >= 5 else {
      throw .tooShort(observations: series.observedCount, needed: 5)
    }
    let values = series.interpolated().storage
    let season = RecentSeason(values, period: series.frequency.periodsPerYear)
    let effects = season.effects
    let track = SmoothingTrack(
      values: values.enumerated().map { $1 - effects[$0 % effects.count] },
      isObserved: series.storage.map { !$0.isNaN })
    let outcomes = SmoothingCourse.standard.map { track.run($0) }
    let weights = SmoothingEnsembleModel.weights(outcomes.map(\.meanErrors))
    var expected = values.indices.map { effects[$0 % effects.count] }
    for (course, weight) in zip(SmoothingCourse.standard, weights) where weight > 0 {
      var index = 0
      track.follow(course) { value, _, _ in
        expected[index] += weight * value
        index += 1
      }
    }
    self.series = series
    self.season = season
    fitted = Series(start: series.start, values: expected)
    let kept = weights.indices.filter { weights[$0] > 0 }
    members = kept.map { place in
      Member(
        place: Int32(place), weight: Float(weights[place]), level: outcomes[place].level,
        slope: outcomes[place].slope)
    }
    var square = 0.0
    for (value, expectation) in zip(series.storage, expected) where !value.isNaN {
      square += (value - expectation) * (value - expectation)
    }
    residualVariance = square / Double(series.observedCount)
    spreads = SmoothingEnsembleModel.spreads(outcomes.map(\.meanErrors), weights)
    guard residualVariance < 1e300, spreads.allSatisfy({ $0.deviation.isFinite }) else {
      throw .numericallyUnstable(method: SmoothingEnsemble().name)
    }
  }

  /// Weights by mean absolute errors, none below a thousandth of the largest, which sum to one.
  private static func weights(_ errors: [[Double?]]) -> [Double] {
    let firsts = errors.compactMap(\.[0])
    let least = 1e-6 * firsts.reduce(0, +) / Double(max(firsts.count, 1))
    let logarithms = errors.map { course -> Double in
      zip(course, SmoothingEnsemble.powers).reduce(0) { sum, pair in
        guard let error = pair.0, least > 0 else { return sum }
        return sum - pair.1 * log(error + least)
      }
    }
    let largest = logarithms.reduce(-Double.infinity) { max($0, $1) }
    let raw = logarithms.map { value -> Double in
      let weight = exp(value - largest)
      return weight >= 1e-3 ? weight : 0
    }
    let all = raw.reduce(0, +)
    return raw.map { $0 / all }
  }

  /// Standard deviations as of normal errors, by horizon.
  private static func spreads(_ errors: [[Double?]], _ weights: [Double]) -> [(
    horizon: Double, deviation: Double
  )] {
    var result: [(horizon: Double, deviation: Double)] = []
    for (place, horizon) in SmoothingEnsemble.horizons.enumerated() {
      var sum = 0.0
      for (course, weight) in zip(errors, weights) {
        guard let error = course[place] else { return result }
        sum += weight * error
      }
      let deviation = (Double.pi / 2).squareRoot() * sum
      result.append((Double(horizon), max(deviation, result.last?.deviation ?? 0)))
    }
    return result
  }

  /// What the method is called.
  public var name: LocalizedText { SmoothingEnsemble().name }

  /// The forecast: normal distributions about the weighted median of the courses' forecasts.
  ///
  /// Their standard deviations are the mean absolute errors so many periods ahead, times √(π/2),
  /// between the periods looked at by a line and beyond them with the power of time at which they
  /// have grown before.
  public func forecast(horizon: Int) -> Forecast {
    let steps = max(horizon, 1)
    var reaches = members.map { _ in 0.0 }
    var factors = members.map { _ in 1.0 }
    let dampings = members.map(\.course.damping)
    return Forecast(
      method: name, start: series.end.advanced(by: 1),
      distributions: (0..<steps).map { step in
        for place in members.indices {
          factors[place] *= dampings[place]
          reaches[place] += factors[place]
        }
        let centres = members.indices.map { place in
          (
            members[place].level + reaches[place] * members[place].slope,
            Double(members[place].weight)
          )
        }
        return PredictiveDistribution(
          location: SmoothingEnsembleModel.median(centres) + effect(step),
          scale: deviation(step + 1))
      })
  }

  /// One possible future: a random walk about the forecast with its deviations.
  public func path(shocks: [Double], parameterShocks: [Double]) -> [Double] {
    var walk = 0.0
    var variance = 0.0
    return forecast(horizon: shocks.count).distributions.prefix(shocks.count).enumerated().map {
      step, distribution in
      let next = distribution.scale * distribution.scale
      walk += max(next - variance, 0).squareRoot() * shocks[step]
      variance = max(next, variance)
      return distribution.location + walk
    }
  }

  /// The effect of the season so many periods after the next.
  private func effect(_ step: Int) -> Double {
    season.effects[(series.count + step) % season.effects.count]
  }

  /// The standard deviation of a forecast so many periods ahead.
  func deviation(_ steps: Int) -> Double {
    let time = Double(steps)
    guard let first = spreads.first, let last = spreads.last else { return 0 }
    if time >= last.horizon {
      var power = 0.5
      if last.horizon > first.horizon && first.deviation > 0 {
        power = log(last.deviation / first.deviation) / log(last.horizon / first.horizon)
      }
      return last.deviation * pow(time / last.horizon, min(power, 1))
    }
    for (left, right) in zip(spreads, spreads.dropFirst()) where time <= right.horizon {
      let part = (time - left.horizon) / (right.horizon - left.horizon)
      return left.deviation + part * (right.deviation - left.deviation)
    }
    return first.deviation
  }

  /// The first value at which half of all weight is reached.
  private static func median(_ weighted: [(value: Double, weight: Double)]) -> Double {
    let ordered = weighted.sorted { $0.value < $1.value }
    let half = ordered.reduce(0) { $0 + $1.weight } / 2
    var sum = 0.0
    for (value, weight) in ordered {
      sum += weight
      if sum >= half { return value }
    }
    return ordered.last?.value ?? 0
  }
}

extension SmoothingEnsembleModel: Refittable {
  func refitted(to series: Series) throws(ForecastingError) -> any FittedModel {
    try SmoothingEnsemble().fit(series)
  }
}
