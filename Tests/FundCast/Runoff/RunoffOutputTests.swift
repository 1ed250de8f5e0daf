import Actuarial
import FoundationEssentials
import Quantities
import Scenarios
import Testing

@testable import FundCast

@Suite("What the job of unsettled claims writes")
struct RunoffOutputTests {
  @Test("the run-off file names the coming periods, and its total is the unsettled amount")
  func runOffFile() throws {
    let months = TriangleText.raa.enumerated().flatMap { origin, row in
      row.enumerated().map { "2024-\(origin < 9 ? "0" : "")\(origin + 1),\($0),\($1)" }
    }
    try TriangleText.withFile(months) { path in
      var request = RunoffRequest(path: path)
      request.tail = .factor(1.05)
      request.draws = 2_000
      let outcome = try estimateRunoff(request)
      let rows = String(decoding: outcome.runOffCSV, as: UTF8.self).split(separator: "\n")
        .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      #expect(rows.map { $0[0] }.prefix(4) == ["period", "2024-11", "2024-12", "2025-01"])
      #expect(rows.suffix(2).map { $0[0] } == ["beyond", "total"])
      #expect(rows.allSatisfy { $0.count == 10 })
      let expected = rows.dropFirst().dropLast().reduce(0) { $0 + (Double($1[2]) ?? .nan) }
      #expect(abs(expected - (Double(rows[rows.count - 1][2]) ?? .nan)) < 1e-6)
      for row in rows.dropFirst() {
        let numbers = row[2..<8].map { Double($0) ?? .nan }
        #expect(numbers[2] <= numbers[0] && numbers[0] <= numbers[3])
        #expect(numbers[4] <= numbers[2] && numbers[3] <= numbers[5])
      }
      let factors = try #require(outcome.factors).csv
      let table = String(decoding: factors, as: UTF8.self).split(separator: "\n")
      #expect(table.count == 11 && table[0] == "development,factor,standard_error,completion")
    }
  }

  @Test("the page shows both methods in either language and runs no script")
  func page() throws {
    try TriangleText.withFile(TriangleText.lines(cumulative: true)) { path in
      let outcome = try estimateRunoff(RunoffRequest(path: path, isCumulative: true))
      let page = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).html"
      defer { try? FileManager.default.removeItem(atPath: page) }
      for language in [Language.chinese, .english] {
        try outcome.writePage(to: page, in: language)
        let text = String(
          decoding: try Data(contentsOf: URL(filePath: page)), as: UTF8.self)
        #expect(text.contains(RunoffRequest.Method.bootstrap.title(language)))
        #expect(text.contains("<svg") && !text.contains("<script"))
        #expect(text.contains("52,135"))
      }
    }
  }

  @Test("the file is written whole, or the folder's fault is told")
  func writing() throws {
    let outcome = try TriangleText.withFile(TriangleText.lines(cumulative: true)) {
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
