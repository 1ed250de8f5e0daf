/// How firm a published figure is, firmest first.
public enum FigureStanding: String, Sendable, Hashable, CaseIterable, Comparable {
  /// From the final account 决算.
  case final
  /// From an early report 快报.
  case flash
  /// Worked out from other figures 推算.
  case derived
  /// A round or spoken figure 约数.
  case approximate

  /// Orders standings, the firmer first.
  public static func < (left: FigureStanding, right: FigureStanding) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .final: 0
    case .flash: 1
    case .derived: 2
    case .approximate: 3
    }
  }
}
