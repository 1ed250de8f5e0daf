public import Forecasting

/// The scale on which a job forecasts.
public enum SeriesTransform: Sendable, Hashable {
  /// The logarithm.
  case logarithm
  /// A power chosen by Guerrero's rule.
  case automatic
  /// A given power.
  case power(BoxCox)

  /// Reads `log`, `box-cox` or a number from −2 to 2.
  public init?(_ text: String) {
    switch text {
    case "log": self = .logarithm
    case "box-cox": self = .automatic
    default:
      guard let exponent = Double(text), (-2...2).contains(exponent) else { return nil }
      self = .power(BoxCox(exponent: exponent))
    }
  }

  /// A method on this scale.
  func wrap(_ method: some ForecastMethod) -> any ForecastMethod {
    switch self {
    case .logarithm: TransformedMethod(method, .given(BoxCox(exponent: 0)))
    case .automatic: TransformedMethod(method, .guerrero)
    case .power(let transform): TransformedMethod(method, .given(transform))
    }
  }
}
