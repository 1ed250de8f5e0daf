import Quantities
import Testing

@Suite struct PeriodTests {
  @Test("The month after December is January of the next year")
  func yearEnd() {
    let december = Period(year: 2025, month: 12)
    #expect(december.advanced(by: 1) == Period(year: 2026, month: 1))
    #expect(december.advanced(by: -12) == Period(year: 2024, month: 12))
    #expect(Period(year: 2025, quarter: 4).advanced(by: 1) == Period(year: 2026, quarter: 1))
  }

  @Test("Advancing and distance undo each other", arguments: Frequency.allCases)
  func distance(_ frequency: Frequency) {
    for ordinal in stride(from: -50, through: 30_000, by: 997) {
      let period = Period(frequency: frequency, ordinal: ordinal)
      for count in -40...40 {
        let other = period.advanced(by: count)
        #expect(period.distance(to: other) == count)
        #expect((other < period) == (count < 0))
        #expect(other.advanced(by: -count) == period)
      }
    }
  }

  @Test("Year and index make the period again, also before year 0", arguments: Frequency.allCases)
  func parts(_ frequency: Frequency) {
    for ordinal in -30...30 {
      let period = Period(frequency: frequency, ordinal: ordinal)
      #expect((1...frequency.periodsPerYear).contains(period.index))
      #expect(period.year * frequency.periodsPerYear + period.index - 1 == ordinal)
    }
    #expect(Period(frequency: .month, ordinal: -1).year == -1)
    #expect(Period(frequency: .month, ordinal: -1).index == 12)
  }

  @Test("A year holds its quarters and months and no others")
  func containment() {
    let year = Period(year: 2024)
    let quarter = Period(year: 2024, quarter: 3)
    #expect(year.firstMonth == Period(year: 2024, month: 1))
    #expect(year.lastMonth == Period(year: 2024, month: 12))
    #expect(quarter.firstMonth == Period(year: 2024, month: 7))
    #expect(quarter.lastMonth == Period(year: 2024, month: 9))
    #expect(year.contains(quarter) && !quarter.contains(year))
    #expect(year.contains(year))
    #expect(!year.contains(Period(year: 2025, month: 1)))
    #expect(!quarter.contains(Period(year: 2024, month: 10)))
  }

  @Test("Conversion finds the first and last period of another frequency")
  func conversion() {
    let year = Period(year: 2024)
    #expect(year.first(.quarter) == Period(year: 2024, quarter: 1))
    #expect(year.last(.quarter) == Period(year: 2024, quarter: 4))
    #expect(year.last(.month) == Period(year: 2024, month: 12))
    let month = Period(year: 2024, month: 8)
    #expect(month.first(.quarter) == Period(year: 2024, quarter: 3))
    #expect(month.last(.year) == year)
    #expect(Period(frequency: .month, ordinal: -1).first(.year) == Period(year: -1))
  }

  @Test("Periods order by their first month, then the shorter first")
  func order() {
    let (month, quarter, year) = (
      Period(year: 2024, month: 1), Period(year: 2024, quarter: 1), Period(year: 2024)
    )
    #expect(month < quarter && quarter < year && month < year)
    #expect(!(year < month))
    #expect(year < Period(year: 2024, month: 2))
  }

  @Test("Periods of different frequencies are unequal, also as keys")
  func equality() {
    let (year, month) = (Period(year: 2024), Period(frequency: .month, ordinal: 2024))
    #expect(year != month && !(year == month))
    #expect([year: 1, month: 2].count == 2)
    #expect(Period(year: 2024) == Period(year: 2024, month: 5).first(.year))
    #expect([month, year].firstIndex(of: year) == 1)
  }

  @Test("A range of months can be walked through")
  func ranges() {
    let months = Period(year: 2024, month: 11)...Period(year: 2025, month: 2)
    #expect(months.map(\.description) == ["2024-11", "2024-12", "2025-01", "2025-02"])
  }

  @Test("A period survives writing and reading", arguments: Frequency.allCases)
  func roundTrip(_ frequency: Frequency) {
    for ordinal in stride(from: 1000, to: 9999, by: 1) {
      let period = Period(
        frequency: frequency, ordinal: ordinal * frequency.periodsPerYear + ordinal % 4)
      guard period.year <= 9999 else { continue }
      #expect(Period(period.description) == period)
    }
  }

  @Test(
    "Other texts are not periods",
    arguments: [
      "", "2025-13", "2025-0", "2025-00", "2025-+9", "2025-009", "25-09", "2025Q0", "2025Q5",
      "2025Q", "2025Q+1", "2025Q1Q2", "2025q1", "20250", "202509", "２０２５", "2025-９", "-2025",
      "2025-09-01", " 2025", "2025年",
    ])
  func refuses(_ text: String) {
    #expect(Period(text) == nil)
  }

  @Test("A month may be written with one digit")
  func oneDigit() {
    #expect(Period("2025-9") == Period(year: 2025, month: 9))
  }

  @Test("Frequencies divide a year evenly", arguments: Frequency.allCases)
  func frequencies(_ frequency: Frequency) {
    #expect(frequency.periodsPerYear * frequency.monthsPerPeriod == 12)
  }
}
