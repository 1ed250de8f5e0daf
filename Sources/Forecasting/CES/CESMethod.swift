public import Quantities

/// Complex exponential smoothing: a level and its information potential, moved by one complex
/// parameter, so that stationary and trending series need no different forms.
///
/// yₜ = lₜ₋₁ + eₜ, lₜ = lₜ₋₁ − (1 − α₁)cₜ₋₁ + (α₀ − α₁)eₜ, cₜ = lₜ₋₁ + (1 − α₀)cₜ₋₁ + (α₀ + α₁)eₜ:
/// Svetunkov, Kourentzes and Ord, "Complex exponential smoothing", Naval Research Logistics 69
/// (2022), 1108–1123.
public struct CESMethod: ForecastMethod, Hashable {
  /// The form; `nil` to choose it by the corrected Akaike criterion.
  public let form: CESForm?

  /// Chooses the form, or takes the one given.
  public init(_ form: CESForm? = nil) {
    self.form = form
  }

  /// What the method is called, with its form where one is given.
  public var name: LocalizedText {
    switch form {
    case nil: LocalizedText("复指数平滑（自动选择形式）", "complex exponential smoothing, form chosen")
    case .some(.none): LocalizedText("复指数平滑（无季节）", "complex exponential smoothing")
    case .some(.simple):
      LocalizedText("复指数平滑（简单季节）", "complex exponential smoothing, simple season")
    case .some(.partial):
      LocalizedText("复指数平滑（部分季节）", "complex exponential smoothing, partial season")
    case .some(.full):
      LocalizedText("复指数平滑（完全季节）", "complex exponential smoothing, full season")
    }
  }

  /// Estimates the parameters by maximum likelihood, within the region where old observations
  /// lose their weight.
  ///
  /// Forms the series is too short for are passed over; among the others the one with the least
  /// corrected Akaike criterion is kept.
  ///
  /// - Throws: ``ForecastingError`` as ``CESModel/init(_:_:on:)`` where no form can be fitted.
  public func fit(_ whole: Series) throws(ForecastingError) -> CESModel {
    let forms = form.map { [$0] } ?? CESForm.candidates(seasonal: whole.frequency != .year)
    var best: CESModel?
    var failure: ForecastingError?
    for form in forms {
      do throws(ForecastingError) {
        let model = try CESModel(fitting: form, to: whole)
        guard let current = best else {
          best = model
          continue
        }
        if model.likelihood.aicc < current.likelihood.aicc { best = model }
      } catch {
        failure = failure ?? error
      }
    }
    guard let best else { throw failure ?? .noObservation }
    return best
  }
}
