internal import Quantities

/// A period as offices write it, with what the wording says about the basis.
///
/// Read are `2024-09`, `2024-9`, `2024/9`, `2024.09`, `202409`, `2024Q3`, `2024`, `2024年9月`,
/// `2024年1-9月`, `2024年上半年`, `2024年三季度`, `2024年前三季度`, `截至2024年9月底`, `2024年末`
/// and the same with Chinese or full-width digits. A time without its year is not a period; nor is
/// `2024.1`, which a spreadsheet makes of 2024.10 as well. A record's period may also be written as
/// the first day of a month, as a spreadsheet stores one: `2024-09-01`, `2024/9/1`, `2024年9月1日`.
struct RecordPeriod {
  /// What a wording says about the basis.
  enum Hint {
    /// Nothing.
    case none
    /// It spans January to the period's end.
    case cumulative
    /// It is a moment.
    case stock
    /// It reaches up to a moment: cumulative or stock.
    case upTo
  }

  let period: Period
  let hint: Hint

  /// Reads a period, or nothing where the text is not one.
  init?(_ text: String) {
    if let period = Period(text) {
      (self.period, hint) = (period, .none)
      return
    }
    let plain = RecordPeriod.plain(text)
    if let period = RecordPeriod.numeric(plain) {
      (self.period, hint) = (period, .none)
      return
    }
    guard let (period, hint) = RecordPeriod.worded(plain[...]) else { return nil }
    (self.period, self.hint) = (period, hint)
  }

  /// Reads a record's period, for which the first day of a month stands for the month.
  init?(ofRecord text: String) {
    if let read = RecordPeriod(text) {
      self = read
      return
    }
    let plain = RecordPeriod.plain(text)
    for separators in [["-", "-", ""], ["/", "/", ""], [".", ".", ""], ["年", "月", "日"]] {
      guard let period = RecordPeriod.firstDay(plain[...], separators) else { continue }
      (self.period, hint) = (period, .none)
      return
    }
    return nil
  }

  /// The month of a first day written with these marks after year, month and day.
  private static func firstDay(_ text: Substring, _ marks: [String]) -> Period? {
    var (rest, parts): (Substring, [Int]) = (text, [])
    for mark in marks {
      guard let end = mark.isEmpty ? rest.endIndex : rest.firstRange(of: mark)?.lowerBound,
        let part = number(rest[..<end])
      else { return nil }
      parts.append(part)
      rest = rest[end...].dropFirst(mark.count)
    }
    guard rest.isEmpty, parts[2] == 1, (1000...9999).contains(parts[0]) else { return nil }
    return month(year: parts[0], parts[1])
  }

  /// The period and basis of a record, once its basis column is known.
  ///
  /// A cumulative figure of a whole year is its flow; of a quarter, that up to its last month.
  ///
  /// - Returns: `nil` where the wording and the column contradict each other, or where neither says
  ///   the basis.
  func resolved(_ given: RecordBasis?) -> (period: Period, basis: RecordBasis)? {
    let basis: RecordBasis? =
      switch hint {
      case .none: given
      case .cumulative: given == nil || given == .cumulative ? .cumulative : nil
      case .stock: given == nil || given == .stock ? .stock : nil
      case .upTo: given == .cumulative || given == .stock ? given : nil
      }
    guard let basis else { return nil }
    guard basis == .cumulative else { return (period, basis) }
    switch period.frequency {
    case .year: return (period, .flow)
    case .quarter, .month: return (period.lastMonth, .cumulative)
    }
  }

  // MARK: Reading

  /// Half-width digits for full-width and Chinese ones, `-` for every dash, no spaces.
  static func plain(_ text: String) -> String {
    let digits: [Unicode.Scalar: Unicode.Scalar] = [
      "〇": "0", "零": "0", "○": "0", "Ｏ": "0", "一": "1", "二": "2", "三": "3", "四": "4",
      "五": "5", "六": "6", "七": "7", "八": "8", "九": "9",
    ]
    var plain = ""
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
      switch scalar.value {
      case 0x2010...0x2015, 0x2212, 0x7E, 0xFF5E, 0x81F3, 0x5230, 0x301C: plain += "-"
      case 0xFF01...0xFF5D:
        plain.unicodeScalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      default: plain.unicodeScalars.append(digits[scalar] ?? scalar)
      }
    }
    while plain.contains("--") { plain = plain.replacing("--", with: "-") }
    return plain
  }

  /// `202409`, `2024-9`, `2024/9`, `2024.09`, `2024.9` and what ``Period`` reads.
  private static func numeric(_ text: String) -> Period? {
    if let period = Period(text) { return period }
    if text.utf8.count == 6, let number = Int(text) {
      return month(year: number / 100, number % 100)
    }
    for separator: Character in ["/", "."] {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false)
      // A tenth may be October with its nought lost.
      guard parts.count == 2, separator == "/" || parts[1].count == 2 || parts[1] != "1" else {
        continue
      }
      return Period(parts.joined(separator: "-"))
    }
    return nil
  }

  /// `[截至]2024年…[底]`.
  private static func worded(_ text: Substring) -> (Period, Hint)? {
    var rest = text
    // 截至, in which 至 has become a dash, and its variants.
    let opening = ["截止-", "截-", "截止"].first { text.hasPrefix($0) }
    let isUpTo = opening != nil
    if let opening { rest = rest.dropFirst(opening.count) }
    guard let mark = rest.firstIndex(of: "年"), let year = number(rest[..<mark]),
      (1000...9999).contains(year)
    else { return nil }
    rest = rest[mark...].dropFirst()
    if rest.hasPrefix("度") { rest = rest.dropFirst() }
    let isMoment = rest.hasSuffix("底") || rest.hasSuffix("末")
    if isMoment { rest = rest.dropLast() }
    guard let (period, isSpan) = part(of: year, rest) else { return nil }
    if isSpan { return isMoment || isUpTo ? nil : (period, .cumulative) }
    if isUpTo { return (period, .upTo) }
    return (period, isMoment ? .stock : .none)
  }

  /// The part of a year that a wording names, and whether it is a span from January on.
  private static func part(of year: Int, _ text: Substring) -> (Period, isSpan: Bool)? {
    switch text {
    case "": return (Period(year: year), false)
    case "上半年": return (Period(year: year, month: 6), true)
    case "前3季度": return (Period(year: year, month: 9), true)
    default: break
    }
    if text.hasSuffix("季度") {
      let name = text.dropLast(2)
      guard let quarter = number(name.hasPrefix("第") ? name.dropFirst() : name),
        (1...4).contains(quarter)
      else { return nil }
      return (Period(year: year, quarter: quarter), false)
    }
    guard let mark = text.lastIndex(of: "月"), ["月", "月份"].contains(text[mark...]) else {
      return nil
    }
    let months = text[..<mark].split(separator: "-", omittingEmptySubsequences: false)
    // Both ends may carry the word: 1月-9月.
    let ends = months.map { number($0.hasSuffix("月") ? $0.dropLast() : $0) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
      let end = month(year: year, last)
    else { return nil }
    if ends.count == 1 { return (end, false) }
    if first == 1 { return (end, true) }
    guard first % 3 == 1, last == first + 2 else { return nil }
    return (end.first(.quarter), false)
  }

  /// A whole number in digits, or a month in words with 十: `10`, `十1`.
  private static func number(_ text: Substring) -> Int? {
    if text.hasPrefix("十") {
      guard text.count > 1 else { return 10 }
      return number(text.dropFirst()).flatMap { $0 < 10 ? 10 + $0 : nil }
    }
    guard text.utf8.count <= 4, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  private static func month(year: Int, _ month: Int) -> Period? {
    (1...12).contains(month) ? Period(year: year, month: month) : nil
  }
}
