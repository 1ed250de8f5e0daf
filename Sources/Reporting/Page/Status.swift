public import Quantities

/// A verdict in three colours, each always printed with its word.
public enum Status: String, Sendable, Hashable, CaseIterable {
  /// Sound: nothing need be done.
  case green
  /// To be watched.
  case amber
  /// To be acted on.
  case red

  /// The colour's word.
  public var word: LocalizedText {
    switch self {
    case .green: LocalizedText("绿", "Green")
    case .amber: LocalizedText("黄", "Amber")
    case .red: LocalizedText("红", "Red")
    }
  }

  /// The colour as `#rrggbb`.
  var color: String {
    switch self {
    case .green: Palette.green
    case .amber: Palette.amber
    case .red: Palette.red
    }
  }
}

extension Status: PageComponent {
  /// A dot and the word.
  public func html(in language: Language) -> HTML {
    HTML(.span, .class("status \(rawValue)")) {
      HTML(.span, .class("dot"), .decorative)
      HTML(.span, .class("word"), text: word(language))
    }
  }
}
