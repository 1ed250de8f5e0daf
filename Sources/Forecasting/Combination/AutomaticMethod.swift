public import Quantities

/// What forecasts a series that nobody chose a method for: a combination, else one method selected.
///
/// Equal values leave nothing to combine, so a method is selected at once
/// (``SelectionMethod``), and amounts that come now and then are forecast by how often they come
/// and how large they are (``IntermittentMethod``). Otherwise the combinations are tried in turn, and
/// the first that can be fitted and whose forecast is finite as far as the horizon stands; where none
/// does, a method is selected. ``AutomaticModel/course`` says which it was.
public struct AutomaticMethod: ForecastMethod {
  /// The combinations, in the order they are tried.
  public let combinations: [CombinationMethod]

  /// Known effects that are taken off before methods are combined, and put back on; a method
  /// selected forecasts the series with them. `nil` for none.
  public let adjustment: PreAdjustment?

  /// Whether a method selected raises its forecasts to zero.
  public let isNonNegative: Bool

  /// Whether amounts that come now and then are told from others.
  public let tellsIntermittent: Bool

  /// How many periods ahead is forecast.
  public let horizon: Int

  /// Makes a method.
  ///
  /// - Parameters:
  ///   - combinations: What is tried, in order; one at least.
  ///   - adjustment: Known effects of the series, `nil` for none.
  ///   - isNonNegative: Whether amounts cannot be negative.
  ///   - tellsIntermittent: Whether amounts that come now and then are told from others.
  ///   - horizon: How many periods ahead is forecast, at least 1.
  public init(
    _ combinations: [CombinationMethod], adjustment: PreAdjustment? = nil,
    isNonNegative: Bool = false, tellsIntermittent: Bool = true, horizon: Int
  ) {
    precondition(!combinations.isEmpty, "An automatic method tries one combination at least.")
    precondition(horizon >= 1, "A forecast reaches one period ahead at least.")
    self.combinations = combinations
    self.adjustment = adjustment
    self.isNonNegative = isNonNegative
    self.tellsIntermittent = tellsIntermittent
    self.horizon = horizon
  }

  /// What the method is called before it has tried anything.
  public var name: LocalizedText { LocalizedText("自动", "automatic") }

  /// Fits the first combination that serves, else selects a method.
  ///
  /// - Throws: ``ForecastingError/noObservation``; ``ForecastingError/numericallyUnstable(method:)``
  ///   where not even the method selected has a finite forecast.
  public func fit(_ series: Series) throws(ForecastingError) -> AutomaticModel {
    let values = series.observedValues
    guard let first = values.first else { throw .noObservation }
    if values.allSatisfy({ $0 == first }) {
      return try selected(series, .selectionOfEqualValues)
    }
    if tellsIntermittent, adjustment == nil, IntermittentMethod.suits(series) {
      let model = try IntermittentMethod().fit(series)
      return AutomaticModel(
        model, course: .intermittent, ahead: try finite(model), errorsByOrigin: [])
    }
    var failure: ForecastingError?
    for combination in combinations {
      do throws(ForecastingError) {
        let combined = try combination.fit(try adjustment?.adjusted(series) ?? series)
        let model: any FittedModel =
          adjustment.map { ExplainedModel(combined, adjustment: $0, series: series) } ?? combined
        return AutomaticModel(
          model, course: failure.map { .laterCombination($0) } ?? .combination,
          ahead: try finite(model), errorsByOrigin: combined.scaledErrorsByOrigin)
      } catch {
        failure = error
      }
    }
    return try selected(series, failure.map { .selection($0) } ?? .selectionOfEqualValues)
  }

  private func selected(_ series: Series, _ course: AutomaticModel.Course)
    throws(ForecastingError) -> AutomaticModel
  {
    let model = try SelectionMethod(isNonNegative: isNonNegative, reach: horizon).fit(series)
    return AutomaticModel(model, course: course, ahead: try finite(model), errorsByOrigin: [])
  }

  /// The forecast as far as the horizon, all of whose figures are finite.
  private func finite(_ model: any FittedModel) throws(ForecastingError) -> Forecast {
    let forecast = try model.forecast(horizon: horizon)
    for distribution in forecast.distributions {
      let interval = distribution.interval(level: 0.99)
      guard distribution.mean.isFinite, interval.lowerBound.isFinite, interval.upperBound.isFinite
      else { throw .numericallyUnstable(method: model.name) }
    }
    return forecast
  }
}
