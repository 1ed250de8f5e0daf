public import Forecasting
public import Quantities

/// A forecasting method by the name a user gives it.
public enum MethodChoice: Sendable, Hashable {
  /// The combination, and simpler methods where a series does not carry it.
  case automatic
  /// Exponential smoothing, its form chosen.
  case smoothing
  /// Exponential smoothing of one form.
  case smoothingForm(ETSForm)
  /// ARIMA, its order chosen.
  case arima
  /// ARIMA of one order.
  case arimaOrder(ARIMAOrder)
  /// The dynamic optimised Theta method.
  case theta
  /// Complex exponential smoothing, its form chosen.
  case complexSmoothing
  /// Last year's value of the same period.
  case seasonalNaive
  /// The combination and nothing else.
  case combination
  /// A structural model of level, slope and season.
  case structural
  /// The last value.
  case naive
  /// The last value moved on by the mean change.
  case drift
  /// The mean of the past.
  case mean
  /// Last year's share of the year 同期占比法, over so many years.
  case share(years: Int)
  /// Growth on the same period 同比增幅法.
  case growth

  /// The names accepted, for messages.
  public static let names =
    "auto, ets, ets:AAA, arima, arima:2,0,0:1,1,0, theta, ces, structural, snaive, naive, drift, mean, "
    + "share, share:3, growth, combination"

  /// What was expected instead of a name that is none: of a method whose details are wrong, the
  /// details that it has.
  public static func expected(for text: String) -> LocalizedText {
    switch text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).first {
    case "ets" where text != "ets":
      LocalizedText(
        "ets: 加误差 A|M、趋势 N|A|Ad、季节 N|A|M，如 ets:MAdM；不提供倍乘趋势，因为它会越来越快地增长",
        "ets: with error A|M, trend N|A|Ad and season N|A|M, such as ets:MAdM; multiplicative trends, "
          + "which grow ever faster, are not offered")
    case "arima" where text != "arima":
      LocalizedText(
        "arima:p,d,q 或 arima:p,d,q:P,D,Q，各为 0–9，如 arima:2,0,0:1,1,0",
        "arima:p,d,q or arima:p,d,q:P,D,Q, each 0–9, such as arima:2,0,0:1,1,0")
    case "share" where text != "share":
      LocalizedText("share: 加 1–10 年，如 share:3", "share: with 1–10 years, such as share:3")
    default: LocalizedText(verbatim: names)
    }
  }

  /// Reads one of ``names``, and nothing else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    switch (parts[0], parts.count) {
    case ("auto", 1): self = .automatic
    case ("ets", 1): self = .smoothing
    case ("arima", 1): self = .arima
    case ("theta", 1): self = .theta
    case ("ces", 1): self = .complexSmoothing
    case ("snaive", 1): self = .seasonalNaive
    case ("combination", 1): self = .combination
    case ("structural", 1): self = .structural
    case ("naive", 1): self = .naive
    case ("drift", 1): self = .drift
    case ("mean", 1): self = .mean
    case ("share", 1): self = .share(years: 1)
    case ("growth", 1): self = .growth
    case ("share", _):
      guard let years = Int(parts[1]), (1...10).contains(years) else { return nil }
      self = .share(years: years)
    case ("ets", _):
      guard let form = ETSForm(parts[1]) else { return nil }
      self = .smoothingForm(form)
    case ("arima", _):
      guard let order = ARIMAOrder(parts[1]) else { return nil }
      self = .arimaOrder(order)
    default: return nil
    }
  }

  /// The method; `nil` for the combination, whose members depend on the series.
  var single: (any ForecastMethod)? {
    switch self {
    case .automatic, .combination: nil
    case .smoothing: ETSMethod()
    case .smoothingForm(let form): ETSMethod(form)
    case .arima: AutomaticARIMA()
    case .arimaOrder(let order): ARIMAMethod(order)
    case .theta: ThetaMethod()
    case .complexSmoothing: CESMethod()
    case .seasonalNaive: SimpleMethod.seasonalNaive
    case .structural: StructuralMethod()
    case .naive: SimpleMethod.naive
    case .drift: SimpleMethod.drift
    case .mean: SimpleMethod.mean
    case .share(let years): YearToDateMethod.samePeriodShare(years: years)
    case .growth: YearToDateMethod.samePeriodGrowth
    }
  }

  /// The same method for quarters or years that are sums of the periods it forecasts; `nil` where
  /// there is none, so that they are only added up.
  ///
  /// Years have no seasons, so what is seasonal goes without. The rules that extend a running year
  /// period by period say what its sums are.
  func method(ofSums grain: Frequency) -> MethodChoice? {
    switch self {
    case .share, .growth: nil
    case .seasonalNaive where grain == .year: .naive
    case .smoothingForm(let form) where grain == .year:
      .smoothingForm(ETSForm(form.error, form.trend, .none))
    case .arimaOrder(let order) where grain == .year && order.isSeasonal: .arima
    default: self
    }
  }
}
