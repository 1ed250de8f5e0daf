/// How firm a published figure is, firmest first.
public enum FigureStanding: String, Sendable, Hashable, CaseIterable, Comparable {
  case final
  case flash
  case derived
  case approximate

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
