public import Quantities

/// The Theta method: exponential smoothing with half, or an estimated part, of the linear trend.
///
/// A series that passes a test for seasons is seasonally adjusted by the classical decomposition,
/// in products where all values are above zero, forecast, and given its season back.
public struct ThetaMethod: ForecastMethod, Hashable {
  /// How the lines are chosen and combined.
  public enum Variant: Sendable, Hashable, CaseIterable {
    /// The method of the M3 competition as simple exponential smoothing with drift b/2, b the
    /// slope of the line through the whole series: Assimakopoulos and Nikolopoulos, International
    /// Journal of Forecasting 16 (2000), 521–530; Hyndman and Billah, ibid. 19 (2003), 287–290,
    /// equation 8.
    case standard
    /// The part of the trend estimated: the optimised Theta model (OTM) of Fiorucci, Pellegrini,
    /// Louzada, Petropoulos and Koehler, International Journal of Forecasting 32 (2016),
    /// 1151–1161, section 3.1.
    case optimised
    /// The line followed as the series grows, with half of its trend (DSTM), ibid., section 3.2.
    case dynamic
    /// The line followed as the series grows, the part of its trend estimated (DOTM), ibid.
    case dynamicOptimised
  }

  /// How the lines are chosen and combined.
  public let variant: Variant

  /// Makes a method.
  public init(_ variant: Variant = .dynamicOptimised) {
    self.variant = variant
  }

  /// What the variant is called.
  public var name: LocalizedText {
    switch variant {
    case .standard: LocalizedText("Theta 方法", "Theta")
    case .optimised: LocalizedText("优化 Theta 方法", "optimised Theta")
    case .dynamic: LocalizedText("动态 Theta 方法", "dynamic Theta")
    case .dynamicOptimised: LocalizedText("动态优化 Theta 方法", "dynamic optimised Theta")
    }
  }

  /// Estimates the smoothing constant, the first level and, where the variant says so, the part of
  /// the trend, by least squares.
  ///
  /// Gaps are filled by ``Series/interpolated()``; filled values do not count in the variance.
  ///
  /// - Throws: ``ForecastingError/noObservation``,
  ///   ``ForecastingError/tooShort(observations:needed:)`` under 5 observations,
  ///   ``ForecastingError/numericallyUnstable(method:)``.
  public func fit(_ series: Series) throws(ForecastingError) -> ThetaModel {
    try ThetaModel(variant, series)
  }
}
