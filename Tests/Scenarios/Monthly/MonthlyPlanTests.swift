import Quantities
import Scenarios
import Testing

@Suite("The plan of the monthly run")
struct MonthlyPlanTests {
  @Test("paths start from the plan's folder, and the language may be left out")
  func read() throws {
    let plan = try MonthlyPlan.parse(
      """
      fundcast-monthly: 1
      scenarios: [county/baseline.yaml, /srv/variant.yaml]
      archive: archive
      """, path: "/etc/fundcast/county.yaml")
    #expect(plan.scenarios == ["/etc/fundcast/county/baseline.yaml", "/srv/variant.yaml"])
    #expect(plan.archive == "/etc/fundcast/archive")
    #expect(plan.language == nil)
    let english = try MonthlyPlan.parse(
      "fundcast-monthly: 1\nscenarios: [a.yaml]\narchive: b\nlanguage: en\n", path: "m.yaml")
    #expect(english.language == .english && english.scenarios == ["a.yaml"])
  }

  @Test("misspelt keys and words are all answered, with their lines and the nearest right word")
  func misspelt() {
    let text = "fundcast-monthly: 1\nsenarios: [a.yaml]\narchiv: b\nlanguage: eng\n"
    #expect {
      try MonthlyPlan.parse(text, path: "m.yaml")
    } throws: { error in
      guard let found = (error as? InputFault)?.diagnostics else { return false }
      return found.map(\.code) == ["unknown-key", "unknown-key", "unknown-word"]
        && found.map(\.place.line) == [2, 3, 4]
        && found[0].message(in: .english).contains("Did you mean “scenarios”?")
        && found[1].message(in: .chinese).contains("是否想写“archive”？")
    }
  }

  @Test("a plan without a scenario is refused where the list stands")
  func noScenario() {
    #expect {
      try MonthlyPlan.parse(
        "fundcast-monthly: 1\nscenarios: []\narchive: b\n", path: "m.yaml")
    } throws: { error in
      let found = (error as? InputFault)?.diagnostics ?? []
      return found.map(\.code) == ["no-scenario"] && found[0].place.line == 2
    }
  }
}
