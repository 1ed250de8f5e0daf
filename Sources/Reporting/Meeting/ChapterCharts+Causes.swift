import Budgeting
import Funds
import Quantities
import Scenarios

extension FundChapter {
  // MARK: - Progress within the year

  /// This year's cumulative income and expenditure against last year and the budget.
  func progressCharts() -> [ChapterCharts.Named] {
    guard closedThrough.frequency == .month else { return [] }
    return [Side.income, .expenditure].compactMap { side in
      progressChart(side).map { ChapterCharts.Named(name: "\(side.rawValue)-progress", chart: $0) }
    }
  }

  private func progressChart(_ side: Side) -> MonthlyComparisonChart? {
    let year = closedThrough.year
    func cumulative(_ year: Int, _ months: ClosedRange<Int>) -> [Double?] {
      var sum: Double? = 0
      return (1...12).map { month in
        let amount = timeline.total(side, in: Period(year: year, month: month))
        sum = sum.flatMap { sum in amount.map { sum + $0 } }
        return months.contains(month) ? sum.map(value) : nil
      }
    }
    let closed = closedThrough.index
    let course = cumulative(year, 1...12)
    let actual = Array(course.prefix(closed))
    guard actual.contains(where: { $0 != nil }) else { return nil }
    let before = cumulative(year - 1, 1...12)
    let budget = timeline.budget(side, year: year).map { total in
      (1...12).map { Double?(value(total) * Double($0) / 12) }
    }
    return MonthlyComparisonChart(
      heading: ChartHeading(
        finding: ChartText.progressFinding(self, side),
        measure: ChartText.cumulative(side, hasBudget: budget != nil),
        source: CommonText.recordsAndProjection),
      unit: .money(scale), year: year, actual: actual, projected: Array(course.dropFirst(closed)),
      lastYear: before.contains { $0 != nil } ? before : [], budget: budget ?? [],
      isSpread: hasSpread(year, through: closed), isLastYearSpread: hasSpread(year - 1, through: 12)
    )
  }

  /// Whether a month of a year was spread, up to the last one closed.
  private func hasSpread(_ year: Int, through month: Int) -> Bool {
    timeline.hasSpread(over: Period(year: year, month: 1)...Period(year: year, month: month))
  }

  // MARK: - People

  func enrolmentChart() -> ColumnChart? {
    guard let enrolment = enrolment(), let last = enrolment.rows.last else { return nil }
    let scale = Enrolment.unit(for: last.total)
    return ColumnChart(
      heading: ChartHeading(
        finding: ChartText.enrolmentFinding(enrolment), measure: ChartText.enrolment,
        source: CommonText.recordsAndProjection),
      unit: ChartUnit(scale.name, decimals: scale.decimals),
      categories: enrolment.rows.map { LocalizedText(verbatim: "\($0.year)") },
      groups: enrolment.groups.indices.map { group in
        ColumnChart.Group(
          enrolment.groups[group], enrolment.rows.map { $0.persons[group] / scale.size })
      }, arrangement: .stacked,
      firstEstimate: enrolment.rows.firstIndex(where: \.isProjected))
  }

  // MARK: - Why, how likely, how much

  /// The growth of expenditure into the budget year by cause.
  func growthChart() -> WaterfallChart? {
    guard let growth = growths.last(where: { $0.to == budgetYear }),
      let before = year(growth.from), let parts = printedCauses(growth)
    else { return nil }
    return WaterfallChart(
      heading: ChartHeading(
        finding: ChartText.growthFinding(self, growth), measure: ChartText.growth(growth),
        source: CommonText.recordsAndProjection),
      unit: .money(scale),
      opening: WaterfallChart.Total(
        ChartText.expenditureOf(growth.from), before.expenditure.value),
      causes: parts.map { WaterfallChart.Cause($0.title, $0.amount.value) },
      closingLabel: ChartText.expenditureOf(growth.to))
  }

  /// The largest causes as printed, the rest as one, adding up to the printed growth.
  func printedCauses(_ growth: GrowthAnalysis, most: Int = 10)
    -> [(title: LocalizedText, amount: PrintedFigure)]?
  {
    guard let before = year(growth.from)?.expenditure, let after = year(growth.to)?.expenditure
    else { return nil }
    let known = growth.contributions.filter { $0.amount != 0 }
    let order = known.indices.sorted {
      let (left, right) = (abs(known[$0].amount), abs(known[$1].amount))
      return left == right ? $0 < $1 : left > right
    }
    let kept = Set(order.prefix(most))
    var titles = known.indices.filter(kept.contains).map { known[$0].title }
    var amounts = known.indices.filter(kept.contains).map { value(known[$0].amount) }
    var printedElsewhere = known.indices.filter(kept.contains).map {
      printedGrowth(known[$0], growth)
    }
    if known.count > kept.count {
      titles.append(ChartText.otherCauses)
      printedElsewhere.append(nil)
      amounts.append(
        known.indices.reduce(0) { kept.contains($1) ? $0 : $0 + value(known[$1].amount) })
    }
    let total = after.change(from: before)
    guard !amounts.isEmpty,
      let printed = RoundedTree.parts(amounts, fixing: printedElsewhere, addingTo: total)
        ?? RoundedTree.parts(amounts, addingTo: total)
    else { return nil }
    return Array(zip(titles, printed)).filter { !$0.1.isZero }.map { (title: $0.0, amount: $0.1) }
  }

  /// The growth of a whole line into the budget year as the budget table prints it.
  private func printedGrowth(_ part: GrowthAnalysis.Contribution, _ growth: GrowthAnalysis)
    -> PrintedFigure?
  {
    guard part.cause == .line, let budget, growth.to == budget.budgetYear,
      growth.from == budget.year
    else { return nil }
    return budget.judged.line(part.line.name)?.figures.changeFromExpected.map {
      PrintedFigure(count: $0, decimals: scale.decimals)
    }
  }

  /// The probability of a deficit: of the year to date by month, or of the year.
  func deficitChart() -> ProbabilityChart? {
    guard let simulation else { return nil }
    let points =
      closedThrough.frequency == .year
      ? simulation.years.map { ChartPoint(Period(year: $0.year), $0.deficit.value) }
      : simulation.moments.map { ChartPoint($0.period, $0.yearToDateDeficit.value) }
    guard !points.isEmpty else { return nil }
    let highest = points.compactMap(\.value).max() ?? 0
    return ProbabilityChart(
      heading: ChartHeading(
        finding: ChartText.deficitFinding(self), measure: ChartText.deficitMeasure(closedThrough),
        source: ChartText.simulated(simulation)),
      probabilities: ChartSeries(CommonText.probability, points),
      threshold: highest < 0.25 ? nil : (0.5, ChartText.asLikelyAsNot))
  }

  /// What one unit of each lever is worth.
  func effectChart() -> EffectChart? {
    let rows = effectRows().prefix(14)
    guard !rows.isEmpty else { return nil }
    return EffectChart(
      heading: ChartHeading(
        finding: ChartText.effectFinding(self), measure: ChartText.effect(budgetYear),
        source: ChartText.effectSource),
      unit: .money(scale),
      effects: rows.map { row in
        EffectChart.Effect(
          EffectText.lever(row), printedResult(row)?.value ?? value(row.result),
          remark: NumberText.change(PrintedFigure(rounding: row.payableMonths, decimals: 2)))
      }, remarkHead: CommonText.payableMonths)
  }

  /// The levers that move something in the budget year, the largest first.
  func effectRows() -> [EffectTable.Row] {
    analyses.effects.rows.enumerated().filter { value($0.element.result) != 0 }.sorted {
      let (left, right) = (abs($0.element.result), abs($1.element.result))
      return left == right ? $0.offset < $1.offset : left > right
    }.map(\.element)
  }

  // MARK: - Scenarios

  func scenarioMonthsChart() -> ScenarioChart? {
    guard !scenarios.isEmpty else { return nil }
    let definition = model.payableMonths
    let base = course(
      .payableMonths, name: CommonText.baseline,
      observed: { timeline.payableMonths(definition, at: $0)?.value }, scaled: { $0 })
    return ScenarioChart(
      heading: ChartHeading(
        finding: ChartText.scenarioFinding(self), measure: CommonText.monthsBy(monthsDefinition),
        source: CommonText.recordsAndProjection),
      unit: .months, history: base.history, baseline: base.projection,
      scenarios: scenarios.enumerated().map { index, entry in
        course(
          .payableMonths, name: ScenarioText.label(index), of: entry.projection,
          observed: { _ in nil }, scaled: { $0 }
        ).projection
      }, bands: bands, includesZero: true)
  }

  func scenarioBalanceChart() -> SmallMultiples? {
    guard scenarios.count > 1 else { return nil }
    let base = balanceCourse(CommonText.baseline, projection, years)
    return SmallMultiples(
      heading: ChartHeading(
        finding: ChartText.balancesFinding, measure: ChartText.balance(model),
        source: CommonText.recordsAndProjection),
      unit: .money(scale),
      panels: scenarios.enumerated().map { index, entry in
        let own = balanceCourse(
          ScenarioText.label(index), entry.projection, scenarioYears[index])
        return SmallMultiples.Panel(
          ScenarioText.panel(index, entry.fundCase.scenario.title), history: base.history,
          projection: own.projection, baseline: base.projection)
      }, includesZero: true)
  }
}
