import Forecasting
import Foundation
import Quantities
import Testing

@testable import FundCast

/// Four counties in two cities; forecasts reach four months ahead from 2019-02, 2018-12 and 2018-10.
@Suite("Sums and their parts, tried on the past")
struct HierarchyBacktestTests {
  private struct Found {
    let outcome: BacktestOutcome
    /// The fields of every single error.
    let errors: [[String]]

    /// Means over series by level (empty for all), method and measure.
    func mean(_ level: String, _ method: String, _ measure: String) -> Double? {
      let name = "ALL" + (level.isEmpty ? "" : ":" + level)
      let rows = String(decoding: outcome.csv(), as: UTF8.self).split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      return rows.first {
        $0[0] == name && $0[1] == method && $0[2] == "all" && $0[3] == measure
      }.flatMap { Double($0[4]) }
    }

    /// A field of an error, 5 for what came and 6 for the forecast.
    func value(_ series: String, _ method: String, _ origin: String, _ step: Int, _ field: Int)
      -> Double
    {
      let row = errors.first {
        $0[0] == series && $0[1] == method && $0[2] == origin && $0[3] == "\(step)"
      }
      return row.flatMap { Double($0[field]) } ?? .nan
    }
  }

  private static func run(
    _ text: String = HierarchyForecastTests.counties(), groups: String,
    _ change: (inout BacktestRequest) -> Void = { _ in }
  ) async throws -> Found {
    try await ForecastSeriesTests.withFile(text) { path in
      try groups.write(toFile: path + ".groups.csv", atomically: true, encoding: .utf8)
      var request = BacktestRequest(
        path: path, horizon: 4, originCount: 3, step: 2,
        methods: ["ets", "snaive"].compactMap(BacktestRequest.NamedMethod.init))
      request.groups = path + ".groups.csv"
      request.pathCount = 200
      change(&request)
      let outcome = try await backtestSeries(request)
      let lines = String(decoding: outcome.errorsCSV(), as: UTF8.self).split(separator: "\n")
      return Found(
        outcome: outcome,
        errors: lines.dropFirst().map { $0.split(separator: ",").map(String.init) })
    }
  }

  @Test("Reconciled forecasts stand beside a method's own, over all and level by level")
  func beside() async throws {
    let found = try await Self.run(groups: HierarchyForecastTests.byParent) {
      $0.reconciliations = [.minimumTraceShrunk, .bottomUp]
    }
    let methods = ["ets", "ets + mint-shrink", "ets + bottom-up", "snaive"]
    #expect(found.outcome.methods == methods)
    #expect(found.outcome.seriesCount == 7 && found.outcome.originCount == 21)
    for method in methods {
      for level in ["", "total", "group", "bottom"] {
        for measure in BacktestMeasure.allCases where !measure.isOptional {
          #expect(found.mean(level, method, measure.rawValue) != nil, "\(level) \(measure)")
        }
      }
      // The mean over all is that over the levels, each by its number of series.
      let parts = [("total", 1.0), ("group", 2.0), ("bottom", 4.0)].map { level, count in
        count * (found.mean(level, method, "MASE") ?? .nan) / 7
      }
      let whole = try #require(found.mean("", method, "MASE"))
      #expect(abs(parts.reduce(0, +) - whole) < 1e-12)
    }
    // Bottom-up leaves the leaves as they are.
    #expect(
      abs(
        (found.mean("bottom", "ets", "MASE") ?? 0)
          - (found.mean("bottom", "ets + bottom-up", "MASE") ?? 1)) < 1e-12)
    #expect(
      found.mean("total", "ets", "MASE") != found.mean("total", "ets + bottom-up", "MASE"))
    for origin in ["2018-10", "2018-12", "2019-02"] {
      for method in ["ets + mint-shrink", "ets + bottom-up"] {
        func forecast(_ name: String) -> Double { found.value(name, method, origin, 3, 6) }
        #expect(abs(forecast("province") - forecast("A") - forecast("B")) < 1e-8)
        #expect(abs(forecast("A") - forecast("a1") - forecast("a2")) < 1e-8)
      }
    }
    let lines = found.outcome.table(.chinese)
    for heading in ["合计", "分组合计", "末级序列"] { #expect(lines.contains(heading), "\(heading)") }
    #expect(found.outcome.table(.english).contains("Series that are no sums"))
    #expect(!lines.contains { $0.contains("cover95_year") })
  }

  @Test("From each point stands what the job of forecasting would have written there")
  func asTheJob() async throws {
    let found = try await Self.run(groups: HierarchyForecastTests.byParent)
    let cut = HierarchyForecastTests.counties(48)
    let (rows, _, _) = try await HierarchyForecastTests.run(cut, HierarchyForecastTests.byParent) {
      $0.horizon = 4
    }
    for name in ["province", "A", "b2"] {
      for step in 1...4 {
        let written = try #require(rows["\(name) 2019-0\(step)"])
        for (place, field) in [(0, 6), (1, 7), (2, 8), (3, 9), (4, 10)] {
          let tried = found.value(name, "ets + mint-shrink", "2018-12", step, field)
          #expect(
            abs(tried - written[place]) <= 1e-9 * abs(written[place]), "\(name) \(step) \(field)")
        }
      }
    }
  }

  @Test("Ranges of the year's total come from jointly drawn months, as the job writes them")
  func years() async throws {
    let found = try await Self.run(groups: HierarchyForecastTests.byParent) {
      $0.horizon = 6
      $0.originCount = 6
      $0.step = 1
      $0.temporal = .bottomUp
    }
    for method in ["ets", "ets + mint-shrink"] {
      for measure in ["cover80_year", "cover95_year"] {
        let value = try #require(found.mean("", method, measure), "\(method) \(measure)")
        #expect((0...100).contains(value))
      }
    }
    #expect(found.mean("", "snaive", "cover95_year") == nil)
    #expect(found.outcome.table(.chinese).contains { $0.contains("cover95_year") })
    // The single errors of the method itself are those of one series alone.
    let alone = try await ForecastSeriesTests.withFile(HierarchyForecastTests.counties()) { path in
      var request = BacktestRequest(
        path: path, horizon: 6, originCount: 6, step: 1,
        methods: ["ets"].compactMap(BacktestRequest.NamedMethod.init))
      request.temporal = .bottomUp
      request.pathCount = 200
      return try await backtestSeries(request)
    }
    #expect(BacktestSeriesTests.overall(alone)["ets cover95_year"] != nil)
  }

  @Test("The same request gives the same bytes; what followed a point changes nothing there")
  func honest() async throws {
    let first = try await Self.run(groups: HierarchyForecastTests.byColumns)
    let second = try await Self.run(groups: HierarchyForecastTests.byColumns)
    #expect(first.outcome.csv() == second.outcome.csv() && first.errors == second.errors)
    let changed = HierarchyForecastTests.counties().replacingOccurrences(
      of: "a1,2019-06,", with: "a1,2019-06,9")
    let other = try await Self.run(changed, groups: HierarchyForecastTests.byColumns)
    #expect(other.errors != first.errors && other.errors.count == first.errors.count)
    for (left, right) in zip(first.errors, other.errors) {
      #expect(Array(left[6...]) == Array(right[6...]), "\(left)")
    }
  }

  @Test("A leaf that ends before the others is tried as far as it was observed")
  func laggard() async throws {
    let text = HierarchyForecastTests.counties().split(separator: "\n").filter {
      !$0.hasPrefix("a2,2019-05") && !$0.hasPrefix("a2,2019-06")
    }.joined(separator: "\n")
    let found = try await Self.run(text, groups: HierarchyForecastTests.byParent)
    #expect(found.value("a2", "ets + mint-shrink", "2019-02", 2, 6).isFinite)
    #expect(found.value("a2", "ets + mint-shrink", "2019-02", 3, 6).isNaN)
    #expect(found.value("a1", "ets + mint-shrink", "2019-02", 4, 6).isFinite)
  }

  @Test("Series of no group are named and left out")
  func outside() async throws {
    let text =
      HierarchyForecastTests.counties() + ForecastSeriesTests.monthly("other", 54) { "\($0 % 5)" }
    let found = try await Self.run(text, groups: HierarchyForecastTests.byParent)
    #expect(found.outcome.findings.map(\.code) == ["groups-outside"])
    #expect(!found.errors.contains { $0[0] == "other" })
  }

  @Test("Too short a past, sums that cross and unknown leaves are refused with what to do")
  func refused() async throws {
    func fault(
      _ groups: String, _ change: (inout BacktestRequest) -> Void
    ) async throws -> [Diagnostic] {
      do {
        _ = try await Self.run(groups: groups, change)
        return []
      } catch let fault as InputFault {
        return fault.diagnostics
      }
    }
    let short = try await fault(HierarchyForecastTests.byParent) { $0.horizon = 31 }
    #expect(short.map(\.code) == ["groups-short"])
    #expect(short[0].message(in: .english).contains("23 observations up to 2016-11, 24 are needed"))
    #expect(short[0].message(in: .chinese).contains("缩短 --horizon"))
    let crossing = try await fault(HierarchyForecastTests.byColumns) {
      $0.reconciliations = [.bottomUp, .topDown]
    }
    #expect(crossing.map(\.code) == ["groups-method"])
    let unknown = try await fault("series,parent\na1,A\nzz,A\n") { _ in }
    #expect(unknown.map(\.code) == ["groups-unknown"])
  }
}
