public import Quantities

/// A known matter: an amount that moves in one period and is no trend.
public struct FundEvent: Sendable, Hashable {
  /// The short name of the line that moves.
  public let line: String
  /// The period of the fund in which the money moves.
  public let period: Period

  /// The amount in currency units, added to the line.
  public let amount: Double
  /// What the matter is, in words.
  public let title: LocalizedText
  /// Where the amount comes from, such as a notice or a schedule.
  public let source: String

  /// Who judged the amount and when, where it is a judgement rather than a known matter.
  public let author: String?
  /// The day of the judgement as written in the file; `nil` for a known matter.
  public let date: String?

  /// Makes an event; an author marks it as a judgement.
  public init(
    line: String, period: Period, amount: Double, title: LocalizedText, source: String,
    author: String? = nil, date: String? = nil
  ) {
    self.line = line
    self.period = period
    self.amount = amount
    self.title = title
    self.source = source
    self.author = author
    self.date = date
  }
}
