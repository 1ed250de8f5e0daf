public import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

/// How often amounts come in a series and how large they are.
public struct IntermittentModel: FittedModel {
  /// The series, from its first to its last observation.
  public let series: Series
  /// The mean forecast for each period from those before it.
  public let fitted: Series
  /// The mean square of the one-step errors.
  public let residualVariance: Double

  /// The chance that something comes in a period after the end.
  public let chance: Double
  /// The mean of what comes then, in the unit of the series.
  public let size: Double

  /// The deviation of the logarithm of an amount, and its degrees of freedom: those of the amounts seen
  /// with one observation of ``priorDeviation``.
  public let deviation: Double
  /// The degrees of freedom of ``deviation``.
  public let degreesOfFreedom: Double

  /// How many values, and how many amounts among them, chance and size rest on.
  private let weight: (values: Double, amounts: Double)

  /// What is assumed of the deviation of the logarithm before amounts are seen.
  static let priorDeviation = 0.6

  /// What the method is called.
  public var name: LocalizedText { IntermittentMethod().name }

  init(_ whole: Series) throws(ForecastingError) {
    let series = whole.trimmed()
    let observations = series.observations
    for observation in observations where observation.value < 0 {
      throw .notPositive(observation.period)
    }
    let amounts = observations.map(\.value).filter { $0 > 0 }
    guard amounts.count >= 2 else { throw .tooShort(observations: amounts.count, needed: 2) }
    let (values, count) = (Double(observations.count), Double(amounts.count))
    let often = ChanceCourse.likeliest { ChanceCourse(series, part: $0) }
    let large = LevelCourse.likeliest { LevelCourse(amounts, part: $0) }
    degreesOfFreedom = count
    deviation =
      ((large.squares + IntermittentModel.priorDeviation * IntermittentModel.priorDeviation)
      / count).squareRoot()
    chance = often.chance
    size = exp(large.level) * large.ratio
    var past = 0
    let fitted = zip(series.values, often.before).map { value, chance -> Double in
      let level = large.before[min(past, large.before.count - 1)]
      if let value, value > 0 { past += 1 }
      return chance * exp(level) * large.ratio
    }
    self.series = series
    self.fitted = Series(start: series.start, values: fitted)
    residualVariance =
      zip(series.values, fitted).reduce(0.0) { sum, one in
        one.0.map { sum + ($0 - one.1) * ($0 - one.1) } ?? sum
      } / values
    weight = (min(values, often.memory), min(count, large.memory))
  }

  /// The forecast: nothing with one probability, else a log-Student amount.
  ///
  /// The amount's mean is ``size``, what is uncertain of it included.
  public func forecast(horizon: Int) -> Forecast {
    let scale = deviation * (1 + 1 / max(weight.amounts, 1)).squareRoot()
    let one = PredictiveDistribution(
      location: log(size) - scale * scale / 2, scale: scale,
      tail: .student(degreesOfFreedom: degreesOfFreedom), transformation: .logarithm,
      chanceOfZero: 1 - chance)
    return Forecast(
      method: name, start: series.end.advanced(by: 1),
      distributions: [PredictiveDistribution](repeating: one, count: max(horizon, 1)))
  }

  /// One number for how often amounts come and one for how large they are.
  public var parameterShockCount: Int { 2 }

  /// One possible future: nothing where the number of a period is low, else the amount that it stands
  /// for.
  ///
  /// - Precondition: there are ``parameterShockCount`` numbers for the parameters.
  public func path(shocks: [Double], parameterShocks: [Double]) -> [Double] {
    precondition(
      parameterShocks.count == parameterShockCount,
      "A path of intermittent amounts needs \(parameterShockCount) numbers for its parameters.")
    let error = 1 / (weight.values * chance * (1 - chance)).squareRoot()
    let odds = log(chance / (1 - chance)) + error * parameterShocks[0]
    let often = 1 / (1 + exp(-odds))
    let spread = deviation / max(weight.amounts, 1).squareRoot()
    let centre =
      log(size) - deviation * deviation / 2 + spread * parameterShocks[1] - spread * spread / 2
    return shocks.map { shock in
      let place = StandardQuantile.cumulative(shock)
      guard place > 1 - often else { return 0 }
      let within = min(max((place - (1 - often)) / often, 1e-12), 1 - 1e-12)
      return exp(min(centre + deviation * StandardQuantile.normal(within), 700))
    }
  }
}
