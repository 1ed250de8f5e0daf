import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("Collection for cover years")
struct CollectionTests {
  private static let shares = [
    CollectionShare(offset: -4, share: 0.1), CollectionShare(offset: -1, share: 0.6),
    CollectionShare(offset: 0, share: 0.2), CollectionShare(offset: 1, share: 0.1),
  ]

  private func fund(_ booking: FundModel.Booking) -> SmallFund {
    var fund = SmallFund([
      SmallFund.driver("premium", .income, "x.persons * x.standard", .collection(Self.shares)),
      SmallFund.driver("benefits", .expenditure, "x.persons * x.cost"),
    ])
    fund.booking = booking
    fund.cash = ["x.persons": 10, "x.cost": 12]
    fund.paths["x.standard"] = SmallFund.path(
      "x.standard", from: Period(year: 2024), [10, 20, 30, 40, 50], isCover: true)
    fund.prepaid = 140
    fund.opening = 1_000
    return fund
  }

  @Test("Each month's share is of the cover year it belongs to")
  func amounts() throws {
    let amounts = try fund(.receipt).amounts("premium")
    // 2025: January and February of cover 2025 (20), September and December of cover 2026 (30).
    let first: [Double] = [40, 20, 0, 0, 0, 0, 0, 0, 30, 0, 0, 180]
    let second: [Double] = [60, 30, 0, 0, 0, 0, 0, 0, 40, 0, 0, 240]
    #expect(largestDifference(amounts, first + second) < 1e-9)
  }

  @Test("On receipt what is for later cover is counted apart and starts again in January")
  func prepaid() throws {
    let projection = try fund(.receipt).projection()
    let year: [Double] = [0, 0, 0, 0, 0, 0, 0, 0, 30, 30, 30, 210]
    #expect(largestDifference(Array(projection.prepaid.prefix(12)), year) < 1e-9)
    #expect(abs(projection.prepaid[12]) < 1e-9)
    #expect(projection.openingPrepaid == 140)
    // The accrual balance leaves it out; the book balance and the deposits do not.
    let (book, accrual) = (projection.values(.book), projection.values(.accrual))
    #expect(abs(book[11] - accrual[11] - 210) < 1e-9)
    #expect(largestDifference(book, projection.values(.deposits)) < 1e-9)
  }

  @Test("Booked by cover year it is a liability until January: deposits rise, the book does not")
  func cover() throws {
    let receipt = try fund(.receipt).projection()
    let cover = try fund(.cover).projection()
    let amounts = try cover.amounts("premium")
    // January 2025 books what was held at the start with its own part; 2026 what 2025 held.
    #expect(abs(amounts[0] - (140 + 40)) < 1e-9)
    #expect(amounts[8] == 0 && amounts[11] == 0)
    #expect(abs(amounts[12] - (210 + 60)) < 1e-9)
    // A year of the book is exactly its cover year: 10 persons × 30 yuan.
    let year: Double = amounts[12..<24].reduce(0, +)
    #expect(abs(year - 300) < 1e-9)
    // What can be paid from does not depend on when it is booked.
    let change = { (projection: Projection) in
      projection.values(.deposits).map { $0 - projection.openingDeposits }
    }
    #expect(largestDifference(change(receipt), change(cover)) < 1e-9)
    #expect(largestDifference(cover.prepaid, receipt.prepaid) < 1e-9)
  }

  @Test("What was prepaid at the start is read off the line's own receipts where it is not stated")
  func prepaidAtStart() throws {
    var fund = fund(.receipt)
    fund.prepaid = nil
    // 44 in September and 300 in December 2024 were for cover 2025; 55 in January was not.
    var flows = [Double](repeating: 0, count: 12)
    (flows[0], flows[8], flows[11]) = (55, 44, 300)
    fund.past["premium"] = SmallFund.past(from: Period(year: 2024, month: 1), flows)
    #expect(abs(try fund.projection().openingPrepaid - 344) < 1e-9)
  }

  @Test("Payable months may leave out what is for later cover")
  func payableMonths() throws {
    var fund = fund(.receipt)
    fund.past["benefits"] = SmallFund.past(
      from: Period(year: 2024, month: 1), [Double](repeating: 10, count: 12))
    let with = try fund.projection()
    fund.definition = PayableMonthsDefinition(
      numerator: .book, denominator: .trailing, excludesPrepaid: true)
    let without = try fund.projection()
    let december = 11
    let (more, less) = (
      with.values(.payableMonths)[december], without.values(.payableMonths)[december]
    )
    #expect(abs(more - with.values(.book)[december] / 10) < 1e-9)
    #expect(abs(more - less - 21) < 1e-9)
  }
}
