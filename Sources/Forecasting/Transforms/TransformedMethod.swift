public import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

/// Any method on another scale: a power of the values, or their logarithm.
///
/// Values are transformed as ``BoxCox`` says, forecast, and transformed back; means carry the
/// correction of ``BoxCox/mean(location:variance:)``, quantiles need none.
public struct TransformedMethod<Inner: ForecastMethod>: ForecastMethod {
  /// How the scale is found.
  public enum Scale: Sendable, Hashable {
    /// A given transformation.
    case given(BoxCox)
    /// Guerrero's choice of a power, held between 0 and 1.
    case guerrero
    /// The logarithm of each value's part of the largest one, so that the result does not depend on
    /// the unit; a series with a value of zero or below is forecast as it is.
    case logarithmOfParts
  }

  /// The method on the transformed scale.
  public let inner: Inner

  /// How the scale is found.
  public let scale: Scale

  /// Makes a method.
  public init(_ inner: Inner, _ scale: Scale) {
    self.inner = inner
    self.scale = scale
  }

  /// The name of the method, with the transformation.
  public var name: LocalizedText {
    switch scale {
    case .given(let transform): transformedName(inner.name, transform)
    case .guerrero: transformedName(inner.name, nil)
    case .logarithmOfParts: transformedName(inner.name, BoxCox(exponent: 0))
    }
  }

  /// Transforms and fits.
  ///
  /// - Throws: ``ForecastingError/noObservation``; ``ForecastingError/notPositive(_:)``, but not for
  ///   ``Scale/logarithmOfParts``; what ``BoxCox/guerrero(_:in:)`` and the method throw.
  public func fit(_ whole: Series) throws(ForecastingError) -> TransformedModel {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    if !series.isPositive {
      for observation in series.observations
      where observation.value <= 0 && scale != .logarithmOfParts {
        throw .notPositive(observation.period)
      }
      return TransformedModel(
        inner: try inner.fit(series), transform: nil, unit: 1, series: series)
    }
    let transform: BoxCox
    var unit = 1.0
    switch scale {
    case .given(let given): transform = given
    case .guerrero:
      let found = try BoxCox.guerrero(series, in: 0...1)
      transform = found.exponent < 1e-6 ? BoxCox(exponent: 0) : found
    case .logarithmOfParts:
      transform = BoxCox(exponent: 0)
      unit = series.observedValues.reduce(0, max)
    }
    return TransformedModel(
      inner: try inner.fit(series.map { transform($0 / unit) }), transform: transform, unit: unit,
      series: series)
  }
}

/// A model on another scale than that of its series.
public struct TransformedModel: FittedModel {
  /// The model of the transformed values.
  public let inner: any FittedModel

  /// The transformation; `nil` where the values are modelled as they are.
  public let transform: BoxCox?

  /// What values are divided by before they are transformed.
  public let unit: Double

  /// The series on its own scale.
  public let series: Series

  /// The name of the model, with the transformation.
  public var name: LocalizedText {
    transform.map { transformedName(inner.name, $0) } ?? inner.name
  }

  /// The medians of the model's one-step forecasts, on the scale of the series.
  public var fitted: Series { inner.fitted.map { back($0) } }

  /// The variance of the model's one-step errors, on the transformed scale.
  public var residualVariance: Double { inner.residualVariance }

  /// The numbers that the model needs.
  public var parameterShockCount: Int { inner.parameterShockCount }

  /// The model's forecast with its distributions on the scale of the series.
  ///
  /// - Throws: ``ForecastingError`` of the inner model.
  public func forecast(horizon: Int) throws(ForecastingError) -> Forecast {
    let forecast = try inner.forecast(horizon: horizon)
    guard let transform else { return forecast }
    return Forecast(
      method: name, start: forecast.start,
      distributions: forecast.distributions.map { distribution in
        // A distribution of the transformed values that is itself transformed counts by its moments.
        let isPlain = distribution.transformation == .identity
        let own = PredictiveDistribution(
          location: isPlain ? distribution.location : distribution.mean,
          scale: isPlain ? distribution.scale : distribution.standardDeviation,
          tail: distribution.tail,
          transformation: transform.exponent == 0 ? .logarithm : .power(transform))
        return unit == 1 ? own : own.scaled(by: unit)
      })
  }

  /// One possible future on the scale of the series.
  ///
  /// - Throws: the ``ForecastingError`` of the method that is transformed.
  public func path(shocks: [Double], parameterShocks: [Double]) throws(ForecastingError)
    -> [Double]
  {
    try inner.path(shocks: shocks, parameterShocks: parameterShocks).map(back)
  }

  private func back(_ value: Double) -> Double {
    guard let transform else { return value }
    return min(unit * transform.inverse(value), .greatestFiniteMagnitude)
  }
}

extension TransformedModel: Refittable {
  /// The model estimated anew; the transformation stays.
  func refitted(to whole: Series) throws(ForecastingError) -> any FittedModel {
    guard let inner = inner as? any Refittable else {
      throw .numericallyUnstable(method: name)
    }
    let series = whole.trimmed()
    let scaled = transform.map { transform in series.map { transform($0 / unit) } } ?? series
    return TransformedModel(
      inner: try inner.refitted(to: scaled), transform: transform, unit: unit, series: series)
  }
}

/// The name of a method with that of its transformation; `nil` for a power still to be chosen.
private func transformedName(_ inner: LocalizedText, _ transform: BoxCox?) -> LocalizedText {
  let (chinese, english) = transformationName(transform)
  return LocalizedText("\(inner.chinese)（\(chinese)）", "\(inner.english) of \(english)")
}

/// What a transformation is called.
private func transformationName(_ transform: BoxCox?) -> (chinese: String, english: String) {
  guard let transform else { return ("幂变换", "a power") }
  if transform.exponent == 0 { return ("取对数", "the logarithm") }
  let exponent = (transform.exponent * 1000).rounded() / 1000
  return ("幂变换 \(exponent)", "the power \(exponent)")
}
