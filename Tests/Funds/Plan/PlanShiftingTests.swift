import Quantities
import Testing

@testable import Funds

@Suite("A plan with one parameter shifted")
struct PlanShiftingTests {
  private func plan() throws -> Plan { IndicatorFund.plan(try IndicatorFund.model()) }

  private func value(_ plan: Plan, _ name: String, _ period: Period, group: Int = 0) -> Double? {
    plan.parameters[name]?.value(group: group, at: period)
  }

  @Test("values change from the date on, and only there")
  func cash() throws {
    let from = Period(year: 2026, month: 1)
    let shifted = try plan().shifting(
      parameter: "p.income", by: 12, relative: false, from: from, scenario: "plus 12")
    #expect(value(shifted, "p.income", Period(year: 2025, month: 12)) == 1200)
    #expect(value(shifted, "p.income", from) == 1212)
    #expect(value(shifted, "p.income", Period(year: 2040, month: 1)) == 1212)
    let path = try #require(shifted.parameters["p.income"])
    #expect(path.origin(group: 0, at: from) == .change(scenario: "plus 12", source: ""))
    #expect(
      path.origin(group: 0, at: Period(year: 2025, month: 12)) == .assumption(source: "round"))
  }

  @Test("a relative shift multiplies; a shift of one group leaves the others")
  func group() throws {
    let shifted = try plan().shifting(
      parameter: "p.persons", by: 0.5, relative: true, from: Period(year: 2026, month: 1),
      group: "retired")
    let after = Period(year: 2026, month: 5)
    #expect(value(shifted, "p.persons", after, group: 2) == 52.5)
    #expect(value(shifted, "p.persons", after, group: 0) == 60)
  }

  @Test("a cover parameter changes by cover year")
  func cover() throws {
    let shifted = try plan().shifting(
      parameter: "p.standard", by: 7, relative: false, from: Period(year: 2027))
    #expect(value(shifted, "p.standard", Period(year: 2026, month: 12)) == 0)
    #expect(value(shifted, "p.standard", Period(year: 2027, month: 1)) == 7)
  }

  @Test("a shift that ends leaves what follows, past the last value as well")
  func until() throws {
    let shifted = try plan().shifting(
      parameter: "p.income", by: 1, relative: false, from: Period(year: 2026, month: 1),
      until: Period(year: 2026, month: 12))
    #expect(value(shifted, "p.income", Period(year: 2026, month: 12)) == 1201)
    #expect(value(shifted, "p.income", Period(year: 2027, month: 1)) == 1200)
    let last = try plan().shifting(
      parameter: "p.income", by: 1, relative: false, from: Period(year: 2027, month: 12),
      until: Period(year: 2027, month: 12))
    #expect(value(last, "p.income", Period(year: 2027, month: 12)) == 1201)
    #expect(value(last, "p.income", Period(year: 2028, month: 1)) == 1200)
  }

  @Test("what held before the first value is kept, also where the shift starts earlier")
  func beforeTheFirstSlot() throws {
    let shifted = try plan().shifting(
      parameter: "p.income", by: 5, relative: false, from: Period(year: 2023, month: 6))
    #expect(value(shifted, "p.income", Period(year: 2023, month: 5)) == 1200)
    #expect(value(shifted, "p.income", Period(year: 2023, month: 6)) == 1205)
    #expect(value(shifted, "p.income", Period(year: 2024, month: 1)) == 1205)
  }

  @Test("an unknown parameter or group changes nothing, and nothing by nothing")
  func unknown() throws {
    let plan = try plan()
    let from = Period(year: 2026, month: 1)
    let unknown = plan.shifting(parameter: "p.none", by: 1, relative: false, from: from)
    #expect(unknown.parameters == plan.parameters)
    let group = plan.shifting(
      parameter: "p.persons", by: 1, relative: false, from: from, group: "none")
    #expect(group.parameters == plan.parameters)
    let history = try IndicatorFund.history()
    let zero = plan.shifting(parameter: "p.income", by: 0, relative: true, from: from)
    #expect(
      try project(history, zero).values(.book) == project(history, plan).values(.book))
  }

  @Test("the first change of a cover parameter is the first year not yet collected")
  func firstChange() throws {
    let plan = try plan()
    func first(_ name: String, _ month: Int) -> Period {
      plan.firstChange(
        of: name, closedThrough: Period(year: 2025, month: month), notBefore: 2026)
    }
    // Collection starts two months before the cover year.
    #expect(first("p.standard", 9) == Period(year: 2026))
    #expect(first("p.standard", 10) == Period(year: 2026))
    #expect(first("p.standard", 11) == Period(year: 2027))
    #expect(first("p.income", 9) == Period(year: 2026, month: 1))
    #expect(
      plan.firstChange(
        of: "p.income", closedThrough: Period(year: 2026, month: 3), notBefore: 2026)
        == Period(year: 2026, month: 4))
  }
}
