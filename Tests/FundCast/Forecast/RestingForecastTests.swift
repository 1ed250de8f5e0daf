import Forecasting
import Foundation
import Quantities
import Testing

@testable import FundCast

@Suite("Series that rest in some months, through the job")
struct RestingForecastTests {
  /// Interest credited at the ends of quarters, from 2015-01 on, and spending of every month.
  static func text() -> String {
    "series,period,value\n"
      + ForecastSeriesTests.monthly("interest", 72) { time in
        time % 3 == 2 ? "\(300 + time * 2 + (time * 7) % 11)" : "0"
      }
      + ForecastSeriesTests.monthly("spending", 72) { time in "\(900 + (time * 5) % 12 * 10 + time)"
      }
  }

  static func interest(_ rows: [[String]]) -> [[String]] {
    rows.filter { $0[0] == "interest" && $0[1].count == 7 }
  }

  private func expectRest(_ rows: [[String]]) {
    let own = Self.interest(rows)
    #expect(own.count == 12)
    for row in own {
      let isActive = ["03", "06", "09", "12"].contains(String(row[1].suffix(2)))
      let numbers = row.suffix(5).compactMap { Double($0) }
      #expect(numbers.count == 5 && (numbers[0] > 300) == isActive, "\(row)")
      #expect((numbers[4] > numbers[3]) == isActive, "\(row)")
    }
  }

  @Test("Months at rest stay at nothing, with quarters and years beside and in a hierarchy")
  func restful() async throws {
    let groups = ["g.csv": "series,parent\ninterest,all\nspending,all\n"]
    let (plain, _) = try await PreparedForecastTests.run(Self.text()) { request, _ in
      request.method = .automatic
      request.horizon = 12
    }
    expectRest(plain)
    #expect(Self.interest(plain).allSatisfy { $0[3].contains("active in 4 of 12 periods a year") })
    let (temporal, _) = try await PreparedForecastTests.run(Self.text()) { request, _ in
      request.method = .automatic
      request.horizon = 12
      request.temporal = .structural
    }
    expectRest(temporal)
    let (summed, _) = try await PreparedForecastTests.run(Self.text(), files: groups) {
      request, path in
      request.method = .automatic
      request.horizon = 12
      request.groups = path("g.csv")
      request.reconciliation = .minimumTraceShrunk
      request.pathCount = 200
    }
    expectRest(summed)
    for row in Self.interest(summed) {
      let sum = summed.filter { ["interest", "spending"].contains($0[0]) && $0[1] == row[1] }
        .compactMap { Double($0[4]) }.reduce(0, +)
      let all = try #require(
        summed.first { $0[0] == "all" && $0[1] == row[1] }.flatMap { Double($0[4]) })
      #expect(abs(all - sum) < 1e-6, "\(row[1])")
    }
  }

  @Test("Known events touch the active months only, and a method asked for by name sees all")
  func events() async throws {
    let files = [
      "e.csv": "event,from,until,kind,series\nmerger,2018-06,,shift,interest\n"
    ]
    let (rows, _) = try await PreparedForecastTests.run(Self.text(), files: files) {
      request, path in
      request.method = .automatic
      request.horizon = 12
      request.guidance.events = path("e.csv")
    }
    expectRest(rows)
    #expect(Self.interest(rows).allSatisfy { $0[3].contains("with 1 regressors") })
    #expect(
      Self.interest(rows).allSatisfy { $0[3].components(separatedBy: "regressors").count == 2 })
    let (naive, _) = try await PreparedForecastTests.run(Self.text()) { request, _ in
      request.method = .naive
      request.horizon = 12
    }
    #expect(Set(Self.interest(naive).map { $0[4] }).count == 1)
  }
}
