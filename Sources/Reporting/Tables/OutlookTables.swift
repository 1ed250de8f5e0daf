import Budgeting
import Funds
import Quantities

extension FundChapter {
  // MARK: - People and use

  /// Persons by group at year-ends.
  func enrolmentTable() -> ReportTable? {
    guard let enrolment = enrolment(), let last = enrolment.rows.last else { return nil }
    let unit = Enrolment.unit(for: last.total)
    var before: PrintedFigure?
    let rows = enrolment.rows.compactMap { row -> ReportTable.Row? in
      let tree = RoundedTree(
        rounding: RoundingNode(
          row.total / unit.size, children: row.persons.map { RoundingNode($0 / unit.size) }),
        decimals: unit.decimals)
      let total = tree.figures[0]
      let growth = before.flatMap { total.percentChange(from: $0) }
      before = total
      let parts = enrolment.groups.count > 1 ? tree.figures.dropFirst().map { $0 } : []
      return ReportTable.Row(
        [
          .text(
            row.isProjected
              ? LocalizedText("\(row.year) 预计", "\(row.year) projected")
              : LocalizedText(verbatim: "\(row.year)"))
        ] + parts.map { .figure($0, isEstimate: row.isProjected) } + [
          .figure(total, isEstimate: row.isProjected), .percent(growth, isSigned: true),
        ])
    }
    return ReportTable(
      title: EnrolmentText.caption, basis: CommonText.unit(unit.name),
      columns: [label(CommonText.year)]
        + (enrolment.groups.count > 1 ? enrolment.groups.map { column($0) } : [])
        + [column(CommonText.total), column(EnrolmentText.growth, CommonText.percent)],
      rows: rows)
  }

  /// Admission rate, cost and reimbursement of the lines modelled by cohorts.
  func useTable() -> ReportTable? {
    let start = max(closedThrough.year - 2, years.first?.year ?? closedThrough.year)
    let all = Array(start...max(start, timeline.end.year))
    let span = all.count > 7 ? Array(all.prefix(6)) + [timeline.end.year] : all
    var rows: [ReportTable.Row] = []
    for line in model.lines {
      guard case .cohort(let cohort) = line.method else { continue }
      let use = span.map { UseFigures(cohort, plan: plan, periods: timeline.periods(of: $0)) }
      rows.append(
        ReportTable.Row(
          .group, [.text(line.title), .blank] + span.map { _ in .blank }))
      let persons = Enrolment.unit(for: use.last?.persons ?? 0)
      rows.append(
        ReportTable.Row(
          indent: 1,
          [.text(EnrolmentText.beneficiaries), .text(persons.name)]
            + use.map { .number($0.persons / persons.size, decimals: persons.decimals) }))
      for index in use[0].factors.indices {
        let factor = use[0].factors[index]
        let label = factor.parameter.flatMap { labels[$0] }
        let shown = ShownUnit(label, money: scale.unit)
        rows.append(
          ReportTable.Row(
            indent: 1,
            [.text(label?.title ?? LocalizedText(verbatim: factor.name)), .text(shown.name)]
              + use.map {
                .number(shown.value($0.factors[index].value), decimals: shown.decimals)
              }))
      }
      rows.append(
        ReportTable.Row(
          indent: 1,
          [.text(EnrolmentText.perHead), .text(YearText.perPersonYear(model.currency))]
            + use.map { .number($0.persons > 0 ? $0.need / $0.persons : nil, decimals: 1) }))
    }
    guard !rows.isEmpty else { return nil }
    return ReportTable(
      title: EnrolmentText.use, basis: EnrolmentText.useBasis,
      columns: [label(CommonText.item), label(CommonText.unit)]
        + span.map { year in
          column(
            LocalizedText(verbatim: "\(year)"),
            isEstimate: timeline.periods(of: year).upperBound > closedThrough)
        }, rows: rows, notes: [EnrolmentText.rateNote, EnrolmentText.needNote], isDense: true)
  }

  // MARK: - Two views

  /// The gap between the two views of each line that has them.
  func secondViewTable() -> ReportTable? {
    let views = secondViewLines()
    let span = timeline.projectedYears
    guard !views.isEmpty else { return nil }
    let rows = views.flatMap { view -> [ReportTable.Row] in
      let years = span.map { year in view.years.first { $0.year == year } }
      let main = years.map { figure($0?.main) }
      let second = years.map { figure($0?.second) }
      let gaps = zip(main, second).map { left, right in
        left.flatMap { left in right.map { left.change(from: $0) } }
      }
      func row(_ title: LocalizedText, _ cells: [ReportTable.Cell]) -> ReportTable.Row {
        ReportTable.Row(indent: 1, [.text(title)] + cells)
      }
      return [
        ReportTable.Row(.group, [.text(view.line.title)] + span.map { _ in .blank }),
        row(ChartText.mainView, main.map { .figure($0) }),
        row(ChartText.secondView, second.map { .figure($0) }),
        row(FundText.gap, gaps.map { .change($0) }),
        row(
          FundText.gapShare + LocalizedText("（%）", " (%)"),
          zip(gaps, second).map { gap, base in
            .percent(gap.flatMap { gap in base.flatMap { gap.percent(of: $0) } }, isSigned: true)
          }),
      ]
    }
    return ReportTable(
      title: FundText.viewsCaption, basis: moneyBasis,
      columns: [label(CommonText.line)]
        + span.map { column(LocalizedText(verbatim: "\($0)"), isEstimate: true) }, rows: rows)
  }

  // MARK: - When it turns

  /// Three different answers, each with its probability and error.
  func answersTable() -> ReportTable {
    let points = indicators.turningPoints
    func isObserved(_ date: TurningPoints.Date) -> Bool {
      date.period.lastMonth <= closedThrough.lastMonth
    }
    func date(_ date: TurningPoints.Date?) -> ReportTable.Cell {
      guard let date else { return .text(FundText.never) }
      let when = DateText.words(date.period)
      if isObserved(date) {
        return .text(
          LocalizedText(
            when.chinese + FundText.observed.chinese, when.english + FundText.observed.english))
      }
      guard let chance = date.probability else { return .text(when) }
      let text = NumberText.probability(chance.value)
      return .text(LocalizedText("\(when.chinese)（\(text)）", "\(when.english) (\(text))"))
    }
    func row(
      _ title: LocalizedText, _ central: TurningPoints.Date?,
      _ chances: (likely: TurningPoints.Date?, most: TurningPoints.Date?)?
    ) -> ReportTable.Row {
      guard simulation != nil else { return ReportTable.Row([.text(title), date(central)]) }
      // The error of the probability that the row turns on.
      let chance = (chances.flatMap { $0.likely ?? $0.most } ?? central)?.probability
      let error = chance.map { max($0.standardError * 100, 0.01) }
      let none = ReportTable.Cell.verbatim(NumberText.notApplicable)
      return ReportTable.Row([
        .text(title), date(central), chances.map { date($0.likely) } ?? none,
        chances.map { $0.most == nil ? .text(FundText.never) : date($0.most) } ?? none,
        .number(error, decimals: 2),
      ])
    }
    func row(_ title: LocalizedText, _ answer: TurningPoints.Answer) -> ReportTable.Row {
      // What was observed is no longer likely or unlikely.
      row(
        title, answer.central,
        answer.central.map(isObserved) == true ? nil : (answer.asLikelyAsNot, answer.mostLikely))
    }
    let rows = [
      row(FundText.deficitYear, points.deficitYear),
      row(FundText.turn, points.yearToDateTurn),
      row(FundText.firstNegative, points.firstNegativeYearToDate, nil),
      row(FundText.depositsOut, points.depositsExhausted),
      row(FundText.balanceOut, points.balanceExhausted),
    ]
    var columns = [label(FundText.question), prose(FundText.onCentral)]
    var notes: [LocalizedText] = []
    if let simulation {
      columns += [
        prose(FundText.likely), prose(FundText.mostLikely), column(FundText.error, FundText.points),
      ]
      notes = [
        FundText.rests(largestEvidence(), paths: simulation.paths), YearText.answersNote,
      ]
    }
    return ReportTable(title: FundText.answers, columns: columns, rows: rows, notes: notes)
  }

  /// The years of growth behind the largest line of each side.
  func largestEvidence() -> [(title: LocalizedText, years: Int)] {
    let books = model.payableMonths.books
    return Side.allCases.compactMap { side in
      projection.lines.filter {
        $0.item.side == side && (books.isEmpty || books.contains($0.item.book))
      }.max { $0.amounts.reduce(0, +) < $1.amounts.reduce(0, +) }
        .map { (title: $0.item.title, years: $0.evidence.growthYears) }
    }
  }
}
