internal import Quantities

#if canImport(Glibc)
  internal import Glibc
#endif

/// Finds additive outliers, temporary changes and level shifts.
///
/// Chen and Liu, Journal of the American Statistical Association 88 (1993), 284–297: the one-step
/// errors of an ARIMA model are regressed on the filtered course of each kind of outlier at each
/// period; the one farthest from zero is taken off as long as it passes the threshold; the model is
/// estimated anew with those found as regressors, until none is added; then those that do not pass
/// in the joint estimate are dropped, the weakest first. The model is ARIMA(0,1,1)(0,1,1), or
/// (0,1,1) without seasons, of the logarithm where all values are above zero. Filtered courses
/// are exact, missing values included. Departures below ``Outlier/leastRelativeSize`` are none.
public struct OutlierDetection: Sendable, Hashable {
  /// The size from which an outlier is named, in standard errors; `nil` for the one that a clean
  /// series passes in one case of twenty, with three kinds at each period taken as independent.
  public let threshold: Double?

  /// The kinds looked for.
  public let kinds: [Outlier.Kind]

  /// Makes a detection.
  public init(threshold: Double? = nil, kinds: [Outlier.Kind] = Outlier.Kind.allCases) {
    precondition(threshold.map { $0 > 0 } ?? true, "A threshold is above zero.")
    precondition(!kinds.isEmpty, "At least one kind of outlier is looked for.")
    self.threshold = threshold
    self.kinds = kinds
  }

  /// Examines a series.
  ///
  /// - Parameter known: What is known to move the series; its effect is no outlier.
  /// - Throws: ``ForecastingError/noObservation``; ``ForecastingError/tooShort(observations:needed:)``
  ///   under three years, or under ten observations without seasons; what
  ///   ``ARIMAMethod/fit(_:)`` throws.
  public func examine(_ whole: Series, known: [any Regressor] = []) throws(ForecastingError)
    -> OutlierReport
  {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    let season = series.frequency.periodsPerYear
    let needed = max(10, season > 1 ? 3 * season : 0)
    guard series.observedCount >= needed else {
      throw .tooShort(observations: series.observedCount, needed: needed)
    }
    let limit = threshold ?? OutlierDetection.threshold(count: series.observedCount * kinds.count)
    let isLogarithmic = series.isPositive
    let values = isLogarithmic ? series.map { log($0) } : series
    let isConstant = values.observedValues.allSatisfy { $0 == values.observedValues[0] }
    if isConstant { return OutlierReport(outliers: [], corrected: series, threshold: limit) }
    let order = season > 1 ? ARIMAOrder(0, 1, 1, seasonal: (0, 1, 1)) : ARIMAOrder(0, 1, 1)
    let search = OutlierSearch(
      values: values, order: order, known: known, kinds: kinds, threshold: limit,
      leastEffect: Outlier.leastRelativeSize * (isLogarithmic ? 1 : series.meanSize))
    let found = try search.run()
    return OutlierDetection.report(found, series, isLogarithmic, limit)
  }

  /// The size that the largest of so many independent standard normal numbers passes in one case of
  /// twenty.
  static func threshold(count: Int) -> Double {
    StandardQuantile.normal((1 + pow(0.95, 1 / Double(max(count, 1)))) / 2)
  }

  private static func report(
    _ found: [OutlierSearch.Found], _ series: Series, _ isLogarithmic: Bool, _ limit: Double
  ) -> OutlierReport {
    var corrected = series.storage
    let outliers = found.sorted { $0.position < $1.position }.map { one -> Outlier in
      let course = Outlier.course(one.kind, at: one.position, count: series.count)
      for place in corrected.indices {
        // What came after a level shift is the level to go on from.
        let effect = one.effect * (one.kind == .levelShift ? course[place] - 1 : course[place])
        corrected[place] =
          isLogarithmic ? corrected[place] / exp(effect) : corrected[place] - effect
      }
      let factor = exp(one.effect)
      let value = series.storage[one.position]
      return Outlier(
        kind: one.kind, period: series.start.advanced(by: one.position),
        size: isLogarithmic ? value - value / factor : one.effect,
        relativeSize: isLogarithmic ? factor - 1 : nil, statistic: one.statistic)
    }
    return OutlierReport(
      outliers: outliers, corrected: Series(start: series.start, values: corrected),
      threshold: limit)
  }
}

extension Series {
  /// The mean of the absolute values observed, zero without any.
  var meanSize: Double {
    let values = observedValues
    return values.reduce(0) { $0 + abs($1) / Double(values.count) }
  }
}
