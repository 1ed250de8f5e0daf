import Quantities

/// Units as people write them in either language.
enum UnitText {
  private static let prefixes: [(symbol: String, chinese: String, english: String)] = [
    ("百万", "百万", "million "), ("十亿", "十亿", "billion "), ("万", "万", "10,000 "),
    ("亿", "亿", "100 million "), ("千", "千", "1,000 "), ("million", "百万", "million "),
    ("billion", "十亿", "billion "), ("thousand", "千", "1,000 "),
  ]

  private static let bases: [(symbol: String, chinese: String, english: String)] = [
    ("元", "元", "yuan"), ("yuan", "元", "yuan"), ("CNY", "元", "yuan"), ("分", "分", "fen"),
    ("美元", "美元", "USD"), ("USD", "美元", "USD"), ("CHF", "瑞士法郎", "CHF"),
    ("人次", "人次", "cases"), ("人", "人", "persons"), ("person", "人", "persons"),
    ("persons", "人", "persons"), ("次", "次", "cases"), ("case", "人次", "cases"),
    ("cases", "人次", "cases"), ("年", "年", "year"), ("year", "年", "year"),
    ("years", "年", "years"), ("季度", "季度", "quarter"), ("季", "季", "quarter"),
    ("quarter", "季度", "quarter"), ("个月", "个月", "months"), ("月", "月", "month"),
    ("month", "月", "month"), ("months", "个月", "months"), ("天", "天", "days"),
    ("日", "日", "day"), ("day", "天", "days"), ("days", "天", "days"), ("%", "%", "%"),
    ("％", "%", "%"), ("‰", "‰", "‰"), ("个百分点", "个百分点", "pp"),
    ("百分点", "个百分点", "pp"), ("pp", "个百分点", "pp"), ("1", "1", "1"),
  ]

  /// A unit in words, such as `元/人·年` and `yuan/person·year`.
  static func words(_ unit: QuantityUnit) -> LocalizedText {
    let sides = unit.symbol.split(separator: "/").enumerated().map { index, side in
      side.split(separator: "·").map { factor(String($0), isDenominator: index > 0) }
        .joined("·", "·")
    }
    return sides.joined("/", "/")
  }

  private static func factor(_ symbol: String, isDenominator: Bool) -> LocalizedText {
    if let base = bases.first(where: { $0.symbol == symbol }) {
      return LocalizedText(base.chinese, isDenominator ? singular(base.english) : base.english)
    }
    for prefix in prefixes where symbol.hasPrefix(prefix.symbol) {
      let rest = String(symbol.dropFirst(prefix.symbol.count))
      if let base = bases.first(where: { $0.symbol == rest }) {
        return LocalizedText(prefix.chinese + base.chinese, prefix.english + base.english)
      }
    }
    return LocalizedText(verbatim: symbol)
  }

  private static func singular(_ word: String) -> String {
    word.hasSuffix("s") && word.count > 3 ? String(word.dropLast()) : word
  }

  /// A unit of money as a table prints it.
  static func money(_ unit: QuantityUnit) -> MoneyUnit {
    let minor = (unit.scale * 100).rounded()
    return MoneyUnit(name: words(unit), minorUnits: minor >= 1 && minor < 9e17 ? Int64(minor) : 1)
  }

  /// A money unit behind a number in a sentence: `万元`, `× 10,000 yuan`.
  static func inSentence(_ unit: MoneyUnit) -> LocalizedText {
    let english = unit.name.english
    let startsWithDigit = english.first?.isNumber ?? false
    return LocalizedText(unit.name.chinese, startsWithDigit ? "× " + english : english)
  }

  /// A quantity as it is written, with its sign and its unit in either language; reversed with the
  /// other sign.
  static func written(_ text: String, reversed: Bool = false) -> LocalizedText {
    guard let (number, unit) = try? Quantity.parts(of: text) else {
      return LocalizedText(verbatim: text)
    }
    let sign = (number.significand < 0) != reversed ? NumberText.minus : "+"
    let digits = NumberText.figure(
      PrintedFigure(count: Int64(number.significand.magnitude), decimals: number.decimals),
      zero: .digits)
    let words = words(unit)
    let space = unit.kind == .percent ? "" : " "
    return LocalizedText(
      sign + digits + space + words.chinese, sign + digits + space + words.english)
  }
}
