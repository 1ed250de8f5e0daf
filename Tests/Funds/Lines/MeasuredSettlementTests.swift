import Actuarial
import Forecasting
import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("Measured settlement")
struct MeasuredSettlementTests {
  /// A triangle of services settled by lags that may differ by origin, known up to a valuation.
  private func triangle(
    _ services: [Double], lags: (Int) -> [Double], width: Int
  ) throws -> ClaimsTriangle {
    try ClaimsTriangle(
      rows: services.indices.map { origin in
        let own = lags(origin)
        return (0..<min(width, services.count - origin)).map { lag in
          services[origin] * (lag < own.count ? own[lag] : 0)
        }
      }, measure: .incremental)
  }

  private func random(_ number: Int) throws -> ClaimsTriangle {
    var random = CaseGenerator("measured settlement", case: number)
    let width = random.integer(in: 2...7)
    let services = (0..<(width + random.integer(in: 1...20))).map { _ in
      random.magnitude(in: 1e3...1e7)
    }
    let lags = services.indices.map { _ in
      let parts = (0..<width).map { _ in random.number(in: 0.02...1) }
      let sum = parts.reduce(0, +)
      return parts.map { $0 / sum }
    }
    return try triangle(services, lags: { lags[$0] }, width: width)
  }

  @Test("A triangle settled by fixed lags gives them back, and what is unpaid at the close")
  func fixedLags() throws {
    let lags = [0.4, 0.45, 0.12, 0.03]
    let services = (0..<24).map { [100.0, 110, 120, 130][$0 % 4] }
    let measured = try MeasuredSettlement(
      of: triangle(services, lags: { _ in lags }, width: 6), unit: 10_000)
    // Nothing is paid at the last two lags: they are left out.
    #expect(measured.shares.count == 4 && measured.unsettled.count == 3)
    #expect(zip(measured.shares, lags).allSatisfy { abs($0 - $1) < 1e-12 })
    // The last three services were 130, 120 and 110.
    let expected: [Double] = [
      130 * 0.45 + 120 * 0.12 + 110 * 0.03, 130 * 0.12 + 120 * 0.03, 130 * 0.03,
    ]
    #expect(zip(measured.unsettled, expected).allSatisfy { abs($0 - 10_000 * $1) < 1e-6 })
  }

  @Test("Shares sum to one, and what is unpaid is the chain ladder's run-off", arguments: 0..<40)
  func runOff(number: Int) throws {
    let triangle = try random(number)
    let measured = try MeasuredSettlement(of: triangle)
    #expect(abs(measured.shares.reduce(0, +) - 1) < 1e-12)
    #expect(measured.shares.count <= triangle.developmentCount)
    // The other way: every origin's amount to come, spread by the completion factors.
    let claims = try ChainLadder(triangle).claims
    let scale = claims.totalUltimate
    #expect(abs(measured.totalUnsettled - claims.totalUnsettled) < 1e-12 * scale)
    #expect(measured.unsettled.count == claims.runOff.count)
    #expect(
      zip(measured.unsettled, claims.runOff).allSatisfy { abs($0 - $1) < 1e-12 * scale })
  }

  @Test("A tail is one lag more, and only origins that it still lies ahead of owe it")
  func tail() throws {
    let services = [100.0, 100, 100, 100, 100, 100]
    let triangle = try triangle(services, lags: { _ in [0.5, 0.3, 0.2] }, width: 3)
    let measured = try MeasuredSettlement(of: triangle, tail: 1.25)
    // Of 125 in the end a fifth comes after the triangle.
    #expect(zip(measured.shares, [0.4, 0.24, 0.16, 0.2]).allSatisfy { abs($0 - $1) < 1e-12 })
    // One origin each at lags 2, 1 and 0; those before them have been paid.
    #expect(
      zip(measured.unsettled, [75.0, 45, 25]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(measured.shares.count == triangle.developmentCount + 1)
  }

  @Test(
    "Where nothing is paid in the period of the service, the last services come from the records")
  func laterFirstLag() throws {
    // Paid one, two and three periods after the service; the triangle's rows start with the first.
    let lags = [0, 0.5, 0.3, 0.2]
    let services = (0..<20).map { 100 + 5 * Double($0 % 3) }
    let triangle = try ClaimsTriangle(
      rows: (0..<19).map { origin in
        (0..<min(3, 19 - origin)).map { services[origin] * lags[$0 + 1] }
      }, measure: .incremental)
    let measured = try MeasuredSettlement(of: triangle, firstLag: 1, services: [services[19]])
    #expect(zip(measured.shares, lags).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(measured.shares.count == 4 && measured.unsettled.count == 3)
    // The other way: the lags on the services before the start.
    let stated = Settlement(lags: lags, daysSaved: nil, shareOfInstitutions: nil)
    let open = stated.unsettled(
      Series(start: Period(year: 2023, month: 5), values: services),
      before: Period(year: 2025, month: 1))
    #expect(zip(measured.unsettled, open).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  // MARK: - In a fund

  private static let start = Period(year: 2025, month: 1)

  private func fund(days: [Double] = [0], settlement: MeasuredSettlement?) -> SmallFund {
    var fund = SmallFund([
      SmallFund.driver(
        "inpatient", .expenditure, "x.need", .even,
        settlement: Settlement(
          lags: [0.6, 0.4], daysSaved: writtenFormula("x.days"), shareOfInstitutions: nil))
    ])
    fund.cash = ["x.need": 1_200]
    fund.paths["x.days"] = SmallFund.path(
      "x.days", from: Period(year: 2024, month: 12), days.map { $0 / 360 })
    fund.past["inpatient"] = SmallFund.past(
      from: Period(year: 2022, month: 1), [Double](repeating: 100, count: 36))
    fund.settlements = settlement.map { ["inpatient": $0] } ?? [:]
    return fund
  }

  @Test("A line is paid as its triangle says: services before the close, then those after it")
  func paid() throws {
    let triangle = try triangle(
      [Double](repeating: 100, count: 12), lags: { _ in [0.5, 0.3, 0.2] }, width: 3)
    let measured = try MeasuredSettlement(of: triangle)
    let stated = try fund(settlement: nil).projection()
    let projection = try fund(settlement: measured).projection()
    #expect(abs(stated.openingUnpaid - 40) < 1e-9)
    #expect(abs(projection.openingUnpaid - 70) < 1e-9)
    #expect(try projection.amounts("inpatient").allSatisfy { abs($0 - 100) < 1e-9 })
    // What is unpaid moves by services less payments, whatever the triangle says.
    var unpaid = projection.openingUnpaid
    let line = try #require(projection.line("inpatient"))
    for index in projection.periods.indices {
      unpaid += line.incurred[index] - line.amounts[index]
      #expect(abs(unpaid - projection.unpaid[index]) < 1e-9)
    }
    #expect(line.incurred == (try #require(stated.line("inpatient"))).incurred)
  }

  @Test("A change of the speed of settlement in the past shows in cash and in nothing else")
  func speed() throws {
    // The last six origins are settled faster: what is unpaid is less than the lags of old say.
    let services = [Double](repeating: 100, count: 24)
    let triangle = try triangle(
      services, lags: { $0 < 18 ? [0.4, 0.4, 0.2] : [0.7, 0.2, 0.1] }, width: 3)
    let all = try MeasuredSettlement(of: triangle)
    let recent = try MeasuredSettlement(of: triangle, rule: DevelopmentRule(window: 4))
    #expect(zip(recent.shares, [0.7, 0.2, 0.1]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(abs(recent.totalUnsettled - (30 + 10)) < 1e-9)
    #expect(all.totalUnsettled > recent.totalUnsettled)
  }

  @Test("What was brought forward by the close is in the triangle already")
  func daysInForce() throws {
    let triangle = try triangle(
      [Double](repeating: 100, count: 12), lags: { _ in [0.5, 0.3, 0.2] }, width: 3)
    let measured = try MeasuredSettlement(of: triangle)
    let none = try fund(settlement: measured).projection().amounts("inpatient")
    let held = try fund(days: [9], settlement: measured).projection().amounts("inpatient")
    #expect(zip(none, held).allSatisfy { abs($0 - $1) < 1e-9 })
    // Nine days from the close on, nine more from the third month.
    let more = try fund(days: [9, 9, 9, 18], settlement: measured).projection()
      .amounts("inpatient")
    let moved = zip(held, more).reduce(0) { $0 + $1.1 - $1.0 }
    #expect(abs(moved - 100 * 9 / 30) < 1e-9)
    #expect(more.prefix(2).elementsEqual(held.prefix(2)))
  }

  @Test(
    "A speed-up that is taken back puts off, once, monthly payment × days / 30",
    arguments: [(9.0, 0.0), (18, 6), (30, 0), (60, 0)])
  func takenBack(before: Double, after: Double) throws {
    let triangle = try triangle(
      [Double](repeating: 100, count: 12), lags: { _ in [0.5, 0.3, 0.2] }, width: 3)
    let measured = try MeasuredSettlement(of: triangle)
    let held = try fund(days: [before], settlement: measured).projection()
    let back = try fund(days: [before, before, before, after], settlement: measured).projection()
    let (fast, slow) = (try held.amounts("inpatient"), try back.amounts("inpatient"))
    // No more than a whole month was ever brought forward.
    let effect = 100 * (min(before, 30) - after) / 30
    let moved = zip(fast, slow).map { $1 - $0 }
    #expect(abs(moved.reduce(0, +) + effect) < 1e-9)
    #expect(moved.prefix(2).allSatisfy { $0 == 0 } && moved[2] < 0)
    // Once every service is settled more slowly nothing more is put off.
    #expect(moved.dropFirst(6).allSatisfy { abs($0) < 1e-9 })
    #expect(abs((back.unpaid.last ?? 0) - (held.unpaid.last ?? 0) - effect) < 1e-9)
  }

  @Test("Every plan made from a plan keeps its triangles")
  func kept() throws {
    let triangle = try triangle(
      [Double](repeating: 100, count: 12), lags: { _ in [0.5, 0.3, 0.2] }, width: 3)
    let small = fund(settlement: try MeasuredSettlement(of: triangle))
    let plan = small.plan
    let others = [
      plan.withPaths(3), plan.replacing(parameters: plan.parameters),
      plan.shifting(parameter: "x.need", by: 1, relative: false, from: Self.start),
      try plan.forecastingSeries(from: small.history),
    ]
    #expect(others.allSatisfy { $0.settlements == plan.settlements })
    #expect(plan.settlements.count == 1)
  }
}
