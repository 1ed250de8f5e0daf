public import Funds
public import Quantities
import Tables

extension Target {
  /// Reads `payable-months >= 6 by 2027-12 with probability 0.9`, or in Chinese
  /// `可支付月数 ≥ 6 到 2027-12 概率 90 %`, where spaces may be left out and the time may be `2027年底`; the
  /// probability may be left out and is then one half; less is not asked of a target. An amount carries its unit:
  /// `book >= 1.2 亿元 by 2027-12`.
  public init?(parsing text: String) {
    var words = Target.words(of: text)[...]
    guard let measure = words.popFirst().flatMap({ Measure(word: $0) }),
      let comparison = words.popFirst().flatMap({ Comparison(word: $0) }),
      let by = words.firstIndex(where: { ["by", "到", "至"].contains($0) }), by > words.startIndex,
      by + 1 < words.endIndex, let period = Target.period(words[by + 1])
    else { return nil }
    let amount = words[..<by].joined(separator: " ")
    let threshold: Double
    if measure == .payableMonths {
      let bare = amount.hasSuffix("个月") ? String(amount.dropLast(2)) : amount
      guard let number = DecimalText(bare) else { return nil }
      threshold = number.value
    } else {
      guard let quantity = try? Quantity(amount),
        quantity.unit.powers == QuantityUnit.Powers(money: 1)
      else { return nil }
      threshold = quantity.baseValue
    }
    guard let probability = Target.probability(Array(words[(by + 2)...])) else { return nil }
    self.init(
      measure: measure, comparison: comparison, threshold: threshold, period: period,
      probability: probability)
  }

  /// The parts of a target as written, one a column of a sheet; `nil` for what is no target. The
  /// probability is empty where none is asked for.
  static func columns(of text: String) -> (
    measure: String, comparison: String, amount: String, by: String, probability: String
  )? {
    guard Target(parsing: text) != nil else { return nil }
    let words = Target.words(of: text)
    guard let by = words.firstIndex(where: { ["by", "到", "至"].contains($0) }) else { return nil }
    let rest = words[(by + 2)...].filter { !["with", "probability", "概率"].contains($0) }
    return (
      words[0], words[1], words[2..<by].joined(separator: " "), words[by + 1], rest.joined()
    )
  }

  /// The words of a target: those around signs and Chinese words of its own, and between spaces.
  private static func words(of text: String) -> [String] {
    var spaced = text
    for word in [">=", "<=", "≥", "≤", "不低于", "不高于", "到", "至", "概率"] {
      spaced = spaced.replacing(word, with: " \(word) ")
    }
    return spaced.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// A period as it may be written, or the end of one: `2027-12`, `2027年12月`, `2027年底`.
  private static func period(_ text: String) -> Period? {
    let isEnd = text.hasSuffix("末") || text.hasSuffix("底")
    return WrittenPeriod.single(in: isEnd ? String(text.dropLast()) : text)
  }

  /// The probability at a target's end: `with probability 0.9`, `概率 90 %`, or nothing.
  private static func probability(_ words: [String]) -> Double? {
    guard let head = words.first else { return 0.5 }
    let rest: ArraySlice<String>
    switch head {
    case "with" where words.dropFirst().first == "probability": rest = words.dropFirst(2)
    case "概率": rest = words.dropFirst()
    default: return nil
    }
    let text = rest.joined()
    let value =
      text.hasSuffix("%") || text.hasSuffix("％")
      ? (try? Quantity(text))?.baseValue : DecimalText(text)?.value
    return value.flatMap { (leastProbability...1).contains($0) ? $0 : nil }
  }

  /// What is more likely missed than met is no target, and its probability likely a slip.
  private static let leastProbability = 0.5

  /// That a text is no target.
  static func unreadable(_ text: String, at place: SourcePlace) -> Diagnostic {
    let names = Measure.allCases.map(\.rawValue).joined(separator: ", ")
    let titles = Measure.allCases.map(\.title.chinese).joined(separator: "、")
    return Diagnostic(
      code: "target", at: place,
      found: LocalizedText("目标“\(text)”读不懂", "the target “\(text)” cannot be read"),
      expected: LocalizedText("如“\(chineseExample)”或 \(example)", "such as \(example)"),
      remedy: LocalizedText(
        "指标有 \(titles)；后面是 ≥ 或 ≤ 和数（金额带单位）、“到”和月份或年份，要求的把握写在“概率”后面，50 % 到 100 %（九成写 90 % 或 0.9）",
        "The measures are \(names); >= or <= follows, a threshold (amounts with their unit), by, and "
          + "a month or a year, with spaces between; a probability is 50 % to 100 % (90 % or 0.9)"))
  }

  /// A target as it may be written.
  public static let example = "payable-months >= 6 by 2027-12 with probability 0.9"

  /// The same in Chinese.
  public static let chineseExample = "可支付月数 ≥ 6 到 2027-12 概率 90 %"
}

extension Measure {
  /// The measure's name as printed; the Chinese one may stand in a target.
  public var title: LocalizedText {
    switch self {
    case .income: LocalizedText("收入", "Income")
    case .expenditure: LocalizedText("支出", "Expenditure")
    case .yearToDateResult: LocalizedText("本年累计收支差", "Result of the year to date")
    case .book: LocalizedText("账面结余", "Book balance")
    case .deposits: LocalizedText("可动用资金", "Deposits")
    case .accrual: LocalizedText("权责口径结余", "Accrual balance")
    case .payableMonths: LocalizedText("可支付月数", "Payable months")
    }
  }

  fileprivate init?(word: String) {
    guard
      let found = Measure.allCases.first(where: { [$0.rawValue, $0.title.chinese].contains(word) })
    else { return nil }
    self = found
  }
}

extension Target.Comparison {
  fileprivate init?(word: String) {
    switch word {
    case ">=", "≥", "不低于": self = .atLeast
    case "<=", "≤", "不高于": self = .atMost
    default: return nil
    }
  }
}
