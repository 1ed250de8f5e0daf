import Funds
import Quantities
import Tables

/// Something that files name, with the title that may stand for its name.
struct NamedThing: Hashable {
  let name: String
  let title: LocalizedText

  /// Further words that stand for it and are never shown.
  var otherNames: [String] = []

  /// Both as messages show them: `adult 成年居民`.
  var shown: LocalizedText {
    if title == LocalizedText(verbatim: name) { return title }
    return LocalizedText("\(name) \(title.chinese)", "\(name) (\(title.english))")
  }

  /// Whether a word as written means the thing: its Chinese title, name and title as messages show
  /// them, or another of its names, whatever its spaces and full-width letters.
  func isMeant(by word: String) -> Bool {
    let plain = ColumnSchema.plainName(word)
    return plain == ColumnSchema.plainName(title.chinese)
      || plain == ColumnSchema.plainName(shown.chinese)
      || plain == ColumnSchema.plainName(shown.english)
      || otherNames.contains { plain == ColumnSchema.plainName($0) }
  }
}

extension [NamedThing] {
  /// The things that a word means: the one of that name, else all of that title.
  func meant(by word: String) -> [NamedThing] {
    if let named = first(where: { $0.name == word }) { return [named] }
    return filter { $0.isMeant(by: word) }
  }

  /// The thing whose name or title is nearest to a word.
  func nearest(to word: String) -> NamedThing? {
    let words = flatMap { [$0.name, $0.title.chinese] + $0.otherNames }
    return nearestWord(to: word, among: words).flatMap { near in
      first { $0.name == near || $0.title.chinese == near || $0.otherNames.contains(near) }
    }
  }

  /// All of them as what is expected: one of them, by name and title.
  var expected: LocalizedText {
    if count == 1 { return self[0].shown }
    return LocalizedText(
      map(\.shown.chinese).joined(separator: "、") + " 之一",
      "one of " + map(\.shown.english).joined(separator: ", "))
  }

  /// What a word was perhaps meant to be.
  func suggestion(for word: String) -> LocalizedText? {
    nearest(to: word).map {
      LocalizedText("是否想写“\($0.shown.chinese)”？", "Did you mean “\($0.shown.english)”?")
    }
  }

  /// That a word means several of the things.
  func ambiguous(_ word: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      code: "ambiguous-name", at: place,
      found: LocalizedText(
        "“\(word)”可以指 \(map(\.shown.chinese).joined(separator: "、"))，没有写明是哪一个",
        "“\(word)” may mean \(map(\.shown.english).joined(separator: " or ")): which is not said"),
      remedy: LocalizedText(
        "请改写为其中一个英文名称，如 \(self[0].name)", "Write one of the names, such as \(self[0].name)"))
  }
}

extension FundModel {
  /// The fund itself as files may name it: also by the Chinese scheme that its title ends with, 居民 or
  /// 职工.
  var ownName: NamedThing {
    let mark = WrittenNames.mark(title.chinese)
    let schemes = ["居民", "城乡居民", "职工", "城镇职工"].filter { $0.hasSuffix(mark.suffix(2)) }
    return NamedThing(
      name: name, title: title, otherNames: otherNames + (mark.count < 2 ? [] : schemes))
  }

  /// Whether a word as written in records means the fund.
  func isMeant(by word: String) -> Bool { word == name || ownName.isMeant(by: word) }

  /// The model's groups as files may name them.
  var groupNames: [NamedThing] { groups.map { NamedThing(name: $0.name, title: $0.title) } }

  /// The model's books as files may name them.
  var bookNames: [NamedThing] { books.map { NamedThing(name: $0.name, title: $0.title) } }
}
