import Foundation
import Funds
import Quantities
import Testing

@testable import Scenarios

@Suite("Faults in benefits, bases and responses")
struct BadMechanismTests {
  private static let benefits = """
    benefits:
      - benefit: resident.inpatient
        moves: {share: resident.general-outpatient.cost}
        elasticity: -0.1
        tiers:
          - tier: county
            share: 60 %
            claims: {mean: 5000 元, variation: 1.1}
            deductible: 500 元
            ratio: 70 %
            cap: 10 万元
          - tier: outside
            share: 40 %
            claims: {mean: 20000 元, variation: 1.3, tail: {above: 100000 元, share: 1 %, shape: 2.2}}
            deductible: 1000 元
            ratio: 55 %
        source: 政策文件

    """

  private static let variant = """
    fundcast: 1
    title: 起付线
    stacks-on: baseline.yaml
    changes:
      - parameter: resident.inpatient.deductible
        tier: county
        value: 300 元
        from: 2026-07
        source: 假设

    """

  private static func files(_ block: String = benefits, _ variant: String = variant) throws
    -> SmallScenario
  {
    try SmallScenario([
      "baseline.yaml": SmallScenario.baseline.replacingOccurrences(
        of: "assumptions:", with: block + "assumptions:"), "variant.yaml": variant,
    ])
  }

  @Test("The files as they stand are right, and the change moves what it says")
  func right() throws {
    let files = try BadMechanismTests.files()
    #expect(try files.faults("baseline.yaml").isEmpty)
    let (base, variant) = (try files.cases()[0], try files.cases("variant.yaml")[0])
    let name = "resident.general-outpatient.cost"
    let old = try #require(base.plan.parameters[name])
    let new = try #require(variant.plan.parameters[name])
    let (june, july) = (Period(year: 2026, month: 6), Period(year: 2026, month: 7))
    #expect(old.value(group: 0, at: june) == new.value(group: 0, at: june))
    #expect(old.value(group: 0, at: july) < new.value(group: 0, at: july))
    #expect(variant.firstChange == july)
    #expect(variant.mechanisms.count == 1 && variant.mechanisms[0].isMoved)
    #expect(!base.mechanisms[0].isMoved)
  }

  /// One edit of the baseline and what is said of it.
  struct Edit: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let fault: ExpectedFault
    var testDescription: String { "\(old) → \(new)" }
  }

  private static let edits = [
    Edit(
      old: "deductible: 500 元", new: "deductible: -500 元",
      fault: ExpectedFault("out-of-range", at: "21:21", ["起付线", "0 到"], ["out of range", "0 to"])),
    Edit(
      old: "ratio: 70 %", new: "ratio: 170 %",
      fault: ExpectedFault("out-of-range", at: "22:16", ["170 %", "100"], ["170 %", "100"])),
    Edit(
      old: "cap: 10 万元", new: "cap: 400 元",
      fault: ExpectedFault(
        "benefit-limits", at: "23:14", ["封顶线 400 元不高于起付线 500 元", "核对"],
        ["the cap of 400 元 is not above the deductible of 500 元", "Check"])),
    Edit(
      old: "deductible: 500 元", new: "deductible: 500 人",
      fault: ExpectedFault("wrong-unit", at: "21:21", ["不适用", "元"], ["does not fit", "元"])),
    Edit(
      old: "claims: {mean: 5000 元, variation: 1.1}", new: "claims: {mean: 5000 元}",
      fault: ExpectedFault("missing-key", at: "20:17", ["variation"], ["variation"])),
    Edit(
      old: "claims: {mean: 5000 元, variation: 1.1}\n", new: "note: 1\n",
      fault: ExpectedFault("unknown-key", at: "20:9", ["note"], ["note"])),
    Edit(
      old: "claims: {mean: 5000 元, variation: 1.1}", new: "claims: data/none.csv",
      fault: ExpectedFault("file-not-found", at: "20:17", ["路径"], ["path"])),
    Edit(
      old: "shape: 2.2", new: "shape: 0.9",
      fault: ExpectedFault("wrong-value", at: "26:92", ["大于 1"], ["above 1"])),
    Edit(
      old: "share: 60 %", new: "share: 50 %",
      fault: ExpectedFault("shares-do-not-sum", at: "18:7", ["90 %"], ["90 %"])),
    Edit(
      old: "benefit: resident.inpatient", new: "benefit: resident.inpatients",
      fault: ExpectedFault(
        "unknown-parameter", at: "14:14", ["是否想写“resident.inpatient”"],
        ["Did you mean “resident.inpatient”?"])),
    Edit(
      old: "elasticity: -0.1", new: "elasticity: 0.1",
      fault: ExpectedFault("wrong-value", at: "16:17", ["-1 到 0"], ["-1 to 0"])),
    Edit(
      old: "share: resident.general-outpatient.cost", new: "share: employee.reimbursement-ratio",
      fault: ExpectedFault(
        "unread-parameter", at: "14:5", ["employee.reimbursement-ratio"],
        ["employee.reimbursement-ratio"])),
  ]

  @Test("A wrong figure of a benefit is named with its place and the rule", arguments: edits)
  func benefit(edit: Edit) throws {
    let files = try BadMechanismTests.files()
    try files.edit("baseline.yaml", edit.old, edit.new)
    let faults = try files.faults("baseline.yaml").filter {
      // An unknown key leaves a required one missing beside it.
      edit.fault.code != "unknown-key" || $0.code == "unknown-key"
    }
    expectOnly(faults, edit.fault, in: "baseline.yaml")
  }

  private static let changes = [
    Edit(
      old: "value: 300 元", new: "value: 20 万元",
      fault: ExpectedFault(
        "benefit-limits", at: "7:12", ["起付线 200000 元、比例 70 %、封顶线 100000 元 不能并存"],
        ["a ratio of 70 % and a cap of 100000 元, which do not go together"])),
    Edit(
      old: "tier: county", new: "tier: country",
      fault: ExpectedFault(
        "unknown-tier", at: "7:12", ["没有层级", "county", "是否想写"],
        ["has no tier", "county", "Did you mean"])),
    Edit(
      old: "from: 2026-07", new: "from: 2025-08",
      fault: ExpectedFault("closed-month", at: "7:12", ["已结账"], ["is closed"])),
    Edit(
      old: "resident.inpatient.deductible", new: "employee.inpatient.deductible",
      fault: ExpectedFault(
        "unread-parameter", at: "7:12", ["没有任何模型使用", "benefits"],
        ["read by no model", "benefits"])),
  ]

  @Test("A wrong change of a benefit is named with its place and the rule", arguments: changes)
  func change(edit: Edit) throws {
    let files = try BadMechanismTests.files()
    try files.edit("variant.yaml", edit.old, edit.new)
    expectOnly(try files.faults("variant.yaml"), edit.fault, in: "variant.yaml")
  }

  @Test("A change that leaves the range says the figure as users write it")
  func belowZero() throws {
    let files = try BadMechanismTests.files()
    try files.edit("variant.yaml", "value: 300 元", "shift: -600 元")
    let fault = try #require(
      try files.faults("variant.yaml").first { $0.code == "out-of-range" })
    #expect(fault.found.chinese == "变动后“居民住院起付线”为 -100 元，超出范围")
    #expect(fault.found.english.hasSuffix("-100 元, which is out of range"))
    #expect(fault.expected == LocalizedText("0 到 1000000 元", "0 to 1000000 元"))
  }

  @Test("A tier may be named by its short name or by either of its titles")
  func tierTitles() throws {
    let titled = BadMechanismTests.benefits.replacingOccurrences(
      of: "tier: county\n",
      with: "tier: county\n        title: {zh: 县级医院, en: County hospitals}\n")
    func paths(_ tier: String) throws -> FundCase {
      try BadMechanismTests.files(
        titled,
        BadMechanismTests.variant.replacingOccurrences(of: "tier: county", with: "tier: \(tier)")
      ).cases("variant.yaml")[0]
    }
    let named = try paths("county")
    for title in ["县级医院", "County hospitals"] {
      let one = try paths(title)
      #expect(one.plan.parameters == named.plan.parameters)
      #expect(one.mechanisms == named.mechanisms)
    }
  }

  @Test("A change that sets tiers which differ to one value says so; a shift of all does not")
  func allTiers() throws {
    func warnings(_ old: String, _ new: String) throws -> [Diagnostic] {
      let files = try BadMechanismTests.files()
      try files.edit("variant.yaml", old, new)
      return try files.cases("variant.yaml")[0].findings.filter { $0.kind == .largeChange }
        .map { $0.warning(in: "variant.yaml") }
    }
    let all = try warnings("    tier: county\n", "")
    #expect(all.count == 1 && all.first?.place.line == 6)
    #expect(
      all.first?.message(in: .chinese).contains(
        "“居民住院起付线”的变动没有写 tier，county、outside 都由 500 元 到 1000 元 改为 300 元") ?? false)
    #expect(
      all.first?.message(in: .english).contains(
        "names no tier: county, outside all go from 500 元 to 1000 元 to 300 元") ?? false)
    #expect(try warnings("    tier: county\n    value: 300 元", "    shift: -50 元").isEmpty)
    #expect(try warnings("tier: county", "tier: outside").isEmpty)
  }

  @Test("Observed claims serve as well, and a bad row is named with its place")
  func observed() throws {
    let block = BadMechanismTests.benefits.replacingOccurrences(
      of: "{mean: 5000 元, variation: 1.1}", with: "data/claims.csv")
    func files(_ rows: String) throws -> SmallScenario {
      try SmallScenario([
        "baseline.yaml": SmallScenario.baseline.replacingOccurrences(
          of: "assumptions:", with: block + "assumptions:"),
        "variant.yaml": BadMechanismTests.variant, "data/claims.csv": rows,
      ])
    }
    let good = try files("claim,count\n400,20\n1000,50\n6000,25\n30000,5\n")
    // Paid of 100 claims: 0.7 × (50 × 500 + 25 × 5500 + 5 × 29500) before, from 300 on after.
    let (base, variant) = (try good.cases()[0], try good.cases("variant.yaml")[0])
    let figures = try #require(variant.mechanisms.first).figures
    let paid = try #require(figures.first { $0.title.english == "expected payment for a case" })
    #expect(abs(paid.before - 0.7 * (25_000 + 137_500 + 147_500) / 100) < 1e-9)
    #expect(abs(paid.after - 0.7 * (2_000 + 35_000 + 142_500 + 148_500) / 100) < 1e-9)
    #expect(base.files.contains { $0.hasSuffix("data/claims.csv") })
    let bad = try files("claim,count\n400,20\n-1000,50\n")
    expectOnly(
      try bad.faults(),
      ExpectedFault("not-a-number", at: "3:1", ["-1000", "不小于零"], ["not below zero"]),
      in: "data/claims.csv")
  }

  private static let response = """
    participation-response:
      - responds: resident.participation
        to: resident.contribution.individual
        persons: resident.population
        elasticity: {adult: -0.1}
        leavers: 50 %
        cost: [resident.general-outpatient.cost]
        source: 经验

    """

  private static let responses = [
    Edit(
      old: "adult: -0.1", new: "adults: -0.1",
      fault: ExpectedFault("unknown-group", at: "14:5", ["adults", "adult"], ["adults", "adult"])),
    Edit(
      old: "adult: -0.1", new: "adult: 0.1",
      fault: ExpectedFault("wrong-value", at: "17:25", ["-5 到 0"], ["-5 to 0"])),
    Edit(
      old: "leavers: 50 %", new: "leavers: -50 %",
      fault: ExpectedFault("wrong-value", at: "18:14", ["0 到 300 %"], ["0 to 300 %"])),
    Edit(
      old: "to: resident.contribution.individual", new: "to: resident.contribution.individuals",
      fault: ExpectedFault("unknown-parameter", at: "15:9", ["是否想写"], ["Did you mean"])),
  ]

  @Test("A wrong response of participation is named with its place", arguments: responses)
  func participation(edit: Edit) throws {
    let files = try BadMechanismTests.files(BadMechanismTests.response, SmallScenario.variant)
    #expect(try files.faults("variant.yaml").isEmpty)
    try files.edit("baseline.yaml", edit.old, edit.new)
    expectOnly(try files.faults("baseline.yaml"), edit.fault, in: "baseline.yaml")
  }
}
