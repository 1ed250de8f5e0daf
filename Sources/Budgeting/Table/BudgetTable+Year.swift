import Scenarios

/// A calendar year in the totals of a budget form, as printed.
public struct BudgetYearTotals: Sendable, Hashable {
  /// Income, in units of the table's last printed place, as are the others.
  public let income: Int64
  /// Expenditure.
  public let expenditure: Int64
  /// The row that is income less expenditure.
  public let result: Int64
  /// The balance carried out.
  public let closing: Int64
}

extension BudgetTable {
  /// The totals of a calendar year that the form prints, of the books the fund is judged by.
  ///
  /// What a report says of these years elsewhere is these figures, so that one quantity reads the
  /// same wherever it stands.
  ///
  /// - Returns: `nil` for a year that no column of the form covers, for a form without a row of
  ///   result or balance, and where a line of the fund stands in no row, so that the form's totals
  ///   are not the fund's.
  public func totals(ofYear year: Int) -> BudgetYearTotals? {
    guard let column = column(ofYear: year),
      !findings.contains(where: { $0.kind == .lineNotInForm })
    else { return nil }
    let section = judged
    func figure(_ row: String) -> Int64? { section.row(row)?.figures[column] }
    for row in form.rows {
      guard case .difference(let left, let right) = row.content, let result = figure(row.name),
        let income = figure(left), let expenditure = figure(right),
        let closing = section.rows.first(where: { $0.kind == .closing })?.figures[column]
      else { continue }
      return BudgetYearTotals(
        income: income, expenditure: expenditure, result: result, closing: closing)
    }
    return nil
  }

  /// The column that holds the whole of a year.
  private func column(ofYear year: Int) -> BudgetColumn? {
    let column: BudgetColumn? =
      switch budgetYear - year {
      case 0: .nextBudget
      case 1: .expected
      case 2: .finalAccount
      default: nil
      }
    return column.flatMap { columns.contains($0) ? $0 : nil }
  }
}
