import Budgeting
import Funds
import Quantities
import TestSupport
import Testing

@Suite("The basis sheet")
struct BasisSheetTests {
  @Test("terms × calibration + known matters + the rest give the budget, line by line")
  func addsUp() throws {
    let projection = try SampleFund().projection()
    let timeline = FundTimeline(projection)
    for line in BasisSheet(projection, budgetYear: 2026).lines {
      let products = line.terms.reduce(0) { $0 + $1.amount } * (line.calibration?.ratio ?? 1)
      let sum = products + line.modelled + line.known + line.other
      #expect(relativeDifference(sum, line.amount) < 1e-12)
      #expect(line.terms.isEmpty ? line.other == 0 : line.modelled == 0)
      #expect(line.amount == timeline.amount(of: line.line.name, inYear: 2026))
    }
  }

  @Test("a product of drivers shows its factors with the year's averages and explains the line")
  func driver() throws {
    let projection = try SampleFund().projection()
    let unit = try #require(QuantityUnit("人"))
    let sheet = BasisSheet(
      projection, budgetYear: 2026,
      labels: ["s.persons": ParameterLabel(title: LocalizedText("人数", "persons"), unit: unit)])
    let line = try #require(sheet.line("employer"))
    let term = try #require(line.terms.first)
    #expect(term.factors.map(\.name) == ["s.persons", "s.base", "s.rate"])
    #expect(term.factors[0].label?.title.chinese == "人数" && term.factors[1].label == nil)
    #expect(term.rows.count == 1 && term.rows[0].group?.english == "active")
    // The product of averages misses the sum of the months' products by the months' covariance.
    #expect(abs(line.other) < 1e-3 * line.amount)
  }

  @Test("what is collected for cover shows each cover year with its share")
  func collection() throws {
    let line = try #require(
      BasisSheet(try SampleFund().projection(), budgetYear: 2026).line("individual"))
    #expect(line.terms.map(\.coverYear) == [2026, 2027])
    #expect(abs(line.terms[0].share - 0.3) < 1e-12 && abs(line.terms[1].share - 0.7) < 1e-12)
    #expect(abs(line.other) < 1e-9 * line.amount)
  }

  @Test("a cohort is persons × incidence × each factor of its cost, by group")
  func cohort() throws {
    let line = try #require(
      BasisSheet(try SampleFund().projection(), budgetYear: 2026).line("inpatient"))
    let term = try #require(line.terms.first)
    #expect(term.factors.map(\.name) == ["s.persons", "s.admission", "s.cost", "s.ratio"])
    #expect(term.rows.count == 2)
    for row in term.rows { #expect(row.amount == row.values.reduce(1, *)) }
  }

  @Test("a rule is shown as written, with its parameters")
  func rule() throws {
    let line = try #require(
      BasisSheet(try SampleFund().projection(), budgetYear: 2026).line("interest"))
    #expect(line.rule == "max(opening.book, 0.0) * s.interest / 4.0")
    #expect(line.ruleValues.map(\.parameter) == ["s.interest"])
  }
}
