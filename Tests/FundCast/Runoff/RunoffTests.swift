import Actuarial
import FoundationEssentials
import Quantities
import Scenarios
import Testing

@testable import FundCast

@Suite("Unsettled claims from a file")
struct RunoffTests {
  // Mack (1994): 52,135 and 26,909.
  @Test("Mack's table comes out of incremental and of cumulative values", arguments: [true, false])
  func mack(cumulative: Bool) throws {
    try TriangleText.withFile(TriangleText.lines(cumulative: cumulative)) { path in
      let outcome = try estimateRunoff(RunoffRequest(path: path, isCumulative: cumulative))
      #expect(outcome.first.origins.count == 10)
      #expect(abs(outcome.first.total.unsettled - 52_135.23) < 0.01)
      #expect(abs((outcome.first.total.standardError ?? 0) - 26_909.01) < 0.01)
      #expect(outcome.second?.method == .bootstrap && outcome.second?.draws?.count == 10_000)
      #expect(abs(sum(outcome.first) - outcome.first.total.unsettled) < 1e-8)
      #expect(outcome.oneYearError ?? 0 > 0)
      let text = String(decoding: outcome.csv, as: UTF8.self)
      let rows = text.split(separator: "\n")
      #expect(rows[0] == "origin,latest,ultimate,unsettled,standard_error")
      #expect(rows[1] == "1981,18834,18834,0,0")
      #expect(rows[11].hasPrefix("total,160987,213122.2"))
    }
  }

  @Test("every method adds up, and errors are empty where it has none")
  func methods() throws {
    let header = "origin,development,value,exposure"
    try TriangleText.withFile(
      TriangleText.lines(cumulative: true, exposure: ",24000"), header: header
    ) { path in
      for method in RunoffRequest.Method.allCases {
        var request = RunoffRequest(path: path, method: method, isCumulative: true)
        request.expectedRate = 0.9
        request.draws = 500
        let outcome = try estimateRunoff(request)
        let view = outcome.first
        let total = view.origins.reduce(0) { $0 + $1.unsettled }
        #expect(abs(total - view.total.unsettled) < 1e-6)
        #expect(abs(total - sum(view)) < 1e-6)
        let hasErrors = method != .chainLadder
        #expect((view.total.standardError != nil) == hasErrors)
        #expect(view.settlements.allSatisfy { $0.ranges.count == (hasErrors ? 2 : 0) })
        // Members are given, so the second method does not lean on the latest diagonal.
        let isLadder = [.mack, .chainLadder, .bootstrap].contains(method)
        #expect(outcome.second?.method == (isLadder ? .perMember : .mack))
      }
    }
  }

  @Test("the stated error of the expectation widens the errors; without all ratios there are none")
  func expectedErrors() throws {
    let header = "origin,development,value,exposure"
    try TriangleText.withFile(
      TriangleText.lines(cumulative: true, exposure: ",24000"), header: header
    ) { path in
      var request = RunoffRequest(
        path: path, method: .bornhuetterFerguson, isCumulative: true)
      request.expectedRate = 0.9
      let sure = try estimateRunoff(request).first.whole.standardError ?? .nan
      request.expectedRateError = 0.2
      let unsure = try estimateRunoff(request).first
      // All origins share the rate: its error is 0.2 / 0.9 of what is unsettled.
      let added = 0.2 / 0.9 * unsure.whole.expected
      let both = (sure * sure + added * added).squareRoot()
      #expect(abs((unsure.whole.standardError ?? 0) / both - 1) < 1e-9)
      request.window = 3
      let plain = try estimateRunoff(request)
      #expect(plain.first.whole.standardError == nil)
      #expect(plain.notes.map(\.code) == ["falling-cumulative", "no-errors"])
    }
  }

  @Test("a triangle that is its own chain ladder is refused by the bootstrap in plain words")
  func noDeviation() throws {
    let shares = [40.0, 45, 12, 3]
    let lines = (0..<6).flatMap { origin in
      (0..<min(4, 6 - origin)).map { lag in
        "\(2019 + origin),\(lag),\(shares[lag] * Double(100 + 10 * origin))"
      }
    }
    try TriangleText.withFile(lines) { path in
      do throws(InputFault) {
        _ = try estimateRunoff(RunoffRequest(path: path, method: .bootstrap))
        Issue.record("it must be refused")
      } catch {
        #expect(error.diagnostics.map(\.code) == ["no-deviation"])
        #expect(error.diagnostics[0].message(in: .chinese).contains("没有偏差可供抽样"))
      }
    }
  }

  @Test("a change in the speed of settlement is taken out, and the triangle as given stands beside")
  func settlementSpeed() throws {
    // Ten claims an origin at 100 each; from the third origin on they are settled a year earlier.
    let shares = [[0.2, 0.5, 0.8, 1], [0.2, 0.5, 0.9], [0.5, 0.8], [0.5]]
    func lines(_ value: (Double) -> Double, _ more: String = "") -> [String] {
      shares.enumerated().flatMap { origin, row in
        row.enumerated().map { "\(2020 + origin),\($0),\(value($1))" + more }
      }
    }
    let header = "origin,development,value,ultimate"
    try TriangleText.withFile(lines { 1_000 * $0 }) { amounts in
      try TriangleText.withFile(lines({ 10 * $0 }, ",10"), header: header) { counts in
        var request = RunoffRequest(path: amounts, method: .chainLadder, isCumulative: true)
        let given = try estimateRunoff(request).first
        request.settledCounts = counts
        let outcome = try estimateRunoff(request)
        #expect(outcome.first.isRestated && outcome.second?.isRestated == false)
        #expect(outcome.second?.whole == given.whole)
        #expect(outcome.first.whole.expected < given.whole.expected)
        // Every claim costs 100, so at the latest speed all origins end at 1,000.
        for row in outcome.first.origins { #expect(abs(row.ultimate - 1_000) < 20) }
        #expect(outcome.first.title(.english) != given.title(.english))
      }
      func fault(_ lines: [String]) throws -> String {
        try TriangleText.withFile(lines) { counts in
          var request = RunoffRequest(path: amounts, method: .chainLadder, isCumulative: true)
          request.settledCounts = counts
          do throws(InputFault) {
            _ = try estimateRunoff(request)
            return ""
          } catch {
            #expect(error.diagnostics[0].place.file == counts)
            return error.diagnostics[0].code
          }
        }
      }
      #expect(try fault(["2020,0,1", "2020,1,2", "2021,0,1"]) == "other-cells")
      #expect(try fault(lines { 10 * $0 }) == "missing-ultimate")
    }
  }

  @Test("links are left out by origin, by cell, by diagonal and by size; what is not there is told")
  func exclusions() throws {
    try TriangleText.withFile(TriangleText.lines(cumulative: true)) { path in
      var request = RunoffRequest(path: path, method: .chainLadder, isCumulative: true)
      let texts = ["1985", "1981:12", "diagonal:1988", "highest:1", "lowest:1"]
      var totals: [Double] = []
      for text in texts {
        request.exclusions = [try #require(RunoffRequest.Exclusion(text))]
        totals.append(try estimateRunoff(request).first.total.unsettled)
      }
      #expect(Set(totals).count == 5)
      #expect(totals.allSatisfy { abs($0 - 52_135.23) > 1 })
      // Volume-weighted without the first origin's first link.
      request.exclusions = [.link(origin: "1981", development: 12)]
      let factor = try estimateRunoff(request).factors?.rows[0].factor
      #expect(abs((factor ?? 0) - (65_473.0 - 8_269) / (21_829 - 5_012)) < 1e-12)
      request.exclusions = [.origin("2020"), .link(origin: "1981", development: 120)]
      do throws(InputFault) {
        _ = try estimateRunoff(request)
        Issue.record("nothing was found wrong")
      } catch {
        #expect(error.diagnostics.map(\.code) == ["unknown-exclusion", "unknown-exclusion"])
      }
      #expect(RunoffRequest.Exclusion("highest:none") == nil)
    }
  }

  /// All future settlements of a view.
  private func sum(_ view: RunoffView) -> Double {
    view.settlements.reduce(view.beyond?.expected ?? 0) { $0 + $1.expected }
  }
}
