import Budgeting
import Funds
import Quantities
import Testing

@Suite("What a draft may be called")
struct BudgetStatusTests {
  @Test("a draft that balances is a proposal; one in deficit a working draft with its gap")
  func status() throws {
    #expect(try SampleFund(benefits: 0.5).table().status == .proposal)
    let table = try SampleFund(benefits: 2).table()
    guard case .workingDraft(let gap) = table.status else {
      Issue.record("The pool pays twice as much for admissions and cannot balance.")
      return
    }
    let balance = try #require(table.judged.row("current-balance")?.figures[.nextBudget])
    #expect(gap.book == "pool" && gap.printed == -balance && gap.printed > 0)
  }

  @Test("a year that is not projected to its end has no draft, and nothing is called a proposal")
  func notProjected() throws {
    let table = try SampleFund(benefits: 0.5).table(budgetYear: 2030)
    #expect(table.status == .notDrawnUp)
    let effects = try EffectTable(table.projection, steps: [], budgetYear: 2030)
    #expect(table.closing(effects) == nil)
  }

  @Test("the gap is closed in the legal order, levers last and by the steps they need")
  func closing() throws {
    let table = try SampleFund(benefits: 2).table()
    let steps = [
      EffectStep(
        parameter: "s.rate", title: LocalizedText(verbatim: "rate"),
        written: LocalizedText(verbatim: "1 pp"), step: 0.01, isRelative: false),
      EffectStep(
        parameter: "s.ratio", title: LocalizedText(verbatim: "ratio"),
        written: LocalizedText(verbatim: "1 pp"), step: 0.01, isRelative: false),
      EffectStep(
        parameter: "s.own", title: LocalizedText(verbatim: "own"),
        written: LocalizedText(verbatim: "1 pp"), step: 0.01, isRelative: false),
    ]
    let effects = try EffectTable(table.projection, steps: steps, budgetYear: 2026)
    let closing = try #require(table.closing(effects, adjustmentFund: 1e6))
    #expect(closing.steps.map(\.source) == GapClosing.Source.allCases)
    var open = closing.gap
    for step in closing.steps {
      open -= step.covers ?? 0
      #expect(step.open == open)
    }
    #expect(open == 0)
    #expect(closing.steps[2].available == nil && closing.steps[2].covers == nil)
    #expect(closing.levers.allSatisfy { $0.effect > 0 })
    // A higher reimbursement ratio widens the gap: it would have to fall.
    #expect((closing.levers.first { $0.step.parameter == "s.ratio" }?.steps ?? 0) < 0)
    #expect((closing.levers.first { $0.step.parameter == "s.rate" }?.steps ?? 0) > 0)
    // The employees' own rate goes to the accounts and moves nothing in the pool.
    #expect(!closing.levers.contains { $0.step.parameter == "s.own" })
    #expect(try SampleFund(benefits: 0.5).table().closing(effects) == nil)
  }
}
