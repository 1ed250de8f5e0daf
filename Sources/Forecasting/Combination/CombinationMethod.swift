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
    /// The median of their medians.
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

  /// How their forecasts become one.
  public let weighting: Weighting

  /// The earlier origins from which errors are taken; their horizon bounds the steps they tell of.
  public let trials: RollingOrigin

  /// Makes a combination.
  ///
  /// - Parameters:
  ///   - members: At least one method; ``standardMembers`` by default.
  ///   - weighting: How the members' forecasts become one.
  ///   - trials: The earlier origins, six with steps of six periods and 18 ahead by default.
  public init(
    members: [any ForecastMethod] = CombinationMethod.standardMembers,
    weighting: Weighting = .median,
    trials: RollingOrigin = RollingOrigin(horizon: 18, originCount: 6, step: 6)
  ) {
    precondition(!members.isEmpty, "A combination has at least one member.")
    self.members = members
    self.weighting = weighting
    self.trials = trials
  }

  /// Six methods that err differently: exponential smoothing, its forms averaged, of the logarithm
  /// and of the values; ARIMA with its orders averaged; the Theta method, dynamic and optimised,
  /// and of the logarithm in its standard form; and last year's values.
  ///
  /// Chosen with the median by errors from earlier origins. With the median, weights learned from a
  /// series' own few errors gained nothing, nor did forecasts of quarterly and annual sums.
  public static var standardMembers: [any ForecastMethod] {
    [
      TransformedMethod(AveragedSmoothing(), .logarithmOfParts), AveragedSmoothing(),
      AveragedARIMA(), ThetaMethod(),
      TransformedMethod(ThetaMethod(.standard), .logarithmOfParts), SimpleMethod.seasonalNaive,
    ]
  }

  /// What the combination is called.
  public var name: LocalizedText { LocalizedText("组合预测", "combination") }

  /// Fits every member, and lets those that were fitted forecast from earlier origins.
  ///
  /// At earlier origins the form of exponential smoothing and the order of ARIMA are those chosen
  /// on the whole series; their parameters are estimated anew. A member that cannot be fitted, or
  /// whose forecasts run beyond ten times the largest value, is left out.
  ///
  /// - Throws: ``ForecastingError`` of the first member where none is left.
  public func fit(_ whole: Series) throws(ForecastingError) -> CombinationModel {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    var models: [any FittedModel] = []
    var failure: ForecastingError?
    for member in members {
      do throws(ForecastingError) {
        let model = try member.fit(series)
        if CombinationMethod.isReasonable(model, horizon: trials.horizon) { models.append(model) }
      } catch {
        failure = failure ?? error
      }
    }
    if models.isEmpty { throw failure ?? .numericallyUnstable(method: name.english) }
    return CombinationModel(
      members: models, weighting: weighting,
      trials: CombinationTrial.run(models, trials, on: series, centre: weighting.centre))
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
