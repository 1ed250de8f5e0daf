public import Quantities

/// What an ``AutomaticMethod`` came to.
public struct AutomaticModel: FittedModel {
  /// Which of what an ``AutomaticMethod`` tries it was, and why not an earlier one.
  public enum Course: Sendable, Hashable {
    /// The first combination.
    case combination
    /// A later combination; the one before it failed so.
    case laterCombination(ForecastingError)
    /// A method selected, all values being equal.
    case selectionOfEqualValues
    /// A method selected; the last combination failed so.
    case selection(ForecastingError)
    /// Amounts that come now and then, by how often and how large (``IntermittentMethod``).
    case intermittent
    /// Nothing is tried: the series has come to an end (``ActiveSeasons/hasEnded``).
    case ended

    /// Whether a method selected stands in for combinations.
    public var isSelection: Bool {
      switch self {
      case .combination, .laterCombination, .intermittent, .ended: false
      case .selectionOfEqualValues, .selection: true
      }
    }
  }

  /// The model that stands.
  public let model: any FittedModel

  /// Which it is.
  public let course: Course

  /// The combination's errors from earlier origins in units of its deviations, by origin; empty for
  /// a method selected.
  public let scaledErrorsByOrigin: [[ScaledError]]

  /// The forecast as far as the method's horizon.
  private let ahead: Forecast

  init(
    _ model: any FittedModel, course: Course, ahead: Forecast, errorsByOrigin: [[ScaledError]]
  ) {
    self.model = model
    self.course = course
    self.ahead = ahead
    scaledErrorsByOrigin = errorsByOrigin
  }

  /// What the model that stands is called.
  public var name: LocalizedText { model.name }
  /// The series it was fitted to, from its first to its last observation.
  public var series: Series { model.series }
  /// What the model that stands gives for each period of the series.
  public var fitted: Series { model.fitted }
  /// The variance of that model's one-step errors, on that model's scale.
  public var residualVariance: Double { model.residualVariance }
  /// The likelihood of that model, `nil` where it has none.
  public var criteria: InformationCriteria? { model.criteria }
  /// How many numbers a path of that model needs for its parameters.
  public var parameterShockCount: Int { model.parameterShockCount }

  /// The forecast of the model that stands.
  ///
  /// - Parameter horizon: The number of periods, at least 1.
  /// - Throws: ``ForecastingError`` when a regressor is not known so far ahead.
  public func forecast(horizon: Int) throws(ForecastingError) -> Forecast {
    horizon == ahead.horizon ? ahead : try model.forecast(horizon: horizon)
  }

  /// A possible future by the model that stands.
  ///
  /// - Throws: ``ForecastingError`` when a regressor is not known so far ahead.
  public func path(shocks: [Double], parameterShocks: [Double]) throws(ForecastingError)
    -> [Double]
  {
    try model.path(shocks: shocks, parameterShocks: parameterShocks)
  }
}
