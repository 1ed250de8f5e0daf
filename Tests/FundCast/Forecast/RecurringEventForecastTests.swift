import Forecasting
import Foundation
import Quantities
import Testing

@testable import FundCast

@Suite("Events that come again, through the job")
struct RecurringEventForecastTests {
  /// A yearly settlement whose month moves, known for a coming May as well.
  static let months = [2016: 4, 2017: 5, 2018: 6, 2019: 4, 2020: 5]

  static func series() -> String {
    "series,period,value\n"
      + ForecastSeriesTests.monthly("a", 60) { time in
        let (year, month) = (2015 + time / 12, time % 12 + 1)
        let plain = 1000.0 + 4 * Double(time) + Double((time * 7) % 13)
        return "\(months[year] == month ? plain * 1.3 : plain)"
      }
  }

  static func events(_ name: (Int) -> String) -> String {
    "event,from,kind\n"
      + months.sorted { $0.key < $1.key }.map { "\(name($0.key)),\($0.key)-0\($0.value),pulse\n" }
      .joined()
  }

  static func means(_ events: String) async throws -> (
    means: [String: Double], outcome: ForecastOutcome
  ) {
    let (rows, outcome) = try await PreparedForecastTests.run(
      series(), files: ["e.csv": events]
    ) { request, path in
      request.guidance.events = path("e.csv")
    }
    return (TemporalForecastTests.means(rows, "a"), outcome)
  }

  @Test("One effect is learned from all times it came, and counts the next time")
  func again() async throws {
    let (means, outcome) = try await Self.means(Self.events { _ in "settlement" })
    let (may, april) = (try #require(means["2020-05"]), try #require(means["2020-04"]))
    #expect(abs(may / april - 1.3) < 0.03, "\(may) after \(april)")
    #expect(outcome.effectTexts.count == 1)
    let text = try #require(outcome.effectTexts.first).english
    #expect(text.hasPrefix("“a” settlement: +") && text.contains("standard error"), "\(text)")
    let size = try #require(Double(text.split(separator: "+")[1].prefix { $0 != "%" }))
    #expect(abs(size - 30) < 2)
  }

  @Test("Events of different names have effects of their own, and one never seen has none")
  func apart() async throws {
    let (means, outcome) = try await Self.means(Self.events { "settlement \($0)" })
    let (may, april) = (try #require(means["2020-05"]), try #require(means["2020-04"]))
    #expect(abs(may / april - 1) < 0.05)
    #expect(outcome.effectTexts.count == 4)
    #expect(outcome.findings.contains { $0.code == "not-estimable" })
  }
}
