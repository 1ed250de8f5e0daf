import FoundationEssentials
import Quantities
import Testing

@testable import FundCast

@Suite("Unsettled claims from a file")
struct RunoffTests {
  /// The reference triangle RAA of Mack's papers, incremental by year.
  private static let raa: [[Double]] = [
    [5012, 3257, 2638, 898, 1734, 2642, 1828, 599, 54, 172],
    [106, 4179, 1111, 5270, 3116, 1817, -103, 673, 535],
    [3410, 5582, 4881, 2268, 2594, 3479, 649, 603], [5655, 5900, 4211, 5500, 2159, 2658, 984],
    [1092, 8473, 6271, 6333, 3786, 225], [1513, 4932, 5257, 1233, 2917], [557, 3463, 6926, 1368],
    [1351, 5596, 6165], [3133, 2262], [2063],
  ]

  private static func lines(cumulative: Bool, exposure: String = "") -> [String] {
    raa.enumerated().flatMap { origin, row in
      var sum = 0.0
      return row.enumerated().map { development, value in
        sum += value
        return "\(1981 + origin),\(12 * (development + 1)),\(cumulative ? sum : value)" + exposure
      }
    }
  }

  /// A file of these lines, read by a body and then removed.
  private func withFile<Result>(
    _ lines: [String], header: String = "origin,development,value",
    _ body: (String) throws -> Result
  ) throws -> Result {
    let path = FileManager.default.temporaryDirectory.path + "/runoff-\(UUID().uuidString).csv"
    try Data(([header] + lines).joined(separator: "\n").utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  private func fault(_ lines: [String], _ method: RunoffRequest.Method = .mack) throws -> String {
    try withFile(lines) { path in
      do throws(InputFault) {
        _ = try estimateRunoff(RunoffRequest(path: path, method: method, isCumulative: true))
        return ""
      } catch {
        let finding = error.diagnostics[0]
        #expect(finding.message(in: .chinese) != finding.message(in: .english))
        return finding.code + (finding.place.line.map { " \($0)" } ?? "")
      }
    }
  }

  // Mack (1994): 52,135 and 26,909.
  @Test("Mack's table comes out of incremental and of cumulative values", arguments: [true, false])
  func mack(cumulative: Bool) throws {
    try withFile(Self.lines(cumulative: cumulative)) { path in
      let outcome = try estimateRunoff(RunoffRequest(path: path, isCumulative: cumulative))
      #expect(outcome.origins.count == 10)
      #expect(abs(outcome.total.unsettled - 52_135.23) < 0.01)
      #expect(abs((outcome.total.standardError ?? 0) - 26_909.01) < 0.01)
      #expect(outcome.comparison?.method == .bootstrap)
      let expected = outcome.settlements.reduce(outcome.beyond, +)
      #expect(abs(expected - outcome.total.unsettled) < 1e-8)
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
    try withFile(Self.lines(cumulative: true, exposure: ",24000"), header: header) { path in
      for method in RunoffRequest.Method.allCases {
        var request = RunoffRequest(path: path, method: method, isCumulative: true)
        request.expectedRate = 0.9
        request.draws = 500
        let outcome = try estimateRunoff(request)
        let sum = outcome.origins.reduce(0) { $0 + $1.unsettled }
        #expect(abs(sum - outcome.total.unsettled) < 1e-6)
        #expect(abs(sum - outcome.settlements.reduce(outcome.beyond, +)) < 1e-6)
        let hasErrors = method == .mack || method == .bootstrap
        #expect((outcome.total.standardError != nil) == hasErrors)
      }
    }
  }

  @Test("months and quarters are origins too, in any usual writing")
  func origins() throws {
    #expect(OriginText("2024-01") == OriginText("202401"))
    #expect(OriginText("2024年1月") == OriginText("2024/1"))
    #expect(OriginText("2024Q3") == OriginText("2024年第3季度"))
    #expect(OriginText("7")?.grain == .number)
    #expect(OriginText("2024-13") == nil)
    #expect(OriginText("total") == nil)
    let lines = [
      "2023-12,0,5", "2023-12,1,7", "2023-12,2,8", "2024-01,0,4", "2024-01,1,6", "2024-02,0,5",
    ]
    try withFile(lines) { path in
      let outcome = try estimateRunoff(
        RunoffRequest(path: path, method: .chainLadder, isCumulative: true))
      #expect(outcome.origins.map(\.origin) == ["2023-12", "2024-01", "2024-02"])
    }
  }

  @Test("what is wrong is said with its line, and nothing is computed")
  func faults() throws {
    #expect(try fault(["1,0,5", "1,1,6", "2,0,x"]) == "not-a-number 4")
    #expect(try fault(["1,0,5", "1,1,6", "1,1,6"]) == "repeated-cell 4")
    #expect(try fault(["1,0,5", "1,1,6", "2,0,0"]) == "zero-origin 4")
    #expect(try fault(["1,0,5", "2,0,6", "4,0,7"]) == "mixed-grain 4")
    #expect(try fault(["2024,0,5", "2024-01,0,6"]) == "mixed-grain 3")
    #expect(try fault(["total,0,5"]) == "unknown-origin 2")
    #expect(try fault(["1,0,5", "1,1,6", "2,0,3"], .capeCod) == "missing-exposure")
  }

  @Test("the file is written whole, or the folder's fault is told")
  func writing() throws {
    let outcome = try withFile(Self.lines(cumulative: true)) {
      try estimateRunoff(RunoffRequest(path: $0, isCumulative: true))
    }
    let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).csv"
    try outcome.write(to: path)
    #expect(FileManager.default.contents(atPath: path).map { [UInt8]($0) } == outcome.csv)
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: (any Error).self) {
      try outcome.write(to: "/missing-folder/\(UUID().uuidString).csv")
    }
  }
}
