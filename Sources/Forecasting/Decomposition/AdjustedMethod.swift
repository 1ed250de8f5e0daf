public import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

/// Forecasts a series without its season and puts the season of the last year back.
///
/// The season comes from ``MSTL``, of the logarithm where all values are above zero and it is asked
/// for; what is left is forecast by exponential smoothing without season (Hyndman and
/// Athanasopoulos, *Forecasting: Principles and Practice*, 3rd ed., section 5.7).
public struct AdjustedMethod: ForecastMethod, Hashable {
  /// Whether the logarithm is decomposed and forecast where all values are above zero.
  public let isLogarithmic: Bool

  /// Makes a method.
  public init(isLogarithmic: Bool = false) {
    self.isLogarithmic = isLogarithmic
  }

  /// What the method is called.
  public var name: LocalizedText {
    isLogarithmic
      ? LocalizedText("对数季节调整后指数平滑", "exponential smoothing of the adjusted logarithm")
      : LocalizedText("季节调整后指数平滑", "exponential smoothing of the adjusted series")
  }

  /// Decomposes the series and fits what is left.
  ///
  /// - Throws: ``ForecastingError`` of ``MSTL/decompose(_:)`` and of exponential smoothing;
  ///   `notPositive(_:)` for the logarithm.
  public func fit(_ whole: Series) throws(ForecastingError) -> AdjustedModel {
    let series = whole.trimmed()
    if isLogarithmic {
      for observation in series.observations where observation.value <= 0 {
        throw .notPositive(observation.period)
      }
    }
    let values = isLogarithmic ? series.map { log($0) } : series
    let season = try MSTL().decompose(values).season
    let adjusted = Series(
      start: values.start, values: zip(values.storage, season.storage).map { $0 - $1 })
    let forms = [
      ETSForm(.additive, .none, .none), ETSForm(.additive, .additive, .none),
      ETSForm(.additive, .damped, .none),
    ]
    let model = try ETSMethod(choosingFrom: forms).fit(adjusted)
    return AdjustedModel(method: self, series: series, model: model, season: season)
  }
}

/// A fitted forecast of a seasonally adjusted series.
public struct AdjustedModel: FittedModel {
  /// How the series was adjusted.
  public let method: AdjustedMethod

  /// The series, its season included.
  public let series: Series

  /// The model of the adjusted values, logarithms where they are taken.
  public let model: ETSModel

  /// The season of the past, on the scale of the model.
  public let season: Series

  /// What the method is called.
  public var name: LocalizedText { method.name }

  /// One-step forecasts with the season, which was estimated from all values.
  public var fitted: Series {
    Series(
      start: series.start,
      values: zip(model.fitted.storage, season.storage).map { back($0 + $1) })
  }

  /// The variance of the one-step errors, on the scale of the model.
  public var residualVariance: Double { model.residualVariance }

  /// The forecast: the model's distributions moved by the season of the last year.
  public func forecast(horizon: Int) -> Forecast {
    let inner = model.forecast(horizon: horizon)
    return Forecast(
      method: name, start: inner.start,
      distributions: inner.distributions.enumerated().map { step, distribution in
        PredictiveDistribution(
          location: distribution.location + lastSeason(step), scale: distribution.scale,
          transformation: method.isLogarithmic ? .logarithm : .identity)
      })
  }

  /// One possible future; see ``FittedModel/path(shocks:parameterShocks:)``.
  public func path(shocks: [Double], parameterShocks: [Double]) -> [Double] {
    model.path(shocks: shocks, parameterShocks: parameterShocks).enumerated().map {
      back($1 + lastSeason($0))
    }
  }

  private func lastSeason(_ step: Int) -> Double {
    let length = series.frequency.periodsPerYear
    return season.storage[season.count - length + step % length]
  }

  private func back(_ value: Double) -> Double {
    method.isLogarithmic ? min(exp(value), .greatestFiniteMagnitude) : value
  }
}
