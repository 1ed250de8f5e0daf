import Quantities
import Testing

@testable import Forecasting

@Suite("Series")
struct SeriesTests {
  let start = Period(year: 2023, month: 11)

  @Test("A number that is not finite is missing, and a missing value is never seen as a number")
  func missing() {
    let series = Series(start: start, values: [1, .nan, .infinity, 4])
    #expect(series.values == [1, nil, nil, 4])
    #expect(series[1] == nil)
    #expect(series[Period(year: 2024, month: 2)] == 4)
    #expect(series[Period(year: 2024, month: 3)] == nil)
    #expect(series.observedCount == 2)
    #expect(!series.isComplete)
  }

  @Test("Two series with the same gaps are equal and have the same hash")
  func equality() {
    let left = Series(start: start, values: [1, nil, 3])
    let right = Series(start: start, values: [1, .nan, 3])
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(left != Series(start: start, values: [1, 2, 3]))
  }

  @Test("Prefix and suffix at one period make up the whole, also beyond the ends")
  func slicing() {
    let series = Series(start: start, values: [1, 2, 3, 4])
    for offset in -2...6 {
      let period = start.advanced(by: offset)
      let parts =
        series.prefix(through: period).values
        + series.suffix(from: period.advanced(by: 1)).values
      #expect(parts == series.values)
    }
  }

  @Test("Trimming cuts missing values at the ends only")
  func trimming() {
    let series = Series(start: start, values: [nil, 1, nil, 3, nil])
    let trimmed = series.trimmed()
    #expect(trimmed.start == Period(year: 2023, month: 12))
    #expect(trimmed.values == [1, nil, 3])
    #expect(Series(start: start, values: [nil, nil]).trimmed().isEmpty)
  }

  @Test("Only years observed in full are summed")
  func years() {
    var values = [Double?](repeating: 1, count: 2 + 36)
    values[2 + 12 + 5] = nil
    let years = Series(start: start, values: values).aggregatedToYears()
    #expect(years.start == Period(year: 2024))
    #expect(years.values == [12, nil, 12])
    #expect(Series(start: start, values: [1, 1]).aggregatedToYears().isEmpty)
  }

  @Test("A running total needs every period of the year so far")
  func yearToDate() {
    let series = Series(start: start, values: [5, 5, 1, 2, nil, 4])
    #expect(series.yearToDate(through: Period(year: 2024, month: 2)) == 3)
    #expect(series.yearToDate(through: Period(year: 2024, month: 4)) == nil)
    #expect(series.yearToDate(through: Period(year: 2023, month: 12)) == nil)
  }
}
