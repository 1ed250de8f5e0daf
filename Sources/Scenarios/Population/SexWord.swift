public import Quantities

/// A sex as tables write it, in Chinese or English; one place for all words that are understood.
public enum SexWord: Sendable, Hashable, CaseIterable {
  case female
  case male
  /// Women and men together.
  case both

  /// Reads a word; `nil` for one that is not known. An empty text means both.
  public init?(_ text: String) {
    switch text.lowercased() {
    case "f", "female", "females", "women", "w", "女", "女性", "妇女": self = .female
    case "m", "male", "males", "men", "男", "男性": self = .male
    case "", "b", "both", "both sexes", "total", "all", "合计", "男女合计", "不分性别": self = .both
    default: return nil
    }
  }

  /// The sex in words.
  public var title: LocalizedText {
    switch self {
    case .female: LocalizedText("女性", "women")
    case .male: LocalizedText("男性", "men")
    case .both: LocalizedText("男女合计", "both sexes")
    }
  }
}
