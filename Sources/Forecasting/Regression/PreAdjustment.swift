public import Quantities
internal import Statistics

#if canImport(Glibc)
  internal import Glibc
#endif

/// What known quantities do to a series, estimated and taken off before a model is fitted.
///
/// A regression with ARIMA errors, (0,1,1)(0,1,1) or (0,1,1) without seasons, by exact maximum
/// likelihood: of the logarithm where all values are above zero, so that effects are factors, else of
/// the value. Exponential smoothing with additive trend and season has nearly these errors
/// (Hyndman, Koehler, Ord and Snyder, *Forecasting with Exponential Smoothing*, 2008, chapter 11),
/// so that one estimate serves every method (the order of work of X-13ARIMA-SEATS: Findley et al.,
/// Journal of Business & Economic Statistics 16 (1998), 127–152). Missing values need no filling.
public struct PreAdjustment: Sendable {
  /// Whether effects are factors.
  public let isLogarithmic: Bool

  /// The quantities whose effects were estimated.
  public let regressors: [any Regressor]

  /// Their coefficients, in the same order, on the scale of the logarithm or of the value.
  public let coefficients: [Double]

  /// The quantities left out because the series cannot tell them from its level and season, such as
  /// an event that lies wholly in the future.
  public let dropped: [LocalizedText]

  /// How well the coefficients are known.
  let uncertainty: EffectUncertainty

  /// The standard errors of ``coefficients``, in the same order.
  public var standardErrors: [Double] { uncertainty.standardErrors }

  /// How likely effects as large as these together would be found where there are none; 1 without
  /// regressors.
  ///
  /// Wald's test: β̂ᵀ Cov(β̂)⁻¹ β̂ is about χ² with as many degrees of freedom as coefficients.
  public var chanceOfNone: Double {
    guard !coefficients.isEmpty else { return 1 }
    let statistic = uncertainty.squaredDistance(of: coefficients)
    return IncompleteGamma(shape: Double(coefficients.count) / 2, at: statistic / 2).upper
  }

  /// Estimates.
  ///
  /// - Throws: ``ForecastingError`` as ``ARIMAMethod/fit(_:)``, but for regressors that are
  ///   dependent, which are left out.
  public init(of whole: Series, regressors: [any Regressor]) throws(ForecastingError) {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    isLogarithmic = series.isPositive
    let values = series.isPositive ? series.map { log($0) } : series
    let season = series.frequency.periodsPerYear
    let isSeasonal = season > 1 && series.observedCount >= 3 * season
    let order = isSeasonal ? ARIMAOrder(0, 1, 1, seasonal: (0, 1, 1)) : ARIMAOrder(0, 1, 1)
    var kept = regressors
    var dropped: [LocalizedText] = []
    var found: (coefficients: [Double], uncertainty: EffectUncertainty)?
    while found == nil {
      do throws(ForecastingError) {
        let setting = try ARIMASetting(
          ARIMAMethod(order, hasConstant: false, regressors: kept), values)
        guard
          let outcome = ARIMASearch(problem: setting.problem).refine(
            from: [Double](repeating: 0.3, count: order.coefficientCount), tolerance: 1e-9)
        else { throw .numericallyUnstable(method: LocalizedText(verbatim: order.description)) }
        found = (
          outcome.profile.regression, try EffectUncertainty(setting.problem, outcome)
        )
      } catch {
        guard case .collinear(let name) = error,
          let place = kept.lastIndex(where: { $0.name == name })
        else { throw error }
        dropped.append(kept.remove(at: place).name)
      }
    }
    guard let found else {
      throw .numericallyUnstable(method: LocalizedText(verbatim: order.description))
    }
    coefficients = found.coefficients
    uncertainty = found.uncertainty
    self.regressors = kept
    self.dropped = dropped
  }

  /// The effect in a period, on the scale of the logarithm or of the value.
  ///
  /// - Throws: ``ForecastingError/regressorUnknown(name:_:)``;
  ///   ``ForecastingError/numericallyUnstable(method:)`` where the effect is not finite, or a factor
  ///   beyond ``largestFactor`` or its reciprocal.
  public func effect(in period: Period) throws(ForecastingError) -> Double {
    var sum = 0.0
    for (regressor, coefficient) in zip(regressors, coefficients) {
      guard let value = regressor.value(in: period), value.isFinite else {
        throw .regressorUnknown(name: regressor.name, period)
      }
      sum += coefficient * value
    }
    let limit = isLogarithmic ? log(PreAdjustment.largestFactor) : Double.greatestFiniteMagnitude
    guard abs(sum) <= limit else {
      throw .numericallyUnstable(
        method: LocalizedText(
          regressors.map(\.name.chinese).joined(separator: "、"),
          regressors.map(\.name.english).joined(separator: ", ")))
    }
    return sum
  }

  /// No known quantity moves a value by more than this factor: what does was not estimated.
  static let largestFactor = 1e9

  /// A value without the effects with those of a period put on.
  ///
  /// - Throws: ``ForecastingError/regressorUnknown(name:_:)``.
  public func applied(_ value: Double, in period: Period) throws(ForecastingError) -> Double {
    apply(try effect(in: period), to: value)
  }

  /// A series without the effects.
  ///
  /// - Throws: ``ForecastingError/regressorUnknown(name:_:)``.
  public func adjusted(_ series: Series) throws(ForecastingError) -> Series {
    var values: [Double] = []
    for (period, value) in zip(series.periods, series.storage) {
      values.append(apply(-(try effect(in: period)), to: value))
    }
    return Series(start: series.start, values: values)
  }

  /// A distribution with an effect put on, whose own error has a variance: in units of the value,
  /// or of the factor where effects are factors. The mean is that of the effect known.
  func apply(
    _ effect: Double, errorVariance: Double, to distribution: PredictiveDistribution
  ) -> PredictiveDistribution {
    let known = apply(effect, to: distribution)
    guard errorVariance > 0 else { return known }
    return isLogarithmic
      ? known.widened(byFactorOfVariance: errorVariance) : known.widened(by: errorVariance)
  }

  /// A value with an effect put on.
  func apply(_ effect: Double, to value: Double) -> Double {
    isLogarithmic ? value * exp(effect) : value + effect
  }

  /// A distribution with an effect put on.
  func apply(_ effect: Double, to distribution: PredictiveDistribution) -> PredictiveDistribution {
    isLogarithmic ? distribution.scaled(by: exp(effect)) : distribution.shifted(by: effect)
  }
}
