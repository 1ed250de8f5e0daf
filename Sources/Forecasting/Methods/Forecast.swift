public import Quantities

/// What a model says about the periods after the end of a series.
public struct Forecast: Sendable, Hashable {
  /// What the model is called.
  public let method: LocalizedText

  /// The first period forecast.
  public let start: Period

  /// One distribution a period.
  public let distributions: [PredictiveDistribution]

  /// Makes a forecast from one distribution a period, from a period on.
  public init(method: LocalizedText, start: Period, distributions: [PredictiveDistribution]) {
    self.method = method
    self.start = start
    self.distributions = distributions
  }

  /// The number of periods.
  public var horizon: Int { distributions.count }

  /// The means; see ``PredictiveDistribution/mean``.
  public var mean: Series { Series(start: start, values: distributions.map(\.mean)) }

  /// The medians.
  public var median: Series { Series(start: start, values: distributions.map(\.median)) }

  /// The standard deviation of a step, counted from 1.
  public func standardDeviation(step: Int) -> Double {
    precondition(
      (1...max(horizon, 1)).contains(step), "Step \(step) lies outside a horizon of \(horizon).")
    return distributions[step - 1].standardDeviation
  }

  /// The values that the future stays below with a probability, one a period.
  public func quantile(_ probability: Double) -> Series {
    Series(start: start, values: distributions.map { $0.quantile(probability) })
  }

  /// The central intervals that hold each future value with a probability, such as 0.95.
  public func intervals(level: Double) -> [ClosedRange<Double>] {
    distributions.map { $0.interval(level: level) }
  }

  /// The forecast with other means, each distribution moved as far; floors stay.
  public func moved(to means: [Double]) -> Forecast {
    precondition(means.count == horizon, "There is one mean for each of the \(horizon) periods.")
    return Forecast(
      method: method, start: start,
      distributions: zip(distributions, means).map { distribution, mean in
        guard distribution.mean != mean else { return distribution }
        // A mean that the floor raised is moved from where it was without.
        return distribution.shifted(by: mean - distribution.floored(at: -.infinity).mean)
      })
  }

  /// The forecast of amounts that cannot fall below a floor: lower results are raised to it.
  public func floored(at floor: Double = 0) -> Forecast {
    Forecast(
      method: method, start: start, distributions: distributions.map { $0.floored(at: floor) })
  }
}
