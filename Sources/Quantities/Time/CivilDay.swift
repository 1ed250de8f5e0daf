/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
public struct CivilDay: Sendable, Hashable {
  /// Days since 1970-01-01, which is day 0.
  public let number: Int

  /// Makes the day with a number, counted from 1970-01-01.
  public init(number: Int) {
    self.number = number
  }

  /// Makes the day of a year, month 1…12 and day of the month from 1.
  public init(year: Int, month: Int, day: Int) {
    precondition((1...12).contains(month), "A month is 1…12, not \(month).")
    precondition(
      (1...CivilDay.days(inMonth: month, of: year)).contains(day),
      "Month \(year)-\(month) has no day \(day).")
    number =
      CivilDay.firstNumber(ofYear: year) + CivilDay.daysBefore(month: month, of: year) + day - 1
  }

  /// The calendar year.
  public var year: Int {
    // 400 Gregorian years are exactly 146,097 days; the estimate is right or one off.
    var year = 1970 + Int((Double(number) / 365.2425).rounded(.down))
    while CivilDay.firstNumber(ofYear: year) > number { year -= 1 }
    while CivilDay.firstNumber(ofYear: year + 1) <= number { year += 1 }
    return year
  }

  /// The day's place in its year, from 1.
  public var dayOfYear: Int { number - CivilDay.firstNumber(ofYear: year) + 1 }

  /// The month, 1…12.
  public var month: Int { Period(civilDay: self).index }

  /// The day of the month, from 1.
  public var day: Int { dayOfYear - CivilDay.daysBefore(month: month, of: year) }

  /// The day of the week, 1 for Monday to 7 for Sunday.
  public var weekday: Int {
    // Day 0 was a Thursday.
    let shifted = (number + 3) % 7
    return (shifted < 0 ? shifted + 7 : shifted) + 1
  }

  /// Whether a year of the Gregorian calendar has 366 days.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The days of a month, 1…12, of a year.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The number of 1 January of a year.
  static func firstNumber(ofYear year: Int) -> Int {
    let past = year - 1
    func quotient(_ divisor: Int) -> Int { Int((Double(past) / Double(divisor)).rounded(.down)) }
    return past * 365 + quotient(4) - quotient(100) + quotient(400) - 719_162
  }

  /// The days of a year before the first of a month.
  static func daysBefore(month: Int, of year: Int) -> Int {
    (1..<month).reduce(0) { $0 + days(inMonth: $1, of: year) }
  }
}

extension CivilDay: Comparable, Strideable {
  /// Orders days by date.
  public static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }

  /// The days from this one to another, negative where that is earlier.
  public func distance(to other: CivilDay) -> Int { other.number - number }

  /// The day so many days later, or earlier where the number is negative.
  public func advanced(by days: Int) -> CivilDay { CivilDay(number: number + days) }
}

extension CivilDay: CustomStringConvertible {
  /// `2026-02-17`.
  public var description: String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}

extension Period {
  /// The month a day lies in.
  public init(civilDay day: CivilDay) {
    let year = day.year
    var rest = day.dayOfYear
    var month = 1
    while rest > CivilDay.days(inMonth: month, of: year) {
      rest -= CivilDay.days(inMonth: month, of: year)
      month += 1
    }
    self.init(year: year, month: month)
  }

  /// The days of the period, first and last included.
  public var civilDays: ClosedRange<CivilDay> {
    let (first, last) = (firstMonth, lastMonth)
    return CivilDay(
      year: first.year, month: first.index, day: 1)...CivilDay(
        year: last.year, month: last.index,
        day: CivilDay.days(inMonth: last.index, of: last.year))
  }

  /// The number of days in the period.
  public var dayCount: Int {
    let days = civilDays
    return days.upperBound.number - days.lowerBound.number + 1
  }
}
