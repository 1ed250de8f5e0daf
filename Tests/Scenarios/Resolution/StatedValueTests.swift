import Quantities
import Testing

@testable import Scenarios

/// Values of a scenario that look like slips, and values that contradict the records.
@Suite("What is said of stated values")
struct StatedValueTests {
  private func warnings(_ file: String, _ edits: [(String, String, String)]) throws -> [Diagnostic]
  {
    let files = try SmallScenario()
    for (name, old, new) in edits { try files.edit(name, old, new) }
    return try files.cases(file)[0].findings.filter { $0.kind == .largeChange }
      .map { $0.warning(in: file) }
  }

  @Test(
    "An assumption for a closed date that a record contradicts is refused with both places",
    arguments: [
      ("values: {2025: 700 元/人·年}", "670 元/人·年"), ("values: {2025-05: 700 元/人·年}", "670 元/人·年"),
    ])
  func overrides(_ values: String, _ recorded: String) throws {
    let files = try SmallScenario()
    try files.edit("baseline.yaml", "values: {2026: 700 元/人·年}", values)
    let faults = try files.faults()
    expectOnly(
      faults,
      ExpectedFault(
        "overrides-record", at: values.contains("-05") ? "22:23" : "22:20",
        [
          "“居民财政补助标准”", "700 元/人·年", recorded, "data/small.csv:15", "已结账的期间（2025-09 及以前）以记录为准",
          "删去这一项",
        ],
        ["is assumed at 700 元/人·年", "records 670", "records alone for closed periods"]),
      in: "baseline.yaml")
    #expect(faults.count == 1)
  }

  @Test("A cover year that is recorded takes no assumption, open or closed")
  func coverYear() throws {
    let files = try SmallScenario()
    try files.edit("baseline.yaml", "cover: {2027: 420", "cover: {2026: 410")
    #expect(try files.faults().map(\.code) == ["overrides-record"])
  }

  @Test("An assumption that says what the record says, or dates after the close, passes")
  func agrees() throws {
    for values in ["{2025: 670 元/人·年}", "{2025-10: 700 元/人·年}", "{2024: 640 元/人·年}"] {
      let files = try SmallScenario()
      try files.edit("baseline.yaml", "{2026: 700 元/人·年}", values)
      #expect(try files.faults().isEmpty, "\(values)")
    }
  }

  @Test("A share without its unit is answered with a share, a fraction as per cent")
  func shareWithoutUnit() throws {
    let files = try SmallScenario([
      "variant.yaml": """
      fundcast: 1
      title: 小方案
      stacks-on: baseline.yaml
      changes:
        - {parameter: resident.participation, value: 0.477, from: 2026-01, source: 假设}

      """
    ])
    expectOnly(
      try files.faults("variant.yaml"),
      ExpectedFault(
        "missing-unit", at: "5:48", ["“0.477”没有单位", "如 50 %", "请写成“47.7 %”", "写“0.477 %”"],
        ["such as 50 %", "Write “47.7 %”"]), in: "variant.yaml")
  }

  @Test("A continuation unlike anything recorded is questioned at its place, a usual one is not")
  func growth() throws {
    #expect(try warnings("baseline.yaml", []).isEmpty)
    let large = try warnings("baseline.yaml", [("baseline.yaml", "then: 1 %", "then: 26 %")])
    #expect(large.map(\.place.line) == [14])
    #expect(
      large.first?.message(in: .chinese).contains("每年变动 26 %，记录中历年变动最多 2.5 %") ?? false)
    #expect(large.first?.message(in: .english).contains("26 % a year, 2.5 % at most") ?? false)
    #expect(
      try warnings("baseline.yaml", [("baseline.yaml", "+20 元/人·年", "+200 元/人·年")]).count == 1)
  }

  @Test("A benefit's ratio a hundredth of the one in force is questioned")
  func benefitRatio() throws {
    var county = try CountyVariant()
    func notes(_ ratio: String) throws -> [LocalizedText] {
      try county.fund(
        "resident",
        """
        changes:
          - {parameter: resident.inpatient.policy-ratio, tier: county, value: \(ratio), from: 2026-01, source: 假设}
        """
      ).findings.filter { $0.kind == .largeChange }.map(\.text)
    }
    #expect(try notes("75 %").isEmpty)
    let slip = try notes("0.75 %")
    #expect(slip.count == 1 && slip[0].chinese.contains("由 70 % 变为 0.75 %，变动很大"))
  }
}
