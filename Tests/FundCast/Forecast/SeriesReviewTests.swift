import Forecasting
import Foundation
import Quantities
import TestSupport
import Testing

@testable import FundCast

@Suite("What looks wrong with series that read well")
struct SeriesReviewTests {
  private static func monthly(_ values: [Double?]) -> Series {
    Series(start: Period(year: 2021, month: 1), values: values)
  }

  private static func review(_ series: [(name: String, series: Series)]) -> [Diagnostic] {
    SeriesReview(series: series, path: "s.csv").warnings
  }

  @Test("Running totals are told, months missing or not; the same amounts by month are none")
  func runningTotals() {
    for number in 0..<20 {
      var random = CaseGenerator("running totals", case: number)
      let amounts = (0..<(24 + number)).map { _ in random.number(in: 50...150) }
      var sum = 0.0
      var totals = amounts.enumerated().map { index, amount -> Double? in
        sum = index % 12 == 0 ? amount : sum + amount
        return sum
      }
      #expect(SeriesReview.runsWithinYears(Self.monthly(totals)))
      #expect(!SeriesReview.runsWithinYears(Self.monthly(amounts)))
      totals[3] = nil
      // One complete year is left, or two.
      #expect(SeriesReview.runsWithinYears(Self.monthly(totals)) == (number >= 12))
    }
    let found = Self.review([("收入", Self.monthly((0..<24).map { Double($0 % 12 + 1) }))])
    #expect(found.map(\.code) == ["running-totals"])
    #expect(found[0].found.chinese.contains("“收入”") && found[0].severity == .warning)
  }

  @Test("A season that rises within the year and falls back is no running total")
  func risingSeason() {
    let season = (0..<60).map { 100 + 12 * Double($0 % 12) + Double($0) }
    #expect(!SeriesReview.runsWithinYears(Self.monthly(season)))
    // Paid once a year, or only growing.
    let once = (0..<36).map { $0 % 12 == 11 ? 500.0 : 0 as Double? }
    #expect(!SeriesReview.runsWithinYears(Self.monthly(once)))
    #expect(!SeriesReview.runsWithinYears(Self.monthly((0..<36).map { pow(1.05, Double($0)) })))
  }

  @Test("Quarters and years dated by a month are asked about; months with some missing are not")
  func widerPeriods() {
    for (gap, word, written) in [(3, "季度数", "2022Q4"), (12, "年度数", "2025")] {
      let values = (1...(gap == 3 ? 24 : 60)).map { $0 % gap == 0 ? Double($0) : nil }
      let found = Self.review([("利息", Self.monthly(values))])
      #expect(found.map(\.code) == ["wider-periods"])
      let words = found[0].message(in: .chinese)
      #expect(words.contains("每 \(gap) 个月") && words.contains(word) && words.contains(written))
    }
    var months = (0..<24).map { Double($0) as Double? }
    for hole in [2, 3, 7, 8, 15] { months[hole] = nil }
    #expect(Self.review([("a", Self.monthly(months))]).isEmpty)
    // Three values are too few to tell, and zeros between are amounts.
    #expect(Self.review([("a", Self.monthly([nil, nil, 1, nil, nil, 2, nil, nil, 3]))]).isEmpty)
    let zeros = (1...24).map { $0 % 3 == 0 ? Double($0) : 0 as Double? }
    #expect(Self.review([("a", Self.monthly(zeros))]).isEmpty)
  }

  @Test("A short series whose periods a like-named one lacks is asked about")
  func names() {
    var values: [Double?] = (0..<24).map { 100 + Double($0 % 5) }
    values[7] = nil
    let slip = Series(start: Period(year: 2021, month: 8), values: [104])
    let found = Self.review([("住院费用", Self.monthly(values)), ("住院費用", slip)])
    #expect(found.map(\.code) == ["series-name"])
    #expect(found[0].found.chinese.contains("2021-08"))
    #expect(found[0].remedy?.chinese.contains("“住院费用”") == true)
    // Where the other has the period, or the name is another, there is nothing to ask.
    #expect(Self.review([("住院费用", Self.monthly(values.map { $0 ?? 1 })), ("住院費用", slip)]).isEmpty)
    #expect(Self.review([("住院费用", Self.monthly(values)), ("利息", slip)]).isEmpty)
  }
}
