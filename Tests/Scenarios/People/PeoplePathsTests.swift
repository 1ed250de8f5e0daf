import Funds
import Quantities
import Testing

@testable import Scenarios

@Suite("People behind a fund's parameters")
struct PeoplePathsTests {
  private static let place = SourcePlace(file: "baseline.yaml", line: 3, column: 5)

  /// Two states, two sexes, ages 0 to 3, two years; the second year is older.
  private static let counts = PeopleCounts(
    states: ["resident", "worker"], firstYear: 2025,
    people: [
      [[[4, 3, 2, 1], [4, 3, 2, 1]], [[0, 0, 5, 5], [0, 0, 5, 5]]],
      [[[2, 3, 2, 3], [2, 3, 2, 3]], [[0, 0, 6, 6], [0, 0, 6, 6]]],
    ])

  private static func source(_ groups: [PeopleSource.Group]) -> PeopleSource {
    PeopleSource(
      files: [], filePlaces: [], day: nil, groups: groups, profiles: nil,
      source: "假设", place: place)
  }

  private static func group(
    _ parameter: String, _ group: String, _ states: [String], _ ages: ClosedRange<Int> = 0...150
  ) -> PeopleSource.Group {
    PeopleSource.Group(
      parameter: parameter, group: group, states: states, ages: ages, place: place)
  }

  /// A table of profiles in a file of its own.
  private static func profiles(_ rows: String) throws -> AgeProfiles {
    let scenario = try SmallScenario(["use.csv": "parameter,sex,age,value\n" + rows])
    return try AgeProfiles(
      scenario.path("use.csv"), catalogue: ParameterCatalogue.builtIn)
  }

  @Test("A group that is counted moves as the people of its states and ages")
  func counted() throws {
    let paths = try PeoplePaths(
      Self.source([
        Self.group("resident.population", "child", ["resident"], 0...1),
        Self.group("resident.population", "elderly", ["resident"], 3...150),
        Self.group("employee.persons", "active", ["worker"]),
      ]), Self.counts, nil)
    func ratio(_ parameter: String, _ group: String, _ from: Int, _ to: Int) -> Double? {
      paths.ratio(parameter, group: group, from: from, to: to)
    }
    #expect(ratio("resident.population", "child", 2025, 2026) == 10.0 / 14)
    #expect(ratio("resident.population", "elderly", 2025, 2026) == 3)
    #expect(ratio("employee.persons", "active", 2025, 2026) == 1.2)
    // Outside the projection its ends stand.
    #expect(ratio("resident.population", "child", 2020, 2040) == 10.0 / 14)
    #expect(ratio("resident.population", "adult", 2025, 2026) == nil)
  }

  @Test("A rate with a profile moves as the profile's mean over the group, whatever its level")
  func profiled() throws {
    let groups = [
      Self.group("resident.population", "child", ["resident"], 0...1),
      Self.group("resident.population", "elderly", ["resident"], 2...3),
    ]
    for scale in [1.0, 7.0] {
      let rows = [("0-1", 1.0), ("2", 2), ("3+", 5)].map {
        "resident.admission-rate,both,\($0),\($1 * scale)\n"
      }.joined()
      let paths = try PeoplePaths(Self.source(groups), Self.counts, try Self.profiles(rows))
      let child = try #require(
        paths.ratio("resident.admission-rate", group: "child", from: 2025, to: 2026))
      let elderly = try #require(
        paths.ratio("resident.admission-rate", group: "elderly", from: 2025, to: 2026))
      let all = try #require(
        paths.ratio("resident.admission-rate", group: nil, from: 2025, to: 2026))
      #expect(abs(child - 1) < 1e-15)
      // (2·2 + 3·5)/5 over (2·2 + 1·5)/3.
      #expect(abs(elderly - (19.0 / 5) / (9.0 / 3)) < 1e-14)
      // (10·1 + 4·2 + 6·5)/20 over (14·1 + 4·2 + 2·5)/20.
      #expect(abs(all - (48.0 / 20) / (32.0 / 20)) < 1e-14)
    }
  }

  @Test("A state that does not exist and a group of nobody are errors at their place")
  func faults() throws {
    for (group, code) in [
      (Self.group("resident.population", "child", ["residnet"]), "unknown-state"),
      (Self.group("employee.persons", "active", ["worker"], 0...1), "nobody"),
      (
        Self.group("resident.population", "elderly", ["resident", "worker"], 1...9), "counted-twice"
      ),
    ] {
      let first = Self.group("resident.population", "child", ["resident"], 0...1)
      do {
        _ = try PeoplePaths(
          Self.source(code == "counted-twice" ? [first, group] : [group]), Self.counts, nil)
        Issue.record("\(code) is not reported")
      } catch {
        #expect(error.diagnostics.map(\.code) == [code])
        #expect(error.diagnostics.first?.place == Self.place)
      }
    }
  }

  @Test(
    "Each fault of a table of profiles is named at its field",
    arguments: [
      ("resident.admision-rate,both,0-4,1\n", "unknown-parameter", "2:1"),
      ("resident.admission-rate,x,0-4,1\n", "unknown-sex", "2:25"),
      ("resident.admission-rate,both,nought,1\n", "unknown-age", "2:30"),
      ("resident.admission-rate,both,950,1\n", "unknown-age", "2:30"),
      ("resident.admission-rate,both,0-4,1\n", "missing-age", "0:0"),
      ("resident.admission-rate,both,0-4,0\n", "not-positive", "2:34"),
      (
        "resident.admission-rate,both,0-4,1\nresident.admission-rate,F,4,1\n", "repeated-age",
        "3:27"
      ),
    ])
  func badProfiles(_ rows: String, _ code: String, _ place: String) throws {
    do {
      _ = try Self.profiles(rows)
      Issue.record("\(code) is not reported")
    } catch let fault as InputFault {
      #expect(fault.diagnostics.map(\.code) == [code])
      let found = fault.diagnostics.first?.place
      #expect("\(found?.line ?? 0):\(found?.column ?? 0)" == place)
    }
  }
}
