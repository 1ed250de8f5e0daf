public import Quantities

/// What a person puts in place of a statistical forecast.
public struct Judgement: Sendable, Hashable {
  /// The forecast put in place.
  public enum Change: Sendable, Hashable {
    /// The value itself.
    case value(Double)
    /// An amount added to the statistical forecast.
    case shift(Double)
  }

  /// The series meant.
  public let series: String

  /// The period meant.
  public let period: Period

  /// What is put in place.
  public let change: Change

  /// Who says so.
  public let author: String

  /// Why.
  public let reason: String

  /// When it was said, as written.
  public let date: String

  /// Makes a judgement.
  public init(
    series: String, period: Period, change: Change, author: String, reason: String, date: String
  ) {
    self.series = series
    self.period = period
    self.change = change
    self.author = author
    self.reason = reason
    self.date = date
  }
}
