import Actuarial
import Foundation
import Funds
import Quantities
import Testing

@testable import Scenarios

@Suite("Settlement by a triangle of the fund's own")
struct SettlementTests {
  /// The small scenario with benefits paid over two months, and a triangle that says otherwise.
  static func scenario(
    _ triangle: String = SettlementTests.triangle,
    block: String = "  - {line: benefits, triangle: data/triangle.csv, unit: 万元}\n"
  ) throws -> SmallScenario {
    let scenario = try SmallScenario(["data/triangle.csv": triangle])
    try scenario.edit(
      "models/small.yaml", "resident.general-outpatient.cost\n    calibrate: 0",
      "resident.general-outpatient.cost\n    settlement: {lags: [80 %, 20 %]}\n    calibrate: 0"
    )
    try scenario.edit("baseline.yaml", "assumptions:\n", "settlement:\n\(block)assumptions:\n")
    return scenario
  }

  /// Twelve months, 60 % paid in the month of the service, 30 % and 10 % in the two after it.
  static let triangle = rows(from: Period(year: 2024, month: 10), count: 12) { _ in [12, 6, 2] }

  static func rows(
    from start: Period, count: Int, header: String = "origin,development,value",
    _ paid: (Int) -> [Int]
  ) -> String {
    let rows = (0..<count).flatMap { origin in
      paid(origin).enumerated().prefix(count - origin).map {
        "\(start.advanced(by: origin)),\($0.offset),\($0.element)"
      }
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  @Test("The plan carries the triangle's shares and what is unpaid; the report says where from")
  func measured() throws {
    let scenario = try Self.scenario()
    let one = try #require(try scenario.cases().first)
    let report = try #require(one.settlements.first)
    #expect(one.plan.settlements == ["benefits": report.measured])
    #expect(zip(report.measured.shares, [0.6, 0.3, 0.1]).allSatisfy { abs($0 - $1) < 1e-12 })
    // 80,000 of the last month's 200,000 and 20,000 of the one before are to come.
    #expect(zip(report.measured.unsettled, [80_000.0, 20_000]).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(report.stated == [0.8, 0.2])
    #expect(report.file == "data/triangle.csv")
    #expect(report.closedThrough == Period(year: 2025, month: 9))
    #expect(report.origins.lowerBound == Period(year: 2024, month: 10))
    #expect(report.method.chinese == "链梯法，按金额加权")
    #expect(one.files.contains { $0.hasSuffix("data/triangle.csv") })
    let projection = try project(one.history, one.plan)
    #expect(abs(projection.openingUnpaid - 100_000) < 1e-6)
    // A variant stands on the same triangle.
    let variant = try #require(try scenario.cases("variant.yaml").first)
    #expect(variant.plan.settlements == one.plan.settlements)
  }

  @Test("Window, average, tail, unit and cumulative values are as the block says")
  func options() throws {
    let faster = Self.rows(
      from: Period(year: 2024, month: 10), count: 12, header: "服务期,发展期,金额"
    ) { $0 < 8 ? [4, 8, 10] : [8, 9, 10] }
    let block =
      "  - {line: benefits, triangle: data/triangle.csv, method: chain-ladder, average: simple,"
      + " window: 2, tail: 1.25, cumulative: true, unit: 万元}\n"
    let one = try #require(try Self.scenario(faster, block: block).cases().first)
    let shares = try #require(one.plan.settlements["benefits"]).shares
    // The factors of the last two months: 9/8 and 10/9; then a fifth of all.
    #expect(zip(shares, [0.64, 0.08, 0.08, 0.2]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(one.settlements.first?.method.english.contains("last 2 periods") == true)
    #expect(one.settlements.first?.method.chinese.contains("尾部因子 1.25") == true)
  }

  @Test("A triangle may start one month after the service, where the records have the services")
  func laterStart() throws {
    let triangle = Self.rows(from: Period(year: 2024, month: 9), count: 12) { _ in [12, 6, 2] }
      .replacingOccurrences(of: ",2,2\n", with: ",3,2\n")
      .replacingOccurrences(of: ",1,6\n", with: ",2,6\n")
      .replacingOccurrences(of: ",0,12\n", with: ",1,12\n")
    let scenario = try Self.scenario(triangle)
    expectOnly(
      try scenario.faults(),
      ExpectedFault(
        "services-unknown", at: "14:32",
        ["development 从 1 起，看不到 2025-09 的服务", "请在数据文件中补上 incurred.benefits"],
        ["counts from 1 and does not show the services of 2025-09", "Add incurred.benefits"]),
      in: "baseline.yaml")
    try scenario.edit(
      "data/small.csv", "resident,benefits,,2025-09,flow,0,",
      "resident,incurred.benefits,,2025-09,flow,30,万元,final,,,台账\nresident,benefits,,2025-09,flow,20,"
    )
    let one = try #require(try scenario.cases().first)
    let measured = try #require(one.plan.settlements["benefits"])
    #expect(zip(measured.shares, [0, 0.6, 0.3, 0.1]).allSatisfy { abs($0 - $1) < 1e-12 })
    // August's 8, July's 2 and all of September's 30.
    #expect(
      zip(measured.unsettled, [260_000.0, 110_000, 30_000]).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(one.settlements.first?.origins.upperBound == Period(year: 2025, month: 8))
  }

  @Test("An earlier closing knows the triangle as it stood then, or keeps the model's shares")
  func hindcast() throws {
    let speeding = Self.rows(from: Period(year: 2024, month: 10), count: 12) {
      $0 < 6 ? [12, 6, 2] : [18, 1, 1]
    }
    func hindcast(_ triangle: String) throws -> (now: FundCase, then: FundCase) {
      let scenario = try Self.scenario(triangle)
      var loader = try makeLoader()
      let cases = try loader.cases(loader.scenario(scenario.path("baseline.yaml")))
      let now = try #require(cases.first)
      return (now, try loader.hindcast(of: now, from: Period(year: 2025, month: 2)))
    }
    let (now, then) = try hindcast(speeding)
    let shares = try #require(then.plan.settlements["benefits"]).shares
    #expect(zip(shares, [0.6, 0.3, 0.1]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(then.settlements.first?.origins.upperBound == Period(year: 2025, month: 2))
    #expect(now.plan.settlements["benefits"]?.shares != shares)
    // By February a triangle that starts in January showed two of its three lags.
    let short = Self.rows(from: Period(year: 2025, month: 1), count: 9) { _ in [12, 6, 2] }
    let (later, earlier) = try hindcast(short)
    #expect(later.settlements.count == 1 && earlier.settlements.isEmpty)
  }

  @Test("What a triangle holds of later months is left aside, as records of later months are")
  func laterMonths() throws {
    let usual = try #require(try Self.scenario().cases().first)
    let later = Self.rows(from: Period(year: 2024, month: 10), count: 14) { _ in [12, 6, 2] }
    let one = try #require(try Self.scenario(later).cases().first)
    #expect(one.plan.settlements == usual.plan.settlements)
    #expect(one.settlements.first?.origins == usual.settlements.first?.origins)
  }

  @Test("What the triangle pays otherwise than the records is told, as are cells that are missing")
  func findings() throws {
    let scenario = try Self.scenario(
      Self.triangle.replacingOccurrences(of: "2025-03,1,6\n", with: ""))
    // The records have the same money for September only.
    try scenario.edit(
      "data/small.csv", "resident,benefits,,2025-09,flow,0,", "resident,benefits,,2025-09,flow,19,")
    let one = try #require(try scenario.cases().first)
    let texts = one.findings.map(\.text)
    #expect(texts.contains { $0.chinese.contains("结算三角最近 1 期支付合计与账上相差 5.3%") })
    #expect(texts.contains { $0.english.contains("2025-03 has no development 1") })
  }

  @Test("A cell in the wrong unit is told at its row; cells that only vary are not")
  func oddCells() throws {
    let slip = Self.triangle.replacingOccurrences(of: "2025-03,1,6\n", with: "2025-03,1,60000\n")
    let notes = try Self.notes(slip)
    #expect(notes.map(\.code) == ["odd-cell"])
    #expect(notes.first?.found.chinese.contains("服务期 2025-03 进展期 1 为 60000") == true)
    #expect(notes.first?.place.line == 18)
    let small = Self.triangle.replacingOccurrences(of: "2025-03,0,12\n", with: "2025-03,0,0.0012\n")
    #expect(try Self.notes(small).map(\.code) == ["odd-cell"])
    let varying = Self.rows(from: Period(year: 2024, month: 10), count: 12) {
      [[12, 6, 2], [20, 1, 0], [4, 15, 9]][$0 % 3]
    }
    #expect(try Self.notes(varying).isEmpty)
  }

  /// The notes of a triangle's file.
  private static func notes(_ triangle: String) throws -> [Diagnostic] {
    let scenario = try SmallScenario(["data/triangle.csv": triangle])
    return try TriangleFile(scenario.path("data/triangle.csv"), measure: .incremental).notes
  }

  @Test("The county's triangles measure the lags its records were made with, and its unpaid claims")
  func county() throws {
    for one in try readyCases("scenarios/example-county/baseline.yaml") {
      let report = try #require(one.settlements.first)
      let lags = [0.4, 0.45, 0.12, 0.03]
      #expect(report.measured.shares.count == 4)
      #expect(zip(report.measured.shares, lags).allSatisfy { abs($0 - $1) < 1e-5 })
      // The other way: the model's lags, which the records were made with, on what was incurred.
      let past = try #require(one.history.lines[report.line])
      let settlement = try #require(one.model.line(report.line)?.settlement)
      let stated = settlement.unsettled(
        past.incurred ?? past.flows, before: report.closedThrough.advanced(by: 1)
      ).reduce(0, +)
      #expect(abs(report.measured.totalUnsettled / stated - 1) < 1e-4)
      #expect(one.findings.allSatisfy { !$0.text.chinese.contains("结算三角") })
    }
  }
}
