import Foundation
import Testing

@testable import Funds

@Suite("Indicators as they were printed")
struct PublishedIndicatorTests {
  private typealias Review = PublishedIndicatorReview<String>

  /// A county's 2024 accounts, 万元 (published statement, see local_fund_accounts.csv).
  @Test("a county's residents: 32,470.8 ÷ (35,356.77 ÷ 12) = 11.02 as printed")
  func countyResidents() throws {
    let months = try #require(payableMonths(balance: 32_470.8, expenditure: 35_356.77, over: 12))
    let review = Review(
      printed: 11.02, decimals: 2, candidates: [.init("book ÷ last year", value: months)])
    #expect(review.matches.map(\.definition) == ["book ÷ last year"])
    #expect(review.gap == nil)
  }

  @Test("the same county's employees: 14.25 where 10.07 is printed, and the gap is reported")
  func countyEmployees() throws {
    let months = try #require(
      payableMonths(balance: 33_768.83, expenditure: 28_438.81, over: 12))
    #expect((months * 100).rounded() / 100 == 14.25)
    let review = Review(
      printed: 10.07, decimals: 2, candidates: [.init("book ÷ last year", value: months)])
    #expect(review.matches.isEmpty)
    #expect(review.nearest?.definition == "book ÷ last year")
    #expect(abs((review.gap ?? 0) - (10.07 - months)) < 1e-12)
  }

  /// NHSA 2023: 7,663.70 and 10,457.65 亿元; 8.5 as quoted.
  @Test("the nation's residents 2023: 8.79 by year-end figures, 8.5 as quoted")
  func nation() throws {
    let months = try #require(
      payableMonths(balance: 7_663.70, expenditure: 10_457.65, over: 12))
    #expect((months * 100).rounded() / 100 == 8.79)
    let review = Review(
      printed: 8.5, decimals: 1, candidates: [.init("book ÷ this year", value: months)])
    #expect(review.matches.isEmpty && (review.gap ?? 0) < -0.29)
  }

  /// A county's 2018 report: 47,043.8 raised, 21,226.4 carried in, 49,080.65 spent (万元).
  @Test("a county's surplus rate is 28.1 % of what was available and 40.8 % of income")
  func surplusRate() throws {
    let closing = 47_043.8 + 21_226.4 - 49_080.65
    let rate = try #require(
      SurplusRate(closing: closing, opening: 21_226.4, income: 47_043.8))
    #expect((rate.ofAvailable * 1000).rounded() == 281)
    #expect((rate.ofIncome * 1000).rounded() == 408)
    #expect(SurplusRate(closing: 1, opening: 0, income: 0) == nil)
  }

  /// Zhang, Huang, Luo (2021) BMC Public Health 21:1444, Table 2, billion yuan, three decimals.
  @Test(
    "a published projection rolls forward: balance × 1.011 + income − expenditure",
    .enabled(if: SharedData.isAvailable, "the shared figures are missing"))
  func paper() throws {
    let rows = SharedData.rows("china/paper_urrbmi_bmc2021_table2.csv").filter {
      (Int($0[0]) ?? 0) <= 2025
    }
    let figures = rows.map { row in
      (income: Double(row[1]) ?? 0, expenditure: Double(row[2]) ?? 0, balance: Double(row[4]) ?? 0)
    }
    #expect(figures.count == 5)
    for (before, after) in zip(figures, figures.dropFirst()) {
      let rolled = before.balance * 1.011 + after.income - after.expenditure
      // Each of the four printed figures is within half a unit of its last place.
      #expect(abs(rolled - after.balance) <= 0.0005 * (1.011 + 3) + 1e-9)
    }
  }

  /// SSA 1996 OASDI Trustees Report, Table II.F2, billion dollars, one decimal.
  @Test(
    "the 1996 report's three alternatives: every ratio and roll-forward within its rounding",
    .enabled(if: SharedData.isAvailable, "the shared figures are missing"))
  func trustees() throws {
    let rows = SharedData.rows("us/di_alternatives_1996.csv")
    #expect(rows.count == 31)
    var ratios: [String: [ShortRangeTest.Point]] = [:]
    for row in rows {
      let numbers = try row.dropFirst().map { try #require(Double($0)) }
      let (year, income, spent, increase) = (numbers[0], numbers[1], numbers[2], numbers[3])
      let (end, begin, printed) = (numbers[4], numbers[5], numbers[6])
      let low = try #require(trustFundRatio(assetsAtStart: begin - 0.05, expenditure: spent + 0.05))
      let high = try #require(
        trustFundRatio(assetsAtStart: begin + 0.05, expenditure: spent - 0.05))
      #expect(low * 100 <= printed + 0.5 && printed - 0.5 <= high * 100, "\(row[0]) \(year)")
      #expect(abs(income - spent - increase) <= 0.15 + 1e-9)
      #expect(abs(begin + increase - end) <= 0.15 + 1e-9)
      // The 1995 row is actual and the same for all alternatives.
      if year >= 1996 {
        let ratio = try #require(trustFundRatio(assetsAtStart: begin, expenditure: spent))
        ratios[row[0], default: []].append(.init(year: Int(year), ratio: ratio))
      }
    }
    // Depletion: under the high cost the assets end below zero in 2005 and in no earlier year.
    let high = rows.filter { $0[0] == "high_cost" }
    let ends = high.compactMap { Double($0[5]) }
    #expect(ends.firstIndex { $0 < 0 } == high.firstIndex { $0[1] == "2005" })

    let intermediate = try #require(ShortRangeTest(ratios["intermediate"] ?? []))
    #expect(intermediate.outcome == .met && !intermediate.isShort)
    #expect(ShortRangeTest(ratios["low_cost"] ?? [])?.outcome == .met)
    #expect(ShortRangeTest(ratios["high_cost"] ?? [])?.outcome == .notMet(year: 1999))
  }

  @Test("a fund that starts below 100 % must reach it within five years and stay")
  func shortRange() {
    func test(_ ratios: [Double]) -> ShortRangeTest? {
      ShortRangeTest(ratios.enumerated().map { .init(year: 2026 + $0.offset, ratio: $0.element) })
    }
    #expect(test([]) == nil)
    #expect(test([1, 1, 1])?.outcome == .met)
    #expect(test([1, 1, 1])?.isShort == true)
    #expect(test([1.2, 0.9, 1.1])?.outcome == .notMet(year: 2027))
    #expect(test([0.5, 0.6, 0.7, 0.8, 0.9, 1])?.outcome == .met)
    #expect(test([0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1])?.outcome == .notMet(year: 2031))
    #expect(test([0.5, 1, 0.9])?.outcome == .notMet(year: 2028))
    #expect(test([0.5, 0.6])?.outcome == .notMet(year: 2027))
  }
}
