internal import Budgeting
internal import Funds
internal import Quantities
internal import Scenarios

extension MeetingReport {
  /// What a paper comes to, fund by fund; nothing where no fund has a form to draw its budget up in, or
  /// no measure touches one.
  public func entries(of paper: MeetingPaper) -> [PaperEntry] {
    chapters.flatMap { chapter -> [PaperEntry] in
      switch paper {
      case .budget:
        return chapter.budgetSentence.map {
          [PaperEntry(title: chapter.model.title, sentences: [$0])]
        } ?? []
      case .costing:
        return chapter.scenarios.indices.map { index in
          let name = chapter.scenarios[index].fundCase.scenario.title
          return PaperEntry(
            title: chapter.shortName + LocalizedText("：", ": ") + name,
            sentences: chapter.costingSentences(index))
        }
      }
    }
  }

  /// A paper as one self-contained page.
  public func page(of paper: MeetingPaper) -> String {
    page(titled: title(of: paper), summary: summary(of: paper), sections: sections(of: paper))
  }

  /// Writes the workbook of a paper.
  ///
  /// - Throws: ``WorkbookError``, naming the sheet and the cell.
  public func writeWorkbook(of paper: MeetingPaper, to path: String) throws(WorkbookError) {
    var sheets = [sheet(FileText.summary(language), [summaryTable(of: paper)], isDraft: false)]
    switch paper {
    case .budget:
      sheets += self.sheets(
        BudgetText.title, isDraft: { ($0.budget?.status ?? .proposal) != .proposal },
        { chapter in chapter.budgetSheetTables() + [chapter.budget.map(chapter.remarksTable)] })
      sheets += self.sheets(FileText.expected) { [$0.expectedSheetTable()] }
      sheets += self.sheets(FileText.basis) { [$0.basisTable()] }
      sheets += self.sheets(BudgetText.gapTitle) { chapter in
        chapter.closing.map { [chapter.closingTable($0), chapter.leverTable($0)] } ?? []
      }
    case .costing:
      sheets += self.sheets(CostingText.sheet) { chapter in
        chapter.scenarios.indices.flatMap { chapter.costingTables($0) }
      }
    }
    sheets += self.sheets(FileText.assumptions) {
      [$0.assumptionTable(), $0.settlementTable(), $0.eventTable()]
    }
    sheets.append(sheet(FileText.manifest(language), [manifest.table()], isDraft: false))
    try Workbook(
      title: title(of: paper)(language), subject: summary(of: paper)(language),
      author: chapters[0].baseline.fundCase.scenario.author, created: preparedOn, sheets: sheets
    ).write(to: path)
  }

  private func title(of paper: MeetingPaper) -> LocalizedText {
    let names =
      chapters.count == 1 ? chapters[0].model.title : chapters.map(\.shortName).joined("、", ", ")
    switch paper {
    case .budget:
      let year = chapters[0].budgetYear
      return LocalizedText(
        "\(names.chinese) \(year) 年预算草案", "\(names.english): draft budget for \(year)")
    case .costing:
      return LocalizedText(
        "\(names.chinese)政策调整事前测算", "\(names.english): what measures cost, before they are decided")
    }
  }

  private func summary(of paper: MeetingPaper) -> LocalizedText {
    entries(of: paper).compactMap(\.sentences.first).joined("", " ")
  }

  /// What the paper comes to, fund by fund and measure by measure, a sentence a row.
  private func summaryTable(of paper: MeetingPaper) -> ReportTable {
    let rows = entries(of: paper).flatMap { entry in
      [ReportTable.Row(.group, [.text(entry.title), .blank])]
        + entry.sentences.enumerated().map { index, sentence in
          ReportTable.Row(indent: 1, [.verbatim("\(index + 1)"), .text(sentence)])
        }
    }
    return ReportTable(
      title: title(of: paper), basis: DateText.day(preparedOn),
      columns: [
        DataTable.Column(FileText.number, kind: .label),
        DataTable.Column(FileText.verdict, kind: .prose),
      ], rows: rows, notes: [notice].compactMap(\.self))
  }

  private func sections(of paper: MeetingPaper) -> [ReportSection] {
    let own: [ReportSection] =
      switch paper {
      case .budget: budgetSections() + [worksheetSection()].compactMap { $0 }
      case .costing: costingSections()
      }
    return [head(of: paper)] + own + [assumptionSection()].compactMap { $0 }
      + [methodSection(), signatureSection()]
  }

  /// What the paper is about and rests on, with what must stand on every page.
  private func head(of paper: MeetingPaper) -> ReportSection {
    let title = title(of: paper)
    let first = chapters[0]
    let block = TitleBlock(
      title: title,
      facts: [
        .init(FirstPageText.basis, first.model.basis),
        .init(FirstPageText.dataTo, DateText.words(first.closedThrough)),
        .init(FirstPageText.prepared, DateText.day(preparedOn)),
        .init(CommonText.scenario, first.baseline.fundCase.scenario.title),
        .init(FirstPageText.version, LocalizedText(verbatim: "FundCast \(manifest.version)")),
      ])
    return ReportSection(id: "head", title: title, showsTitle: false) {
      block.html(in: language)
      if let notice { HTML(.p, .class("notice"), text: notice(language)) }
    }
  }

  /// A section for every measure and fund that it touches.
  private func costingSections() -> [ReportSection] {
    chapters.indices.flatMap { place -> [ReportSection] in
      let chapter = chapters[place]
      return chapter.scenarios.indices.map { index in
        let name = chapter.scenarios[index].fundCase.scenario.title
        let title = chapters.count == 1 ? name : chapter.shortName + LocalizedText("：", ": ") + name
        return ReportSection(id: "costing-\(keys[place])-\(index + 1)", title: title) {
          NoteList(chapter.costingSentences(index)).html(in: language)
          HTML(chapter.costingTables(index).map { $0.html(in: language) })
        }
      }
    }
  }
}

extension FundChapter {
  /// What the budget of the year may be called and how it balances, in a sentence or two; `nil` where
  /// the fund has no form.
  var budgetSentence: LocalizedText? {
    guard let budget, let year = year(budgetYear) else { return nil }
    return BudgetText.totals(
      shortName, budgetYear, income: money(year.income), expenditure: money(year.expenditure),
      result: money(year.result), closing: money(year.closing))
      + LocalizedText("", " ") + statusSentence(budget)
  }

  /// The budget's form section by section, then the memo rows.
  func budgetSheetTables() -> [ReportTable] {
    guard let budget else { return [] }
    return budget.sections.map { budgetTable(budget, $0).summed(budget, $0) } + [memoTable(budget)]
  }

  /// The worksheet of expected execution in the budget's scale.
  func expectedSheetTable() -> ReportTable? {
    guard let expected, let budget else { return nil }
    return expectedTable(expected, scale: budget.scale)
  }
}
