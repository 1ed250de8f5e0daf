import Quantities

/// The ages that a table of death rates covers.
struct AgeSpanCovered: Sendable, Hashable {
  /// The first age.
  let first: Int

  /// The age after the last; `nil` where the last group is open.
  let end: Int?

  /// A last age written without an end, such as `85`, is an open group from this age on.
  static let youngestPlainOpenAge = 80

  /// What expectancies of these ages are called.
  var measure: LocalizedText {
    if let end {
      return LocalizedText("\(first)—\(end) 岁间的平均生存年数", "years lived from \(first) to \(end)")
    }
    return first == 0
      ? LocalizedText("平均预期寿命", "life expectancy")
      : LocalizedText("\(first) 岁的平均预期余命", "life expectancy at \(first)")
  }

  /// The unit of expectancies in Chinese: an age from birth on, else years.
  var unit: LocalizedText {
    first == 0 && end == nil ? LocalizedText("岁", "years") : LocalizedText("年", "years")
  }
}
