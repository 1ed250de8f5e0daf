import Quantities
import Testing

@testable import Tables

@Suite struct ColumnSchemaTests {
  private let schema = ColumnSchema([
    ColumnSchema.Column("fund", aliases: ["基金", "险种"], isRequired: true),
    ColumnSchema.Column("value", aliases: ["数值", "金额"], isRequired: true),
    ColumnSchema.Column("note", aliases: ["备注"]),
  ])

  private func match(_ header: String) throws -> (match: ColumnMatch, findings: [Diagnostic]) {
    schema.match(try Table(path: "a.csv", text: header + "\n"))
  }

  @Test(
    "Columns are found by any of their names, in any order",
    arguments: ["fund,value", "基金,数值", "险种,金额", " FUND ,Ｖalue", "基 金,数值"])
  func aliases(_ header: String) throws {
    let (match, findings) = try match(header)
    #expect(findings.isEmpty)
    #expect(match["fund"] == 0 && match["value"] == 1 && match["note"] == nil)
    #expect(try self.match("value,fund").match["fund"] == 1)
  }

  @Test("A missing required column is an error that names the nearest header")
  func missing() throws {
    let (_, findings) = try match("基金,数直")
    let finding = try #require(findings.first { $0.severity == .error })
    expectBilingual(finding)
    #expect(summary(finding) == "missing-column 1:1")
    #expect(finding.message(in: .chinese).contains("value（数值）"))
    #expect(finding.message(in: .chinese).hasSuffix("是不是表头里的“数直”？"))
    #expect(finding.message(in: .english).hasSuffix("Did you mean the header's “数直”?"))
  }

  @Test("Without a near header nothing is suggested")
  func missingWithoutSuggestion() throws {
    let (_, findings) = try match("fund,人群")
    let finding = try #require(findings.first { $0.severity == .error })
    #expect(finding.remedy == nil)
    #expect(finding.message(in: .english).contains("one of value, 数值, 金额 in the header"))
  }

  @Test("An unknown column is a note that names the nearest word")
  func unknown() throws {
    let (match, findings) = try match("fund,value,备柱,,医院")
    #expect(
      findings.map(summary) == [
        "unknown-column 1:12", "unknown-column 1:15", "unknown-column 1:16",
      ])
    #expect(findings.allSatisfy { $0.severity == .note })
    #expect(findings.map { $0.remedy?.english } == ["Did you mean “备注”?", nil, nil])
    #expect(match.unknown == [2, 3, 4])
  }

  @Test("A column that stands twice is an error, under any of its names")
  func duplicates() throws {
    for header in ["fund,value,value", "fund,value,数值", "基金,险种,value", "fund,value,x,X"] {
      let errors = try match(header).findings.filter { $0.code == "duplicate-column" }
      #expect(errors.count == 1)
      #expect(errors.allSatisfy { $0.severity == .error })
      for error in errors { expectBilingual(error) }
    }
  }
}
