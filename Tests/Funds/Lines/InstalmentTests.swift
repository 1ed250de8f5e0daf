import Foundation
import Quantities
import Testing

@testable import Funds

@Suite("Instalments of a year's amount")
struct InstalmentTests {
  private static let march = 2
  private static let july = 6

  /// A subsidy of 1,200 a year, 65 % of it due in March and 35 % in July, after what came in the months
  /// from January 2025 on.
  private func fund(received: [Double?], delay: Double? = nil, isFixed: Bool = true) -> SmallFund {
    var months = [Double](repeating: 0, count: 12)
    months[Self.march] = 0.65
    months[Self.july] = 0.35
    var fund = SmallFund([
      SmallFund.line(
        "subsidy", .income,
        .driver([
          SmallFund.term(
            "x.subsidy", .months(months), delay: delay == nil ? nil : "x.delay",
            hasInstalments: isFixed)
        ]))
    ])
    fund.closed = Period(year: 2025, month: received.count)
    fund.end = Period(year: 2026, month: 12)
    fund.cash = ["x.subsidy": 1_200, "x.delay": delay ?? 0]
    fund.past["subsidy"] = SmallFund.past(from: Period(year: 2025, month: 1), received)
    return fund
  }

  /// What is projected of a month of a year.
  private func amount(_ fund: SmallFund, _ year: Int, _ month: Int) throws -> Double {
    let amounts = try fund.amounts("subsidy")
    return amounts[fund.closed.advanced(by: 1).distance(to: Period(year: year, month: month))]
  }

  @Test(
    "What came by the close, early or late, is taken off the year's amount, never below nothing",
    arguments: [(780.0, 420.0), (1_000, 200), (0, 1_200), (1_200, 0), (1_300, 0)])
  func rest(inMarch: Double, left: Double) throws {
    let fund = fund(received: [0, 0, inMarch, 0, 0])
    #expect(abs(try amount(fund, 2025, 7) - left) < 1e-9)
    // The next year is another one.
    #expect(abs(try amount(fund, 2026, 3) - 780) < 1e-9)
    #expect(abs(try amount(fund, 2026, 7) - 420) < 1e-9)
    let remainder = try #require(fund.plan.instalmentRemainders(from: fund.history).first)
    #expect(remainder.received == inMarch && abs(remainder.expected - 780) < 1e-9)
    #expect(abs(remainder.excess - max(0, inMarch - 1_200)) < 1e-9)
  }

  @Test("An instalment does not answer to a standard that changes after it")
  func laterChange() throws {
    var months = [Double](repeating: 0, count: 12)
    (months[2], months[5], months[9]) = (0.5, 0.25, 0.25)
    func amounts(from standard: Double, received: Double) throws -> [Double] {
      var fund = SmallFund([
        SmallFund.line(
          "subsidy", .income,
          .driver([SmallFund.term("x.subsidy", .months(months), hasInstalments: true)]))
      ])
      fund.closed = Period(year: 2025, month: 4)
      fund.end = Period(year: 2025, month: 12)
      fund.paths["x.subsidy"] = SmallFund.path(
        "x.subsidy", from: Period(year: 2025, month: 1),
        [Double](repeating: 1_200, count: 8) + [standard])
      fund.past["subsidy"] = SmallFund.past(
        from: Period(year: 2025, month: 1), [0, 0, received, 0])
      return try fund.amounts("subsidy")
    }
    // Due in June and October; 100 came early, then 400, then 100 is missing.
    for (received, june, october) in [(700.0, 200.0, 300.0), (1_000, 0, 200), (500, 400, 300)] {
      let before = try amounts(from: 1_200, received: received)
      let after = try amounts(from: 1_600, received: received)
      #expect(abs(before[1] - june) < 1e-9 && abs(before[5] - october) < 1e-9)
      #expect(after[1] == before[1] && abs(after[5] - october - 100) < 1e-9)
    }
  }

  @Test("A line that is no instalments goes on as its months say")
  func notFixed() throws {
    let fund = fund(received: [0, 0, 1_000, 0, 0], isFixed: false)
    #expect(abs(try amount(fund, 2025, 7) - 420) < 1e-9)
    #expect(fund.plan.instalmentRemainders(from: fund.history).isEmpty)
  }

  @Test("What is known to come late is not missing, and what is under way is not taken twice")
  func late() throws {
    // Due in March and three months late: nothing is missing in May.
    let waiting = fund(received: [0, 0, 0, 0, 0], delay: 0.25)
    #expect(abs(try amount(waiting, 2025, 6) - 780) < 1e-9)
    #expect(abs(try amount(waiting, 2025, 10) - 420) < 1e-9)
    // It came in time after all: the rest is what the year still owes.
    let inTime = fund(received: [0, 0, 780, 0, 0], delay: 0.25)
    let rest = try amount(inTime, 2025, 6) + amount(inTime, 2025, 10)
    #expect(abs(rest - 420) < 1e-9)
  }

  @Test("Where nothing of the year is on record, or nothing more is due, nothing is moved")
  func nothing() throws {
    let unrecorded = fund(received: [nil, nil, nil, nil, nil])
    #expect(abs(try amount(unrecorded, 2025, 7) - 420) < 1e-9)
    let over = fund(received: [0, 0, 770, 0, 0, 0, 420, 0])
    #expect(over.plan.instalmentRemainders(from: over.history).isEmpty)
    #expect(abs(try amount(over, 2025, 9)) < 1e-9)
    #expect(abs(try amount(over, 2026, 3) - 780) < 1e-9)
  }

  @Test("What is missing after the last instalment was due is expected next, within the year")
  func missingLast() throws {
    let late = fund(received: [0, 0, 780, 0, 0, 0, 200, 0])
    #expect(abs(try amount(late, 2025, 9) - 220) < 1e-9)
    #expect(abs(try amount(late, 2025, 10)) < 1e-9)
    #expect(abs(try amount(late, 2026, 3) - 780) < 1e-9)
    let remainder = try #require(late.plan.instalmentRemainders(from: late.history).first)
    #expect(remainder.open == 0 && abs(remainder.ahead + 220) < 1e-9)
    let closed = fund(received: [0, 0, 780, 0, 0, 0, 200, 0, 0, 0, 0, 0])
    #expect(closed.plan.instalmentRemainders(from: closed.history).isEmpty)
  }
}
