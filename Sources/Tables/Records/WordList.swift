/// The words by which a file may name the cases of a list: Chinese ones and the English name.
struct WordList<Word: CaseIterable & RawRepresentable<String> & Sendable>: Sendable {
  /// All words in their order, for messages.
  let all: [String]

  private let meanings: [String: Word]

  /// Makes a list of aliases and of every case's own name.
  init(_ aliases: [(String, Word)]) {
    let words = aliases + Word.allCases.map { ($0.rawValue, $0) }
    all = words.map(\.0)
    meanings = Dictionary(words, uniquingKeysWith: { first, _ in first })
  }

  /// What a word means, as written or without regard to case, spaces and full-width letters.
  subscript(written: String) -> Word? {
    meanings[written] ?? meanings[ColumnSchema.plainName(written)]
  }
}
