import Budgeting
import Funds
import Quantities

/// Lines under a total budget: need, budget, the point's value and the coming clearing.
extension FundChapter {
  /// The open year, the budget year and the one after, line by line; `nil` without a total budget.
  func totalBudgetTable() -> ReportTable? {
    let lines = projection.lines.filter { !$0.totalBudget.isEmpty }
    guard !lines.isEmpty else { return nil }
    var rows: [ReportTable.Row] = []
    for line in lines {
      let years = line.totalBudget.filter { $0.year <= budgetYear + 1 }
      if lines.count > 1 {
        rows.append(
          ReportTable.Row(
            .group, [.text(line.item.title)] + [ReportTable.Cell](repeating: .blank, count: 8)))
      }
      rows += years.map { year in
        let clearing = year.clearing
        let range = clearing.flatMap { clearing -> LocalizedText? in
          guard let low = rangeEnd(clearing.range.lowerBound),
            let high = rangeEnd(clearing.range.upperBound)
          else { return nil }
          let (from, to) = (NumberText.change(low), NumberText.change(high))
          return LocalizedText("\(from) 至 \(to)", "\(from) to \(to)")
        }
        return ReportTable.Row([
          .verbatim("\(year.year)"), .figure(figure(year.need)), .figure(figure(year.budget)),
          .number(year.pointValue, decimals: 3), .figure(figure(year.payment)),
          .probability(year.probabilityOverBudget), .change(figure(clearing?.mean)),
          range.map { .text($0) } ?? ReportTable.Cell(.notApplicable),
          .probability(clearing?.takenBack),
        ])
      }
    }
    return ReportTable(
      title: FundText.totalBudget, basis: CommonText.unit(scale.unit.name),
      columns: [
        label(CommonText.year), column(FundText.need), column(FundText.budgetOfYear),
        column(FundText.pointValue), column(FundText.paidUnder), column(FundText.overBudget),
        column(FundText.clearing), column(FundText.clearingRange), column(FundText.takenBack),
      ], rows: rows, notes: [FundText.totalBudgetNote])
  }
}
