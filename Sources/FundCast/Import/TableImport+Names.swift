import Funds
import Quantities
import Scenarios
import Tables

/// What the words around a figure mean: its item and group, or that it is left out.
extension TableImport {
  /// What the words on one side of a figure mean together.
  struct Meaning {
    var item: String?
    var group: String?
    var leftOut: LeftOut.Reason?
    var isUnknown = false
    /// Whether the figure is added to others of the item.
    var isAdded = false
    /// The innermost of the words over others that mean nothing.
    var outerUnknown: TableWord?
    /// Whether the innermost word calls the figure a sum of items.
    var isSum = false

    /// Adds what the words on the other side mean.
    mutating func merge(_ other: Meaning) {
      item = item ?? other.item
      group = group ?? other.group
      leftOut = leftOut ?? other.leftOut
      isUnknown = isUnknown || other.isUnknown
      isAdded = isAdded || other.isAdded
      outerUnknown = outerUnknown ?? other.outerUnknown
      isSum = isSum || other.isSum
    }
  }

  /// What words mean, the innermost first; an outer word that means nothing is passed over.
  mutating func meaning(
    of words: [TableWord], _ fund: WrittenNames, _ figure: WideFigure, _ isFilled: Bool
  ) -> Meaning {
    var meaning = Meaning()
    var named: [TableWord] = []
    for word in words {
      if let name = word.name, self.fund(called: name) == nil { named.append(word) }
    }
    // Above or beside a sum every word is an outer one.
    let isSum = words.last?.isTotal ?? false
    for (place, word) in named.enumerated().reversed() {
      guard let name = word.name else { continue }
      let isInner = place == named.count - 1 && !isSum
      let outer = place > 0 ? named[place - 1].name : nil
      if let outer, let told = map.meaning(of: outer + "/" + name, fund: fund.model.name) {
        take(told, fund, &meaning)
        return meaning
      }
      if let told = map.meaning(of: word.text, fund: fund.model.name)
        ?? map.meaning(of: name, fund: fund.model.name)
      {
        if isInner || told.item == nil || meaning.item == nil && !meaning.isUnknown {
          take(told, fund, &meaning)
        }
        continue
      }
      switch self.meaning(of: name, fund) {
      case .item(let item):
        meaning.item = meaning.item ?? item
        if isInner { meaning.isSum = TableImport.isSum(name) }
      case .group(let group):
        if meaning.group == nil { meaning.group = group } else { passOver(word) }
      case .several(let all):
        if !isInner {
          passOver(word)
        } else {
          meaning.isUnknown = true
          let path = outer.map { $0 + "/" + name } ?? name
          if isFilled { note(path, fund, all, isAmbiguous: true, word.place) }
        }
      case .unknown(let nearest):
        if !isInner {
          meaning.outerUnknown = meaning.outerUnknown ?? word
          passOver(word)
        } else if TableImport.isSum(name) {
          meaning.isSum = true
        } else if TableImport.isComputed(name) {
          meaning.leftOut = .computed
        } else {
          meaning.isUnknown = true
          if isFilled { note(name, fund, nearest, isAmbiguous: false, word.place) }
        }
      }
    }
    return meaning
  }

  /// Looks for the item of a group's figure among the titles, or else says which word over it means
  /// nothing.
  mutating func findItem(of meaning: inout Meaning, _ fund: WrittenNames, _ isFilled: Bool) {
    for title in table.titles.reversed() {
      guard let name = title.name else { continue }
      if let told = map.meaning(of: name, fund: fund.model.name) {
        take(told, fund, &meaning)
        return
      }
      if case .item(let item) = self.meaning(of: name, fund) {
        meaning.item = item
        return
      }
    }
    guard let word = meaning.outerUnknown, let name = word.name else { return }
    meaning.isUnknown = true
    guard isFilled, case .unknown(let nearest) = self.meaning(of: name, fund) else { return }
    note(name, fund, nearest, isAmbiguous: false, word.place)
  }

  private mutating func take(
    _ told: NameMap.Meaning, _ fund: WrittenNames, _ meaning: inout Meaning
  ) {
    guard let written = told.item else {
      meaning.leftOut = .map
      return
    }
    switch self.meaning(of: written, fund) {
    case .item(let item):
      meaning.item = meaning.item ?? item
      meaning.isAdded = told.isAdded
    case .group(let group): meaning.group = group
    case .several(let all):
      meaning.isUnknown = true
      say(
        ["map", "\(told.place)"],
        Diagnostic(
          code: "ambiguous-name", at: told.place,
          found: LocalizedText(
            "“\(written)”可以指 \(all.chinese)", "“\(written)” may mean \(all.english)"),
          remedy: LocalizedText("请写英文名称", "Write the name in English")))
    case .unknown(let nearest):
      // Memo items and stocks of lines by their own names; the review of records judges them.
      if written.allSatisfy(\.isASCII), written.contains(".") {
        meaning.item = meaning.item ?? written
        meaning.isAdded = told.isAdded
      } else {
        meaning.isUnknown = true
        say(
          ["map", "\(told.place)"],
          Diagnostic(
            code: "unknown-item", at: told.place,
            found: LocalizedText(
              "基金 \(fund.model.name) 没有项目“\(written)”",
              "the fund \(fund.model.name) has no item “\(written)”"),
            expected: LocalizedText(
              "模型的项目、参数、余额（名称或中文名），或 - 表示不导入",
              "a line, parameter or balance by name or title, or - to leave it out"),
            remedy: nearest.map {
              LocalizedText("最接近的是“\($0.chinese)”", "The nearest is “\($0.english)”")
            }))
      }
    }
    guard let group = told.group else { return }
    if case .group(let name) = self.meaning(of: group, fund) {
      meaning.group = name
    } else {
      meaning.group = group
    }
  }

  private mutating func passOver(_ word: TableWord) {
    if !passedOver.contains(word.text) { passedOver.append(word.text) }
  }

  private mutating func note(
    _ written: String, _ fund: WrittenNames, _ nearest: LocalizedText?, isAmbiguous: Bool,
    _ place: SourcePlace
  ) {
    let plain = WrittenNames.unnumbered(written)
    let key = [fund.model.name, plain]
    if unknown[key] == nil {
      unknownOrder.append(key)
      unknown[key] = UnknownName(
        fund: fund.model.name, written: plain, nearest: nearest, isAmbiguous: isAmbiguous,
        place: place, count: 0)
    }
    unknown[key]?.count += 1
  }

  /// Whether a name calls its figures sums of items.
  static func isSum(_ name: String) -> Bool {
    let plain = WrittenNames.unbracketed(WrittenNames.unnumbered(name))
    return ["合计", "小计", "总计", "总额", "共计"].contains { plain.hasSuffix($0) }
      || plain.lowercased().hasPrefix("total")
  }

  /// Whether a name calls its figures computed from others.
  static func isComputed(_ name: String) -> Bool {
    [
      "同比", "环比", "增长", "增幅", "增减", "占比", "比重", "完成率", "执行率", "进度", "比上年", "上年同期", "去年同期",
      "差额", "差异", "完成预算", "占预算", "%",
    ].contains { name.contains($0) }
  }
}
