public import Quantities

/// Least squares on a trend, seasonal effects and given regressors.
///
/// log y, or y itself, is a constant, a linear trend, one effect a period of the year (which sum to
/// zero) and the regressors with their coefficients, plus independent normal errors.
public struct RegressionMethod: ForecastMethod {
  /// Whether the logarithm is explained, so that effects are proportional and growth compounds.
  public let isLogarithmic: Bool

  /// Whether there is a linear trend.
  public let hasTrend: Bool

  /// Whether there are seasonal effects; annual series have none.
  public let isSeasonal: Bool

  /// The further quantities that explain the series.
  public let regressors: [any Regressor]

  /// Makes a regression; trend and season are on unless turned off.
  ///
  /// - Parameters:
  ///   - isLogarithmic: Whether the logarithm is explained.
  ///   - hasTrend: Whether there is a linear trend.
  ///   - isSeasonal: Whether there are seasonal effects.
  ///   - festival: The effect of the Spring Festival, whose windows become regressors; `nil` for
  ///     none.
  ///   - regressors: Further quantities.
  public init(
    isLogarithmic: Bool = false, hasTrend: Bool = true, isSeasonal: Bool = true,
    festival: FestivalEffect? = nil, regressors: [any Regressor] = []
  ) {
    self.isLogarithmic = isLogarithmic
    self.hasTrend = hasTrend
    self.isSeasonal = isSeasonal
    self.regressors = (festival?.regressors ?? []) + regressors
  }

  /// What the method is called, with whether the logarithm is explained.
  public var name: LocalizedText {
    isLogarithmic
      ? LocalizedText("对数回归（趋势、季节与解释变量）", "regression of the logarithm")
      : LocalizedText("回归（趋势、季节与解释变量）", "regression")
  }

  /// Estimates the coefficients.
  ///
  /// - Throws: ``ForecastingError``: `noObservation`; `notPositive(_:)` for the logarithm;
  ///   `regressorUnknown(name:_:)` in an observed period; `tooShort(observations:needed:)` with no
  ///   more observations than coefficients; `collinear(name:)`.
  public func fit(_ series: Series) throws(ForecastingError) -> RegressionFit {
    try RegressionFit(method: self, series: series)
  }

  /// Whether seasonal effects are estimated for a frequency.
  func hasSeasons(_ frequency: Frequency) -> Bool { isSeasonal && frequency != .year }

  /// The names of the coefficients, in order.
  func columnNames(_ frequency: Frequency) -> [LocalizedText] {
    var names = [LocalizedText("常数项", "constant")]
    if hasTrend { names.append(LocalizedText("趋势", "trend")) }
    if hasSeasons(frequency) {
      names += (1..<frequency.periodsPerYear).map { LocalizedText("季节 \($0)", "season \($0)") }
    }
    return names + regressors.map(\.name)
  }

  /// The row of the design for a period, the trend counted in years from an origin.
  func row(_ period: Period, origin: Period) throws(ForecastingError) -> [Double] {
    var row = [1.0]
    let season = period.frequency.periodsPerYear
    if hasTrend { row.append(Double(origin.distance(to: period)) / Double(season)) }
    if hasSeasons(period.frequency) {
      // Effects that sum to zero: the last period of the year is minus all others.
      row += (1..<season).map { place in
        period.index == season ? -1 : (period.index == place ? 1 : 0)
      }
    }
    for regressor in regressors {
      guard let value = regressor.value(in: period), value.isFinite else {
        throw .regressorUnknown(name: regressor.name, period)
      }
      row.append(value)
    }
    return row
  }
}
