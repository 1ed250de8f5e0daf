import Funds
import Quantities
import Scenarios

extension SampleFund {
  /// A small form with subtotals, balances and grand totals on both sides.
  static var form: BudgetForm {
    func row(_ name: String, _ side: Side, level: Int = 1, _ content: BudgetForm.Content)
      -> BudgetForm.Row
    {
      BudgetForm.Row(
        name: name, title: LocalizedText(verbatim: name), code: nil, level: level, side: side,
        content: content)
    }
    return BudgetForm(
      name: "sample", title: LocalizedText(verbatim: "sample"), hasBookColumns: true,
      rows: [
        row(
          "contributions", .income, .lines(["individual", "employer", "own"], ofWhich: false)),
        row("of-individual", .income, level: 2, .lines(["individual"], ofWhich: true)),
        row("of-employer", .income, level: 2, .lines(["employer", "own"], ofWhich: true)),
        row("subsidy", .income, .lines(["subsidy"], ofWhich: false)),
        row("interest", .income, .lines(["interest"], ofWhich: false)),
        row("credit-in", .income, .lines(["credit-in"], ofWhich: false)),
        row("kept", .income, .lines([], ofWhich: false)),
        row(
          "income-subtotal", .income,
          .sum(["contributions", "subsidy", "interest", "credit-in"])),
        row("income-total", .income, .sum(["income-subtotal", "kept"])),
        row("carried", .income, .openingBalance),
        row("income-grand-total", .income, level: 0, .sum(["income-total", "carried"])),
        row("inpatient", .expenditure, .lines(["inpatient"], ofWhich: false)),
        row("outpatient", .expenditure, .lines(["outpatient"], ofWhich: false)),
        row("credit-out", .expenditure, .lines(["credit-out"], ofWhich: false)),
        row("spending", .expenditure, .lines(["spending"], ofWhich: false)),
        row(
          "expenditure-total", .expenditure,
          .sum(["inpatient", "outpatient", "credit-out", "spending"])),
        row("current-balance", .expenditure, .difference("income-total", "expenditure-total")),
        row("closing", .expenditure, .closingBalance),
        row(
          "expenditure-grand-total", .expenditure, level: 0, .sum(["expenditure-total", "closing"])),
      ],
      memos: [
        .init(title: LocalizedText(verbatim: "persons"), content: .parameter("s.persons")),
        .init(
          title: LocalizedText(verbatim: "care"), content: .lines(["inpatient", "outpatient"])),
      ])
  }
}
