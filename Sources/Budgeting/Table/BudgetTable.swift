public import Funds
public import Quantities
public import Scenarios

/// The budget in the official form, as printed.
///
/// Published columns (final account, budgets, execution) are never bent: each figure is its own
/// rounding, and where a printed total then misses its printed parts, that is a finding; what is the
/// difference of two rows is that of their printed figures, in every column. Expected
/// execution and next year's budget are rounded by largest remainder so that parts sum to totals.
/// The forecast of the remaining months is expected execution less execution as printed, so that
/// every row adds up; its column misses a total by exactly what the execution column misses.
/// Changes and percentages are computed from printed figures.
public struct BudgetTable: Sendable {
  /// The form whose rows the table fills.
  public let form: BudgetForm
  /// The fund's name as printed.
  public let fund: LocalizedText

  /// The year budgeted; “the year” of the other columns is the one before it.
  public let budgetYear: Int
  /// The unit and decimals that money is printed in.
  public let scale: FigureScale

  /// The last closed period, and the part of the year that has passed by then.
  public let closedThrough: Period
  /// The part of the year before the budget year that has passed by the last closed period.
  public let elapsed: Double

  /// The columns that have figures, in order.
  public let columns: [BudgetColumn]

  /// One section; or, where the form has the books as columns, one for each and then the total.
  public let sections: [BudgetSection]
  /// The figures below the form, in the form's order.
  public let memos: [BudgetMemo]
  /// What the table's reader must know and what was not repaired.
  public let findings: [BudgetFinding]

  /// The projection the table is drawn from.
  public let projection: Projection

  /// The year before the budget year.
  public var year: Int { budgetYear - 1 }

  /// The section of the whole fund.
  public var total: BudgetSection { sections[sections.count - 1] }

  /// The section of the books that the fund is judged by: one book's, or the whole fund's.
  public var judged: BudgetSection {
    let books = projection.plan.model.payableMonths.books
    guard books.count == 1, let book = books.first else { return total }
    return sections.first { $0.book?.name == book } ?? total
  }

  /// Draws up the table.
  ///
  /// - Parameters:
  ///   - budgetYear: the year budgeted; it must lie within the projection, or its column is empty and
  ///     the table's ``status`` says so.
  ///   - scale: the unit and decimals printed.
  public init(
    form: BudgetForm, projection: Projection, budgetYear: Int, scale: FigureScale
  ) {
    let amounts = BudgetAmounts(projection: projection, budgetYear: budgetYear)
    let layout = FormLayout(form)
    let model = projection.plan.model
    var findings = layout.findings(model)
    findings += amounts.findings(scale)

    var sections: [BudgetSection] = []
    if form.hasBookColumns && model.books.count > 1 {
      let parts = model.books.map { book in
        SectionBuilder(
          layout: layout, amounts: amounts, scale: scale, book: book,
          lines: model.lines.filter { $0.book == book.name }, books: [book.name])
      }
      let built = parts.map { $0.built() }
      sections = built.map(\.section)
      findings += built.flatMap(\.findings)
      let whole = SectionBuilder(
        layout: layout, amounts: amounts, scale: scale, book: nil,
        lines: model.lines.filter { !$0.isInternal }, books: model.books.map(\.name)
      ).built(from: sections)
      sections.append(whole.section)
      findings += whole.findings
    } else {
      let isPart = model.books.count > 1
      let whole = SectionBuilder(
        layout: layout, amounts: amounts, scale: scale, book: nil,
        lines: model.lines.filter { !(isPart && $0.isInternal) }, books: model.books.map(\.name)
      ).built()
      sections = [whole.section]
      findings += whole.findings
    }
    self.form = form
    fund = model.title
    self.budgetYear = budgetYear
    self.scale = scale
    closedThrough = projection.history.closedThrough
    elapsed = amounts.elapsed
    columns = BudgetColumn.allCases.filter { amounts.has($0) }
    memos = amounts.memos(form, allLines: sections.flatMap(\.lines))
    self.sections = sections
    self.findings = findings
    self.projection = projection
  }
}
