/// The form of an exponential smoothing model: its error, trend and season.
///
/// The taxonomy of Hyndman, Koehler, Ord and Snyder, *Forecasting with Exponential Smoothing: The
/// State Space Approach*, Springer 2008, chapter 2, without multiplicative trends.
public struct ETSForm: Sendable, Hashable {
  /// How the error enters.
  public enum Error: String, Sendable, Hashable, CaseIterable {
    /// Added to the forecast.
    case additive = "A"
    /// Proportional to the forecast.
    case multiplicative = "M"
  }

  /// How the level moves on.
  public enum Trend: String, Sendable, Hashable, CaseIterable {
    /// A level that stays where it is.
    case none = "N"
    /// A slope that goes on.
    case additive = "A"
    /// A slope that fades by the factor φ each period.
    case damped = "Ad"
  }

  /// How the season enters.
  public enum Season: String, Sendable, Hashable, CaseIterable {
    /// No season.
    case none = "N"
    /// An amount added to the level.
    case additive = "A"
    /// A factor on the level.
    case multiplicative = "M"
  }

  /// How the error enters.
  public let error: Error
  /// How the level moves on.
  public let trend: Trend
  /// How the season enters.
  public let season: Season

  /// Makes a form, such as `ETSForm(.additive, .damped, .multiplicative)`.
  public init(_ error: Error, _ trend: Trend, _ season: Season) {
    self.error = error
    self.trend = trend
    self.season = season
  }

  /// All forms that are considered for a series.
  ///
  /// A multiplicative season comes with a multiplicative error only, because with an additive
  /// error its variance is not finite; everything multiplicative needs values above zero.
  ///
  /// - Parameters:
  ///   - seasonal: Whether the series has seasons.
  ///   - positive: Whether all its values are above zero.
  public static func candidates(seasonal: Bool, positive: Bool) -> [ETSForm] {
    var forms: [ETSForm] = []
    for error in Error.allCases where positive || error == .additive {
      for season in Season.allCases where seasonal || season == .none {
        guard season != .multiplicative || error == .multiplicative else { continue }
        for trend in Trend.allCases { forms.append(ETSForm(error, trend, season)) }
      }
    }
    return forms
  }

  /// Whether the form has anything that needs values above zero.
  public var needsPositiveValues: Bool { error == .multiplicative || season == .multiplicative }

  /// The number of smoothing and damping parameters.
  public var smoothingParameterCount: Int {
    1 + (trend == .none ? 0 : (trend == .damped ? 2 : 1)) + (season == .none ? 0 : 1)
  }

  /// The number of free initial states for a season of so many periods.
  public func initialStateCount(seasonLength: Int) -> Int {
    1 + (trend == .none ? 0 : 1) + (season == .none ? 0 : seasonLength - 1)
  }
}

extension ETSForm: CustomStringConvertible, LosslessStringConvertible {
  /// `ETS(A,Ad,M)`.
  public var description: String { "ETS(\(error.rawValue),\(trend.rawValue),\(season.rawValue))" }

  /// Reads `ETS(A,Ad,M)`, `A,Ad,M` or `AAdM`, and nothing else.
  public init?(_ text: String) {
    var letters = text.filter { $0 != "," }[...]
    if letters.hasPrefix("ETS("), letters.hasSuffix(")") {
      letters = letters.dropFirst(4).dropLast()
    }
    guard let first = letters.first, let last = letters.last, letters.count >= 3,
      let error = Error(rawValue: String(first)), let season = Season(rawValue: String(last)),
      let trend = Trend(rawValue: String(letters.dropFirst().dropLast()))
    else { return nil }
    self.init(error, trend, season)
  }
}
