public import Quantities

/// The days off that a law gives, counted by month.
///
/// A holiday on a weekend is made up for on a working day, so every day of a rule counts whatever
/// its day of the week, and twice where two rules meet; working weekends that lengthen a holiday
/// change nothing in the number of working days.
public struct PublicHolidays: Sendable, Hashable {
  /// A holiday over the years in which it is given.
  public struct Rule: Sendable, Hashable {
    /// Where the holiday stands in a year.
    public enum Date: Sendable, Hashable {
      /// A day of the Gregorian calendar.
      case gregorian(month: Int, day: Int)
      /// A day of the lunisolar year that begins in the year; see ``LunisolarCalendar``.
      case lunisolar(month: Int, day: Int)
      /// The day on which the sun reaches a longitude in degrees.
      case sunLongitude(Double)
    }

    /// Where the holiday stands in a year.
    public let date: Date
    /// Days from the date to the first day off; negative where it begins before.
    public let offset: Int
    /// The number of days off, at least 1.
    public let days: Int
    /// The years in which it is given.
    public let years: ClosedRange<Int>

    /// Makes a rule; days are at least 1.
    public init(
      _ date: Date, offset: Int = 0, days: Int, years: ClosedRange<Int> = LunisolarCalendar.years
    ) {
      precondition(days >= 1, "A holiday has at least one day, not \(days).")
      self.date = date
      self.offset = offset
      self.days = days
      self.years = years
    }

    /// The first day off of a year; `nil` where it is not given.
    public func firstDay(in year: Int) -> CivilDay? {
      guard years.contains(year) else { return nil }
      let day: CivilDay?
      switch date {
      case .gregorian(let month, let number):
        day = CivilDay(year: year, month: month, day: number)
      case .lunisolar(let month, let number):
        day = LunisolarCalendar.day(number, ofMonth: month, in: year)
      case .sunLongitude(let degrees):
        day = LunisolarCalendar.daySunReaches(degrees, in: year)
      }
      return day?.advanced(by: offset)
    }
  }

  /// The rules.
  public let rules: [Rule]

  /// Days off by month, from January of the first of ``LunisolarCalendar/years`` on.
  private let counts: [Int]

  /// Counts the days off of all years known.
  public init(_ rules: [Rule]) {
    self.rules = rules
    let first = Period(year: LunisolarCalendar.years.lowerBound, month: 1)
    var counts = [Int](repeating: 0, count: 12 * LunisolarCalendar.years.count)
    for rule in rules {
      for year in LunisolarCalendar.years {
        guard let day = rule.firstDay(in: year) else { continue }
        for step in 0..<rule.days {
          let month = first.distance(to: Period(civilDay: day.advanced(by: step)))
          if counts.indices.contains(month) { counts[month] += 1 }
        }
      }
    }
    self.counts = counts
  }

  /// The days off in a period; `nil` outside ``LunisolarCalendar/years``.
  public func days(in period: Period) -> Int? {
    let first = Period(year: LunisolarCalendar.years.lowerBound, month: 1)
    let from = first.distance(to: period.firstMonth)
    let to = first.distance(to: period.lastMonth)
    guard from >= 0, to < counts.count else { return nil }
    return counts[from...to].reduce(0, +)
  }
}
