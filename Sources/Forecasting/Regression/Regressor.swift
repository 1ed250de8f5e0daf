public import Quantities

/// A quantity known in past and future periods that may explain a series.
public protocol Regressor: Sendable {
  /// What the quantity is called.
  var name: LocalizedText { get }

  /// The quantity in a period, `nil` where it is not known.
  func value(in period: Period) -> Double?
}

/// A regressor given by its numbers.
public struct GivenRegressor: Regressor {
  /// What the quantity is called.
  public let name: LocalizedText

  /// The numbers; they must reach as far ahead as the forecast.
  public let series: Series

  /// Makes a regressor from a name and the numbers it takes.
  public init(name: LocalizedText, series: Series) {
    self.name = name
    self.series = series
  }

  /// The number of a period; `nil` where it is missing or of another frequency.
  public func value(in period: Period) -> Double? {
    period.frequency == series.frequency ? series[period] : nil
  }
}

/// A regressor that is 1 in a span of periods and 0 elsewhere: a dated break or a one-off event.
public struct Indicator: Regressor {
  /// What the break or event is called.
  public let name: LocalizedText

  /// The first period in which it is 1.
  public let first: Period

  /// The last period in which it is 1, `nil` where it stays.
  public let last: Period?

  /// Makes an indicator from a first to a last period, without end where the last is `nil`.
  public init(name: LocalizedText, from first: Period, through last: Period? = nil) {
    self.name = name
    self.first = first
    self.last = last
  }

  /// 1 in the span of periods and 0 elsewhere; a period that reaches past its end counts as 0.
  public func value(in period: Period) -> Double? {
    guard period.firstMonth >= first.firstMonth else { return 0 }
    guard let last else { return 1 }
    return period.lastMonth <= last.lastMonth ? 1 : 0
  }
}

/// The number of days from Monday to Friday in a period, public holidays included.
public struct Weekdays: Regressor {
  /// Makes the count of weekdays.
  public init() {}

  /// What the quantity is called.
  public var name: LocalizedText { LocalizedText("工作日数（周一至周五）", "days from Monday to Friday") }

  /// The days from Monday to Friday in a period.
  public func value(in period: Period) -> Double? {
    let days = period.civilDays
    let (whole, rest) = period.dayCount.quotientAndRemainder(dividingBy: 7)
    var count = whole * 5
    for step in 0..<rest where days.lowerBound.advanced(by: step).weekday <= 5 { count += 1 }
    return Double(count)
  }
}
