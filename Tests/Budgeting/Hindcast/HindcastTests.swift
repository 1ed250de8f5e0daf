import Funds
import Quantities
import Testing

@testable import Budgeting

@Suite("Comparison with an earlier projection")
struct HindcastTests {
  @Test("an earlier closing is compared with what was then published")
  func compares() throws {
    let before = try SampleFund(paths: 200, closed: Period(year: 2024, month: 6)).projection()
    let actual = SampleFund(closed: SampleFund.closed).history
    let hindcast = Hindcast(before, actual: actual)
    #expect(hindcast.closedThrough == Period(year: 2024, month: 6))
    #expect(hindcast.knownThrough == SampleFund.closed)
    let income = try #require(hindcast.rows.first { $0.item == .income(year: 2024) })
    let later = FundTimeline(model: SampleFund.model, history: actual)
    #expect(income.actual == later.total(.income, inYear: 2024))
    #expect(income.error == income.predicted - income.actual)
    let (inner, outer) = (try #require(income.range80), try #require(income.range95))
    #expect(outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound)
    #expect(income.isInside95 == outer.contains(income.actual))
    // 2025 is not complete: its balance is compared at the last closed month.
    #expect(!hindcast.rows.contains { $0.item == .income(year: 2025) })
    #expect(hindcast.rows.contains { $0.item == .book(SampleFund.closed) })
    #expect(hindcast.rows.contains { $0.item == .line(name: "inpatient", year: 2024) })
  }

  @Test("what follows from income and expenditure does not count the same miss again")
  func counted() throws {
    let before = try SampleFund(paths: 200, closed: Period(year: 2024, month: 6)).projection()
    let hindcast = Hindcast(before, actual: SampleFund(closed: SampleFund.closed).history)
    // Of seven ranges: income and expenditure of 2024, and the balance within 2025.
    #expect(hindcast.rows.count { $0.range80 != nil } == 7)
    let items: [Hindcast.Item] = [
      .income(year: 2024), .expenditure(year: 2024), .book(SampleFund.closed),
    ]
    let own = hindcast.rows.filter { items.contains($0.item) }
    #expect(hindcast.coverage80.of == 3 && hindcast.coverage95.of == 3)
    #expect(hindcast.coverage80.inside == own.count { $0.isInside80 == true })
    #expect(hindcast.coverage95.inside == own.count { $0.isInside95 == true })
  }

  @Test(
    "ranges that held too little are told from bad luck by the binomial distribution",
    arguments: [
      // P(X ≤ k) for Bin(n, 0.8): 0.04, 0.0067, 0.058, 0.104, 0.0086, 0.36
      (0, 2, true), (1, 5, true), (2, 5, false), (2, 4, false), (0, 0, false), (4, 4, false),
      (1, 3, false), (0, 1, false), (4, 10, true), (6, 10, false),
    ])
  func belowPromise(inside: Int, count: Int, isBelow: Bool) {
    #expect(Hindcast.isBelowPromise80(inside: inside, of: count) == isBelow)
    // The sum of the terms themselves.
    func term(_ successes: Int) -> Double {
      var value = 1.0
      for index in 0..<count { value *= index < successes ? 0.8 : 0.2 }
      for index in 0..<successes { value *= Double(count - index) / Double(successes - index) }
      return value
    }
    let chance = (0...inside).reduce(0.0) { $0 + term($1) }
    #expect((chance < 0.05 && inside < count) == isBelow)
  }

  @Test("without later records nothing is compared")
  func nothing() throws {
    let sample = SampleFund(paths: 10)
    #expect(Hindcast(try sample.projection(), actual: sample.history).rows.isEmpty)
  }
}
