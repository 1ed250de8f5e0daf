/// How the season enters complex exponential smoothing.
///
/// Svetunkov, Kourentzes and Ord, "Complex exponential smoothing", Naval Research Logistics 69
/// (2022), 1108–1123.
public enum CESForm: String, Sendable, Hashable, CaseIterable {
  /// No season.
  case none
  /// Each period of the year is smoothed for itself, from the value a year before.
  case simple
  /// A level without season, and seasonal effects that are added and have a real parameter.
  case partial
  /// A level without season, and seasonal effects with a complex parameter of their own, which
  /// may be added or grow with the level.
  case full

  /// The forms to choose from, those with a season where the series has one.
  public static func candidates(seasonal: Bool) -> [CESForm] {
    seasonal ? allCases : [.none]
  }

  /// The number of smoothing parameters.
  public var parameterCount: Int {
    switch self {
    case .none, .simple: 2
    case .partial: 3
    case .full: 4
    }
  }

  /// Whether seasonal effects are added to a level.
  var hasSeasonalEffects: Bool { self == .partial || self == .full }
}
