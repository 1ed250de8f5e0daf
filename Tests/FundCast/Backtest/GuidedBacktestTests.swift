import Foundation
import Quantities
import Testing

@testable import FundCast

/// Origins are 2019-06, 08, 10 and 12; each forecast reaches six months ahead.
@Suite("What is said of series, tried on the past")
struct GuidedBacktestTests {
  static func run(
    _ files: [String: String], _ methods: [String] = ["ets"],
    _ change: (inout SeriesGuidance, (String) -> String) -> Void
  ) async throws -> (rows: [[String]], outcome: BacktestOutcome) {
    try await ForecastSeriesTests.withFile(PreparedForecastTests.text()) { path in
      for (name, content) in files {
        try content.write(toFile: path + name, atomically: true, encoding: .utf8)
      }
      var request = BacktestSeriesTests.request(path, methods)
      change(&request.guidance) { path + $0 }
      let outcome = try await backtestSeries(request)
      let lines = String(decoding: outcome.errorsCSV(), as: UTF8.self).split(separator: "\n")
      return (lines.dropFirst().map(PreparedForecastTests.fields), outcome)
    }
  }

  @Test("A method told of events stands beside itself untold, which is as without the file")
  func events() async throws {
    let plain = try await Self.run([:]) { _, _ in }
    let told = try await Self.run(
      ["e.csv": "event,from,until,kind,series\nwave,2018-05,,pulse,a\nreform,2017-07,,shift,b\n"]
    ) { guidance, path in guidance.events = path("e.csv") }
    let names = ["ets", "ets (plain)", "snaive"]
    #expect(Set(told.rows.map { $0[1] }) == Set(names))
    #expect(Set(plain.rows.map { $0[1] }) == ["ets", "snaive"])
    func numbers(_ rows: [[String]], _ name: String) -> [[String]] {
      rows.filter { $0[1] == name }.map { [$0[0]] + $0[2...] }
    }
    #expect(numbers(told.rows, "ets (plain)") == numbers(plain.rows, "ets"))
    #expect(numbers(told.rows, "snaive") == numbers(plain.rows, "snaive"))
    #expect(numbers(told.rows, "ets") != numbers(plain.rows, "ets"))
    let found = BacktestSeriesTests.overall(told.outcome)
    let (with, without) = (found["ets MASE"]?.value, found["ets (plain) MASE"]?.value)
    #expect((with ?? 9) < (without ?? 0), "\(with ?? 9) \(without ?? 0)")
  }

  @Test("An event that an origin cannot know of has no effect there, and a note says so")
  func later() async throws {
    let told = try await Self.run(
      ["e.csv": "event,from,kind,series\nlater,2020-02,shift,a\n"]
    ) { guidance, path in guidance.events = path("e.csv") }
    let notes = told.outcome.findings.map { $0.message(in: .english) }
    #expect(
      notes.contains { $0.contains("cannot tell the effect of “later” at 4 of 4 points") },
      "\(notes)")
    for row in told.rows where row[1] == "ets" {
      let twin = told.rows.first {
        [$0[0], $0[2], $0[3]] == [row[0], row[2], row[3]] && $0[1] == "ets (plain)"
      }
      #expect(twin?[6] == row[6])
    }
  }

  @Test("A judgement counts from the first origin that knows the month of its date, and no other")
  func judgements() async throws {
    let header = "series,period,value,shift,author,reason,date\n"
    let told = try await Self.run(
      [
        "o.csv": header + "a,2020-01,5000,,office,known claim,2019-10-31\n"
          + "b,2020-02,,100,office,policy,2019-12-01\n"
          + "a,2020-06,1,,office,late,2020-01-01\n"
      ], ["theta"]
    ) { guidance, path in guidance.overrides = path("o.csv") }
    func forecast(_ series: String, _ method: String, _ origin: String, _ period: String) -> Double
    {
      let row = told.rows.first {
        $0[0] == series && $0[1] == method && $0[2] == origin && $0[4] == period
      }
      return Double(row?[6] ?? "") ?? .nan
    }
    #expect(abs(forecast("a", "theta", "2019-12", "2020-01") - 5000) < 1e-9)
    #expect(abs(forecast("a", "theta", "2019-10", "2020-01") - 5000) < 1e-9)
    let early = forecast("a", "theta", "2019-08", "2020-01")
    #expect(early == forecast("a", "theta (plain)", "2019-08", "2020-01"))
    let (with, without) = (
      forecast("b", "theta", "2019-12", "2020-02"),
      forecast("b", "theta (plain)", "2019-12", "2020-02")
    )
    #expect(abs(with - without - 100) < 1e-9)
    #expect(
      forecast("b", "theta", "2019-10", "2020-02")
        == forecast("b", "theta (plain)", "2019-10", "2020-02"))
    let late = told.outcome.findings.filter { $0.code == "overrides-unused" }
    #expect(late.count == 1 && late[0].message(in: .english).contains("2020-06"))
  }

  @Test("A judgement of a year moves what is left of it, in proportion")
  func year() async throws {
    let told = try await Self.run(
      [
        "o.csv": "series,period,value,author,reason,date\n"
          + "a,2019,20000,office,budget,2019-01-10\n"
      ], ["snaive", "drift"]
    ) { guidance, path in guidance.overrides = path("o.csv") }
    func rest(_ method: String) -> (forecast: [Double], actual: Double) {
      let rows = told.rows.filter { $0[0] == "a" && $0[1] == method && $0[2] == "2019-06" }
      return (rows.compactMap { Double($0[6]) }, rows.reduce(0) { $0 + (Double($1[5]) ?? 0) })
    }
    let (judged, plain) = (rest("drift").forecast, rest("drift (plain)").forecast)
    let ratios = zip(judged, plain).map { $0 / $1 }
    #expect(ratios.count == 6 && ratios.allSatisfy { abs($0 - ratios[0]) < 1e-9 && $0 > 1.01 })
    // The year's known half and the judged rest make the judged year.
    let known = (0..<6).reduce(0) { sum, month in
      sum + (Double(PreparedForecastTests.value("a", month: 48 + month)) ?? .nan)
    }
    #expect(abs(known + judged.reduce(0, +) - 20000) < 1e-6)
  }

  @Test("Judgements of series that are not there, or that contradict one another, are refused")
  func refused() async throws {
    let header = "series,period,value,author,reason,date\n"
    for text in [
      "c,2020-01,1,office,why,2019-01-01\n",
      "a,2019-07,1,office,why,2019-01-01\na,2019-08,1,office,why,2019-01-01\n"
        + "a,2019-09,1,office,why,2019-01-01\na,2019Q3,7,office,why,2019-01-01\n",
    ] {
      await #expect(throws: InputFault.self) {
        try await Self.run(["o.csv": header + text]) { guidance, path in
          guidance.overrides = path("o.csv")
        }
      }
    }
  }
}
