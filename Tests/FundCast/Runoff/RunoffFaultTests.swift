import Actuarial
import FoundationEssentials
import Quantities
import Scenarios
import Testing

@testable import FundCast

@Suite("What is wrong with a triangle")
struct RunoffFaultTests {
  private func fault(
    _ lines: [String], _ method: RunoffRequest.Method = .mack,
    _ change: (inout RunoffRequest) -> Void = { _ in }
  ) throws -> String {
    try TriangleText.withFile(lines) { path in
      var request = RunoffRequest(path: path, method: method, isCumulative: true)
      change(&request)
      do throws(InputFault) {
        _ = try estimateRunoff(request)
        return ""
      } catch {
        let finding = error.diagnostics[0]
        #expect(finding.message(in: .chinese) != finding.message(in: .english))
        return finding.code + (finding.place.line.map { " \($0)" } ?? "")
      }
    }
  }

  @Test("what is wrong is said with its line, and nothing is computed")
  func faults() throws {
    #expect(try fault(["1,0,5", "1,1,6", "2,0,x"]) == "not-a-number 4")
    #expect(try fault(["1,0,5", "1,1,6", "1,1,6"]) == "repeated-cell 4")
    #expect(try fault(["1,0,5", "1,1,6", "2,0,0"]) == "zero-origin 4")
    #expect(try fault(["1,0,5", "2,0,6", "4,0,7"]) == "mixed-grain 4")
    #expect(try fault(["1,0,5", "1,1,6", "1,3,7", "2,0,5"]) == "mixed-grain 4")
    #expect(try fault(["2024,0,5", "2024-01,0,6"]) == "mixed-grain 3")
    #expect(try fault(["total,0,5"]) == "unknown-origin 2")
    #expect(try fault(["1,0,5", "1,1,6", "2,0,3"], .capeCod) == "missing-exposure")
  }

  @Test("a tail that diverges, a hole, an average without errors: the place and the rule are told")
  func methodFaults() throws {
    let slow = (0..<6).flatMap { origin in
      (0..<(6 - origin)).map { development in
        let grown = (0..<development).reduce(100.0) { $0 * (1 + 0.5 / Double($1 + 1)) }
        return "\(2018 + origin),\(development),\(grown)"
      }
    }
    #expect(try fault(slow, .chainLadder) { $0.tail = .inversePower } == "diverging-tail")
    #expect(try fault(slow) { $0.tail = .factor(1.02) } == "")
    #expect(try fault(slow) { $0.average = .geometric } == "no-error-formula")
    let holed = slow.filter { !$0.hasPrefix("2019,1,") }
    #expect(try fault(holed, .bootstrap) == "hole 8")
    #expect(try fault(holed) == "")
    #expect(try fault(["1,0,5", "1,1,6", "2,0,3"], .bootstrap) == "too-few-values")
    #expect(
      try fault(["1,0,5", "1,1,6", "2,0,3"], .mack) { $0.beside = .bootstrap }
        == "too-few-values")
    #expect(try fault(["1,0,5", "1,1,-6", "2,0,3"]) == "unusable-factor 2")
    #expect(
      try fault(["2018,0,NaN"] + slow.dropFirst())
        .hasPrefix("not-a"))
  }
}
