public import Quantities

/// Exponential smoothing in state space form, estimated by maximum likelihood.
public struct ETSMethod: ForecastMethod, Hashable {
  /// The forms to choose from by the corrected criterion of Akaike; `nil` for all that suit the
  /// series.
  public let forms: [ETSForm]?

  /// Chooses among all forms that suit the series.
  public init() {
    forms = nil
  }

  /// Fits one form, or chooses among the forms given.
  public init(_ forms: ETSForm...) {
    precondition(!forms.isEmpty, "Exponential smoothing needs at least one form.")
    self.forms = forms
  }

  /// Chooses among the forms given, at least one.
  public init(choosingFrom forms: [ETSForm]) {
    precondition(!forms.isEmpty, "Exponential smoothing needs at least one form.")
    self.forms = forms
  }

  /// What the method is called, with its form where only one is given.
  public var name: LocalizedText {
    if let forms, forms.count == 1 {
      return LocalizedText("指数平滑 \(forms[0])", "exponential smoothing \(forms[0])")
    }
    return LocalizedText("指数平滑（自动选择形式）", "exponential smoothing, form chosen")
  }

  /// Estimates the smoothing parameters and the initial state.
  ///
  /// The parameters stay in the usual region and are checked to be admissible. Among several
  /// forms the one with the least corrected Akaike criterion is kept; forms the series is too
  /// short for, or not positive enough for, are passed over, and so are damped ones whose simpler
  /// forms lie far behind the best.
  ///
  /// - Throws: ``ForecastingError`` when no form can be fitted: `noObservation`,
  ///   `tooShort(observations:needed:)`, `notPositive(_:)`, `notSeasonal`,
  ///   `numericallyUnstable(method:)`.
  public func fit(_ series: Series) throws(ForecastingError) -> ETSModel {
    let seasonLength = series.frequency.periodsPerYear
    let candidates =
      forms
      ?? ETSForm.candidates(
        seasonal: seasonLength > 1, positive: series.trimmed().isPositive)
    let ranked = try ETSModel.ranked(candidates, on: series, within: 0)
    return ranked[0]
  }
}
