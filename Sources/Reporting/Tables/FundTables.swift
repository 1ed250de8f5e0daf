import Funds
import Quantities
import Scenarios

extension FundChapter {
  func column(
    _ head: LocalizedText, _ unit: LocalizedText? = nil, group: LocalizedText? = nil,
    isEstimate: Bool = false
  ) -> DataTable.Column {
    DataTable.Column(head, unit: unit, group: group, isEstimate: isEstimate)
  }

  func label(_ head: LocalizedText) -> DataTable.Column { DataTable.Column(head, kind: .label) }

  func prose(_ head: LocalizedText) -> DataTable.Column { DataTable.Column(head, kind: .prose) }

  /// The unit of the table's money and the fund's basis.
  var moneyBasis: LocalizedText { CommonText.unit(scale.unit.name, model.basis) }

  // MARK: - Progress

  /// This year to date by line against last year and the budget.
  func progressTable() -> ReportTable? {
    guard closedThrough.frequency != .year else { return nil }
    let (last, year) = (closedThrough, closedThrough.year)
    let span = last.advanced(by: 1 - last.index)...last
    let perYear = last.frequency.periodsPerYear
    let hasBudget = Side.allCases.contains { timeline.budget($0, year: year) != nil }
    let elapsed = Double(last.index) / Double(perYear)
    var hasSpread = false
    func row(
      _ kind: DataTable.Row.Kind, _ title: LocalizedText, of lines: [LineItem],
      _ amount: (Period) -> Double?, budget: Double?
    ) -> ReportTable.Row? {
      // What was only spread is no fact to compare with.
      func isTold(_ stretch: ClosedRange<Period>) -> Bool {
        lines.allSatisfy { timeline.isTold($0.name, over: stretch) }
      }
      func sum(_ back: Int) -> Double? {
        let known = span.compactMap { amount($0.advanced(by: -back)) }
        return known.isEmpty ? nil : known.reduce(0, +)
      }
      guard let now = sum(0) else { return nil }
      let earlier = span.lowerBound.advanced(by: -perYear)...last.advanced(by: -perYear)
      let (isMonthTold, isBeforeTold) = (isTold(last...last), isTold(earlier))
      let (figure, before) = (self.figure(now), isBeforeTold ? self.figure(sum(perYear)) : nil)
      if figure?.isZero ?? true, before?.isZero ?? true, budget ?? 0 == 0 { return nil }
      if !isMonthTold || !isBeforeTold { hasSpread = true }
      let change = before.flatMap { figure?.change(from: $0) }
      var cells: [ReportTable.Cell] = [
        .text(title), .figure(isMonthTold ? self.figure(amount(last)) : nil), .figure(figure),
        .figure(before),
        .change(change),
        .percent(before.flatMap { figure?.percentChange(from: $0) }, isSigned: true),
      ]
      if hasBudget {
        let share = budget.flatMap { $0 > 0 ? now / $0 : nil }
        cells += [
          .figure(self.figure(budget)), .share(share),
          .change(share.flatMap { PrintedFigure(rounding: ($0 - elapsed) * 100, decimals: 1) }),
        ]
      }
      return ReportTable.Row(kind, indent: kind == .line ? 1 : 0, cells)
    }
    var rows: [ReportTable.Row] = []
    for side in Side.allCases {
      let lines = model.lines(side).filter { line in
        let books = model.payableMonths.books
        return books.isEmpty || books.contains(line.book)
      }
      let budget = timeline.budget(side, year: year)
      if let total = row(
        .subtotal, CommonText.sideName(side), of: lines, { timeline.total(side, in: $0) },
        budget: budget)
      {
        rows.append(total)
      }
      rows += lines.compactMap { line in
        row(
          .line, line.title, of: [line], { timeline.amount(of: line.name, in: $0) },
          budget: baseline.fundCase.history.budget(line: line.name, year: year, adjusted: true)
            ?? baseline.fundCase.history.budget(line: line.name, year: year, adjusted: false))
      }
    }
    guard !rows.isEmpty else { return nil }
    let unit = scale.unit.name
    var columns = [
      label(CommonText.item), column(FundText.month, unit), column(FundText.thisYear, unit),
      column(FundText.lastYear, unit), column(CommonText.change, unit),
      column(CommonText.changePercent, CommonText.percent),
    ]
    if hasBudget {
      columns += [
        column(FundText.budget, unit), column(FundText.shareOfBudget, CommonText.percent),
        column(FundText.toElapsed, FundText.points),
      ]
    }
    return ReportTable(
      title: FundText.progressCaption + LocalizedText("（截至 \(last)）", " (to \(last))"),
      basis: scopeBasis, columns: columns, rows: rows,
      notes: hasSpread ? [FundText.spreadMonths] : [], isDense: true)
  }

  /// Unit, basis and, where only some books are judged, which.
  var scopeBasis: LocalizedText {
    let named = model.books.filter { model.payableMonths.books.contains($0.name) }
    guard !named.isEmpty, named.count < model.books.count else { return moneyBasis }
    let books = named.map(\.title).joined("、", ", ")
    return moneyBasis + LocalizedText("；\(books.chinese)", "; \(books.english)")
  }

  // MARK: - Balances

  /// The three balances at the last closed period and at year-ends.
  func balanceTable() -> ReportTable {
    let dates =
      [closedThrough] + timeline.projectedYears.map { timeline.periods(of: $0).upperBound }
    let balances = dates.map { BalanceFigures(self, at: $0) }
    func row(_ title: LocalizedText, indent: Int = 0, _ value: (BalanceFigures) -> PrintedFigure?)
      -> ReportTable.Row?
    {
      let values = balances.map(value)
      guard values.contains(where: { $0 != nil }) else { return nil }
      return ReportTable.Row(indent: indent, [.text(title)] + values.map { .figure($0) })
    }
    let missing = Set(
      dates.flatMap { timeline.missingPeriods(behind: model.payableMonths, at: $0) }
    ).sorted()
    let mark = missing.isEmpty ? LocalizedText.empty : FundText.incompleteMark
    func months(_ title: LocalizedText, excludesPrepaid: Bool) -> ReportTable.Row {
      ReportTable.Row(
        .memo,
        [.text(title + mark)]
          + dates.map {
            .number(payableMonths(at: $0, excludesPrepaid: excludesPrepaid), decimals: 2)
          })
    }
    let isPrepaid = dates.contains { (timeline.prepaid(at: $0) ?? 0) != 0 }
    var rows = [
      row(CommonText.book, \.book), row(CommonText.deposits, \.deposits),
      row(CommonText.accrual, \.accrual),
    ]
    if dates.contains(where: { (timeline.unpaid(at: $0) ?? 0) != 0 }) {
      rows.append(row(FundText.unpaid, indent: 1, \.unpaid))
    }
    if isPrepaid {
      rows += [
        row(FundText.prepaid, indent: 1, \.prepaid),
        model.booking == .receipt
          ? row(FundText.bookWithout, indent: 1, \.bookWithoutPrepaid) : nil,
        row(FundText.depositsWithout, indent: 1, \.depositsWithoutPrepaid),
      ]
    }
    rows.append(
      months(isPrepaid ? FundText.monthsWith : CommonText.payableMonths, excludesPrepaid: false))
    if isPrepaid { rows.append(months(FundText.monthsWithout, excludesPrepaid: true)) }
    return ReportTable(
      title: FundText.balances, basis: scopeBasis,
      columns: [label(CommonText.item)]
        + dates.map { date in
          column(
            date.index == date.frequency.periodsPerYear
              ? DateText.yearEnd(date.year) : LocalizedText(verbatim: "\(date)"),
            isEstimate: date > closedThrough)
        },
      rows: rows.compactMap { $0 },
      notes: [FundText.balancesNote, CommonText.monthsBy(monthsDefinition).capitalised]
        + (missing.isEmpty ? [] : [FundText.incompleteMonths(missing)]))
  }

  // MARK: - Years

  /// The years of the projection and the last closed ones, with what makes them adequate.
  func adequacyTable() -> ReportTable {
    let closed = years.filter { !$0.isProjected }.suffix(3)
    let rows = (closed + years.filter(\.isProjected)).map { year -> ReportTable.Row in
      let verdict = indicators.years.first { $0.year == year.year }
      let months = payableMonths(atEndOf: year.year)
      let band = months.map { model.bands.band(of: $0) }
      return ReportTable.Row([
        .text(yearHead(year) + (isIncomplete(year) ? FundText.incompleteMark : .empty)),
        .figure(year.income), .figure(year.expenditure),
        .figure(year.result), .figure(year.closing), .number(months, decimals: 2),
        band.map { .text(FundText.bandName($0), status: status($0)) } ?? .blank,
        year.isProjected ? .probability(verdict?.deficit?.value) : .blank,
        .share(verdict?.trustFundRatio ?? ratio(of: year), decimals: 0),
        .share(verdict?.surplusRate?.ofAvailable ?? surplus(of: year)),
      ])
    }
    var table = ReportTable(
      title: FundText.adequacy, basis: scopeBasis,
      columns: [
        label(CommonText.year), column(CommonText.income), column(CommonText.expenditure),
        column(CommonText.result), column(CommonText.closing),
        column(CommonText.payableMonths, CommonText.months), label(FundText.band),
        column(CommonText.deficitProbability, CommonText.percent),
        column(FundText.trustFundRatio, CommonText.percent),
        column(FundText.surplusRate, CommonText.percent),
      ], rows: rows,
      notes: [CommonText.monthsBy(monthsDefinition).capitalised, FundText.adequacyNote])
    for year in closed + years.filter(\.isProjected) where isIncomplete(year) {
      table.notes.append(FundText.incomplete(year.year, missingLines(inYear: year.year)))
    }
    if let test = indicators.shortRange { table.notes.append(FundText.shortRange(test)) }
    if let ratio = indicators.dependencyRatio { table.notes.append(YearText.dependency(ratio)) }
    return table
  }

  /// The judged lines that lack closed periods of a year, with those periods.
  private func missingLines(inYear year: Int) -> [(title: LocalizedText, periods: [Period])] {
    Side.allCases.flatMap { timeline.judgedLines($0) }.compactMap { line in
      let periods = timeline.missingPeriods(of: line.name, inYear: year)
      return periods.isEmpty ? nil : (line.title, periods)
    }
  }

  private func isIncomplete(_ year: YearFigures) -> Bool {
    !missingLines(inYear: year.year).isEmpty
  }

  /// The balance at the start of a closed year, from its own figures where none is recorded.
  private func opening(of year: YearFigures) -> Double? {
    let before = timeline.periods(of: year.year).lowerBound.advanced(by: -1)
    return timeline.book(at: before)
  }

  private func ratio(of year: YearFigures) -> Double? {
    guard let opening = opening(of: year),
      let spent = timeline.total(.expenditure, inYear: year.year)
    else { return nil }
    return trustFundRatio(assetsAtStart: opening, expenditure: spent)
  }

  private func surplus(of year: YearFigures) -> Double? {
    guard let opening = opening(of: year), let income = timeline.total(.income, inYear: year.year),
      let closing = timeline.book(at: timeline.periods(of: year.year).upperBound)
    else { return nil }
    return SurplusRate(closing: closing, opening: opening, income: income)?.ofAvailable
  }

  /// `2025 预计`, `2024`.
  func yearHead(_ year: YearFigures) -> LocalizedText {
    year.isProjected
      ? LocalizedText("\(year.year) 预计", "\(year.year) projected")
      : LocalizedText(verbatim: "\(year.year)")
  }

  /// The colour of a band.
  func status(_ band: PayableMonthsBands.Band) -> Status {
    switch band {
    case .insufficient: .red
    case .belowNormal, .excessive: .amber
    case .normal: .green
    }
  }
}
