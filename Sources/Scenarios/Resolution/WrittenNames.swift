public import Funds
public import Quantities
public import Tables

/// What the words of an office's own table mean to a fund.
///
/// A word means an item or a group when it is its name or its title, once numbering (`一、`, `（二）`,
/// `3.`), `其中：` and remarks in brackets are taken off; nothing is guessed.
public struct WrittenNames: Sendable {
  /// What a word means.
  public enum Meaning: Sendable, Hashable {
    /// An item of records, by its name.
    case item(String)
    /// A group of people or a book of the fund, by its name.
    case group(String)
    /// Several things, by name and title.
    case several(LocalizedText)
    /// Nothing known; the nearest name that there is, with its title.
    case unknown(nearest: LocalizedText?)
  }

  /// The fund's model.
  public let model: FundModel

  private let catalogue: ParameterCatalogue
  private let lines: [NamedThing]
  /// What of a line stands before its payment or after it; by the whole name or title only.
  private let linesParts: [NamedThing]
  private let parameters: [NamedThing]
  private let groups: [NamedThing]

  /// Gathers the names of a fund.
  public init(model: FundModel, catalogue: ParameterCatalogue) {
    let names = RecordNames(model: model, catalogue: catalogue) { $1.place }
    self.model = model
    self.catalogue = catalogue
    lines = names.lines
    linesParts = model.lines.flatMap { line in
      MemoItem.ofLine.map { prefix, word in
        NamedThing(
          name: "\(prefix).\(line.name)",
          title: LocalizedText(
            line.title.chinese + word.chinese, "\(line.title.english), \(word.english)"))
      }
    }
    parameters = names.parameters
    groups = model.groupNames + model.books.map { NamedThing(name: $0.name, title: $0.title) }
  }

  /// What a word means.
  public func meaning(of written: String) -> Meaning {
    let plain = WrittenNames.unnumbered(written)
    for things in [lines, linesParts, parameters, groups] {
      for word in [written, plain] {
        let found = things.meant(by: word)
        if found.count == 1 { return meaning(found[0], things == groups) }
        if found.count > 1 { return .several(LocalizedText(several: found)) }
      }
    }
    let bare = ColumnSchema.plainName(WrittenNames.unbracketed(plain))
    for things in [lines, parameters, groups] where !bare.isEmpty {
      let found = things.filter {
        ColumnSchema.plainName(WrittenNames.unbracketed($0.title.chinese)) == bare
          || ColumnSchema.plainName($0.title.english) == bare
          || $0.otherNames.contains { ColumnSchema.plainName($0) == bare }
      }
      if found.count == 1 { return meaning(found[0], things == groups) }
      if found.count > 1 { return .several(LocalizedText(several: found)) }
    }
    let known = lines + parameters + groups
    return .unknown(nearest: (known.abbreviated(by: bare) ?? known.nearest(to: plain))?.shown)
  }

  private func meaning(_ thing: NamedThing, _ isGroup: Bool) -> Meaning {
    isGroup ? .group(thing.name) : .item(thing.name)
  }

  /// Whether a word names the fund and not the others: its name, its title, or the part of its title
  /// that no other fund has, as in 居民 or 职工医保.
  public func isFund(_ written: String, among others: [FundModel]) -> Bool {
    if written == model.name || model.ownName.isMeant(by: written) { return true }
    let own = WrittenNames.mark(model.title.chinese)
    let word = WrittenNames.mark(written)
    guard word.count >= 2, own.hasSuffix(word) else { return false }
    return !others.contains {
      $0.name != model.name && WrittenNames.mark($0.title.chinese).hasSuffix(word)
    }
  }

  /// Whether a word names a Chinese scheme that is not the fund's, 居民 or 职工.
  public func isOtherScheme(_ written: String) -> Bool {
    let word = WrittenNames.mark(written)
    return ["居民", "城乡居民", "职工"].contains(word)
      && !WrittenNames.mark(model.title.chinese).hasSuffix(word)
  }

  /// Whether a title names a Chinese scheme, and not the fund's.
  public func isOtherScheme(inTitle title: String) -> Bool {
    !isNamed(in: title)
      && ["居民", "职工"].contains { title.contains($0) && !model.title.chinese.contains($0) }
  }

  /// Whether a title names the fund by the last two characters of what is its own in its title.
  public func isNamed(in title: String) -> Bool {
    let mark = WrittenNames.mark(model.title.chinese)
    return mark.count >= 2 && title.contains(mark.suffix(2)) || title.contains(model.title.chinese)
  }

  /// A fund's title without what all funds' titles have.
  static func mark(_ title: String) -> String {
    var mark = unbracketed(ColumnSchema.plainName(title))
    for word in ["城镇", "基本", "医疗", "医保", "保险", "基金", "收支", "情况", "表"] {
      mark = mark.replacing(word, with: "")
    }
    return mark
  }

  /// The basis of an item's figures where nothing else is said.
  public func usualBasis(of item: String) -> RecordBasis {
    if definition(item) != nil { return .level }
    let stocks = ["prepaid", "payable-months", "accounts.balance"]
    return item.hasPrefix("balance.") || item.hasPrefix("unpaid.") || stocks.contains(item)
      ? .stock : .flow
  }

  /// Whether an item's figures may be in a unit.
  public func admits(_ unit: QuantityUnit, for item: String) -> Bool {
    if let definition = definition(item) { return definition.admits(unit) }
    switch item {
    case "admissions": return unit.kind == .plain && unit.powers == .init(cases: 1)
    case "payable-months": return unit.kind == .plain && unit.powers == .init(years: 1)
    default: return unit.isMoney && (model.line(item) == nil || model.counts(in: unit))
    }
  }

  /// What is wrong with records of the fund: names, groups and units that the model does not have.
  public func faults(in records: [Record]) -> [Diagnostic] {
    let named = RecordNames(model: model, catalogue: catalogue) { $1.place }.named(records)
    return named.faults
      + RecordReview(model: model, catalogue: catalogue) { $1.place }.faults(named.records)
  }

  private func definition(_ item: String) -> ParameterDefinition? {
    catalogue.definition(item).flatMap { $0.name == item ? $0 : nil }
  }

  // MARK: What is taken off a word

  /// A word without the numbering before it, 其中： and its kind, and a colon behind.
  public static func unnumbered(_ written: String) -> String {
    var rest = written.trimmingSpaces
    var isDone = false
    while !isDone {
      isDone = true
      for opening in ["其中", "加", "减", "-", "—", "－", "*", "#", "△", "▲"] {
        guard rest.hasPrefix(opening) else { continue }
        let left = rest.dropFirst(opening.count)
        let isWord = opening.unicodeScalars.allSatisfy(\.properties.isIdeographic)
        guard !isWord || left.first.map({ ":： ".contains($0) }) ?? false else { continue }
        rest = String(left.drop { ":： ".contains($0) }).trimmingSpaces
        isDone = false
      }
      if let left = withoutNumber(rest) {
        rest = left.trimmingSpaces
        isDone = false
      }
    }
    while let last = rest.last, ":：".contains(last) { rest.removeLast() }
    return rest
  }

  /// Whether a label says that its item is a part of one above it: 其中.
  public static func isPart(_ written: String) -> Bool {
    written.trimmingSpaces.hasPrefix("其中")
  }

  /// What follows `一、`, `（二）`, `3.`, `④`; `nil` where a text does not begin so.
  private static func withoutNumber(_ text: String) -> String? {
    let digits = "0123456789０１２３４５６７８９一二三四五六七八九十"
    guard let first = text.first else { return nil }
    if let value = first.unicodeScalars.first?.value, (0x2460...0x249B).contains(value) {
      return String(text.dropFirst())
    }
    if "（(".contains(first) {
      let number = text.dropFirst().prefix { digits.contains($0) }
      let rest = text.dropFirst(1 + number.count)
      guard !number.isEmpty, let close = rest.first, "）)".contains(close) else { return nil }
      return String(rest.dropFirst())
    }
    let number = text.prefix { digits.contains($0) }
    let rest = text.dropFirst(number.count)
    guard !number.isEmpty, let mark = rest.first, "、.．)）".contains(mark) else { return nil }
    return String(rest.dropFirst())
  }

  /// A word without remarks in brackets.
  public static func unbracketed(_ text: String) -> String {
    var plain = ""
    var depth = 0
    for character in text {
      if "（(【[".contains(character) {
        depth += 1
      } else if "）)】]".contains(character) {
        depth = max(0, depth - 1)
      } else if depth == 0 {
        plain.append(character)
      }
    }
    return plain
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}

extension LocalizedText {
  fileprivate init(several things: [NamedThing]) {
    self.init(
      things.map(\.shown.chinese).joined(separator: "、"),
      things.map(\.shown.english).joined(separator: " or "))
  }
}

extension [NamedThing] {
  /// The thing whose title has the characters of a word in their order with the fewest others among
  /// them, or lacks the fewest of its characters.
  fileprivate func abbreviated(by word: String) -> NamedThing? {
    guard word.count > 1 else { return nil }
    var best: (thing: NamedThing, distance: Int)?
    for thing in self {
      let title = ColumnSchema.plainName(WrittenNames.unbracketed(thing.title.chinese))
      guard title.count > 1, title.has(word) || word.has(title) else { continue }
      let distance = abs(title.count - word.count)
      if distance < best?.distance ?? .max { best = (thing, distance) }
    }
    return best?.thing
  }
}

extension String {
  /// Whether all characters of a word stand here in their order.
  fileprivate func has(_ word: String) -> Bool {
    var rest = word[...]
    for character in self where character == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }
}
