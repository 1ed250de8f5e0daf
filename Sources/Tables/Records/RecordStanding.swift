public import Quantities

/// How final a figure is.
public enum RecordStanding: String, Sendable, Hashable, CaseIterable {
  /// From the final account 决算.
  case final
  /// From an early report 快报.
  case flash
  /// Worked out from other figures, such as a published growth rate 推算.
  case derived
  /// A round or spoken figure 约数.
  case approximate

  /// The standing in words.
  public var label: LocalizedText {
    switch self {
    case .final: LocalizedText("决算", "final")
    case .flash: LocalizedText("快报", "flash")
    case .derived: LocalizedText("推算", "derived")
    case .approximate: LocalizedText("约数", "approximate")
    }
  }

  /// The words accepted in files.
  static let words = WordList<RecordStanding>([
    ("决算", .final), ("正式", .final), ("决算数", .final), ("快报", .flash), ("快报数", .flash),
    ("推算", .derived), ("约数", .approximate), ("约", .approximate),
  ])
}

extension RecordStanding: Comparable {
  /// Ranks a figure that yields before the one it yields to: approximate < derived < flash < final.
  public static func < (left: RecordStanding, right: RecordStanding) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .approximate: 0
    case .derived: 1
    case .flash: 2
    case .final: 3
    }
  }
}
