import Budgeting
import Funds
import Quantities
import Scenarios
import Tables

extension FundChapter {
  /// What the review of the records says.
  func findingTable() -> ReportTable {
    ReportTable(
      title: ReviewText.findings,
      columns: [label(CommonText.kind), prose(CommonText.note)],
      rows: findings.map {
        ReportTable.Row([.text(ReviewText.kind($0.kind)), .text($0.text)])
      })
  }

  /// Figures that yield to firmer ones, with the difference.
  func supersededTable() -> ReportTable {
    ReportTable(
      title: ReviewText.superseded,
      columns: [
        label(CommonText.item), label(CommonText.period), label(CommonText.unit),
        column(ReviewText.old), column(ReviewText.new), column(CommonText.difference),
        column(CommonText.difference, CommonText.percent), prose(CommonText.source),
      ],
      rows: baseline.fundCase.superseded.map { figure in
        let (old, new) = (figure.superseded, figure.winner)
        let decimals = max(old.number.decimals, new.number.decimals)
        let unit = new.unit
        func shown(_ value: Double) -> PrintedFigure? {
          PrintedFigure(rounding: value / unit.scale, decimals: min(decimals, 6))
        }
        let title =
          model.line(new.item)?.title ?? labels[new.item]?.title ?? MemoItem.title(new.item)
        return ReportTable.Row([
          .text(title ?? LocalizedText(verbatim: new.item)),
          .text(
            LocalizedText(
              "\(new.period) \(new.key.basis.label.chinese)",
              "\(new.period) \(new.key.basis.label.english)")),
          .text(UnitText.words(unit)), .figure(shown(old.value)), .figure(shown(new.value)),
          .change(shown(figure.difference)),
          .share(figure.relativeDifference, isSigned: true),
          .text(
            LocalizedText(
              "\(old.standing.label.chinese) → \(new.standing.label.chinese) \(new.source ?? "")",
              "\(old.standing.label.english) → \(new.standing.label.english) \(new.source ?? "")")),
        ])
      })
  }

  /// Payable months by every definition at the last closed period and the year-ends that follow.
  func monthsTable() -> ReportTable {
    let dates = indicators.payableMonths.prefix(3)
    // Without contributions for later cover the two forms of a balance are one.
    let hasPrepaid = dates.contains { (timeline.prepaid(at: $0.period) ?? 0) != 0 }
    let definitions = (dates.first?.entries.map(\.definition) ?? []).filter {
      hasPrepaid || !$0.excludesPrepaid || $0 == model.payableMonths
    }
    let rows = definitions.map { definition -> ReportTable.Row in
      let entries = dates.map { row in row.entries.first { $0.definition == definition } }
      let now = entries.first ?? nil
      let words = definition.words(in: model)
      let isOwn = definition == model.payableMonths
      let title =
        isOwn
        ? LocalizedText(
          "\(words.chinese)（\(ReviewText.own.chinese)）",
          "\(words.english) (\(ReviewText.own.english))")
        : words
      return ReportTable.Row(
        isOwn ? .subtotal : .line,
        [.text(title), .figure(now.flatMap(balance)), .figure(figure(now?.expenditure))]
          + entries.map { .number($0?.value, decimals: 2) })
    }
    let unit = scale.unit.name
    let first = dates.first.map { DateText.end(of: $0.period) } ?? .empty
    return ReportTable(
      title: ReviewText.months, basis: moneyBasis,
      columns: [
        prose(ReviewText.definition), column(ReviewText.balance, unit, group: first),
        column(ReviewText.spending, unit, group: first),
      ]
        + dates.map {
          column(
            $0.period.index == $0.period.frequency.periodsPerYear
              ? DateText.yearEnd($0.period.year) : LocalizedText(verbatim: "\($0.period)"),
            CommonText.months, isEstimate: $0.period > closedThrough)
        }, rows: rows, isDense: true)
  }

  /// The balance of payable months as the table of balances prints it.
  private func balance(_ entry: PayableMonthsEntry) -> PrintedFigure? {
    let definition = entry.definition
    guard definition.books == model.payableMonths.books else { return figure(entry.balance) }
    let balances = BalanceFigures(self, at: entry.period)
    // Where they are held for their cover year, contributions are in no book.
    let leavesOut = definition.excludesPrepaid && model.booking == .receipt
    return switch definition.numerator {
    case .book: leavesOut ? balances.bookWithoutPrepaid : balances.book
    case .deposits: definition.excludesPrepaid ? balances.depositsWithoutPrepaid : balances.deposits
    case .accrual: balances.accrual
    }
  }

  /// Payable months as their publisher printed them, against every definition.
  func printedMonthsTable() -> ReportTable {
    let rows = baseline.fundCase.printedPayableMonths.compactMap { printed -> ReportTable.Row? in
      let date = printed.period.last(closedThrough.frequency)
      let candidates = timeline.payableMonthsByDefinition(at: date).map {
        PublishedIndicatorReview.Candidate($0.definition, value: $0.value)
      }
      let decimals = FundChapter.decimals(of: printed.months)
      let review = PublishedIndicatorReview(
        printed: printed.months, decimals: decimals, candidates: candidates)
      guard let nearest = review.matches.first ?? review.nearest else { return nil }
      return ReportTable.Row([
        .verbatim("\(printed.period)"), .number(printed.months, decimals: decimals),
        .text(nearest.definition.words(in: model)), .number(nearest.value, decimals: 2),
        .change(PrintedFigure(rounding: printed.months - nearest.value, decimals: 2)),
        .text(
          review.gap == nil ? ReviewText.matches : ReviewText.gap,
          status: review.gap == nil ? .green : .amber), .verbatim(printed.source),
      ])
    }
    return ReportTable(
      title: ReviewText.printed, basis: CommonText.unit(CommonText.months),
      columns: [
        label(CommonText.period), column(ReviewText.printedValue), prose(ReviewText.nearest),
        column(CommonText.value), column(CommonText.difference), prose(ReviewText.explained),
        prose(CommonText.source),
      ], rows: rows, notes: rows.isEmpty ? [] : [ReviewText.cells])
  }

  /// The decimals a printed number has, at most two.
  private static func decimals(of value: Double) -> Int {
    for decimals in 0...1 {
      guard let figure = PrintedFigure(rounding: value, decimals: decimals) else { continue }
      if abs(figure.value - value) < 1e-9 { return decimals }
    }
    return 2
  }

  // MARK: - Hindcast

  /// Earlier predictions against what came; totals and balances, or lines.
  func hindcastTable(_ hindcast: Hindcast, lines: Bool) -> ReportTable {
    // Whole years are printed as tables of years print them, then and now.
    let then =
      earlier.map { YearFigures.all(FundTimeline($0.projection), scale, form: nil) } ?? []
    let rows = hindcast.rows.compactMap { row -> ReportTable.Row? in
      var isLine = false
      if case .line = row.item { isLine = true }
      guard isLine == lines else { return nil }
      var isMonths = false
      if case .payableMonths = row.item { isMonths = true }
      func printed(_ value: Double) -> PrintedFigure? {
        isMonths ? PrintedFigure(rounding: value, decimals: 2) : figure(value)
      }
      func range(_ range: ClosedRange<Double>?) -> ReportTable.Cell {
        guard let range else { return .verbatim(NumberText.notApplicable) }
        let ends = [range.lowerBound, range.upperBound].map {
          NumberText.figure(
            isMonths ? PrintedFigure(rounding: $0, decimals: 2) : rangeEnd($0), zero: .digits)
        }
        return .text(
          LocalizedText(
            NumberText.range(ends[0], ends[1], in: .chinese),
            NumberText.range(ends[0], ends[1], in: .english)))
      }
      let predicted = yearFigure(row.item, among: then) ?? printed(row.predicted)
      let actual = yearFigure(row.item, among: years) ?? printed(row.actual)
      if lines, predicted?.isZero ?? true, actual?.isZero ?? true { return nil }
      let error = predicted.flatMap { predicted in actual.map { predicted.change(from: $0) } }
      var saysPercent = true
      if case .result = row.item { saysPercent = false }
      let percent =
        saysPercent ? error.flatMap { error in actual.flatMap { error.percent(of: $0) } } : nil
      var cells: [ReportTable.Cell] = [
        .text(name(row.item)), .text(isMonths ? CommonText.months : scale.unit.name),
        .figure(predicted),
      ]
      if !lines { cells += [range(row.range80), range(row.range95)] }
      cells += [.figure(actual), .change(error), .percent(percent, isSigned: true)]
      if !lines { cells.append(inside(row)) }
      return ReportTable.Row(cells)
    }
    var columns = [
      label(CommonText.item), label(CommonText.unit), column(HindcastText.predicted),
    ]
    if !lines { columns += [column(HindcastText.range80), column(HindcastText.range95)] }
    columns += [
      column(CommonText.actual), column(HindcastText.error),
      column(HindcastText.errorPercent, CommonText.percent),
    ]
    if !lines { columns.append(label(HindcastText.inside)) }
    return ReportTable(
      title: lines ? HindcastText.lines : HindcastText.totals, basis: scopeBasis, columns: columns,
      rows: rows, notes: lines ? [] : [HindcastText.method], isDense: true)
  }

  /// The figure of a whole year or its end; `nil` for any other item.
  private func yearFigure(_ item: Hindcast.Item, among years: [YearFigures]) -> PrintedFigure? {
    func of(_ year: Int) -> YearFigures? { years.first { $0.year == year } }
    return switch item {
    case .income(let year): of(year)?.income
    case .expenditure(let year): of(year)?.expenditure
    case .result(let year): of(year)?.result
    case .book(let period):
      period.index == period.frequency.periodsPerYear ? of(period.year)?.closing : nil
    case .payableMonths, .line: nil
    }
  }

  private func inside(_ row: Hindcast.Row) -> ReportTable.Cell {
    if row.isInside80 == true { return .text(HindcastText.in80, status: .green) }
    if row.isInside95 == true { return .text(HindcastText.in95, status: .amber) }
    return row.isInside95 == false ? .text(HindcastText.outside, status: .red) : .blank
  }

  private func name(_ item: Hindcast.Item) -> LocalizedText {
    func of(_ year: Int, _ title: LocalizedText) -> LocalizedText {
      LocalizedText("\(year) 年\(title.chinese)", "\(title.english) \(year)")
    }
    func at(_ period: Period, _ title: LocalizedText) -> LocalizedText {
      let when = DateText.end(of: period)
      return LocalizedText("\(when.chinese)\(title.chinese)", "\(title.english), \(when.english)")
    }
    switch item {
    case .income(let year): return of(year, CommonText.income)
    case .expenditure(let year): return of(year, CommonText.expenditure)
    case .result(let year): return of(year, CommonText.result)
    case .book(let period): return at(period, CommonText.closing)
    case .payableMonths(let period): return at(period, CommonText.payableMonths)
    case .line(let name, let year):
      return of(year, model.line(name)?.title ?? LocalizedText(verbatim: name))
    }
  }
}
