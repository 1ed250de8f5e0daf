import Forecasting
import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("Closed periods without a record")
struct MissingPeriodTests {
  private static let season = [5.0, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 6]

  /// A line by month with some of its records missing, read by a rule over last year.
  private func fund(missing: [Int], closed: Int = 33) -> SmallFund {
    var fund = SmallFund([
      SmallFund.rule("clearing", .expenditure, "last-year(care) * 6 %", months: [4]),
      SmallFund.line(
        "care", .expenditure,
        .series(SeriesMethod(method: .mean, grain: .annual, longRunGrowth: nil, damping: 1))),
    ])
    fund.closed = Period(year: 2023, month: 1).advanced(by: closed - 1)
    fund.end = Period(year: 2027, month: 12)
    fund.past["care"] = SmallFund.past(
      from: Period(year: 2023, month: 1),
      (0..<closed).map { missing.contains($0) ? nil : Self.season[$0 % 12] })
    return fund
  }

  @Test(
    "A month without a record is what the season makes of the others, not nothing",
    arguments: [28, 24, 30])
  func yearToDate(missing: Int) throws {
    let whole = try fund(missing: []).projection()
    let gapped = try fund(missing: [missing]).projection()
    for line in ["clearing", "care"] {
      let (left, right) = (whole.line(line)?.amounts ?? [], gapped.line(line)?.amounts ?? [])
      #expect(!left.isEmpty && left.count == right.count)
      for (one, other) in zip(left, right) { #expect(abs(one - other) < 1e-9) }
    }
  }

  @Test("A closed year with a missing month is completed where a rule reads it")
  func lastYear() throws {
    let whole = try fund(missing: [], closed: 36).projection().line("clearing")
    let gapped = try fund(missing: [29], closed: 36).projection().line("clearing")
    #expect(abs((whole?.amounts[3] ?? 0) - 3) < 1e-9)
    #expect(abs((gapped?.amounts[3] ?? 0) - 3) < 1e-9)
  }

  @Test("What comes before the first record stays nothing, and a known matter is put back")
  func edges() throws {
    let late = SmallFund.past(from: Period(year: 2024, month: 7), [4, 4, 4, 4, nil, 4])
    #expect(abs(late.yearToDate(through: Period(year: 2024, month: 12)) - 24) < 1e-9)
    #expect(abs(late.completedTotal(ofYear: 2024) - 24) < 1e-9)
    let end = Period(year: 2025, month: 6)
    let past = SmallFund.past(
      from: Period(year: 2024, month: 1),
      [Double](repeating: 4, count: 12) + [4, 4, nil, 4, 4, 4])
    #expect(abs(past.yearToDate(through: end) - 24) < 1e-9)
    let known = LineHistory(
      flows: past.flows, isInterpolated: past.isInterpolated, years: past.years, cumulative: [],
      incurred: nil, seasonal: past.seasonal,
      matters: [
        .init(period: Period(year: 2025, month: 3), amount: 2),
        .init(period: Period(year: 2025, month: 2), amount: 1),
      ])
    // February held 3 of its own and 1 once; March would have been 23 − 1 over 5/12 of a year.
    let expected = 4 + 4 + (19.0 / 5 + 2) + 12
    #expect(abs(known.yearToDate(through: end) - expected) < 1e-9)
  }

  @Test("The missing months behind payable months are those of their denominator")
  func behind() throws {
    let timeline = FundTimeline(try fund(missing: [18, 28]).projection())
    func missing(_ denominator: PayableMonthsDefinition.Denominator, _ period: Period) -> [Period] {
      timeline.missingPeriods(
        behind: PayableMonthsDefinition(numerator: .book, denominator: denominator), at: period)
    }
    let closed = timeline.closedThrough
    #expect(missing(.yearToDate, closed) == [Period(year: 2025, month: 5)])
    #expect(missing(.trailing, closed) == [Period(year: 2025, month: 5)])
    #expect(missing(.trailing, Period(year: 2025, month: 5)).count == 2)
    #expect(missing(.lastYear, closed) == [Period(year: 2024, month: 7)])
    #expect(missing(.budget, closed).isEmpty)
    #expect(missing(.trailing, Period(year: 2026, month: 12)).isEmpty)
  }
}
