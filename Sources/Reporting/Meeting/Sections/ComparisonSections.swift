import Budgeting
import Funds
import Quantities
import Scenarios

extension MeetingReport {
  /// Scenarios side by side.
  func scenarioSection() -> ReportSection? {
    part("scenarios", ScenarioText.title) { index in
      let chapter = chapters[index]
      guard !chapter.scenarios.isEmpty else {
        let targets = chapter.targetTable()
        return targets.hasRows ? targets.html(in: language) : nil
      }
      let charts = charts[index]
      return HTML(
        [
          chapter.scenarioList().html(in: language),
          HTML(chapter.scenarioTables().map { $0.html(in: language) }),
          charts.scenarioMonths?.figure(in: language) ?? .empty,
          charts.scenarioBalances?.figure(in: language) ?? .empty,
        ]
          + chapter.scenarios.indices.flatMap { scenario -> [HTML] in
            let mechanisms = chapter.mechanismTable(scenario)
            return [chapter.changeTable(scenario).html(in: language)]
              + (mechanisms.hasRows ? [mechanisms.html(in: language)] : [])
          } + [
            chapter.targetTable().html(in: language)
          ])
    }
  }

  /// A budget for each fund that has a form, on lying pages of its own.
  func budgetSections() -> [ReportSection] {
    chapters.indices.compactMap { index in
      let chapter = chapters[index]
      guard let table = chapter.budget else { return nil }
      let status = chapter.statusSentence(table)
      let title =
        chapters.count == 1
        ? BudgetText.title
        : BudgetText.title + LocalizedText("：", ": ") + chapter.shortName
      return ReportSection(
        id: "budget-\(keys[index])", title: title, layout: .landscape,
        isDraft: table.status != .proposal
      ) {
        HTML(.p, .class("budget-title")) {
          HTML(.strong, text: BudgetText.title(table.budgetYear, table.form.title)(language))
        }
        HTML(.p, text: status(language))
        if table.status == .proposal, let unstated = chapter.unstatedSentence() {
          HTML(.p, text: unstated(language))
        }
        chapter.booksTable(table)?.html(in: language) ?? .empty
        HTML(
          table.sections.map { chapter.budgetTable(table, $0).html(in: language) })
        HTML(.p, .class("table-notes"), text: BudgetText.roundingNote(language))
        HTML(.div, .class("whole")) { chapter.memoTable(table).html(in: language) }
        chapter.remarksTable(table).html(in: language)
        if let closing = chapter.closing {
          chapter.closingTable(closing).html(in: language)
          chapter.leverTable(closing).html(in: language)
        }
        if !table.findings.isEmpty {
          HTML(.p) { HTML(.strong, text: BudgetText.findings(language)) }
          NoteList(table.findings.map(\.text)).html(in: language)
        }
      }
    }
  }

  /// Expected execution and the arithmetic behind the budget.
  func worksheetSection() -> ReportSection? {
    part(
      "worksheet",
      chapters.contains { $0.budget != nil } ? BudgetText.worksheet : BudgetText.basis
    ) { index in
      let chapter = chapters[index]
      let basis = chapter.basisTable()
      guard let expected = chapter.expected, let table = chapter.budget else {
        return basis.hasRows ? basis.html(in: language) : nil
      }
      return HTML([
        chapter.expectedTable(expected, scale: table.scale).html(in: language),
        basis.html(in: language),
      ])
    }
  }
}

extension FundChapter {
  /// The largest surplus that is called small, in tenths of a per cent of income.
  private static let smallSurplus: Int64 = 50

  /// What the draft may be called, in a sentence: by its printed balance, and by the payable months
  /// that it ends with.
  func statusSentence(_ table: BudgetTable) -> LocalizedText {
    func printed(_ count: Int64) -> PrintedFigure {
      PrintedFigure(count: count, decimals: table.scale.decimals)
    }
    switch table.status {
    case .notDrawnUp: return BudgetText.notDrawnUp(table.budgetYear)
    case .workingDraft(let gap):
      let book = gap.book.flatMap { name in model.books.first { $0.name == name }?.title }
      return BudgetText.workingDraft(money(printed(gap.printed)), book)
    case .proposal: break
    }
    let income = printed(table.judged.sum(.income, .nextBudget) ?? 0)
    let result = income.change(
      from: printed(table.judged.sum(.expenditure, .nextBudget) ?? 0))
    let share = result.percent(of: income)
    let months = indicators.years.first { $0.year == table.budgetYear }?.payableMonths
    let bound = model.bands.excessive
    let isTooLarge = months.flatMap { months in bound.map { months > $0 } } ?? false
    guard let share, !result.isZero else { return BudgetText.balanced }
    let words =
      share.count <= FundChapter.smallSurplus && !isTooLarge
      ? BudgetText.smallSurplus : BudgetText.surplus
    var sentence = words(money(result), NumberText.percent(share, zero: .digits))
    if let timing = resultTiming, timing.turnsResult {
      sentence = sentence + LocalizedText("", " ") + FirstPageText.turned(timing, money)
    }
    guard isTooLarge, let bound else { return sentence }
    return sentence + LocalizedText("", " ")
      + BudgetText.tooLarge(
        NumberText.months(months), NumberText.number(bound, decimals: 0, zero: .digits))
  }
}
