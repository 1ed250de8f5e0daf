import Funds
import Quantities
import Testing

@testable import Scenarios

@Suite("Arrangements that a fund may be without")
struct UnusedDeviceTests {
  /// A fund that reads an advance, and how settlement is sped up.
  private func files(_ assumption: String? = nil) throws -> SmallScenario {
    let files = try SmallScenario()
    try files.edit(
      "models/small.yaml", "payable-months: {", "advances: resident.advance\npayable-months: {")
    try files.edit(
      "models/small.yaml", "resident.participation * resident.general-outpatient.cost",
      "resident.participation * resident.general-outpatient.cost * "
        + "(1 + resident.settlement.institution-share)")
    if let assumption {
      try files.edit("baseline.yaml", "assumptions:\n", "assumptions:\n  - \(assumption)\n")
    }
    return files
  }

  @Test("What nothing is said of is zero, and a remark names it")
  func unused() throws {
    let fundCase = try #require(try files().cases().first)
    for name in ["resident.advance", "resident.settlement.institution-share"] {
      let path = try #require(fundCase.plan.parameters[name])
      #expect(path.isUnused)
      #expect(path.values == path.values.map { $0.map { _ in 0 } })
    }
    let remarks = fundCase.findings.map(\.text.chinese).filter { $0.contains("没有这项安排") }
    #expect(remarks.count == 1)
    for name in ["居民医保预付金", "居民提速机构费用占比"] {
      #expect(remarks.first?.contains(name) ?? false, "\(remarks)")
    }
    #expect(
      !fundCase.plan.parameters.contains { $0.key == "resident.population" && $0.value.isUnused })
  }

  @Test("What is stated of one arrangement leaves the others out of use")
  func stated() throws {
    let fundCase = try #require(
      try files("{parameter: resident.advance, values: {2025: 100 万元}, then: hold, source: 台账}")
        .cases().first)
    let advance = try #require(fundCase.plan.parameters["resident.advance"])
    #expect(!advance.isUnused)
    #expect(advance.value(group: 0, at: Period(year: 2027, month: 1)) == 1_000_000)
    #expect(fundCase.plan.parameters["resident.settlement.institution-share"]?.isUnused ?? false)
  }

  @Test("An arrangement that is stated in part lacks the rest")
  func partly() throws {
    let files = try files(
      "{parameter: resident.settlement.institution-share, values: {2025: 60 %}, then: hold, source: 文件}"
    )
    try files.edit(
      "models/small.yaml", "(1 + resident.settlement.institution-share)",
      "(1 + resident.settlement.institution-share * resident.settlement.days-saved / "
        + "resident.settlement.days-saved)")
    #expect(try files.faults().map(\.code) == ["missing-parameter"])
  }

  @Test("A variant may bring an arrangement in, from its own date on")
  func broughtIn() throws {
    let files = try files()
    try files.edit(
      "variant.yaml", "changes:\n",
      "changes:\n  - {parameter: resident.advance, value: 200 万元, from: 2026-03, source: 假设}\n")
    let fundCase = try #require(try files.cases("variant.yaml").first)
    let advance = try #require(fundCase.plan.parameters["resident.advance"])
    #expect(!advance.isUnused)
    #expect(advance.value(group: 0, at: Period(year: 2026, month: 2)) == 0)
    #expect(advance.value(group: 0, at: Period(year: 2027, month: 2)) == 2_000_000)
  }
}
