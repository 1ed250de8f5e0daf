import Foundation
import Quantities
import Reporting
import Tables
import Testing

@testable import FundCast

@Suite("A comparison as a table")
struct ComparisonTableTests {
  private static func comparison(_ variants: String...) async throws -> Comparison {
    let county = "scenarios/example-county/"
    let paths = ["baseline"] + variants.map { "variants/\($0)" }
    return try Comparison(
      try await ScenarioSet.load(
        RunRequest(scenarios: paths.map { Project.path(county + $0 + ".yaml") }, paths: 0)))
  }

  @Test("The causes of a year are followed by their total, and each column adds up to it")
  func causes() async throws {
    let comparison = try await Self.comparison("benefit-deductible-300")
    let entry = try #require(comparison.entries.first)
    let rows = entry.rows
    #expect(rows.count == 4 * Set(rows.map(\.year)).count)
    for year in Set(rows.map(\.year)) {
      let own = rows.filter { $0.year == year }
      let whole = try #require(own.last)
      #expect(whole.cause == nil && own.dropLast().allSatisfy { $0.cause != nil })
      for figure in [\.expenditure, \.result, \.closing]
        as [KeyPath<Comparison.Entry.Row, PrintedFigure>]
      {
        #expect(
          own.dropLast().reduce(0) { $0 + $1[keyPath: figure].count }
            == whole[keyPath: figure].count)
      }
    }
  }

  @Test("A workbook and CSV say the same, in the language asked for", arguments: ["csv", "xlsx"])
  func files(ending: String) async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let comparison = try await Self.comparison("contribution-450", "subsidy-late")
    let path = folder.appendingPathComponent("c.\(ending)").path
    try comparison.write(to: path, in: .chinese)
    let table = try Table.read(path)
    #expect(table.header.prefix(5) == ["基金", "方案", "年度", "原因", "收入"])
    #expect(table.rowCount == comparison.entries.reduce(0) { $0 + $1.rows.count })
    let first = try #require(comparison.entries.first?.rows.first)
    #expect(table[0, 2] == "\(first.year)" && Double(table[0, 4]) == first.income.value)
    try comparison.write(to: path, in: .english)
    #expect(try Table.read(path).header.first == "fund")
  }
}
