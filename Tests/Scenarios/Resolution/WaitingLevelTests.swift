import Funds
import Quantities
import Testing

@testable import Scenarios

@Suite("Levels recorded for times after the close")
struct WaitingLevelTests {
  @Test("They wait until the close is moved on, and the review says which")
  func wait() throws {
    let plain = try SmallScenario()
    let files = try SmallScenario([
      "data/small.csv": SmallScenario.records
        + "resident,resident.participation,adult,2026,level,50,%,final,,,台账\n"
        + "resident,resident.population,adult,2025-10,level,1,人,final,,,台账\n"
    ])
    let before = try #require(try plain.cases().first)
    let with = try #require(try files.cases().first)
    #expect(with.plan.parameters.mapValues(\.values) == before.plan.parameters.mapValues(\.values))
    #expect(!before.findings.contains { $0.kind == .waiting })
    let said = try #require(with.findings.first { $0.kind == .waiting })
    #expect(said.text.chinese.contains("2 行") && said.text.chinese.contains("居民参保率"))
    #expect(said.text.english.contains("2 records"))
  }

  @Test("A standard of cover to come is announced and counts")
  func announced() throws {
    let files = try SmallScenario([
      "data/small.csv": SmallScenario.records.replacing(
        "2026,level,400,元/人·年", with: "2026,level,410,元/人·年")
    ])
    let read = try #require(try files.cases().first)
    let path = try #require(read.plan.parameters["resident.contribution.individual"])
    #expect(path.value(group: 0, at: Period(year: 2026)) == 410)
    #expect(!read.findings.contains { $0.kind == .waiting })
  }
}
