public import Quantities

/// Chooses one method by what the series can carry and by how well each would have done; it stands in
/// where several cannot be combined (``CombinationMethod``).
///
/// 1. With one observation, or with equal ones only, the value stays; the spread is
///    ``unknownSpread`` of its size with one observation, growing with the root of the step, and
///    zero with equal ones.
/// 2. The candidates that suit the series: the seasonal naive method, exponential smoothing with
///    its form chosen, regression with season, trend and festival, of the logarithm where all
///    values are above zero; without seasons, or with less than a year and a period, the random
///    walk of the logarithm, exponential smoothing without season, drift and naive methods.
/// 3. Where the series is long enough for at least four origins (two years and four periods;
///    eight observations without seasons), the one with the least mean absolute scaled error from
///    rolling origins. The form of exponential smoothing is chosen once, on the whole series.
/// 4. Otherwise, for a series with seasons, the one with the least corrected Akaike criterion among
///    those that have one; else the first that can be fitted, in the order above.
///
/// A method whose mean or median forecast within three years, or within ``reach`` where that is
/// longer, is not finite, or runs beyond
/// ``explosionFactor`` times the largest value observed, is passed over. The mean or the naive method stands
/// in when nothing else is left. Ties go to the simpler method.
public struct SelectionMethod: ForecastMethod {
  /// Whether amounts cannot be negative: forecasts and paths are then raised to zero.
  public let isNonNegative: Bool

  /// The effect of the Spring Festival offered to monthly regressions, `nil` for none.
  public let festival: FestivalEffect?

  /// The standard deviation, relative to the value, stated where only one value was observed.
  public let unknownSpread: Double

  /// How many times the largest value observed a central forecast may reach.
  public let explosionFactor: Double

  /// How many periods ahead is forecast; `nil` where it is not known, so that three years count.
  public let reach: Int?

  /// The origins of the comparison.
  public let comparison: RollingOrigin

  /// Makes a method with its settings; `comparison` defaults to eight origins three periods apart.
  public init(
    isNonNegative: Bool = false, festival: FestivalEffect? = FestivalEffect(),
    unknownSpread: Double = 0.25, explosionFactor: Double = 10, reach: Int? = nil,
    comparison: RollingOrigin = RollingOrigin(horizon: 12, originCount: 8, step: 3)
  ) {
    precondition(unknownSpread >= 0, "A spread is not negative.")
    precondition(explosionFactor > 1, "The factor of explosion is above one.")
    self.isNonNegative = isNonNegative
    self.festival = festival
    self.unknownSpread = unknownSpread
    self.explosionFactor = explosionFactor
    self.reach = reach
    self.comparison = comparison
  }

  /// What the method is called before it has chosen.
  public var name: LocalizedText { LocalizedText("择优", "chosen by its errors") }

  /// Chooses and fits.
  ///
  /// - Throws: ``ForecastingError/noObservation``; ``ForecastingError/numericallyUnstable(method:)``
  ///   where even squared errors of the naive method overflow.
  public func fit(_ whole: Series) throws(ForecastingError) -> SelectionModel {
    let series = whole.trimmed()
    guard let last = series.lastObservation?.value else { throw .noObservation }
    let values = series.observedValues
    if values.allSatisfy({ $0 == last }) {
      let isSingle = values.count == 1
      let spread = isSingle ? unknownSpread * abs(last) : 0
      return SelectionModel(
        model: SimpleFit(constant: last, variance: spread * spread, series: series),
        reason: isSingle ? .singleObservation : .constant, scores: [], isNonNegative: isNonNegative)
    }
    let candidates = candidates(for: series).filter { isReasonable($0.model, series) }
    guard let first = candidates.first else {
      return SelectionModel(
        model: try SimpleMethod.naive.fit(series), reason: .fallback, scores: [],
        isNonNegative: isNonNegative)
    }
    let scores = compare(candidates, series)
    if let best = scores.min(by: { $0.error < $1.error }) {
      return SelectionModel(
        model: candidates[best.place].model, reason: .rollingOrigin,
        scores: scores.map {
          SelectionModel.Score(method: candidates[$0.place].model.name, error: $0.error)
        }, isNonNegative: isNonNegative)
    }
    let isSeasonal = series.frequency != .year && values.count > series.frequency.periodsPerYear
    let ranked = (isSeasonal ? candidates : []).compactMap { candidate -> (Candidate, Double)? in
      guard let value = candidate.model.criteria?.aicc, value.isFinite else { return nil }
      return (candidate, value)
    }
    if let best = ranked.min(by: { $0.1 < $1.1 }) {
      return SelectionModel(
        model: best.0.model, reason: .informationCriterion,
        scores: ranked.map { SelectionModel.Score(method: $0.0.model.name, error: $0.1) },
        isNonNegative: isNonNegative)
    }
    return SelectionModel(
      model: first.model, reason: .fallback, scores: [], isNonNegative: isNonNegative)
  }

  /// The mean absolute scaled errors of candidates, empty with fewer than four origins.
  private func compare(_ candidates: [Candidate], _ series: Series) -> [(place: Int, error: Double)]
  {
    let season = series.frequency.periodsPerYear
    let plan = RollingOrigin(
      horizon: season > 1 ? comparison.horizon : min(comparison.horizon, 3),
      originCount: comparison.originCount, step: season > 1 ? comparison.step : 1,
      minimumObservations: comparison.minimumObservations)
    guard candidates.count > 1, plan.origins(of: series).count >= 4 else { return [] }
    let result = plan.run(candidates.map(\.method), on: series)
    return result.methods.enumerated().compactMap { place, report in
      guard report.failures == 0, let error = report.overall.meanAbsoluteScaledError else {
        return nil
      }
      return (place, error)
    }
  }
}
