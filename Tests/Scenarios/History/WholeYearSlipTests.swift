import Foundation
import Quantities
import Testing

@testable import Scenarios

@Suite("A year that is all in another unit")
struct WholeYearSlipTests {
  /// The example county with the residents' amounts of a year multiplied.
  private func findings(year: Int, times: Double) throws -> [HistoryFinding] {
    let folder = FileManager.default.temporaryDirectory.path + "/fundcast-\(UUID().uuidString)"
    try FileManager.default.copyItem(
      atPath: Repository.path("scenarios/example-county"), toPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = folder + "/data/resident.csv"
    let rows = try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\n")
    try rows.map { row -> String in
      var cells = row.components(separatedBy: ",")
      guard cells.count > 6, cells[3].hasPrefix("\(year)"),
        ["flow", "cumulative"].contains(cells[4]),
        let value = Double(cells[5])
      else { return row }
      cells[5] = String(value * times)
      return cells.joined(separator: ",")
    }.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
    var loader = try makeLoader(models: [Repository.path("models")])
    let cases = try loader.cases(loader.scenario(folder + "/baseline.yaml"))
    return try #require(cases.first).findings.filter { $0.kind == .suspicious }
  }

  @Test(
    "it is one finding, at its first row, and no other year is accused",
    arguments: [(2023, 1e4, "10,000 倍"), (2024, 1e-4, "10,000 分之一"), (2022, 1e3, "1,000 倍")])
  func one(year: Int, times: Double, words: String) throws {
    let found = try findings(year: year, times: times)
    let finding = try #require(found.first)
    #expect(found.count == 1, "\(found.map(\.text.chinese))")
    #expect(finding.text.chinese.hasPrefix("\(year) 年 "))
    #expect(finding.text.chinese.contains(words) && finding.text.chinese.contains("不再逐条列出"))
    #expect(finding.place?.file.hasSuffix("resident.csv") == true && finding.place?.line != nil)
  }

  @Test("a year that only grew is none")
  func none() throws {
    #expect(!(try findings(year: 2024, times: 1.2)).contains { $0.text.chinese.contains("整张表") })
  }
}
