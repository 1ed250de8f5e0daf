public import Quantities

/// A known matter: an amount that moves in one period and is no trend.
public struct FundEvent: Sendable, Hashable {
  public let line: String
  public let period: Period

  /// The amount in currency units, added to the line.
  public let amount: Double
  public let title: LocalizedText
  public let source: String

  /// Who judged the amount and when, where it is a judgement rather than a known matter.
  public let author: String?
  public let date: String?

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
