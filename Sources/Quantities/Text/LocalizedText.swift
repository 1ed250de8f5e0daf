/// One text for users in both languages.
public struct LocalizedText: Sendable, Hashable {
  /// The wording in Chinese.
  public let chinese: String
  /// The wording in English.
  public let english: String

  /// Makes a text from its two wordings.
  public init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// Makes a text that reads the same in both languages, such as a name or a number.
  public init(verbatim text: String) {
    self.init(text, text)
  }

  /// Makes the text `a, b 之一`, one of several words; of a single word, the word.
  public init(oneOf words: [String]) {
    let list = words.joined(separator: ", ")
    self =
      words.count == 1
      ? LocalizedText(verbatim: list) : LocalizedText("\(list) 之一", "one of \(list)")
  }

  /// The wording in a language.
  public func callAsFunction(_ language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }
}
