import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("Settlement")
struct SettlementTests {
  private static let usual = Settlement(
    lags: [0.4, 0.45, 0.12, 0.03], daysSaved: nil, shareOfInstitutions: nil)

  private func meanLag(_ lags: [Double]) -> Double {
    lags.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
  }

  @Test("Faster settlement conserves the shares and shortens the mean lag by what is saved")
  func meanLag() {
    for step in 0...20 {
      let advance = Double(step) / 20
      let lags = Self.usual.lags(advancedBy: advance)
      #expect(abs(lags.reduce(0, +) - 1) < 1e-15)
      #expect(lags.allSatisfy { $0 >= -1e-15 })
      // Nothing is paid before the service: the mean lag ends at zero.
      let mean = max(meanLag(Self.usual.lags) - advance, 0)
      #expect(abs(meanLag(lags) - mean) < 1e-12)
    }
    #expect(Self.usual.lags(advancedBy: 3) == Self.usual.lags(advancedBy: 1))
  }

  @Test("Slower settlement conserves the shares and lengthens the mean lag by what is put off")
  func later() {
    for step in 1...20 {
      let part = Double(step) / 20
      let lags = Self.usual.lags(advancedBy: -part)
      #expect(lags.count == 5)
      #expect(abs(lags.reduce(0, +) - 1) < 1e-15)
      #expect(abs(meanLag(lags) - meanLag(Self.usual.lags) - part) < 1e-12)
    }
    #expect(Self.usual.lags(advancedBy: -1) == [0] + Self.usual.lags)
    #expect(Self.usual.lags(advancedBy: -3) == Self.usual.lags(advancedBy: -1))
    #expect(Self.usual.lags(advancedBy: 0) == Self.usual.lags)
  }

  @Test("Lags paid at once cannot be paid sooner")
  func atOnce() {
    let settlement = Settlement(lags: [1], daysSaved: nil, shareOfInstitutions: nil)
    #expect(settlement.lags(advancedBy: 0.5) == [1])
  }

  private func fund(days: Double, share: Double?, from start: Period, frequency: Frequency = .month)
    -> SmallFund
  {
    var fund = SmallFund([
      SmallFund.driver(
        "inpatient", .expenditure, "x.need", .even,
        settlement: Settlement(
          lags: [0.4, 0.45, 0.12, 0.03], daysSaved: writtenFormula("x.days"),
          shareOfInstitutions: share.map { .number($0) }))
    ])
    fund.frequency = frequency
    fund.closed = Period(year: 2024).last(frequency)
    fund.end = Period(year: 2027).last(frequency)
    fund.cash = ["x.need": 1_200]
    let first = Period(year: 2024).first(frequency)
    let values = (0...first.distance(to: fund.end)).map {
      first.advanced(by: $0) >= start.first(frequency) ? days / 360 : 0
    }
    fund.paths["x.days"] = SmallFund.path("x.days", from: first, values)
    let periods = frequency.periodsPerYear * 3
    fund.past["inpatient"] = SmallFund.past(
      from: Period(year: 2022).first(frequency),
      [Double](repeating: 1_200 / Double(frequency.periodsPerYear), count: periods))
    return fund
  }

  @Test(
    "Faster settlement brings forward, once, monthly payment × share × days / 30",
    arguments: [(20.0, 0.6), (30, 1), (10, 1), (18, 1), (25, 0.9)])
  func oneOffEffect(days: Double, share: Double) throws {
    let start = Period(year: 2025, month: 6)
    let slow = try fund(days: 0, share: share, from: start).projection()
    let fast = try fund(days: days, share: share, from: start).projection()
    let before = try slow.amounts("inpatient")
    let after = try fast.amounts("inpatient")
    // The longest that can be saved is the mean lag, 0.78 of a month.
    let effect = 100 * min(share * days / 30, 0.78)
    let sums = zip(before, after).map { $1 - $0 }
    #expect(abs(sums.reduce(0, +) - effect) < 1e-9)
    // Before the start nothing differs, and once every service is settled faster nothing more.
    let index = try #require(slow.index(of: start))
    #expect(sums[..<index].allSatisfy { $0 == 0 })
    #expect(sums[(index + 4)...].allSatisfy { abs($0) < 1e-9 })
    #expect(abs((slow.unpaid.last ?? 0) - (fast.unpaid.last ?? 0) - effect) < 1e-9)
  }

  @Test("By the quarter the days saved are a smaller part of a period")
  func quarterly() throws {
    let start = Period(year: 2025, quarter: 3)
    let slow = try fund(days: 0, share: nil, from: start, frequency: .quarter).projection()
    let fast = try fund(days: 30, share: nil, from: start, frequency: .quarter).projection()
    let effect = try zip(slow.amounts("inpatient"), fast.amounts("inpatient"))
      .reduce(0) { $0 + $1.1 - $1.0 }
    #expect(abs(effect - 100) < 1e-9)
  }

  @Test("Services of closed months are paid by the lags they were rendered under")
  func backlog() throws {
    let prepared = try fund(days: 0, share: nil, from: Period(year: 2025, month: 1)).prepared()
    let line = prepared.lines[0]
    #expect(abs(line.openingUnpaid - 100 * (0.6 + 0.15 + 0.03)) < 1e-9)
    #expect(zip(line.backlog, [60.0, 15, 3, 0]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test("Where services are known apart from payments the backlog follows services")
  func incurred() throws {
    var fund = fund(days: 0, share: nil, from: Period(year: 2025, month: 1))
    fund.past["inpatient"] = SmallFund.past(
      from: Period(year: 2022, month: 1), [Double](repeating: 1, count: 36),
      incurred: [Double](repeating: 100, count: 35) + [200])
    let line = try fund.prepared().lines[0]
    #expect(abs(line.openingUnpaid - (200 * 0.6 + 100 * 0.15 + 100 * 0.03)) < 1e-9)
  }

  @Test("A known matter on a settled line is paid in its month")
  func event() throws {
    var fund = fund(days: 0, share: nil, from: Period(year: 2025, month: 1))
    let without = try fund.projection()
    fund.events = [
      FundEvent(
        line: "inpatient", period: Period(year: 2025, month: 3), amount: 50,
        title: LocalizedText(verbatim: "clearing"), source: "test")
    ]
    let with = try fund.projection()
    let more = try zip(without.amounts("inpatient"), with.amounts("inpatient")).map { $1 - $0 }
    #expect(abs(more[2] - 50) < 1e-9)
    #expect(abs(more.reduce(0, +) - 50) < 1e-9)
    #expect(zip(without.unpaid, with.unpaid).allSatisfy { abs($0 - $1) < 1e-9 })
  }
}

extension Projection {
  /// A line's central amounts.
  func amounts(_ line: String) throws -> [Double] {
    try #require(self.line(line)).amounts
  }
}
