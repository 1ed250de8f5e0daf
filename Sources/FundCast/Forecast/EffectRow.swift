import Forecasting
import Quantities

#if canImport(Glibc)
  import Glibc
#endif

/// The effect of a known quantity on a series as it is reported.
struct EffectRow: Sendable {
  let series: String
  let name: LocalizedText

  /// What one unit of it does, with a sign: in percent of the value, or in the series' own unit.
  let size: String

  /// The standard error, in the same unit.
  let error: String

  /// The effects of known quantities on a series.
  static func rows(_ series: String, _ adjustment: PreAdjustment) -> [EffectRow] {
    adjustment.regressors.indices.map { place in
      let (effect, error) = (
        adjustment.coefficients[place], adjustment.standardErrors[place]
      )
      return EffectRow(
        series: series, name: adjustment.regressors[place].name,
        size: adjustment.isLogarithmic
          ? signed(percentText(expm1(effect)), effect) : signed(fourDigits(effect), effect),
        error: adjustment.isLogarithmic ? percentText(exp(effect) * error) : fourDigits(error))
    }
  }

  private static func signed(_ text: String, _ value: Double) -> String {
    value > 0 ? "+" + text : text
  }
}
