import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("Subsidies that arrive late")
struct DelayTests {
  /// A subsidy of 120 a year, 65 % due in March and 35 % in July.
  private func fund(delay: [Double], frequency: Frequency = .month) -> SmallFund {
    var months = [Double](repeating: 0, count: 12)
    (months[2], months[6]) = (0.65, 0.35)
    var fund = SmallFund([
      SmallFund.driver("subsidy", .income, "x.subsidy", .months(months), delay: "x.delay")
    ])
    fund.frequency = frequency
    fund.closed = Period(year: 2024).last(frequency)
    fund.end = Period(year: 2027).last(frequency)
    fund.cash = ["x.subsidy": 120]
    fund.paths["x.delay"] = SmallFund.path(
      "x.delay", from: Period(year: 2024).first(frequency), delay.map { $0 / 12 })
    return fund
  }

  @Test("A delay moves money by its months, whatever they are", arguments: 0...12)
  func moves(delay: Int) throws {
    let amounts = try fund(delay: [Double(delay)]).amounts("subsidy")
    var expected = [Double](repeating: 0, count: 36)
    for year in -1...2 {
      for (month, amount) in [(2, 78.0), (6, 42)] {
        let arrival = 12 * year + month + delay
        if expected.indices.contains(arrival) { expected[arrival] += amount }
      }
    }
    #expect(largestDifference(amounts, expected) < 1e-9)
  }

  @Test("A year's delay that ends loses nothing and pays nothing twice")
  func temporary() throws {
    // Late by three months in 2025 only.
    let delay = (0..<48).map { (12..<24).contains($0) ? 3.0 : 0 }
    let amounts = try fund(delay: delay).amounts("subsidy")
    #expect(abs(amounts.reduce(0, +) - 360) < 1e-9)
    #expect(abs(amounts[5] - 78) < 1e-9 && abs(amounts[9] - 42) < 1e-9)
    #expect(abs(amounts[14] - 78) < 1e-9 && amounts[2] == 0)
  }

  @Test("Whatever the delays, what falls due arrives once within twelve months", arguments: 0..<24)
  func conserved(number: Int) throws {
    var random = CaseGenerator("delay", case: number)
    var delay = (0..<48).map { _ in Double(random.integer(in: 0...12)) }
    // What falls due in the first and last year arrives on time, so that the horizon is closed.
    for month in 0..<12 { (delay[month], delay[36 + month]) = (0, 0) }
    let amounts = try fund(delay: delay).amounts("subsidy")
    #expect(abs(amounts.reduce(0, +) - 360) < 1e-9)
  }

  @Test("What was due in closed months and is late still arrives")
  func backlog() throws {
    let amounts = try fund(delay: (0..<48).map { $0 < 12 ? 8.0 : 0 }).amounts("subsidy")
    // July 2024 + 8 months is March 2025; March 2024 + 8 is November 2024 and closed.
    #expect(abs(amounts[2] - (78 + 42)) < 1e-9)
    #expect(abs(amounts.reduce(0, +) - (360 + 42)) < 1e-9)
  }

  @Test("By the quarter only whole quarters move")
  func quarters() throws {
    let late = try fund(delay: [3], frequency: .quarter).amounts("subsidy")
    #expect(largestDifference(Array(late.prefix(4)), [0, 78, 0, 42]) < 1e-9)
    let barely = try fund(delay: [2], frequency: .quarter).amounts("subsidy")
    #expect(largestDifference(Array(barely.prefix(4)), [78, 0, 42, 0]) < 1e-9)
  }
}
