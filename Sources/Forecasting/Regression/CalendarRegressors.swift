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

/// The working days less 5/2 of the others.
///
/// Without public holidays the working days are those from Monday to Friday: zero in a period of
/// whole weeks, so it does not measure the length of the month; the effect of one coefficient for
/// working days of X-13ARIMA-SEATS (`td1nolpyear`), whose manual has it in table 4.1. A public
/// holiday counts as a day of the weekend, 7/2 less than a working day.
public struct WorkingDays: Regressor, Hashable {
  /// The days off beside weekends; `nil` to count them as any other day.
  public let holidays: PublicHolidays?

  /// Makes the effect of working days.
  public init(holidays: PublicHolidays? = nil) {
    self.holidays = holidays
  }

  /// What the quantity is called.
  public var name: LocalizedText { LocalizedText("工作日", "working days") }

  /// Working days less 5/2 of others; `nil` where the holidays are not known.
  public func value(in period: Period) -> Double? {
    guard let weekdays = Weekdays().value(in: period) else { return nil }
    let plain = weekdays - 2.5 * (Double(period.dayCount) - weekdays)
    guard let holidays else { return plain }
    return holidays.days(in: period).map { plain - 3.5 * Double($0) }
  }
}
