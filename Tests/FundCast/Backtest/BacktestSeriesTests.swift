import Foundation
import Quantities
import Testing

@testable import FundCast

@Suite("The job of trying methods on the past")
struct BacktestSeriesTests {
  static func text() -> String {
    var text = "series,period,value\n"
    for (place, name) in ["a", "b", "c"].enumerated() {
      text += ForecastSeriesTests.monthly(name, 66) { time in
        let season = [8, 3, 9, 10, 11, 10, 12, 9, 10, 9, 10, 14][time % 12] * (10 + place)
        let wave = (time * 7 + place * 3) % 11
        return "\(season + time + wave)"
      }
    }
    return text
  }

  static func request(_ path: String, _ methods: [String]) -> BacktestRequest {
    BacktestRequest(
      path: path, horizon: 6, originCount: 4, step: 2,
      methods: methods.compactMap(BacktestRequest.NamedMethod.init))
  }

  /// The measures over all series by method and measure.
  static func overall(_ outcome: BacktestOutcome) -> [String: (value: Double, beside: Double)] {
    var result: [String: (value: Double, beside: Double)] = [:]
    for line in String(decoding: outcome.csv(), as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if fields[0] == "ALL" && fields[2] == "all" {
        result[fields[1] + " " + fields[3]] = (
          Double(fields[4]) ?? .nan, Double(fields[5]) ?? .nan
        )
      }
    }
    return result
  }

  @Test("Every measure stands beside that of the seasonal naive method, which is always there")
  func beside() async throws {
    let outcome = try await ForecastSeriesTests.withFile(Self.text()) { path in
      try await backtestSeries(Self.request(path, ["ets", "share", "growth"]))
    }
    let found = Self.overall(outcome)
    for method in ["ets", "share", "growth", "snaive"] {
      for measure in BacktestMeasure.allCases where !measure.isOptional {
        let one = found["\(method) \(measure.rawValue)"]
        #expect(one?.value.isFinite == true && one?.beside.isFinite == true, "\(method) \(measure)")
        #expect(one?.beside == found["snaive \(measure.rawValue)"]?.value)
      }
    }
    // A year as last year: both rules of the office give the same figures.
    #expect(
      abs((found["share MASE"]?.value ?? 0) - (found["growth MASE"]?.value ?? 1)) < 1e-12)
    #expect((found["ets MASE"]?.value ?? 9) < (found["snaive MASE"]?.value ?? 0))
    #expect(outcome.originCount == 12 && outcome.seriesCount == 3)
    let lines = outcome.table(.english)
    #expect(lines.contains { $0.hasPrefix("ets ") && $0.contains("/") })
    #expect(lines.contains { $0.hasPrefix("snaive ") })
  }

  @Test("Single errors are those of the measures, and the same request gives the same bytes")
  func errors() async throws {
    let (first, second) = try await ForecastSeriesTests.withFile(Self.text()) { path in
      let request = Self.request(path, ["naive"])
      return (try await backtestSeries(request), try await backtestSeries(request))
    }
    #expect(first.csv() == second.csv() && first.errorsCSV() == second.errorsCSV())
    let rows = String(decoding: first.errorsCSV(), as: UTF8.self).split(separator: "\n").dropFirst()
    #expect(rows.count == 3 * 2 * 4 * 6)
    var covered = 0.0
    var all = 0.0
    for row in rows where row.contains(",naive,") {
      let numbers = row.split(separator: ",").suffix(6).compactMap { Double($0) }
      all += 1
      if numbers[4] <= numbers[0] && numbers[0] <= numbers[5] { covered += 1 }
    }
    #expect(abs((Self.overall(first)["naive cover95"]?.value ?? 0) - 100 * covered / all) < 1e-9)
  }

  @Test("Nothing after an origin changes what was forecast from it")
  func honest() async throws {
    let changed = Self.text().replacingOccurrences(of: "a,2020-06,", with: "a,2020-06,9")
    func rows(_ text: String) async throws -> [Substring] {
      let outcome = try await ForecastSeriesTests.withFile(text) { path in
        try await backtestSeries(Self.request(path, ["theta"]))
      }
      return String(decoding: outcome.errorsCSV(), as: UTF8.self).split(separator: "\n")
    }
    let (left, right) = (try await rows(Self.text()), try await rows(changed))
    #expect(left.count == right.count && left != right)
    for (one, other) in zip(left, right) where one != other {
      #expect(one.contains(",2020-06,"), "\(one)")
    }
  }

  @Test("A series that is too short is named and leaves the others; none is an error")
  func short() async throws {
    let text = Self.text() + ForecastSeriesTests.monthly("short", 20) { "\($0)" }
    let outcome = try await ForecastSeriesTests.withFile(text) { path in
      try await backtestSeries(Self.request(path, ["snaive"]))
    }
    #expect(outcome.seriesCount == 3)
    #expect(outcome.findings.contains { $0.found.english.contains("“short”") })
    await #expect(throws: InputFault.self) {
      try await ForecastSeriesTests.withFile(
        "series,period,value\n" + ForecastSeriesTests.monthly("short", 20) { "\($0)" }
      ) { path in
        try await backtestSeries(Self.request(path, ["snaive"]))
      }
    }
  }
}
