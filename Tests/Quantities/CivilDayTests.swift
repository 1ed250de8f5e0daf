import Testing

@testable import Quantities

@Suite("Civil days")
struct CivilDayTests {
  @Test("Known days have their known numbers and weekdays")
  func known() {
    #expect(CivilDay(year: 1970, month: 1, day: 1).number == 0)
    #expect(CivilDay(year: 1970, month: 1, day: 1).weekday == 4)
    #expect(CivilDay(year: 2000, month: 3, day: 1).number == 11_017)
    #expect(CivilDay(year: 2026, month: 2, day: 17).weekday == 2)
    #expect("\(CivilDay(year: 2026, month: 2, day: 7))" == "2026-02-07")
  }

  @Test("Every day of four centuries follows the one before and reads back as itself")
  func consecutive() {
    var number = CivilDay(year: 1800, month: 1, day: 1).number
    for year in 1800..<2200 {
      for month in 1...12 {
        let period = Period(year: year, month: month)
        let first = CivilDay(year: year, month: month, day: 1)
        #expect(first.number == number)
        let last = CivilDay(number: number + period.dayCount - 1)
        #expect((last.year, last.month, last.day) == (year, month, period.dayCount))
        number += period.dayCount
      }
    }
    #expect(number - CivilDay(year: 1800, month: 1, day: 1).number == 146_097)
  }

  @Test("A year has its quarters' days")
  func counts() {
    #expect(Period(year: 2024).dayCount == 366)
    #expect((1...4).map { Period(year: 2023, quarter: $0).dayCount } == [90, 91, 92, 92])
  }
}
