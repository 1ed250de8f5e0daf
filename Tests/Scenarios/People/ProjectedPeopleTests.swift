import Foundation
import Funds
import Quantities
import Testing

@testable import Scenarios

@Suite("The county with its people projected")
struct ProjectedPeopleTests {
  private static let folder = "scenarios/example-county/"

  private static func persons(_ variant: String, fund: String, _ parameter: String, year: Int)
    throws -> [Double]
  {
    let cases = try readyCases(folder + variant)
    let one = try #require(cases.first { $0.model.name == fund })
    let path = try #require(one.plan.parameters[parameter])
    return one.model.groups.indices.map {
      path.value(group: $0, at: Period(year: year, month: 12))
    }
  }

  @Test("Raising the ages of retirement moves people from retirement to work, month by month more")
  func retirement() throws {
    var gap = 0.0
    for year in 2026...2030 {
      let raised = try Self.persons(
        "variants/people-projected.yaml", fund: "employee", "employee.persons", year: year)
      let original = try Self.persons(
        "variants/retirement-unchanged.yaml", fund: "employee", "employee.persons", year: year)
      // The groups are active, flexible and retired.
      #expect(raised[0] > original[0] && raised[2] < original[2])
      #expect(original[2] - raised[2] > gap)
      gap = original[2] - raised[2]
    }
    let before = try Self.persons(
      "baseline.yaml", fund: "employee", "employee.persons", year: 2025)
    let after = try Self.persons(
      "variants/retirement-unchanged.yaml", fund: "employee", "employee.persons", year: 2025)
    #expect(before == after)
  }

  @Test("What the projection assumes where its files end is said in the report's findings")
  func assumptions() throws {
    let cases = try readyCases(Self.folder + "variants/people-projected.yaml")
    for one in cases {
      let texts = one.findings.filter { $0.kind == .continued }.map(\.text)
      #expect(texts.contains { $0.chinese.hasPrefix("人口测算：") && $0.chinese.contains("迁移") })
      #expect(texts.contains { $0.english.hasPrefix("Projection of the people: ") })
    }
    #expect(!cases.isEmpty)
  }

  @Test("The people follow the projection from the last recorded numbers on")
  func anchored() throws {
    let (baseline, projected) = try (
      Self.persons("baseline.yaml", fund: "resident", "resident.population", year: 2025),
      Self.persons(
        "variants/people-projected.yaml", fund: "resident", "resident.population", year: 2025)
    )
    #expect(baseline == projected)
    let later = try Self.persons(
      "variants/people-projected.yaml", fund: "resident", "resident.population", year: 2030)
    // Fewer children and more of the elderly; nobody vanishes at once.
    #expect(later[0] < projected[0] && later[3] > projected[3])
    for (start, end) in zip(projected, later) { #expect((0.5...1.5).contains(end / start)) }
  }

  @Test("People followed from a July on start from the June before, without a step")
  func midYear() throws {
    let home = Repository.path(Self.folder)
    let file = NSTemporaryDirectory() + "july-\(UUID().uuidString).yaml"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let text = try String(contentsOfFile: home + "variants/people-projected.yaml", encoding: .utf8)
      .replacingOccurrences(of: "../baseline.yaml", with: home + "baseline.yaml")
      .replacingOccurrences(of: "from: 2026-01", with: "from: 2027-07")
    try #require(text.contains("from: 2027-07"))
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    var loader = try makeLoader(models: [Repository.path("models")])
    let one = try #require(
      try loader.cases(loader.scenario(file)).first { $0.model.name == "resident" })
    let path = try #require(one.plan.parameters["resident.population"])
    for group in one.model.groups.indices {
      let june = path.value(group: group, at: Period(year: 2027, month: 6))
      for month in 7...12 {
        #expect(path.value(group: group, at: Period(year: 2027, month: month)) == june)
      }
      #expect(path.value(group: group, at: Period(year: 2028, month: 1)) != june)
    }
  }
}
