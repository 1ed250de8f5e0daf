import Foundation
import Quantities
import TestSupport
import Testing

@testable import FundCast

@Suite("Ranges beside what happened once")
struct OutlierRangeTests {
  /// 72 months about 1,200 with a season and chance of one in a hundred; a month may be changed.
  private static func rows(_ name: String, _ change: (Int, Double) -> Double = { $1 }) -> String {
    var random = CaseGenerator(name, case: 0)
    let season = [0.98, 0.85, 1.02, 1, 1.01, 1.03, 1.05, 1.02, 0.99, 0.98, 1, 1.07]
    return ForecastSeriesTests.monthly(name, 72) { time in
      let usual = 1200 * (1 + 0.003 * Double(time)) * season[time % 12]
      return "\(change(time, usual * (1 + 0.01 * random.normal())))"
    }
  }

  /// The 95 % range of the steps of a series over its mean, at its widest; the season of a month left
  /// out may be wider.
  private func width(_ text: String, of name: String, without month: Int? = nil) async throws
    -> Double
  {
    let found = try await PreparedForecastTests.run("series,period,value\n" + text) { request, _ in
      request.method = .automatic
      request.horizon = 12
    }
    var widest = 0.0
    let left = month.map { "\($0 % 12 + 1)" }
    for row in found.rows where row[0] == name && row[2] != left {
      let mean = try #require(Double(row[4]))
      let low = try #require(Double(row[7]))
      let high = try #require(Double(row[8]))
      widest = max(widest, (high - low) / mean)
    }
    return widest
  }

  @Test("A change of level beyond doubt two years back is not what ranges are made of")
  func shift() async throws {
    let shifted = Self.rows("a") { $0 >= 48 ? $1 * 1.5 : $1 }
    #expect(try await width(shifted, of: "a") < 0.6)
  }

  @Test("A slip by ten leaves ranges that say something", arguments: [38, 50, 58, 68, 70])
  func slip(month: Int) async throws {
    let slipped = Self.rows("a") { $0 == month ? $1 * 10 : $1 }
    let widest = try await width(slipped, of: "a", without: month)
    // With errors of the slip itself counted it is two and more.
    #expect(widest < 1.2, "\(widest)")
  }

  @Test("Ranges of a steady series are about the same beside one that changed its level")
  func neighbour() async throws {
    let steady = Self.rows("a")
    let alone = try await width(steady, of: "a")
    let beside = try await width(
      steady + Self.rows("b") { $0 >= 48 ? $1 * 1.5 : $1 }, of: "a")
    #expect(beside < 1.5 * alone && beside > alone / 2, "\(alone) \(beside)")
  }
}
