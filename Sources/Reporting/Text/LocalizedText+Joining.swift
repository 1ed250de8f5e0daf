import Quantities

extension LocalizedText {
  /// Two texts one after the other, in each language.
  static func + (left: LocalizedText, right: LocalizedText) -> LocalizedText {
    LocalizedText(left.chinese + right.chinese, left.english + right.english)
  }

  /// Nothing.
  static let empty = LocalizedText(verbatim: "")

  var isEmpty: Bool { chinese.isEmpty && english.isEmpty }

  /// The text with the English wording's first letter in upper case.
  var capitalised: LocalizedText {
    LocalizedText(chinese, english.prefix(1).uppercased() + english.dropFirst())
  }
}

extension [LocalizedText] {
  /// The texts in one, parted as each language parts a list.
  func joined(_ chinese: String = "；", _ english: String = "; ") -> LocalizedText {
    LocalizedText(
      map(\.chinese).joined(separator: chinese), map(\.english).joined(separator: english))
  }
}
