public import Quantities

/// Fitted members with the weights of their combination.
public struct CombinationModel: FittedModel {
  /// The members fitted.
  public let members: [any FittedModel]

  /// How many times each member counts in a median.
  public let voices: [Int]

  /// How the members' forecasts become one.
  public let weighting: CombinationMethod.Weighting

  /// The weights by step; equal ones where the combination is a median.
  public let weights: CombinationWeights

  /// What the members forecast from earlier origins.
  public let trials: [CombinationTrial]

  /// The series the combination was fitted to.
  public let series: Series

  /// The season that was taken off before the members were fitted; `nil` where they see to it.
  let season: BriefSeason?

  /// The combination of the members' one-step forecasts; missing where one of them is.
  public private(set) var fitted: Series

  /// Which seasons of the year are farther off than the others; `nil` where none is.
  private(set) var spread: SeasonalSpread?

  init(
    members: [any FittedModel], voices: [Int], weighting: CombinationMethod.Weighting,
    trials: [CombinationTrial], series: Series, season: BriefSeason?, exceptions: [Period] = []
  ) {
    self.members = members
    self.voices = voices
    self.weighting = weighting
    self.trials = trials
    self.series = series
    self.season = season
    fitted = Series(start: series.start, values: [Double]())
    if case .learned(let pseudoErrors) = weighting {
      weights = CombinationWeights(
        trials: trials, members: members.count,
        horizon: trials.map(\.actuals.count).max() ?? 1, pseudoErrors: pseudoErrors)
    } else {
      weights = CombinationWeights(equalFor: members.count)
    }
    fitted = combinedFit()
    if members.count > 1 && season == nil {
      let usual = exceptions.reduce(errors) { errors, period in
        errors.index(of: period) == nil ? errors : errors.replacing(period, with: nil)
      }
      spread = SeasonalSpread(errors: usual, expected: fitted)
    }
  }

  /// The members' one-step forecasts combined, with the brief season put back.
  private func combinedFit() -> Series {
    let all = members.map(\.fitted)
    let places = Array(members.indices)
    return Series(
      start: series.start,
      values: series.periods.map { period -> Double? in
        let values = all.compactMap { $0[period] }
        guard values.count == members.count else { return nil }
        let centre = centre(of: values, by: places, step: 1)
        return season?.applied(to: centre, in: period) ?? centre
      })
  }

  /// How many methods are combined, or the name of the only one; the season where it is brief.
  public var name: LocalizedText {
    guard members.count > 1 else { return members[0].name }
    let brief =
      isSeasonBrief ? LocalizedText("，季节取自不足两年", ", brief season") : LocalizedText("", "")
    return LocalizedText(
      "\(members.count) 种方法组合\(brief.chinese)",
      "combination of \(members.count) methods\(brief.english)")
  }

  /// Whether the season was read from more than one year and less than two.
  public var isSeasonBrief: Bool { season != nil }

  /// The mean square of the one-step errors of ``fitted``.
  public var residualVariance: Double {
    let errors = errors.observedValues
    return errors.reduce(0) { $0 + $1 * $1 } / Double(max(errors.count, 1))
  }

  /// The combined forecast.
  ///
  /// Each step is a normal distribution about the combination, with the variance of the mixture about
  /// it, Σw(σ² + (m − m̄)²), no σ above ``largestDeviation`` times the middle one, and wider where
  /// years are few or the season of the year is one that has been farther off than the others
  /// (``SeasonalSpread``); a recalibration corrects its width (``IntervalCalibration``). A brief season
  /// is put back with what it hides.
  ///
  /// - Throws: the ``ForecastingError`` of a member;
  ///   ``ForecastingError/numericallyUnstable(method:)`` where squares overflow.
  public func forecast(horizon: Int) throws(ForecastingError) -> Forecast {
    let steps = max(horizon, 1)
    var forecasts: [Forecast] = []
    for member in members { forecasts.append(try member.forecast(horizon: steps)) }
    let all = Array(members.indices)
    var distributions: [PredictiveDistribution] = []
    let shortness = CombinationModel.shortness(series)
    for step in 0..<steps {
      let moments = moments(
        means: forecasts.map { weighting.centre($0.distributions[step]) },
        deviations: forecasts.map { $0.distributions[step].standardDeviation }, by: all,
        step: step + 1)
      guard moments.mean.isFinite, moments.deviation.isFinite else {
        throw .numericallyUnstable(method: name)
      }
      let period = series.end.advanced(by: step + 1)
      let distribution = PredictiveDistribution(
        location: moments.mean,
        scale: shortness * moments.deviation * (spread?.factor(in: period) ?? 1))
      distributions.append(season?.applied(to: distribution, in: period) ?? distribution)
    }
    return Forecast(
      method: name, start: series.end.advanced(by: 1), distributions: distributions)
  }

  /// One possible future: the combination of the members' paths with the same numbers.
  ///
  /// - Throws: the ``ForecastingError`` of a member.
  public func path(shocks: [Double], parameterShocks: [Double]) throws(ForecastingError)
    -> [Double]
  {
    var rest = parameterShocks[...]
    var paths: [[Double]] = []
    for member in members {
      let own = Array(rest.prefix(member.parameterShockCount))
      rest = rest.dropFirst(member.parameterShockCount)
      paths.append(try member.path(shocks: shocks, parameterShocks: own))
    }
    let all = Array(members.indices)
    return shocks.indices.map { step in
      let centre = centre(of: paths.map { $0[step] }, by: all, step: step + 1)
      guard let season else { return centre }
      return season.applied(
        to: centre, in: series.end.advanced(by: step + 1), shocks: Array(rest))
    }
  }

  /// The numbers that all members need together, and one for each effect of a brief season.
  public var parameterShockCount: Int {
    members.reduce(season?.effects.count ?? 0) { $0 + $1.parameterShockCount }
  }

  /// The errors of the combination from earlier origins, in units of its standard deviations.
  ///
  /// The deviation is that forecast at the origin, or ``leastShare`` of the one forecast now where
  /// that is more: of a line that was quiet until something happened, the quiet is no measure.
  public var scaledErrors: [ScaledError] { scaledErrorsByOrigin.flatMap(\.self) }

  /// The same by origin.
  public var scaledErrorsByOrigin: [[ScaledError]] {
    let steps = trials.map(\.actuals.count).max() ?? 0
    let today = (try? forecast(horizon: steps))?.distributions.map(\.standardDeviation) ?? []
    return trials.map { trial -> [ScaledError] in
      let present = trial.presentMembers
      guard weighting == .median ? !present.isEmpty : present.count == members.count else {
        return []
      }
      let shortness = CombinationModel.shortness(series.prefix(through: trial.origin))
      return trial.actuals.enumerated().compactMap { step, actual in
        guard let actual else { return nil }
        let moments = moments(
          means: present.map { trial.means[$0][step] },
          deviations: present.map { trial.deviations[$0][step] }, by: present, step: step + 1)
        let least = step < today.count ? CombinationModel.leastShare * today[step] : 0
        let factor = spread?.factor(in: trial.origin.advanced(by: step + 1)) ?? 1
        let deviation = max(shortness * moments.deviation * factor, least)
        guard deviation > 0 else { return nil }
        return ScaledError(step: step + 1, error: (actual - moments.mean) / deviation)
      }
    }
  }

  /// The part of today's deviation below which no earlier one is taken as the measure of an error.
  static let leastShare = 0.1

  /// The mean and standard deviation of a step.
  ///
  /// - Parameter places: The places of the members whose means and deviations are given.
  private func moments(means: [Double], deviations: [Double], by places: [Int], step: Int) -> (
    mean: Double, deviation: Double
  ) {
    let weights = shares(of: places, step: step)
    let mean = centre(of: means, by: places, step: step)
    var variance = 0.0
    let most =
      CombinationModel.largestDeviation
      * CombinationModel.middle(of: deviations, voices: places.map { voices[$0] })
    for (member, weight) in weights.enumerated() {
      let distance = means[member] - mean
      let deviation = min(deviations[member], most)
      variance += weight * (deviation * deviation + distance * distance)
    }
    return (mean, variance.squareRoot())
  }

  /// What members count of one: their weights, or their parts of the voices.
  private func shares(of places: [Int], step: Int) -> [Double] {
    guard weighting == .median else {
      let weights = weights.step(step)
      return places.map { weights[$0] }
    }
    let all = Double(places.reduce(0) { $0 + voices[$1] })
    return places.map { Double(voices[$0]) / all }
  }

  /// The weighted mean of members' values, or the median with each repeated as its voices say.
  private func centre(of values: [Double], by places: [Int], step: Int) -> Double {
    guard weighting == .median else {
      return zip(values, shares(of: places, step: step)).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return CombinationModel.middle(of: values, voices: places.map { voices[$0] })
  }

  /// How many times the deviation of the middle member another's counts at most: one whose variance
  /// runs away, as that of a logarithm may, says nothing of what the others do not foresee.
  static let largestDeviation = 3.0

  /// The median of members' figures, each repeated as its voices say.
  private static func middle(of values: [Double], voices: [Int]) -> Double {
    let ordered = zip(values, voices).flatMap { repeatElement($0, count: $1) }.sorted()
    let middle = ordered.count / 2
    return (ordered[middle] + ordered[ordered.count - 1 - middle]) / 2
  }

  /// By how much ranges of a series without seasons are wider for the few observations that its
  /// deviation rests on: Student's quantile of 97.5 % over the normal one, with one degree of freedom
  /// less than observations.
  private static func shortness(_ series: Series) -> Double {
    guard series.frequency.periodsPerYear == 1 else { return 1 }
    let degrees = Double(max(series.observedCount - 1, 1))
    return StandardQuantile.student(0.975, degreesOfFreedom: degrees)
      / StandardQuantile.normal(0.975)
  }
}
