import Funds
import Quantities
import TestSupport
import Testing

@testable import Scenarios

@Suite("The end of a projection")
struct HorizonTests {
  @Test(
    "Projecting further never changes earlier months",
    arguments: ["2026-01", "2026-12", "2027-06", "2027-08", "2027-09", "2028-12"], [false, true])
  func small(end: String, isSpread: Bool) throws {
    let scenario = try SmallScenario()
    try scenario.edit("baseline.yaml", "paths: 0", "paths: 40")
    // The year that the shortest of the projections reaches to its end.
    try scenario.edit("baseline.yaml", "budget-year: 2026", "budget-year: 2025")
    if isSpread {
      try scenario.edit(
        "models/small.yaml", "1: 10 %}\n    calibrate: 0",
        "1: 10 %}\n    calibrate: 0\n    spread: even")
    }
    let long = try #require(try scenario.cases().first)
    try scenario.edit("baseline.yaml", "project-through: 2029-12", "project-through: \(end)")
    let short = try #require(try scenario.cases().first)
    #expect("\(short.plan.projectThrough)" == end)
    let (whole, part) = (
      try project(long.history, long.plan), try project(short.history, short.plan)
    )
    #expect(part.bytes() == whole.bytes(before: short.plan.projectThrough.advanced(by: 1)))
  }

  @Test(
    "Projecting a ready scenario further never changes earlier months",
    arguments: Repository.baselines + ["scenarios/example-county/variants/people-projected.yaml"])
  func ready(path: String) throws {
    var loader = try makeLoader()
    var scenario = try loader.scenario(Repository.path(path))
    let year = scenario.projectThrough.year - 2
    scenario.projectThrough = Period(year: year).last(scenario.projectThrough.frequency)
    for (short, long) in zip(try loader.cases(scenario), try readyCases(path)) {
      let plan = short.plan.withPaths(30)
      let (whole, part) = (
        try project(long.history, long.plan.withPaths(30)), try project(short.history, plan)
      )
      #expect(part.bytes() == whole.bytes(before: plan.projectThrough.advanced(by: 1)))
    }
  }

  @Test("A continuation out of range is the baseline's fault alone, not that of a change upon it")
  func outOfRange() throws {
    let scenario = try SmallScenario([
      "variant.yaml":
        "fundcast: 1\ntitle: 变体\nstacks-on: baseline.yaml\nchanges:\n"
        + "  - {parameter: resident.population, scale: -1 %, from: 2026-01}\n"
    ])
    try scenario.edit("baseline.yaml", "then: 1 %", "then: -1500 人")
    #expect(try scenario.faults("variant.yaml").map(\.place.line) == [15])
  }

  @Test("A parameter is resolved as far as something reads it, by its own rule")
  func resolved() throws {
    let one = try #require(try SmallScenario().cases().first)
    func last(_ name: String) throws -> (Period, Double) {
      let path = try #require(one.plan.parameters[name])
      let slot = path.values[0].count - 1
      return (path.start.advanced(by: slot), path.values[0][slot])
    }
    // Premiums for 2030 are collected from September 2029 on: its January is read, no more.
    let people = try last("resident.population")
    #expect(people.0 == Period(year: 2030, month: 1))
    #expect(relativeDifference(people.1, 3_900 * 1.01 * 1.01 * 1.01 * 1.01 * 1.01) < 1e-12)
    #expect(try last("resident.contribution.individual") == (Period(year: 2030), 480))
    #expect(try last("resident.subsidy.standard").0 == Period(year: 2029, month: 12))
    func reach(_ end: Period) -> Period {
      one.model.lastReading(of: "resident.population", projectingThrough: end)
    }
    #expect(reach(Period(year: 2029, month: 8)) == Period(year: 2029, month: 8))
    #expect(reach(Period(year: 2029, month: 9)) == Period(year: 2030, month: 1))
  }
}
