public import Quantities

/// The colour of a warning, mildest first; always printed with its word.
public enum WarningColour: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Nothing warns.
  case green
  /// To be watched.
  case amber
  /// To be acted on.
  case red

  /// The colour's word.
  public var word: LocalizedText {
    switch self {
    case .green: LocalizedText("绿", "green")
    case .amber: LocalizedText("黄", "amber")
    case .red: LocalizedText("红", "red")
    }
  }

  /// Orders colours, the milder first.
  public static func < (left: WarningColour, right: WarningColour) -> Bool {
    left.severity < right.severity
  }

  private var severity: Int {
    switch self {
    case .green: 0
    case .amber: 1
    case .red: 2
    }
  }
}
