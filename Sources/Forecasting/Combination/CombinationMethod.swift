public import Quantities

/// Several methods forecast, and their forecasts are combined.
///
/// Combinations of a few sound methods have beaten their members in every large comparison
/// (Makridakis, Spiliotis and Assimakopoulos, International Journal of Forecasting 36 (2020),
/// 54–74; Timmermann, *Handbook of Economic Forecasting* 1 (2006), chapter 4).
public struct CombinationMethod: ForecastMethod {
  /// How the members' forecasts become one.
  public enum Weighting: Sendable, Hashable {
    /// The mean of their means.
    case equal
    /// The median of their medians, in which a member may have several voices.
    case median
    /// A mean with weights by horizon, learned from the errors of earlier origins: inversely to
    /// each member's mean squared error around a step, shrunk towards equal by so many errors
    /// that are counted as if all members had been alike (Bates and Granger, Operational Research
    /// Quarterly 20 (1969), 451–468; shrinkage as in Stock and Watson, Journal of Forecasting 23
    /// (2004), 405–430).
    case learned(pseudoErrors: Double)

    /// The figure of a member's distribution that is combined.
    func centre(_ distribution: PredictiveDistribution) -> Double {
      self == .median ? distribution.median : distribution.mean
    }
  }

  /// The methods combined.
  public let members: [any ForecastMethod]

  /// How many times each member counts in a median.
  public let voices: [Int]

  /// How their forecasts become one.
  public let weighting: Weighting

  /// The earlier origins from which errors are taken; their horizon bounds the steps they tell of.
  public let trials: RollingOrigin

  /// Makes the standard combination: the median of ``standardMembers`` with ``standardVoices``.
  ///
  /// - Parameter trials: The earlier origins, six with steps of six periods and 18 ahead by default.
  public init(trials: RollingOrigin = RollingOrigin(horizon: 18, originCount: 6, step: 6)) {
    self.init(
      members: CombinationMethod.standardMembers, voices: CombinationMethod.standardVoices,
      trials: trials)
  }

  /// Makes a combination.
  ///
  /// - Parameters:
  ///   - members: At least one method.
  ///   - voices: How many times each member counts in a median; once where not given.
  ///   - weighting: How the members' forecasts become one.
  ///   - trials: The earlier origins, six with steps of six periods and 18 ahead by default.
  public init(
    members: [any ForecastMethod], voices: [Int]? = nil, weighting: Weighting = .median,
    trials: RollingOrigin = RollingOrigin(horizon: 18, originCount: 6, step: 6)
  ) {
    precondition(!members.isEmpty, "A combination has at least one member.")
    self.members = members
    self.voices = voices ?? [Int](repeating: 1, count: members.count)
    precondition(
      self.voices.count == members.count && self.voices.allSatisfy { $0 > 0 },
      "Every member of a combination has at least one voice.")
    self.weighting = weighting
    self.trials = trials
  }

  /// Five methods that err differently: an ensemble of smoothings of the logarithm; exponential
  /// smoothing, its forms averaged, of the logarithm and of the values; ARIMA with its orders
  /// averaged; and last year's values.
  ///
  /// Chosen with the median by errors from earlier origins. With the median, weights learned from a
  /// series' own few errors gained nothing, nor did forecasts of quarterly and annual sums.
  public static var standardMembers: [any ForecastMethod] {
    [
      TransformedMethod(SmoothingEnsemble(), .logarithmOfParts),
      TransformedMethod(AveragedSmoothing(), .logarithmOfParts), AveragedSmoothing(),
      AveragedARIMA(), SimpleMethod.seasonalNaive,
    ]
  }

  /// The voices of ``standardMembers``: three of the ensemble of smoothings.
  ///
  /// So its forecast stands as long as it lies within the range of the other four.
  public static var standardVoices: [Int] { [3, 1, 1, 1, 1] }

  /// The combination that suits a series: for years, up to ``longestAnnual`` of them, the mean of
  /// methods with few parameters; else the median of ``standardMembers``.
  ///
  /// They are Theta, a structural model, complex exponential smoothing, the last value, and the
  /// drift from the first to it. A mean of them draws a trend back towards the last value, where a
  /// median goes over from one to the other. On years made of the M3 competition's months and of the
  /// Australian pharmaceutical benefits, before the last years of either, absolute errors were 3 to
  /// 20 % below those of the median of the standard members.
  ///
  /// Where growth by a part of itself is proven (``ProvenGrowth``), a structural model of the
  /// logarithm and the drift of the logarithm stand in for the last value. On twelve drawn years of
  /// growth about 7 % absolute errors over four years are a third smaller, on drawn years whose growth
  /// slows the same; on those real years they are 3 % larger to 2 % smaller.
  ///
  /// - Parameters:
  ///   - trials: The earlier origins from which errors are taken.
  ///   - compoundsGrowth: Whether proven growth goes on; over decades it would leave any bound.
  public static func suiting(
    _ series: Series, trials: RollingOrigin, compoundsGrowth: Bool = true
  ) -> CombinationMethod {
    guard series.frequency.periodsPerYear == 1, series.observedCount <= longestAnnual else {
      return CombinationMethod(trials: trials)
    }
    var members: [any ForecastMethod] = [ThetaMethod(), StructuralMethod(), CESMethod()]
    members +=
      compoundsGrowth && ProvenGrowth.isShown(by: series)
      ? [TransformedMethod(StructuralMethod(), .logarithmOfParts), RandomWalkWithDrift()]
      : [SimpleMethod.naive]
    members.append(SimpleMethod.drift)
    return CombinationMethod(members: members, weighting: .equal, trials: trials)
  }

  /// The most observations of an annual series that has a combination of its own.
  static let longestAnnual = 40

  /// What the combination is called.
  public var name: LocalizedText { LocalizedText("组合预测", "combination") }

  /// Fits every member, and lets those that were fitted forecast from earlier origins.
  ///
  /// At earlier origins the form of exponential smoothing and the order of ARIMA are those chosen
  /// on the whole series; their parameters are estimated anew. A member that cannot be fitted, or
  /// whose forecasts run beyond ten times the largest value, is left out. Where one is left, the mean
  /// of its distribution is the forecast, whatever the weighting: a median is taken of several.
  ///
  /// Of a series of more than one year and less than two several members forecast what is left
  /// without the season seen so far, which is then put back.
  ///
  /// - Throws: ``ForecastingError`` of the first member where none is left.
  public func fit(_ whole: Series) throws(ForecastingError) -> CombinationModel {
    let trimmed = whole.trimmed()
    guard !trimmed.isEmpty else { throw .noObservation }
    let season = members.count > 1 ? BriefSeason(trimmed) : nil
    let series = season?.adjusted(trimmed) ?? trimmed
    var models: [any FittedModel] = []
    var kept: [Int] = []
    var failure: ForecastingError?
    for (member, count) in zip(members, voices) {
      do throws(ForecastingError) {
        let model = try member.fit(series)
        guard CombinationMethod.isReasonable(model, horizon: trials.horizon) else { continue }
        models.append(model)
        kept.append(count)
      } catch {
        failure = failure ?? error
      }
    }
    if models.isEmpty { throw failure ?? .numericallyUnstable(method: name) }
    let weighting = models.count == 1 ? Weighting.equal : weighting
    return CombinationModel(
      members: models, voices: kept, weighting: weighting,
      trials: CombinationTrial.run(models, trials, on: series, centre: weighting.centre),
      series: trimmed, season: season, exceptions: trials.exceptions)
  }

  /// Whether forecasts stay finite and within ten times the largest value.
  static func isReasonable(_ model: any FittedModel, horizon: Int) -> Bool {
    guard let forecast = try? model.forecast(horizon: horizon) else { return false }
    return isReasonable(forecast, of: model.series)
  }

  /// Whether a forecast of a series stays finite and within ten times the largest value.
  static func isReasonable(_ forecast: Forecast, of series: Series) -> Bool {
    let size = series.observedValues.reduce(0) { max($0, abs($1)) }
    return forecast.distributions.allSatisfy { distribution in
      distribution.mean.isFinite && abs(distribution.mean) <= 10 * max(size, 1e-300)
        && distribution.standardDeviation.isFinite
    }
  }
}
