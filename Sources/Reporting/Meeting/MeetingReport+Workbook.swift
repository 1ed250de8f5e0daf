import Budgeting
import Funds
import Quantities
import Scenarios

extension MeetingReport {
  /// The workbook with the same tables as the page.
  func workbook() -> Workbook {
    var sheets = [summarySheet()]
    func add(_ name: LocalizedText, _ tables: (FundChapter) -> [ReportTable?]) {
      sheets += self.sheets(name, tables)
    }
    sheets += self.sheets(
      BudgetText.title, isDraft: { ($0.budget?.status ?? .proposal) != .proposal },
      { $0.budgetSheetTables() })
    add(FileText.expected) { [$0.expectedSheetTable()] }
    add(FileText.basis) { [$0.basisTable()] }
    add(FileText.scenarios) { chapter in
      chapter.scenarios.isEmpty
        ? [chapter.targetTable()]
        : [chapter.scenarioList(), chapter.scenarioTable()]
          + chapter.scenarios.indices.map { chapter.changeTable($0) } + [chapter.targetTable()]
    }
    add(FileText.monthly) { [$0.periodTable()] }
    add(FileText.assumptions) { [$0.assumptionTable(), $0.settlementTable(), $0.eventTable()] }
    add(FileText.effects) { [$0.effectTable()] }
    add(FileText.warnings) { chapter in
      [chapter.warningTable(), chapter.ruleTable(), chapter.gate.map { chapter.gateTable($0) }]
    }
    add(FileText.review) { chapter in
      [
        chapter.findingTable(), chapter.supersededTable(), chapter.monthsTable(),
        chapter.printedMonthsTable(),
        chapter.hindcast.map { chapter.hindcastTable($0, lines: false) },
      ]
    }
    add(SinceText.sheet) { chapter in
      difference(chapter).map { difference in
        [
          chapter.sinceYearTable(difference), chapter.sinceLineTable(difference),
          chapter.sinceKnownCourseTable(difference), chapter.sinceRevisionTable(difference),
          chapter.sinceRevisedCourseTable(difference),
          chapter.sinceOutlookTable(difference), chapter.sinceCourseTable(difference),
        ]
      } ?? []
    }
    sheets.append(sheet(FileText.manifest(language), [manifest.table()], isDraft: false))
    return Workbook(
      title: title(language), subject: chapters.map(\.review.verdict.sentence).joined()(language),
      author: chapters[0].baseline.fundCase.scenario.author, created: preparedOn, sheets: sheets)
  }

  /// A sheet for each fund that has something to show in it.
  func sheets(
    _ name: LocalizedText, isDraft: (FundChapter) -> Bool = { _ in false },
    _ tables: (FundChapter) -> [ReportTable?]
  ) -> [Workbook.Sheet] {
    zip(keys, chapters).compactMap { key, chapter in
      let made = tables(chapter).compactMap { $0 }.filter(\.hasRows)
      return made.isEmpty
        ? nil : sheet(sheetName(name, chapter, key), made, isDraft: isDraft(chapter))
    }
  }

  /// A sheet's name with the fund's, at most 31 characters.
  private func sheetName(_ name: LocalizedText, _ chapter: FundChapter, _ key: String) -> String {
    guard chapters.count > 1 else { return name(language) }
    let isOwn = key == chapter.model.name
    let short = chapter.shortName(language)
    let fund = isOwn && short.utf16.count <= 16 ? short : key
    return String("\(name(language)) \(fund)".prefix(31))
  }

  /// Tables one below the other on one sheet, with columns as wide as the widest needs.
  func sheet(_ name: String, _ tables: [ReportTable], isDraft: Bool) -> Workbook.Sheet {
    var rows: [Workbook.Sheet.Row] = []
    var columns: [Workbook.Sheet.Column] = []
    for table in tables {
      let offset = rows.count
      if !rows.isEmpty { rows.append(Workbook.Sheet.Row(cells: [])) }
      rows += table.numbered(from: offset + (offset == 0 ? 0 : 1)).sheetRows(in: language)
      for (index, column) in table.sheetColumns(in: language).enumerated() {
        if index < columns.count {
          columns[index].width = max(columns[index].width, column.width)
        } else {
          columns.append(column)
        }
      }
    }
    rows = rows.map { $0.fitting(columns) }
    let head = tables.first?.sheetHeadRows ?? 0
    let foot = [
      DateText.day(preparedOn)(language), "FundCast \(manifest.version)",
      notice.map { String($0(language).prefix(60)) } ?? "",
    ].filter { !$0.isEmpty }.joined(separator: " · ")
    return Workbook.Sheet(
      name: name, columns: columns, rows: rows, frozenRows: tables.count == 1 ? head : 0,
      frozenColumns: 0,
      print: Workbook.Sheet.PrintSetup(
        isLandscape: columns.count > 5, repeatedRows: tables.count == 1 ? 0..<head : nil,
        head: chapters.map(\.shortName).joined("、", ", ")(language), foot: foot,
        draftMark: isDraft ? Stylesheet.draftWord(language) : nil))
  }

  /// The first sheet: verdicts and figures of every fund.
  private func summarySheet() -> Workbook.Sheet {
    var rows: [ReportTable.Row] = []
    for chapter in chapters {
      rows.append(
        ReportTable.Row(.group, [.text(chapter.model.title), .blank, .blank, .blank, .blank]))
      rows.append(
        ReportTable.Row(
          indent: 1,
          [
            .text(FileText.verdict),
            .text(
              chapter.review.verdict.sentence, status: chapter.status(chapter.review.verdict.colour)
            ),
            .blank, .blank, .blank,
          ]))
      if let doubt = chapter.doubtSentence() {
        rows.append(
          ReportTable.Row(
            indent: 1, [.text(FirstPageText.doubt), .text(doubt), .blank, .blank, .blank]))
      }
      rows += chapter.tiles().map { tile in
        ReportTable.Row(
          indent: 1,
          [
            .text(tile.label), .text(LocalizedText(verbatim: tile.figure), status: tile.status),
            .text(tile.unit), .text(tile.range ?? .empty),
            .text([tile.comparison, tile.basis].compactMap(\.self).joined()),
          ])
      }
    }
    var notes: [LocalizedText] = []
    if let notice { notes.append(notice) }
    let table = ReportTable(
      title: title, basis: DateText.day(preparedOn),
      columns: [
        DataTable.Column(CommonText.measure, kind: .label),
        DataTable.Column(FileText.figure, kind: .prose),
        DataTable.Column(CommonText.unit, kind: .label),
        DataTable.Column(FileText.range, kind: .label),
        DataTable.Column(FileText.comparison, kind: .prose),
      ], rows: rows, notes: notes)
    return sheet(FileText.summary(language), [table], isDraft: false)
  }
}

extension FundChapter {
  /// Measures by period: the central path with its 80 % range for the balance and payable months.
  func periodTable() -> ReportTable {
    let unit = scale.unit.name
    let book = simulation?.fan(.book)
    let months = simulation?.fan(.payableMonths)
    var columns = [label(CommonText.period)]
    let measures: [Measure] = [
      .income, .expenditure, .yearToDateResult, .book, .deposits, .accrual,
    ]
    columns += measures.map { column($0.title, unit) }
    columns.append(column(CommonText.payableMonths, CommonText.months))
    if simulation != nil {
      columns += [
        column(LocalizedText(verbatim: "p10"), unit, group: CommonText.book),
        column(LocalizedText(verbatim: "p90"), unit, group: CommonText.book),
        column(LocalizedText(verbatim: "p10"), CommonText.months, group: CommonText.payableMonths),
        column(LocalizedText(verbatim: "p90"), CommonText.months, group: CommonText.payableMonths),
        column(CommonText.deficitProbability, CommonText.percent),
      ]
    }
    let rows = projection.periods.enumerated().map { index, period -> ReportTable.Row in
      var cells: [ReportTable.Cell] = [.verbatim("\(period)")]
      let balances = BalanceFigures(self, at: period)
      let isYearEnd = period.index == period.frequency.periodsPerYear
      cells += measures.map { measure in
        let figure = figure(projection.values(measure)[index])
        // Balances and whole years are printed as everywhere else.
        return switch measure {
        case .book: .figure(balances.book)
        case .deposits: .figure(balances.deposits)
        case .accrual: .figure(balances.accrual)
        case .yearToDateResult:
          .figure((isYearEnd ? year(period.year)?.result : nil) ?? figure)
        case .income, .expenditure, .payableMonths: .figure(figure)
        }
      }
      cells.append(.number(projection.values(.payableMonths)[index], decimals: 2))
      if let book, let months, let simulation {
        cells += [
          .figure(rangeEnd(book.quantile(0.1)[index])),
          .figure(rangeEnd(book.quantile(0.9)[index])),
          .number(months.quantile(0.1)[index], decimals: 2),
          .number(months.quantile(0.9)[index], decimals: 2),
          .probability(simulation.moments[index].yearToDateDeficit.value),
        ]
      }
      return ReportTable.Row(cells)
    }
    return ReportTable(
      title: FileText.monthly, basis: scopeBasis, columns: columns, rows: rows,
      notes: [CommonText.monthsBy(monthsDefinition).capitalised])
  }
}
