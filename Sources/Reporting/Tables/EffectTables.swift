import Budgeting
import Quantities

extension FundChapter {
  /// What a lever moves the budget year's result by, as printed: income less expenditure.
  func printedResult(_ row: EffectTable.Row) -> PrintedFigure? {
    figure(row.income).flatMap { income in
      figure(row.expenditure).map { income.change(from: $0) }
    }
  }

  /// What one unit of each lever is worth, the largest effect first; levers that move nothing last.
  func effectTable() -> ReportTable {
    let later = budgetYear + EffectTable.yearsLater
    let moving = analyses.effects.rows.enumerated().filter { !$0.element.isIdle }.sorted {
      let (left, right) = (abs($0.element.result), abs($1.element.result))
      return left == right ? $0.offset < $1.offset : left > right
    }.map(\.element)
    let rows = moving.map { row -> ReportTable.Row in
      func months(_ value: Double?) -> ReportTable.Cell {
        .change(value.flatMap { PrintedFigure(rounding: $0, decimals: 2) })
      }
      return ReportTable.Row([
        .text(EffectText.lever(row)), .text(EffectText.start(row)), .change(figure(row.income)),
        .change(figure(row.expenditure)), .change(printedResult(row)), months(row.payableMonths),
        .change(figure(row.balanceLater)), months(row.payableMonthsLater),
      ])
    }
    let (now, then) = (EffectText.yearGroup(budgetYear), EffectText.yearGroup(later))
    let unit = scale.unit.name
    return ReportTable(
      title: EffectText.title, basis: scopeBasis,
      columns: [
        prose(EffectText.lever), label(EffectText.from),
        column(EffectText.income, unit, group: now),
        column(EffectText.expenditure, unit, group: now),
        column(CommonText.result, unit, group: now),
        column(EffectText.months, CommonText.months, group: now),
        column(CommonText.closing, unit, group: then),
        column(EffectText.months, CommonText.months, group: then),
      ], rows: rows,
      notes: [EffectText.note, CommonText.monthsBy(monthsDefinition).capitalised], isDense: true)
  }
}
