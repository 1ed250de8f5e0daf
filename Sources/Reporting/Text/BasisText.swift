import Quantities

/// Words of the basis sheet.
enum BasisText {
  static let rule = LocalizedText("规则", "rule")
  static let twelveMonths = LocalizedText(" × 12 个月", " × 12 months")
  static let method = LocalizedText("方法", "method")

  private static let fixed: [(String, LocalizedText)] = [
    ("opening.deposits", LocalizedText("期初可动用资金", "opening deposits")),
    ("opening.book", LocalizedText("期初账面结余", "opening book balance")),
    ("last-year", LocalizedText("上年", "last year's ")),
    ("previous", LocalizedText("上期", "previous ")),
    ("max", LocalizedText("较大者", "the larger of ")),
    ("min", LocalizedText("较小者", "the smaller of ")),
  ]

  /// A formula with words for names, operators as they are written in print.
  static func formula(
    _ written: String, names: [(name: String, title: LocalizedText?)]
  ) -> LocalizedText {
    var words: [String: LocalizedText] = [:]
    for (name, title) in names { words[name] = words[name] ?? title }
    for (name, text) in fixed { words[name] = text }
    var result = LocalizedText.empty
    var name = ""
    func flush() {
      guard !name.isEmpty else { return }
      let plain = name.hasSuffix(".0") ? String(name.dropLast(2)) : name
      result = result + (words[name] ?? LocalizedText(verbatim: plain))
      name = ""
    }
    let characters = Array(written)
    for (index, character) in characters.enumerated() {
      let isHyphen =
        character == "-" && index > 0 && index + 1 < characters.count
        && characters[index - 1] != " " && characters[index + 1] != " "
      if character.isLetter || character.isNumber || character == "." || isHyphen {
        name.append(character)
        continue
      }
      flush()
      switch character {
      case "*": result = result + LocalizedText(verbatim: "×")
      case "/": result = result + LocalizedText(verbatim: "÷")
      case "-": result = result + LocalizedText(verbatim: NumberText.minus)
      case "(": result = result + LocalizedText("（", "(")
      case ")": result = result + LocalizedText("）", ")")
      default: result = result + LocalizedText(verbatim: String(character))
      }
    }
    flush()
    return result
  }
}
