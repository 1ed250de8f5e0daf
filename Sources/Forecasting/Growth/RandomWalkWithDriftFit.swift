public import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

/// A random walk of the logarithm with its growth estimated.
public struct RandomWalkWithDriftFit: FittedModel, Hashable {
  /// The settings that the walk was estimated with.
  public let method: RandomWalkWithDrift
  /// The series, from its first to its last observation.
  public let series: Series

  /// The last observed value before each period, moved on by the mean growth.
  public let fitted: Series

  /// The mean growth of the logarithm a period, g.
  public let meanGrowth: Double

  /// The standard deviation of growth a period, s, the prior included.
  public let standardDeviation: Double

  /// The number of growths observed, n.
  public let growthCount: Int

  /// The periods from the first to the last observation.
  public let periodsSpanned: Int

  /// The degrees of freedom of ``standardDeviation``.
  public let degreesOfFreedom: Double

  /// What the method is called.
  public var name: LocalizedText { method.name }

  /// The variance of growth a period, s², on the scale of the logarithm.
  public var residualVariance: Double { standardDeviation * standardDeviation }

  init(method: RandomWalkWithDrift, series whole: Series) throws(ForecastingError) {
    let series = whole.trimmed()
    let observations = series.observations
    guard let first = observations.first, let last = observations.last else {
      throw .noObservation
    }
    for observation in observations where observation.value <= 0 {
      throw .notPositive(observation.period)
    }
    let needed = method.prior == nil ? 3 : 2
    guard observations.count >= needed else {
      throw .tooShort(observations: observations.count, needed: needed)
    }
    let span = Double(first.period.distance(to: last.period))
    let growth = log(last.value / first.value) / span
    var squares = 0.0
    for (before, after) in zip(observations, observations.dropFirst()) {
      let periods = Double(before.period.distance(to: after.period))
      let departure = log(after.value / before.value) - periods * growth
      squares += departure * departure / periods
    }
    let count = observations.count - 1
    var degrees = Double(count - 1)
    if let prior = method.prior {
      squares += prior.weight * prior.standardDeviation * prior.standardDeviation
      degrees += prior.weight
    }
    self.method = method
    self.series = series
    meanGrowth = growth
    standardDeviation = (squares / degrees).squareRoot()
    growthCount = count
    periodsSpanned = Int(span)
    degreesOfFreedom = degrees
    var carried = Double.nan
    fitted = Series(
      start: series.start,
      values: series.storage.map { value -> Double in
        carried *= exp(growth)
        defer { if !value.isNaN { carried = value } }
        return carried
      })
  }

  /// The growth of the logarithm expected from the end of the series to a step, and the weight in
  /// it of the mean growth estimated.
  public func expectedGrowth(step: Int) -> (total: Double, weight: Double) {
    guard let convergence = method.convergence else {
      return (meanGrowth * Double(step), Double(step))
    }
    var weight = 0.0
    var power = 1.0
    for _ in 0..<step {
      power *= convergence.factor
      weight += power
    }
    let total =
      convergence.longRunGrowth * Double(step) + (meanGrowth - convergence.longRunGrowth) * weight
    return (total, weight)
  }

  /// The forecast: Student distributions of the logarithm.
  public func forecast(horizon: Int) -> Forecast {
    let start = lastLogarithm
    let distributions = (1...max(horizon, 1)).map { step in
      let growth = expectedGrowth(step: step)
      let variance = Double(step) + growth.weight * growth.weight / Double(periodsSpanned)
      return PredictiveDistribution(
        location: start + growth.total, scale: standardDeviation * variance.squareRoot(),
        tail: .student(degreesOfFreedom: degreesOfFreedom), transformation: .logarithm)
    }
    return Forecast(
      method: name, start: series.end.advanced(by: 1), distributions: distributions)
  }

  /// One number for the mean growth and one for its spread.
  public var parameterShockCount: Int { 2 }

  /// One possible future: growth drawn each period about a mean and with a spread drawn once.
  ///
  /// - Precondition: there are ``parameterShockCount`` numbers for the parameters.
  public func path(shocks: [Double], parameterShocks: [Double]) -> [Double] {
    precondition(
      parameterShocks.count == parameterShockCount,
      "A path of this random walk needs \(parameterShockCount) numbers for its parameters.")
    let deviation =
      standardDeviation
      * StudentShock.scaleFactor(shock: parameterShocks[1], degreesOfFreedom: degreesOfFreedom)
    let departure = deviation * parameterShocks[0] / Double(periodsSpanned).squareRoot()
    let start = lastLogarithm
    var sum = 0.0
    return shocks.enumerated().map { index, shock in
      sum += deviation * shock
      let growth = expectedGrowth(step: index + 1)
      return exp(min(start + growth.total + growth.weight * departure + sum, 700))
    }
  }

  private var lastLogarithm: Double { log(series.lastObservation?.value ?? 1) }
}
