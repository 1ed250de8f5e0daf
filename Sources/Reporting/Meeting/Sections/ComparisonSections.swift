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
      var isDraft = false
      var status = BudgetText.proposal
      if case .workingDraft(let gap) = table.status {
        isDraft = true
        let book = gap.book.flatMap { name in chapter.model.books.first { $0.name == name }?.title }
        let figure = PrintedFigure(count: gap.printed, decimals: table.scale.decimals)
        status = BudgetText.workingDraft(chapter.money(figure), book)
      }
      let title =
        chapters.count == 1
        ? BudgetText.title
        : BudgetText.title + LocalizedText("：", ": ") + chapter.shortName
      return ReportSection(
        id: "budget-\(keys[index])", title: title, layout: .landscape, isDraft: isDraft
      ) {
        HTML(.p, .class("budget-title")) {
          HTML(.strong, text: BudgetText.title(table.budgetYear, table.form.title)(language))
        }
        HTML(.p, text: status(language))
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
