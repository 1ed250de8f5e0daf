public import Quantities
internal import Statistics

/// Possible futures of several series at once, as deviations from their forecasts.
///
/// Each path runs through every model with errors of the past: in each future period of a path one
/// past period is drawn, and every series takes its own error of that period, so that what has gone
/// wrong together goes wrong together (Panagiotelis, Gamakumara, Athanasopoulos and Hyndman,
/// European Journal of Operational Research 306 (2023), 693–706, section 4.2). With fewer than
/// ``neededErrors`` common errors, independent normal ones stand for them. The paths of each
/// series and step are then moved and stretched to the mean zero and the spread that is given: the
/// dependence is the models', the margins are those of the calibrated forecasts.
public struct JointPaths: Sendable {
  /// Below so many periods with errors of all series, errors are not drawn from the past.
  public static let neededErrors = 12

  /// The deviations by step, series and path.
  public let deviations: [[[Double]]]

  /// Whether errors of the past were drawn.
  public let isFromPast: Bool

  /// The number of paths.
  public let count: Int

  /// Simulates.
  ///
  /// Numbers are found by seed, name of the series, period and path, so neither another horizon nor
  /// more paths change any.
  ///
  /// - Parameters:
  ///   - models: The models, all of one frequency; each may end earlier than the others.
  ///   - common: Their past errors; `nil` to ask the models.
  ///   - names: Their names.
  ///   - start: The first period wanted, after the end of every model's series.
  ///   - spreads: The standard deviations wanted, by series and step; their steps are the horizon.
  ///   - count: The number of paths, at least 1.
  ///   - seed: The seed of the random numbers.
  /// - Throws: ``ForecastingError`` when a regressor is not known so far ahead.
  public init(
    _ models: [any FittedModel], errors common: CommonErrors? = nil, names: [String],
    from start: Period, spreads: [[Double]], count: Int, seed: UInt64
  ) throws(ForecastingError) {
    precondition(
      models.count == names.count && models.count == spreads.count && count >= 1,
      "Every model needs a name and its spreads, and there is at least one path.")
    let horizon = spreads.first?.count ?? 0
    let errors = (common ?? CommonErrors(of: models)).standardised
    let length = errors.first?.count ?? 0
    let isDrawn = length >= JointPaths.neededErrors
    isFromPast = isDrawn
    self.count = count
    let draw = RandomField(RandomKey(seed: seed, fund: "", variable: "past period"))
    var deviations = [[[Double]]](repeating: [], count: horizon)
    for (place, model) in models.enumerated() {
      let own = RandomField(RandomKey(seed: seed, fund: names[place], variable: "forecast"))
      let lag = model.series.end.distance(to: start) - 1
      precondition(lag >= 0, "The forecasts begin after the end of every series.")
      var values = [[Double]](
        repeating: [Double](repeating: 0, count: count), count: horizon)
      var lost = [[(path: Int, shock: Double)]](repeating: [], count: horizon)
      for path in 0..<count {
        let first = model.series.end.ordinal + 1
        let shocks = (0..<lag + horizon).map { step in
          guard isDrawn else { return own.normal(period: first + step, path: path) }
          let uniform = draw.uniform(period: first + step, path: path)
          return errors[place][min(Int(uniform * Double(length)), length - 1)]
        }
        let parameters = (0..<model.parameterShockCount).map {
          own.normal(period: first - 1, draw: 1 + $0, path: path)
        }
        let future = try model.path(shocks: shocks, parameterShocks: parameters)
        for step in 0..<horizon {
          let value = future[lag + step]
          if value.isFinite {
            values[step][path] = value
          } else {
            lost[step].append((path, shocks[lag + step]))
          }
        }
      }
      for step in 0..<horizon {
        deviations[step].append(
          JointPaths.stretched(
            JointPaths.filled(values[step], lost[step]), to: spreads[place][step]))
      }
    }
    self.deviations = deviations
  }

  init(deviations: [[[Double]]], isFromPast: Bool, count: Int) {
    self.deviations = deviations
    self.isFromPast = isFromPast
    self.count = count
  }

  /// Values of which some ran out of bounds: these take the mean of the others, moved by their own
  /// shock times the spread of the others, so that they lie where a shock like theirs leads.
  private static func filled(_ values: [Double], _ lost: [(path: Int, shock: Double)]) -> [Double] {
    guard !lost.isEmpty else { return values }
    let isLost = Set(lost.map(\.path))
    let kept = values.indices.filter { !isLost.contains($0) }.map { values[$0] }
    let size = kept.reduce(0) { max($0, abs($1)) }
    // Where none is left, or all are zero, the shocks alone tell the paths apart.
    let unit = size > 0 ? size : 1
    let count = Double(max(kept.count, 1))
    let mean = kept.reduce(0) { $0 + $1 / unit } / count
    let variance = kept.reduce(0) { $0 + ($1 / unit - mean) * ($1 / unit - mean) } / count
    let spread = kept.isEmpty ? 1 : variance.squareRoot()
    var filled = values
    for (path, shock) in lost { filled[path] = (mean + shock * spread) * unit }
    return filled
  }

  /// Values moved to the mean zero and stretched to a standard deviation; zeros where they are all
  /// alike or beyond the range of numbers.
  private static func stretched(_ values: [Double], to spread: Double) -> [Double] {
    let size = values.reduce(0) { max($0, abs($1)) }
    guard size > 0, size.isFinite, spread > 0, spread.isFinite else {
      return [Double](repeating: 0, count: values.count)
    }
    let scaled = values.map { $0 / size }
    let mean = scaled.reduce(0, +) / Double(values.count)
    let variance = scaled.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    guard variance > 1e-24 else { return [Double](repeating: 0, count: values.count) }
    let factor = spread / variance.squareRoot()
    return scaled.map { ($0 - mean) * factor }
  }
}
