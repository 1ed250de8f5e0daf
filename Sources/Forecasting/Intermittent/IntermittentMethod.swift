public import Quantities
internal import Statistics

/// Amounts that come now and then, at no season of their own: how often they come times how large
/// they are.
///
/// The forecast of a period's mean is p·z, the chance that something comes times the mean of what
/// does (Teunter, Syntetos and Babai, European Journal of Operational Research 214 (2011), 606–615,
/// equations 3–5). After each period pₜ = pₜ₋₁ + α(xₜ − pₜ₋₁), where xₜ is 1 if something came and else
/// 0; after each amount the logarithm of its level moves by the part β of its error, and z is the
/// level times the mean of past amounts in units of the levels before them. Both begin at their
/// means, so that α = β = 0 is the plain average. α is the one of ``parts`` that makes what came
/// likeliest, β the one with the least squared error of the logarithm; each is 0 unless −2 log of the
/// likelihood falls by more than two.
///
/// A median or a model of level and season forecasts less than comes on the average: what comes in
/// every fifth month has a median of nothing, and a year of it has not.
public struct IntermittentMethod: ForecastMethod, Hashable {
  /// The parts by which the last period moves the chance, and the last amount the level.
  static let parts = [0.0, 0.02, 0.05, 0.1, 0.2, 0.4]

  /// The least part of the values that is zero.
  static let leastZeros = 0.2

  /// The fewest values, and the fewest of them that are not zero.
  static let fewest = (values: 12, amounts: 3)

  /// The chance below which seasons are taken to tell when something comes.
  static let chanceOfSeason = 0.001

  /// Makes the method.
  public init() {}

  /// What the method is called.
  public var name: LocalizedText {
    LocalizedText("间断发生额（频率 × 金额）", "intermittent, chance times size")
  }

  /// Whether a series is one of such amounts.
  ///
  /// None is negative; of all values and of those of the last three years ``leastZeros`` at least
  /// are zero; and zeros are spread over the seasons as by chance.
  public static func suits(_ whole: Series) -> Bool {
    let series = whole.trimmed()
    let values = series.observedValues
    let recent = series.suffix(
      from: series.end.advanced(
        by: 1 - min(series.count, ActiveSeasons.tellingYears * series.frequency.periodsPerYear)))
    guard values.count >= fewest.values, values.count(where: { $0 > 0 }) >= fewest.amounts,
      values.allSatisfy({ $0 >= 0 }),
      [values, recent.observedValues].allSatisfy({ some in
        Double(some.count { $0 == 0 }) >= leastZeros * Double(some.count)
      })
    else { return false }
    return chanceOfSeasons(series) >= chanceOfSeason
  }

  /// The chance at which zeros lie as unevenly over the seasons, by Pearson's χ² of the table of
  /// seasons by zero or not; 1 where there are none.
  private static func chanceOfSeasons(_ series: Series) -> Double {
    let season = series.frequency.periodsPerYear
    var counts = [(all: Double, zeros: Double)](repeating: (0, 0), count: season)
    for observation in series.observations {
      counts[observation.period.index - 1].all += 1
      if observation.value == 0 { counts[observation.period.index - 1].zeros += 1 }
    }
    let told = counts.filter { $0.all > 0 }
    let all = told.reduce(0) { $0 + $1.all }
    let part = told.reduce(0) { $0 + $1.zeros } / all
    guard told.count > 1, all >= Double(2 * season), part > 0, part < 1 else { return 1 }
    let sum = told.reduce(0.0) { sum, one in
      let apart = one.zeros - one.all * part
      return sum + apart * apart / (one.all * part * (1 - part))
    }
    return GammaDistribution.chiSquare(degreesOfFreedom: Double(told.count - 1)).survival(sum)
  }

  /// Estimates how often amounts come and how large they are.
  ///
  /// - Throws: ``ForecastingError/tooShort(observations:needed:)`` where fewer than two are not zero;
  ///   ``ForecastingError/notPositive(_:)`` at a negative value.
  public func fit(_ series: Series) throws(ForecastingError) -> IntermittentModel {
    try IntermittentModel(series)
  }
}
