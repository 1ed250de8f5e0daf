public import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

/// A fitted Theta model.
public struct ThetaModel: FittedModel {
  /// The variant fitted.
  public let variant: ThetaMethod.Variant
  /// The smoothing constant, the first level and the part of the trend.
  public let parameters: ThetaParameters
  /// The series, from its first to its last observation.
  public let series: Series
  /// The forecast of each period from the periods before it, with its season.
  public let fitted: Series

  /// The variance of the one-step errors without season, Σe²/(n − 3), the first three left out.
  public let residualVariance: Double

  let season: ThetaSeason

  /// The level, the line and the mean after the last value, without season.
  let final: ThetaState

  /// Estimates a model; see ``ThetaMethod/fit(_:)``.
  init(_ variant: ThetaMethod.Variant, _ whole: Series) throws(ForecastingError) {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    guard series.observedCount >= 5 else {
      throw .tooShort(observations: series.observedCount, needed: 5)
    }
    let filled = series.interpolated()
    let season = ThetaSeason(filled)
    let adjusted = season.removed(from: filled.storage)
    let size = adjusted.reduce(0) { max($0, abs($1)) }
    let unit = size > 0 ? size : 1
    let isDynamic = variant == .dynamic || variant == .dynamicOptimised
    let scaled = adjusted.map { $0 / unit }
    let profile = ThetaProfile(
      values: scaled,
      lines: variant == .standard ? nil : ThetaLines(scaled, isDynamic: isDynamic),
      part: variant == .dynamic ? 0.5 : nil)
    let best = profile.best()
    guard best.level.isFinite, best.sumOfSquares.isFinite else {
      throw .numericallyUnstable(method: LocalizedText(verbatim: "Theta"))
    }
    try self.init(
      variant,
      ThetaParameters(
        smoothing: best.alpha, level: best.level * unit,
        trendPart: variant == .standard ? 0.5 : best.part),
      series: series, filled: filled, season: season)
  }

  /// Evaluates a variant with given parameters on a series.
  ///
  /// - Throws: ``ForecastingError/noObservation``,
  ///   ``ForecastingError/tooShort(observations:needed:)`` under 5 observations,
  ///   ``ForecastingError/numericallyUnstable(method:)``.
  public init(_ variant: ThetaMethod.Variant, _ parameters: ThetaParameters, on whole: Series)
    throws(ForecastingError)
  {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    guard series.observedCount >= 5 else {
      throw .tooShort(observations: series.observedCount, needed: 5)
    }
    let filled = series.interpolated()
    try self.init(
      variant, parameters, series: series, filled: filled, season: ThetaSeason(filled))
  }

  /// Evaluates a variant on a series without missing ends, whose gaps are filled and season known.
  private init(
    _ variant: ThetaMethod.Variant, _ parameters: ThetaParameters, series: Series,
    filled: Series, season: ThetaSeason
  ) throws(ForecastingError) {
    self.season = season
    let values = season.removed(from: filled.storage)
    let isDynamic = variant == .dynamic || variant == .dynamicOptimised
    let lines = ThetaLines(values, isDynamic: isDynamic)
    let alpha = parameters.smoothing
    var level = parameters.level
    var fitted: [Double] = []
    fitted.reserveCapacity(values.count)
    var squares = 0.0
    var count = 0
    for (index, value) in values.enumerated() {
      var expected = level
      if variant != .standard && index > 0 {
        expected +=
          parameters.trendPart
          * ThetaLines.lift(
            height: lines.heights[index - 1], slope: lines.slopes[index - 1], alpha: alpha,
            power: pow(1 - alpha, Double(index)))
      }
      fitted.append(season.added(to: expected, at: index))
      if !series.storage[index].isNaN && (index >= 3 || variant == .standard) {
        squares += (value - expected) * (value - expected)
        count += 1
      }
      level += alpha * (value - level)
    }
    guard level.isFinite, squares.isFinite else {
      throw .numericallyUnstable(method: LocalizedText(verbatim: "Theta"))
    }
    self.variant = variant
    self.parameters = parameters
    self.series = series
    self.fitted = Series(start: series.start, values: fitted)
    residualVariance = squares / Double(max(count - (variant == .standard ? 2 : 3), 1))
    final = ThetaState(
      level: level, height: lines.heights[values.count - 1], slope: lines.slopes[values.count - 1],
      mean: values.reduce(0, +) / Double(values.count), index: values.count)
  }

  /// What the variant fitted is called.
  public var name: LocalizedText { ThetaMethod(variant).name }

  /// The forecast, with normal distributions.
  ///
  /// The mean is the path without errors; the variance sums the squared effects of the errors of
  /// each step, which are exact for these linear recursions. With a seasonal factor the standard
  /// deviation carries the factor of its period.
  public func forecast(horizon: Int) -> Forecast {
    let steps = max(horizon, 1)
    let centre = run(shocks: [Double](repeating: 0, count: steps))
    let variances = variances(steps: steps)
    return Forecast(
      method: name, start: series.end.advanced(by: 1),
      distributions: (0..<steps).map { step in
        let index = series.count + step
        return PredictiveDistribution(
          location: season.added(to: centre[step], at: index),
          scale: variances[step].squareRoot() * season.scale(at: index))
      })
  }

  /// One possible future: each shock times the root of ``residualVariance`` is that period's error
  /// without season.
  ///
  /// No numbers are needed for parameters, which are taken as known.
  public func path(shocks: [Double], parameterShocks: [Double]) -> [Double] {
    let deviation = residualVariance.squareRoot()
    return run(shocks: shocks.map { deviation * $0 }).enumerated().map { step, value in
      season.added(to: value, at: series.count + step)
    }
  }

  /// Values without season, driven by errors.
  private func run(shocks: [Double]) -> [Double] {
    var state = final
    return shocks.map { state.advance(self, error: $0) }
  }

  /// The variance of each step without season: the squared effects of all errors up to it.
  private func variances(steps: Int) -> [Double] {
    var sums = [Double](repeating: 1, count: steps)
    if variant == .dynamic || variant == .dynamicOptimised {
      // The recursion is linear, so the effects of an error are its path from a state of zeros.
      let powers = (0..<steps).map { pow(1 - parameters.smoothing, Double(final.index + $0)) }
      for source in 0..<steps {
        var state = ThetaState(level: 0, height: 0, slope: 0, mean: 0, index: final.index + source)
        _ = state.advance(self, error: 1, power: powers[source])
        for step in source + 1..<max(steps, source + 1) {
          let effect = state.advance(self, error: 0, power: powers[step])
          sums[step] += effect * effect
        }
      }
    } else {
      let square = parameters.smoothing * parameters.smoothing
      for step in 0..<steps { sums[step] += Double(step) * square }
    }
    return sums.map { residualVariance * $0 }
  }
}
