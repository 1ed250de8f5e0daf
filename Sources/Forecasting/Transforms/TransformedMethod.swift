public import Quantities

/// Any method on the scale of a power transformation.
///
/// Values are transformed as ``BoxCox`` says, forecast, and transformed back; means carry the
/// correction of ``BoxCox/mean(location:variance:)``, quantiles need none.
public struct TransformedMethod<Inner: ForecastMethod>: ForecastMethod {
  /// The method on the transformed scale.
  public let inner: Inner

  /// The transformation; `nil` for Guerrero's choice, held between 0 and 1.
  public let transform: BoxCox?

  /// Makes a method.
  public init(_ inner: Inner, _ transform: BoxCox? = nil) {
    self.inner = inner
    self.transform = transform
  }

  /// The name of the method, with the transformation.
  public var name: LocalizedText {
    let (chinese, english) = transformationName(transform)
    return LocalizedText("\(inner.name.chinese)（\(chinese)）", "\(inner.name.english) of \(english)")
  }

  /// Transforms and fits.
  ///
  /// - Throws: ``ForecastingError/notPositive(_:)``; what ``BoxCox/guerrero(_:in:)`` and the method
  ///   throw.
  public func fit(_ whole: Series) throws(ForecastingError) -> TransformedModel {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    for observation in series.observations where observation.value <= 0 {
      throw .notPositive(observation.period)
    }
    let transform: BoxCox
    if let given = self.transform {
      transform = given
    } else {
      let found = try BoxCox.guerrero(series, in: 0...1)
      transform = found.exponent < 1e-6 ? BoxCox(exponent: 0) : found
    }
    return TransformedModel(
      inner: try inner.fit(series.map { transform($0) }), transform: transform, series: series)
  }
}

/// A model on the scale of a power transformation.
public struct TransformedModel: FittedModel {
  /// The model of the transformed values.
  public let inner: any FittedModel

  /// The transformation.
  public let transform: BoxCox

  /// The series on its own scale.
  public let series: Series

  /// The name of the model, with the transformation.
  public var name: LocalizedText {
    let (chinese, english) = transformationName(transform)
    return LocalizedText("\(inner.name.chinese)（\(chinese)）", "\(inner.name.english) of \(english)")
  }

  /// The medians of the model's one-step forecasts, on the scale of the series.
  public var fitted: Series {
    inner.fitted.map { min(transform.inverse($0), .greatestFiniteMagnitude) }
  }

  /// The variance of the model's one-step errors, on the transformed scale.
  public var residualVariance: Double { inner.residualVariance }

  /// The numbers that the model needs.
  public var parameterShockCount: Int { inner.parameterShockCount }

  /// The model's forecast with its distributions on the scale of the series.
  public func forecast(horizon: Int) throws(ForecastingError) -> Forecast {
    let forecast = try inner.forecast(horizon: horizon)
    return Forecast(
      method: name, start: forecast.start,
      distributions: forecast.distributions.map { distribution in
        // A distribution of the transformed values that is itself transformed counts by its moments.
        let isPlain = distribution.transformation == .identity
        return PredictiveDistribution(
          location: isPlain ? distribution.location : distribution.mean,
          scale: isPlain ? distribution.scale : distribution.standardDeviation,
          tail: distribution.tail,
          transformation: transform.exponent == 0 ? .logarithm : .power(transform))
      })
  }

  /// One possible future on the scale of the series.
  public func path(shocks: [Double], parameterShocks: [Double]) throws(ForecastingError)
    -> [Double]
  {
    try inner.path(shocks: shocks, parameterShocks: parameterShocks).map {
      min(transform.inverse($0), .greatestFiniteMagnitude)
    }
  }
}

extension TransformedModel: Refittable {
  /// The model estimated anew; the transformation stays.
  func refitted(to series: Series) throws(ForecastingError) -> any FittedModel {
    guard let inner = inner as? any Refittable else {
      throw .numericallyUnstable(method: name.english)
    }
    return TransformedModel(
      inner: try inner.refitted(to: series.trimmed().map { transform($0) }), transform: transform,
      series: series.trimmed())
  }
}

/// What a transformation is called.
private func transformationName(_ transform: BoxCox?) -> (chinese: String, english: String) {
  guard let transform else { return ("幂变换", "a power") }
  if transform.exponent == 0 { return ("取对数", "the logarithm") }
  let exponent = (transform.exponent * 1000).rounded() / 1000
  return ("幂变换 \(exponent)", "the power \(exponent)")
}
