import Foundation
import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("Months of collection on record")
struct CollectionSeasonTests {
  private static let stated = [
    CollectionShare(offset: -2, share: 0.5), CollectionShare(offset: -1, share: 0.5),
  ]

  /// A premium of 1,200 for every cover year whose model says November and December, closed at a month,
  /// of which the receipts of each month from January 2023 on are known.
  private func fund(_ receipts: [Double?], estimated: Bool = true, annual: Double = 0) -> SmallFund
  {
    var fund = SmallFund([
      SmallFund.line(
        "premium", .income,
        .driver([
          SmallFund.term("x.premium", .collection(Self.stated), estimatesCollection: estimated)
        ]),
        uncertainty: LineUncertainty(
          annual: annual, weight: .infinity, monthly: 0, factor: nil, share: 0))
    ])
    fund.closed = Period(year: 2023, month: 1).advanced(by: receipts.count - 1)
    fund.end = Period(year: 2027, month: 12)
    fund.cash = ["x.premium": 1_200]
    fund.past["premium"] = SmallFund.past(from: Period(year: 2023, month: 1), receipts)
    return fund
  }

  /// Receipts by month, a year of September, October, November and December each.
  private func receipts(_ years: [[Double]], then: [Double] = []) -> [Double?] {
    years.flatMap { [Double](repeating: 0, count: 8) + $0 } + then
  }

  /// The premium by projected month, of a fund whose model collects as it is on record.
  private func premium(_ fund: SmallFund) throws -> [Double] {
    var fund = fund
    fund.lines = fund.model.collecting(asIn: fund.history).lines
    return try fund.amounts("premium")
  }

  @Test("A complete collection year on record takes the place of the model's months")
  func measured() throws {
    // September to December 2023 and 2024 are cover 2024 and 2025; the latter is still open.
    let fund = fund(receipts([[120, 360, 480, 240], [120, 360, 480, 240]]))
    let season = try #require(fund.model.collectionSeasons(in: fund.history)["premium"])
    #expect(season.covers == [2024])
    let shares = season.shares.filter { $0.share > 0 }
    #expect(shares.map(\.offset) == [-4, -3, -2, -1])
    #expect(largestDifference(shares.map(\.share), [0.1, 0.3, 0.4, 0.2]) < 1e-12)
    #expect(abs(season.distance(from: Self.stated) - 0.4) < 1e-12)
    let year = try premium(fund).prefix(12)
    #expect(largestDifference(Array(year), [0, 0, 0, 0, 0, 0, 0, 0, 120, 360, 480, 240]) < 1e-9)
  }

  @Test(
    "The model's months stay where the line does not leave them to the records, or there are none")
  func stated() throws {
    let known = receipts([[120, 360, 480, 240], [120, 360, 480, 240]])
    for fund in [fund(known, estimated: false), fund([0, 0, 0]), fund(receipts([[0, 0, 0, 0]]))] {
      let year = try premium(fund)
      let november = fund.closed.advanced(by: 1).distance(to: Period(year: 2025, month: 11))
      #expect(year[november] == 600 && year[november + 1] == 600 && year[november - 1] == 0)
    }
  }

  @Test("A collection year with a month missing is not measured")
  func missing() throws {
    var months = receipts([[120, 360, 480, 240], [100, 100, 500, 500], [0, 0, 600, 600]])
    months[13] = nil
    let fund = fund(months)
    let season = try #require(fund.model.collectionSeasons(in: fund.history)["premium"])
    #expect(season.covers == [2025])
  }

  @Test("Money that comes in all the year round does not move the beginning of collection")
  func noRest() throws {
    let fund = fund([Double?](repeating: 100, count: 36))
    let season = try #require(fund.model.collectionSeasons(in: fund.history)["premium"])
    #expect(season.shares.first?.offset == -2)
    #expect(season.shares.allSatisfy { abs($0.share - 1.0 / 12) < 1e-12 })
  }

  @Test(
    "What came early does not come again, and what has not come is still awaited",
    arguments: [(480.0, 720.0), (720, 480), (240, 960), (1_200, 0), (1_300, 0), (0, 1_200)])
  func remainder(came: Double, left: Double) throws {
    // Two collection years, cover 2024 and 2025, in full; of cover 2026 October's end is known.
    let months = receipts(
      [[120, 360, 480, 240], [120, 360, 480, 240]],
      then: [Double](repeating: 0, count: 8) + [0, came])
    var fund = fund(months)
    fund.lines = fund.model.collecting(asIn: fund.history).lines
    let amounts = try fund.amounts("premium")
    #expect(abs(amounts[0] + amounts[1] - left) < 1e-9)
    // The usual months share it as usual, and the next cover year is another one.
    #expect(abs(amounts[0] - 2 * amounts[1]) < 1e-9)
    #expect(abs(amounts[10..<14].reduce(0, +) - 1_200) < 1e-9)
    let found = try #require(fund.plan.collectionRemainders(from: fund.history).first)
    #expect(found.cover == 2026 && found.received == came && found.due == 1_200)
    #expect(abs(found.usual - 0.4) < 1e-12 && abs(found.left - left) < 1e-9)
    // What was for later cover moves with it.
    let projection = try fund.projection()
    #expect(abs(projection.prepaid[1] - (projection.openingPrepaid + left)) < 1e-6)
  }

  @Test("The less sure the formula, the more of a gap is people and the less of it is pace")
  func gapShared() throws {
    let left = try [0.0, 0.02, 0.1, 10].map { annual in
      let months = receipts(
        [[120, 360, 480, 240], [120, 360, 480, 240]],
        then: [Double](repeating: 0, count: 8) + [120, 480])
      var fund = fund(months, annual: annual)
      fund.lines = fund.model.collecting(asIn: fund.history).lines
      return try #require(fund.plan.collectionRemainders(from: fund.history).first).left
    }
    // 600 came where 480 were usual: between 600 left of 1,200, and 900 as 600 is 40 % of 1,500.
    #expect(abs(left[0] - 600) < 1e-9)
    #expect(left == left.sorted())
    #expect(left[1] > 600 && left[2] > 650)
    #expect(abs(left[3] - 900) < 1)
  }

  @Test(
    "What is not known of the cover year is not known of what is left of it, and of nothing else")
  func range() throws {
    let months = receipts(
      [[120, 360, 480, 240], [120, 360, 480, 240]],
      then: [Double](repeating: 0, count: 8) + [120, 360])
    var fund = fund(months, annual: 0.05)
    fund.lines = fund.model.collecting(asIn: fund.history).lines
    fund.simulated = 4_000
    let found = try #require(fund.plan.collectionRemainders(from: fund.history).first)
    #expect(abs(found.left - 720) < 1e-9 && found.deviation > 0.02 * 1_200)
    #expect(found.deviation < 0.05 * 1_200)
    let projection = try fund.projection()
    #expect(abs(try #require(projection.line("premium")).amounts[0] - 480) < 1e-9)
    let book = try #require(projection.simulation?.fan(.book))
    func width(_ index: Int) -> Double { book.quantile(0.9)[index] - book.quantile(0.1)[index] }
    // By the end of December; the walk of the level adds little in two months.
    #expect(abs(width(1) / (2 * 1.2816 * found.deviation) - 1) < 0.1)
    // Nothing comes from January to August, and nothing is added.
    #expect(abs(width(9) / width(1) - 1) < 1e-9)
  }

  @Test("Once the year is collected nothing of it is open, and a missing month says nothing")
  func nothingOpen() throws {
    let full = receipts([[120, 360, 480, 240], [120, 360, 480, 240]])
    let gap = full + [Double?](repeating: 0, count: 8) + [nil, 480]
    for months in [full, gap] {
      var fund = fund(months)
      fund.lines = fund.model.collecting(asIn: fund.history).lines
      #expect(fund.plan.collectionRemainders(from: fund.history).isEmpty)
    }
  }
}
