import Budgeting
import Funds
import Quantities
import Reporting
import Scenarios
import Testing

@testable import FundCast

@Suite("What answers to what, in comparison and growth")
struct MechanismRunTests {
  private static let county = "scenarios/example-county/"

  private func set(_ variant: String) async throws -> ScenarioSet {
    try await ScenarioSet.load(
      RunRequest(
        scenarios: [
          Project.path(MechanismRunTests.county + "baseline.yaml"),
          Project.path(MechanismRunTests.county + "variants/\(variant).yaml"),
        ], paths: 0))
  }

  @Test("Deductible, ratio and cap each have their cost, in money, a head and in payable months")
  func comparison() async throws {
    let comparison = try Comparison(try await set("benefit-deductible-300"))
    let entry = try #require(comparison.entries.first)
    #expect(comparison.entries.count == 1)
    let analysis = entry.analysis
    #expect(analysis.causes.count == 3)
    #expect(analysis.causes[0].chinese.contains("起付线（县级医院）"))
    for (year, total) in analysis.total.enumerated() {
      let parts = analysis.causes.indices.map { analysis.effect($0)[year] }
      #expect(abs(parts.reduce(0) { $0 + $1.result } - total.result) < 1e-6)
      let months = parts.reduce(0) { $0 + ($1.payableMonths ?? .nan) }
      #expect(abs(months - (total.payableMonths ?? .nan)) < 1e-9)
      let persons = try #require(analysis.levels[3][year].persons)
      #expect(abs((analysis.totalPerPerson[year] ?? .nan) * persons - total.result) < 1e-6)
      guard total.year > 2026 else { continue }
      // A lower deductible and a higher ratio cost, a lower cap saves.
      #expect(parts[0].expenditure > 0 && parts[1].expenditure > parts[0].expenditure)
      #expect(parts[2].expenditure < 0)
    }
  }

  @Test(
    "Printed parts a head and in payable months add up to the whole, which is that of the scenarios",
    arguments: ["benefit-deductible-300", "later-retirement"])
  func printed(variant: String) async throws {
    for entry in try Comparison(try await set(variant)).entries {
      let analysis = entry.analysis
      let figures = ChangeFigures(analysis)
      #expect(analysis.causes.count > 1)
      for year in analysis.years.indices {
        let heads = try analysis.causes.indices.map { try #require(figures.perPerson($0)[year]) }
        let head = try #require(figures.totalPerPerson[year])
        #expect(heads.reduce(0) { $0 + $1.count } == head.count)
        #expect(
          head.count
            == PrintedFigure(rounding: try #require(analysis.totalPerPerson[year]), decimals: 2)?
            .count)
        for (cause, printed) in heads.enumerated() {
          let exact = try #require(analysis.effectPerPerson(cause)[year])
          #expect(abs(printed.value - exact) < 0.01)
        }
        let months = try analysis.causes.indices.map { try #require(figures.months($0)[year]) }
        let whole = try #require(figures.totalMonths[year])
        #expect(months.reduce(0) { $0 + $1.count } == whole.count)
        let ends = try [analysis.levels[0], try #require(analysis.levels.last)].map {
          try #require($0[year].payableMonths.flatMap { PrintedFigure(rounding: $0, decimals: 2) })
        }
        #expect(whole == ends[1].change(from: ends[0]))
      }
    }
  }

  @Test("A benefit stands in growth as policy, its response as use, and nothing is left over")
  func growth() async throws {
    let fund = try #require(try await set("benefit-deductible-300").funds.first)
    let variant = try #require(fund.variants.first)
    func parts(_ plan: Plan) throws -> (GrowthAnalysis, [GrowthAnalysis.Contribution]) {
      let growth = try #require(
        GrowthAnalysis(try project(fund.baseline.history, plan), from: 2026, to: 2027))
      return (growth, growth.contributions.filter { $0.line.name == "inpatient" })
    }
    let (still, before) = try parts(fund.baseline.plan)
    let (moved, after) = try parts(variant.fundCase.plan)
    for growth in [still, moved] {
      let sum = growth.contributions.reduce(0) { $0 + $1.amount }
      #expect(abs(sum - growth.growth) < 1e-6 * growth.after)
    }
    func amount(_ parts: [GrowthAnalysis.Contribution], _ cause: GrowthAnalysis.Cause) -> Double {
      parts.first { $0.cause == cause }?.amount ?? .nan
    }
    let policy = GrowthAnalysis.Cause.policy(parameter: "resident.reimbursement-ratio")
    #expect(amount(before, policy) == 0)
    // Half a year of the package in 2026, a whole one in 2027.
    #expect(amount(after, policy) > 3e6)
    #expect(amount(after, .use) > amount(before, .use))
    #expect(
      abs(amount(after, .timing)) < 0.5 * amount(after, policy) + abs(amount(before, .timing)))
  }

  @Test("One unit of a lever carries what answers to it into the table of effects")
  func levers() async throws {
    let set = try await ScenarioSet.load(
      RunRequest(
        scenarios: [Project.path(MechanismRunTests.county + "baseline.yaml")], paths: 0))
    func effects(_ name: String) throws -> (ScenarioSet.Fund, EffectTable) {
      let fund = try #require(set.funds.first { $0.baseline.model.name == name })
      let projection = try project(fund.baseline.history, fund.baseline.plan)
      let analyses = try FundChapter.analyse(
        baseline: FundChapter.Entry(fund.baseline, projection), levers: fund.levers,
        catalogue: set.catalogue)
      return (fund, analyses.effects)
    }
    func row(_ table: EffectTable, _ name: String) throws -> EffectTable.Row {
      let rows = table.rows.filter { $0.step.parameter == name }
      #expect(rows.count == 1, "\(name)")
      return try #require(rows.first)
    }
    let (_, residents) = try effects("resident")
    // 100 yuan off the deductible, a point more of the ratio, a higher cap: all of them cost.
    for lever in ["deductible", "policy-ratio", "cap"] {
      let row = try row(residents, "resident.inpatient.\(lever)")
      #expect(row.expenditure > 0 && row.payableMonths < 0, "\(lever)")
    }
    let (fund, employees) = try effects("employee")
    for lever in ["base-floor", "base-ceiling", "declared-share", "floor-declared", "average-wage"]
    {
      #expect(try row(employees, "employee.contribution.\(lever)").income > 0, "\(lever)")
    }
    // Where the rate rises flexible workers choose a lower base: less comes in than by rate alone.
    let rate = try row(employees, "employee.flexible.rate")
    let alone = try EffectTable(
      try project(fund.baseline.history, fund.baseline.plan), steps: [rate.step],
      budgetYear: fund.baseline.scenario.budgetYear)
    #expect(rate.income > 0 && rate.income < alone.rows[0].income)
  }
}
