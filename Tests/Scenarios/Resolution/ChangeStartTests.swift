import Funds
import Quantities
import TestSupport
import Testing

@testable import Scenarios

@Suite("The first month of a scenario")
struct ChangeStartTests {
  private func start(_ changes: String, spread: Bool = false) throws -> Period? {
    let scenario = try SmallScenario([
      "variant.yaml": "fundcast: 1\ntitle: 变体\nstacks-on: baseline.yaml\nchanges:\n" + changes
    ])
    if spread {
      try scenario.edit(
        "models/small.yaml",
        "collection: {-4: 10 %, -1: 60 %, 0: 20 %, 1: 10 %}\n    calibrate: 0",
        "collection: {-4: 10 %, -1: 60 %, 0: 20 %, 1: 10 %}\n    calibrate: 0\n    spread: even")
    }
    let one = try #require(try scenario.cases("variant.yaml").first)
    let base = try #require(try scenario.cases().first)
    let first = try #require(one.firstChange)
    // The claim itself: nothing differs before it, and something does in it.
    let (before, after) = (
      try project(base.history, base.plan), try project(one.history, one.plan)
    )
    #expect(before.bytes(before: first) == after.bytes(before: first))
    #expect(
      before.bytes(before: first.advanced(by: 1)) != after.bytes(before: first.advanced(by: 1)))
    return first
  }

  @Test("A cover year's standard starts when it is first collected")
  func cover() throws {
    let changes = "  - {parameter: resident.contribution.individual, cover: {2027: 450 元/人·年}}\n"
    #expect(try start(changes) == Period(year: 2026, month: 9))
    // Spread over the calendar year, the year of collecting moves as a whole.
    #expect(try start(changes, spread: true) == Period(year: 2026, month: 1))
  }

  @Test("Persons act from their month, and before it where they are collected for ahead")
  func persons() throws {
    #expect(
      try start("  - {parameter: resident.participation, shift: -1 pp, from: 2027-01}\n")
        == Period(year: 2026, month: 9))
    // February 2026 counts for the cover years from 2027 on, but benefits move at once.
    #expect(
      try start("  - {parameter: resident.participation, shift: -1 pp, from: 2026-02}\n")
        == Period(year: 2026, month: 2))
  }

  @Test("A change past the end moves what is collected for it before the end")
  func pastTheEnd() throws {
    #expect(
      try start("  - {parameter: resident.participation, shift: -1 pp, from: 2030-01}\n")
        == Period(year: 2029, month: 9))
  }

  @Test("What was collected in closed months stands: the scenario starts in the first open one")
  func partlyClosed() throws {
    #expect(
      try start("  - {parameter: resident.participation, shift: -1 pp, from: 2026-01}\n")
        == Period(year: 2025, month: 12))
  }

  @Test("A parameter of one line starts where that line moves")
  func cash() throws {
    #expect(
      try start("  - {parameter: resident.general-outpatient.cost, scale: 5 %, from: 2026-04}\n")
        == Period(year: 2026, month: 4))
  }

  @Test("A variant of known matters alone starts with the first of them")
  func events() throws {
    let scenario = try SmallScenario([
      "variant.yaml": """
      fundcast: 1
      title: 一次性补助
      stacks-on: baseline.yaml
      events:
        - {line: matters, month: 2026-06, amount: 3 万元, title: 补助, source: 函}
      """
    ])
    let one = try #require(try scenario.cases("variant.yaml").first)
    #expect(one.firstChange == Period(year: 2026, month: 6))
    #expect(one.plan.events.count == 2)
  }
}
