public import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

/// Another method on the logarithm of the values, where all of them are above zero.
///
/// What is forecast is the logarithm of each value's part of the largest one, so that the result
/// does not depend on the unit. A series with a value of zero or below is forecast as it is.
public struct LogarithmicMethod: ForecastMethod {
  /// The method of the logarithms.
  public let method: any ForecastMethod

  /// Makes a method.
  public init(_ method: any ForecastMethod) {
    self.method = method
  }

  /// The name of the inner method, and that it sees logarithms.
  public var name: LocalizedText { LogarithmicMethod.named(method.name) }

  static func named(_ inner: LocalizedText) -> LocalizedText {
    LocalizedText("对数\(inner.chinese)", "\(inner.english) of the logarithm")
  }

  /// Fits the inner method to the logarithms.
  ///
  /// - Throws: ``ForecastingError/noObservation``, and what the inner method throws.
  public func fit(_ whole: Series) throws(ForecastingError) -> LogarithmicModel {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    guard series.isPositive else {
      return LogarithmicModel(model: try method.fit(series), series: series, largest: nil)
    }
    let largest = series.observedValues.reduce(0, max)
    let model = try method.fit(series.map { log($0 / largest) })
    return LogarithmicModel(model: model, series: series, largest: largest)
  }
}

/// A fitted forecast of logarithms.
public struct LogarithmicModel: FittedModel {
  /// The model of the logarithms, or of the values where ``largest`` is `nil`.
  public let model: any FittedModel

  /// The series, from its first to its last observation.
  public let series: Series

  /// The largest value, of which logarithms of parts are taken; `nil` where none are.
  public let largest: Double?

  init(model: any FittedModel, series: Series, largest: Double?) {
    self.model = model
    self.series = series
    self.largest = largest
  }

  /// The name of the inner model, and whether it sees logarithms.
  public var name: LocalizedText {
    largest == nil ? model.name : LogarithmicMethod.named(model.name)
  }

  /// What the inner model gives for each period, brought back: medians where logarithms are taken.
  public var fitted: Series { model.fitted.map { back($0) } }

  /// The variance of the one-step errors, on the scale of the inner model.
  public var residualVariance: Double { model.residualVariance }

  /// The forecast: log-normal distributions with the location and scale of the inner model's.
  ///
  /// - Throws: ``ForecastingError`` of the inner model.
  public func forecast(horizon: Int) throws(ForecastingError) -> Forecast {
    let inner = try model.forecast(horizon: horizon)
    guard let largest else { return inner }
    let unit = log(largest)
    return Forecast(
      method: name, start: inner.start,
      distributions: inner.distributions.map { distribution in
        PredictiveDistribution(
          location: distribution.location + unit, scale: distribution.scale,
          tail: distribution.tail, transformation: .logarithm)
      })
  }

  /// How many numbers a path of the inner model needs for its parameters.
  public var parameterShockCount: Int { model.parameterShockCount }

  /// One possible future: a path of the inner model brought back.
  ///
  /// - Throws: ``ForecastingError`` of the inner model.
  public func path(shocks: [Double], parameterShocks: [Double]) throws(ForecastingError)
    -> [Double]
  {
    try model.path(shocks: shocks, parameterShocks: parameterShocks).map(back)
  }

  private func back(_ value: Double) -> Double {
    guard let largest else { return value }
    return min(largest * exp(value), .greatestFiniteMagnitude)
  }
}
