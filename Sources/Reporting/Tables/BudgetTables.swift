import Budgeting
import Funds
import Quantities
import Scenarios

extension FundChapter {
  /// One section of the budget in the form's order, every column.
  func budgetTable(_ table: BudgetTable, _ section: BudgetSection) -> ReportTable {
    let decimals = table.scale.decimals
    func printed(_ count: Int64?) -> PrintedFigure? {
      count.map { PrintedFigure(count: $0, decimals: decimals) }
    }
    func percent(_ tenths: Int64?) -> PrintedFigure? {
      tenths.map { PrintedFigure(count: $0, decimals: PrintedPercent.decimals) }
    }
    let hasBudget = table.columns.contains(.budget) || table.columns.contains(.adjustedBudget)
    let rows = section.rows.map { row -> ReportTable.Row in
      let figures = row.figures
      var cells: [ReportTable.Cell] = [.text(row.title), .verbatim(row.code ?? "")]
      for column in table.columns {
        cells.append(.figure(printed(figures[column]), isEstimate: !column.isPublished))
        if column == .expected, hasBudget { cells.append(.percent(percent(figures.shareOfBudget))) }
      }
      cells += [
        .change(printed(figures.changeFromExpected)),
        .percent(percent(figures.percentFromExpected), isSigned: true),
      ]
      if hasBudget { cells.append(.percent(percent(figures.percentFromBudget), isSigned: true)) }
      return ReportTable.Row(kind(row), indent: row.level, cells)
    }
    let unit = scale.unit.name
    var columns = [label(CommonText.item), label(BudgetText.code)]
    for column in table.columns {
      let group = BudgetText.year(of: column, table.year)
      columns.append(
        self.column(
          BudgetText.short(column, year: table.year, closed: closedThrough), group: group))
      if column == .expected, hasBudget {
        columns.append(self.column(BudgetText.share, CommonText.percent, group: group))
      }
    }
    let against = BudgetText.against(BudgetText.expectedShort)
    columns += [
      self.column(BudgetText.changeFromExpected, group: against),
      self.column(CommonText.changePercent, CommonText.percent, group: against),
    ]
    if hasBudget {
      columns.append(
        self.column(
          CommonText.changePercent, CommonText.percent,
          group: BudgetText.against(BudgetText.budgetShort)))
    }
    return ReportTable(
      title: table.sections.count > 1 ? section.title : table.form.title,
      basis: CommonText.unit(unit, model.basis), columns: columns, rows: rows,
      isDense: true)
  }

  private func kind(_ row: BudgetRow) -> DataTable.Row.Kind {
    switch row.kind {
    case .lines: .line
    case .ofWhich: .line
    case .total: row.level == 0 ? .total : .subtotal
    case .difference, .opening, .closing: .subtotal
    }
  }

  /// The sections' budget of the year beside each other, where the form has books as columns.
  func booksTable(_ table: BudgetTable) -> ReportTable? {
    guard table.sections.count > 1 else { return nil }
    let decimals = table.scale.decimals
    let total = table.total
    let rows = total.rows.map { row in
      ReportTable.Row(
        kind(row), indent: row.level,
        [.text(row.title), .verbatim(row.code ?? "")]
          + [BudgetColumn.expected, .nextBudget].flatMap { column in
            table.sections.map { section in
              .figure(
                section.row(row.name)?.figures[column].map {
                  PrintedFigure(count: $0, decimals: decimals)
                })
            }
          })
    }
    let groups = [BudgetColumn.expected, .nextBudget].map {
      BudgetText.column($0, year: table.year, closed: closedThrough)
    }
    return ReportTable(
      title: table.form.title, basis: CommonText.unit(scale.unit.name, model.basis),
      columns: [label(CommonText.item), label(BudgetText.code)]
        + groups.flatMap { group in
          table.sections.map { section in
            column(section.book?.title ?? CommonText.total, group: group)
          }
        }, rows: rows, isDense: true)
  }

  /// Figures below the form.
  func memoTable(_ table: BudgetTable) -> ReportTable {
    let years = (table.year - 1...table.year + 1).map { LocalizedText(verbatim: "\($0)") }
    let columns: [BudgetColumn] = [.finalAccount, .expected, .nextBudget]
    var rows: [ReportTable.Row] = []
    for memo in table.memos {
      switch memo.content {
      case .money(let figures):
        rows.append(
          ReportTable.Row(
            [.text(memo.title), .text(scale.unit.name)]
              + columns.map { column in
                .figure(
                  figures[column].map { PrintedFigure(count: $0, decimals: table.scale.decimals) })
              }))
      case .parameter(let name, let values):
        let shown = ShownUnit(labels[name], money: scale.unit)
        for group in values {
          rows.append(
            ReportTable.Row(
              [
                .text(
                  [memo.title, group.group].compactMap(\.self).joined("：", ": ")),
                .text(shown.name),
              ] + group.values.map { .figure(shown.figure($0)) }))
        }
      }
    }
    return ReportTable(
      title: BudgetText.memo,
      columns: [label(CommonText.item), label(CommonText.unit)]
        + years.map { column($0) }, rows: rows, isDense: true)
  }

  /// What each line's budget rests on, in one row a line.
  func remarksTable(_ table: BudgetTable) -> ReportTable {
    var seen: Set<String> = []
    let rows = table.sections.flatMap(\.rows).compactMap { row -> ReportTable.Row? in
      guard row.kind == .lines, row.figures[.nextBudget].map({ $0 != 0 }) ?? false,
        seen.insert(row.name).inserted
      else { return nil }
      var words: [LocalizedText] = []
      for text in row.basis + row.remarks where !words.contains(text) { words.append(text) }
      return ReportTable.Row([.text(row.title), .text(words.joined())])
    }
    return ReportTable(
      title: BudgetText.remarks, columns: [label(CommonText.item), prose(BudgetText.remarks)],
      rows: rows, isDense: true)
  }

  // MARK: - Gap

  /// What would close the gap, in the legal order.
  func closingTable(_ closing: GapClosing) -> ReportTable {
    ReportTable(
      title: BudgetText.gapTitle, basis: CommonText.unit(scale.unit.name),
      columns: [
        prose(BudgetText.source), column(BudgetText.available), column(BudgetText.covers),
        column(BudgetText.open),
      ],
      rows: closing.steps.map { step in
        ReportTable.Row([
          .text(step.title),
          step.available.map { .figure(figure($0)) } ?? .text(BudgetText.unknown),
          step.covers.map { .figure(figure($0)) } ?? .text(BudgetText.unknown),
          .figure(figure(step.open)),
        ])
      }, notes: [BudgetText.closingNote])
  }

  /// How far each lever would have to move to close the gap alone.
  func leverTable(_ closing: GapClosing) -> ReportTable {
    ReportTable(
      title: BudgetText.lever, basis: CommonText.unit(scale.unit.name),
      columns: [
        prose(EffectText.lever), column(BudgetText.perStep), column(BudgetText.steps),
      ],
      rows: closing.levers.filter { abs($0.steps) <= 50 && isAdmitted($0) }.prefix(8).map { lever in
        let (title, step) = (lever.step.title, lever.step.written)
        let effect = analyses.effects.rows.first { $0.step == lever.step }.flatMap(printedResult)
        return ReportTable.Row([
          .text(
            LocalizedText("\(title.chinese) \(step.chinese)", "\(title.english) \(step.english)")),
          .change(effect ?? figure(lever.steps < 0 ? -lever.effect : lever.effect)),
          .number(lever.steps, decimals: 1),
        ])
      })
  }

  /// Whether a lever stays within the catalogue's range when moved as far as it must.
  private func isAdmitted(_ lever: GapClosing.Lever) -> Bool {
    guard let path = plan.parameters[lever.step.parameter],
      let range = catalogue.definition(lever.step.parameter)?.range
    else { return false }
    let move = lever.step.step * lever.steps
    let groups = path.isGrouped ? Array(path.values.indices) : [0]
    return groups.allSatisfy { group in
      let value = path.value(group: group, at: lever.from)
      return range.contains(lever.step.isRelative ? value * (1 + move) : value + move)
    }
  }

  // MARK: - Expected execution

  func expectedTable(_ expected: ExpectedExecution, scale: FigureScale) -> ReportTable {
    func cell(_ count: Int64) -> ReportTable.Cell {
      .figure(PrintedFigure(count: count, decimals: scale.decimals))
    }
    var rows: [ReportTable.Row] = []
    for side in Side.allCases {
      let lines = expected.lines.filter { $0.line.side == side && !$0.line.isInternal }
      let own = lines.filter { $0.expected != 0 || $0.actual != 0 || $0.model != 0 }
      func sum(_ pick: (ExpectedExecution.Line) -> Int64) -> Int64 {
        lines.reduce(0) { $0 + pick($1) }
      }
      rows += own.map { line in
        ReportTable.Row(
          indent: 1,
          [
            .text(line.line.title), cell(line.actual), cell(line.model), cell(line.known),
            cell(line.judgement), cell(line.expected),
          ])
      }
      rows.append(
        ReportTable.Row(
          .subtotal,
          [
            .text(CommonText.sideName(side) + LocalizedText("合计", ", total")), cell(sum(\.actual)),
            cell(sum(\.model)), cell(sum(\.known)), cell(sum(\.judgement)), cell(sum(\.expected)),
          ]))
    }
    let matters = expected.lines.flatMap { $0.knownMatters + $0.judgements }
    return ReportTable(
      title: BudgetText.expected, basis: CommonText.unit(self.scale.unit.name, model.basis),
      columns: [
        label(CommonText.line),
        column(BudgetText.column(.execution, year: expected.year, closed: expected.closedThrough)),
        column(BudgetText.model), column(BudgetText.known), column(BudgetText.judgement),
        column(BudgetText.expectedColumn),
      ], rows: rows, notes: [BudgetText.worksheetNote] + matters.map { matter($0) }, isDense: true)
  }

  /// A known matter or a judgement in a sentence.
  func matter(_ event: FundEvent) -> LocalizedText {
    let (when, amount) = (DateText.words(event.period), money(figure(event.amount)))
    let line = model.line(event.line)?.title ?? LocalizedText(verbatim: event.line)
    let signed = [event.author, event.date].compactMap(\.self).joined(separator: " ")
    let tail = signed.isEmpty ? event.source : "\(event.source) \(signed)"
    return LocalizedText(
      "\(when.chinese)，\(line.chinese)：\(event.title.chinese)，\(amount.chinese)（\(tail)）。",
      "\(when.english), \(line.english): \(event.title.english), \(amount.english) (\(tail)).")
  }
}
