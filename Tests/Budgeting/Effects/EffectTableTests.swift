import Budgeting
import Funds
import Quantities
import TestSupport
import Testing

@Suite("What one unit of each lever is worth")
struct EffectTableTests {
  private func step(_ parameter: String, _ step: Double, relative: Bool = false) -> EffectStep {
    EffectStep(
      parameter: parameter, title: LocalizedText(verbatim: parameter),
      written: LocalizedText(verbatim: "\(step)"), step: step, isRelative: relative)
  }

  @Test("a rate acts in the whole budget year: persons × base × step, and interest on it")
  func rate() throws {
    let projection = try SampleFund().projection()
    let table = try EffectTable(projection, steps: [step("s.rate", 0.01)], budgetYear: 2026)
    let row = try #require(table.rows.first)
    #expect(row.from == Period(year: 2026, month: 1) && !row.isCover)
    let line = try #require(BasisSheet(projection, budgetYear: 2026).line("employer"))
    let rate = try #require(line.terms.first?.rows.first?.values.last)
    let direct = line.amount * 0.01 / rate
    #expect(row.income > direct && row.income < direct * 1.01)
    #expect(row.expenditure == 0 && row.result == row.income)
    #expect(row.payableMonths > 0)
    #expect((row.payableMonthsLater ?? 0) > row.payableMonths)
    #expect((row.balanceLater ?? 0) > 3 * direct)
  }

  @Test("a cover parameter changes first for the cover year whose collection has not begun")
  func cover() throws {
    let table = try EffectTable(
      try SampleFund().projection(), steps: [step("s.individual", 10)], budgetYear: 2026)
    let row = try #require(table.rows.first)
    #expect(row.from == Period(year: 2027) && row.isCover)
    let plan = SampleFund().plan
    let persons = try #require(plan.parameters["s.persons"])
      .value(group: 0, at: Period(year: 2027, month: 1))
    // Seven tenths of cover 2027 are collected in 2026; interest moves in December at the latest.
    #expect(relativeDifference(row.income, persons * 10 * 0.7) < 0.01)
  }

  @Test("cheaper admissions lower expenditure by their share, and nothing else")
  func benefits() throws {
    let projection = try SampleFund().projection()
    let table = try EffectTable(
      projection, steps: [step("s.cost", -0.01, relative: true), step("s.unknown", 1)],
      budgetYear: 2026)
    #expect(table.rows.count == 1)
    let inpatient = try #require(
      FundTimeline(projection).amount(of: "inpatient", inYear: 2026))
    // The first months still pay for services of 2025.
    #expect(table.rows[0].expenditure < -0.95 * 0.01 * inpatient)
    #expect(table.rows[0].expenditure > -0.01 * inpatient)
    #expect(!table.rows[0].isIdle)
  }
}
