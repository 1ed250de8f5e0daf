import Quantities
import Testing

@testable import Forecasting

@Suite("Holidays of the lunisolar calendar and of the law")
struct PublicHolidaysTests {
  /// Days of 2008 to 2026 as the State Council's annual notices on holidays give them.
  static let clearAndBright = [
    4, 4, 5, 5, 4, 4, 5, 5, 4, 4, 5, 5, 4, 4, 5, 5, 4, 4, 5,
  ]
  static let dragonBoat = [
    "2008-06-08", "2009-05-28", "2010-06-16", "2011-06-06", "2012-06-23", "2013-06-12",
    "2014-06-02", "2015-06-20", "2016-06-09", "2017-05-30", "2018-06-18", "2019-06-07",
    "2020-06-25", "2021-06-14", "2022-06-03", "2023-06-22", "2024-06-10", "2025-05-31",
    "2026-06-19",
  ]
  static let midAutumn = [
    "2008-09-14", "2009-10-03", "2010-09-22", "2011-09-12", "2012-09-30", "2013-09-19",
    "2014-09-08", "2015-09-27", "2016-09-15", "2017-10-04", "2018-09-24", "2019-09-13",
    "2020-10-01", "2021-09-21", "2022-09-10", "2023-09-29", "2024-09-17", "2025-10-06",
    "2026-09-25",
  ]

  @Test("Clear and Bright, Dragon Boat and Mid-Autumn lie where the notices have them")
  func notices() {
    for (place, year) in (2008...2026).enumerated() {
      let term = LunisolarCalendar.daySunReaches(15, in: year)
      #expect(term == CivilDay(year: year, month: 4, day: Self.clearAndBright[place]))
      let boat = LunisolarCalendar.day(5, ofMonth: 5, in: year)
      #expect(boat?.description == Self.dragonBoat[place])
      let moon = LunisolarCalendar.day(15, ofMonth: 8, in: year)
      #expect(moon?.description == Self.midAutumn[place])
    }
  }

  @Test(
    "The first month begins with the Spring Festival, months follow in order, twelve and a leap")
  func months() {
    for year in 1901...2099 {
      let starts = (1...12).map { LunisolarCalendar.day(1, ofMonth: $0, in: year) }
      #expect(starts[0] == SpringFestival.date(in: year))
      let all = starts.compactMap { $0 } + [SpringFestival.date(in: year + 1)].compactMap { $0 }
      #expect(all.count == 13)
      let lengths = zip(all, all.dropFirst()).map { $0.distance(to: $1) }
      #expect(lengths.allSatisfy { [29, 30, 58, 59, 60].contains($0) }, "\(year) \(lengths)")
      #expect(lengths.count { $0 > 30 } <= 1)
    }
    #expect(LunisolarCalendar.day(1, ofMonth: 5, in: 1900) == nil)
  }

  @Test("Every day of a rule counts in its month, in the years in which it is given")
  func counts() {
    let holidays = PublicHolidays([
      .init(.gregorian(month: 10, day: 1), days: 3),
      .init(.lunisolar(month: 1, day: 1), offset: -1, days: 3, years: 2008...2013),
      .init(.lunisolar(month: 8, day: 15), days: 1, years: 2008...2100),
    ])
    func days(_ text: String) -> Int? { Period(text).flatMap { holidays.days(in: $0) } }
    // 2009-01-25 to 27; 2010-02-13 to 15; Mid-Autumn of 2020 on National Day counts as well.
    #expect(days("2009-01") == 3 && days("2009-02") == 0)
    #expect(days("2010-01") == 0 && days("2010-02") == 3)
    #expect(days("2014-01") == 0 && days("2014-02") == 0)
    #expect(days("2020-10") == 4 && days("2020-09") == 0 && days("2021-09") == 1)
    #expect(days("2020Q4") == 4 && days("2009") == 3 + 3 + 1)
    #expect(days("1900-12") == nil)
    // A festival on the last day of January 2014 would have reached into February.
    let wide = PublicHolidays([.init(.lunisolar(month: 1, day: 1), days: 4)])
    #expect(Period("2014-01").flatMap { wide.days(in: $0) } == 1)
    #expect(Period("2014-02").flatMap { wide.days(in: $0) } == 3)
  }

  @Test("A holiday counts as a day of the weekend, and without holidays nothing changes")
  func workingDays() {
    let rules = [PublicHolidays.Rule(.gregorian(month: 5, day: 1), days: 2)]
    let with = WorkingDays(holidays: PublicHolidays(rules))
    for month in 1...12 {
      let period = Period(year: 2025, month: month)
      let plain = WorkingDays().value(in: period) ?? .nan
      #expect(with.value(in: period) == (month == 5 ? plain - 7 : plain))
    }
    #expect(with.value(in: Period(year: 1850, month: 5)) == nil)
  }
}
