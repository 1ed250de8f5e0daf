public import Quantities

/// Whether February has 29 days: the days of a period less their mean over four years.
///
/// 0.75 in a period with a 29 February, −0.25 in one with a February of 28 days, 0 elsewhere, as in
/// X-13ARIMA-SEATS (`lpyear`), whose manual has it in table 4.1.
public struct LeapYear: Regressor, Hashable {
  /// Makes the effect of leap years.
  public init() {}

  /// What the quantity is called.
  public var name: LocalizedText { LocalizedText("闰年", "leap year") }

  /// The days of the period less their mean.
  public func value(in period: Period) -> Double? {
    let february = Period(year: period.year, month: 2)
    guard period.contains(february) else { return 0 }
    return february.dayCount == 29 ? 0.75 : -0.25
  }
}

/// The days from Monday to Friday less 5/2 of those of the weekend.
///
/// Zero in a period of whole weeks, so it does not measure the length of the month; the effect of
/// one coefficient for working days of X-13ARIMA-SEATS (`td1nolpyear`), whose manual has it in
/// table 4.1. Public holidays count as any other day.
public struct WorkingDays: Regressor, Hashable {
  /// Makes the effect of working days.
  public init() {}

  /// What the quantity is called.
  public var name: LocalizedText { LocalizedText("工作日", "working days") }

  /// Weekdays less 5/2 of weekend days.
  public func value(in period: Period) -> Double? {
    guard let weekdays = Weekdays().value(in: period) else { return nil }
    return weekdays - 2.5 * (Double(period.dayCount) - weekdays)
  }
}
