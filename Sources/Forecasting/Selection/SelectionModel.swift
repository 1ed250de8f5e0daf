public import Quantities

/// One method chosen among several, fitted, with why it was chosen.
public struct SelectionModel: FittedModel {
  /// Why a method was chosen.
  public enum Reason: Sendable, Hashable {
    /// The least mean absolute scaled error from rolling origins.
    case rollingOrigin
    /// The least corrected Akaike criterion.
    case informationCriterion
    /// All observed values are equal.
    case constant
    /// Only one value was observed; its spread is a stated assumption.
    case singleObservation
    /// Nothing else could be fitted or compared.
    case fallback

    /// The reason in words.
    public var text: LocalizedText {
      switch self {
      case .rollingOrigin: LocalizedText("滚动回测误差最小", "least error in rolling forecasts")
      case .informationCriterion:
        LocalizedText("修正赤池信息准则最小", "least corrected Akaike criterion")
      case .constant: LocalizedText("历史数值全部相等", "all past values are equal")
      case .singleObservation:
        LocalizedText("只有一个观测值，离散程度为设定值", "one observation only; its spread is assumed")
      case .fallback:
        LocalizedText("数据不足以比较方法，采用最简单的可行方法", "too little data to compare methods")
      }
    }
  }

  /// What a candidate scored: its error or its criterion, according to the reason.
  public struct Score: Sendable, Hashable {
    /// What the candidate is called.
    public let method: LocalizedText
    /// The mean absolute scaled error, or the corrected Akaike criterion; the least wins.
    public let error: Double
  }

  /// The model chosen.
  public let model: any FittedModel

  /// Why the model was chosen.
  public let reason: Reason

  /// What the candidates scored, in the order they were tried; empty where nothing was compared.
  public let scores: [Score]

  /// Whether forecasts and paths are raised to zero.
  public let isNonNegative: Bool

  init(model: any FittedModel, reason: Reason, scores: [Score], isNonNegative: Bool) {
    self.model = model
    self.reason = reason
    self.scores = scores
    self.isNonNegative = isNonNegative
  }

  /// What the model chosen is called, with its form.
  public var name: LocalizedText { model.name }
  /// The series fitted, from its first to its last observation.
  public var series: Series { model.series }
  /// What the model chosen gives for each period of the series.
  public var fitted: Series { model.fitted }
  /// The variance of the chosen model's one-step errors, on that model's scale.
  public var residualVariance: Double { model.residualVariance }
  /// The likelihood of the model chosen, `nil` where it has none.
  public var criteria: InformationCriteria? { model.criteria }
  /// How many numbers a path of the model chosen needs for its parameters.
  public var parameterShockCount: Int { model.parameterShockCount }

  /// The forecast of the model chosen, raised to zero where amounts cannot be negative.
  ///
  /// - Parameter horizon: The number of periods, at least 1.
  /// - Throws: ``ForecastingError`` when a regressor is not known so far ahead.
  public func forecast(horizon: Int) throws(ForecastingError) -> Forecast {
    let forecast = try model.forecast(horizon: horizon)
    return isNonNegative ? forecast.floored(at: 0) : forecast
  }

  /// A possible future by the model chosen, raised to zero where amounts cannot be negative.
  ///
  /// - Throws: ``ForecastingError`` when a regressor is not known so far ahead.
  public func path(shocks: [Double], parameterShocks: [Double]) throws(ForecastingError)
    -> [Double]
  {
    let path = try model.path(shocks: shocks, parameterShocks: parameterShocks)
    return isNonNegative ? path.map { max($0, 0) } : path
  }
}
