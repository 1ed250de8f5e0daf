import Budgeting
import Funds
import Quantities
import Scenarios

extension FundChapter {
  /// The scenarios by number, title and first change.
  func scenarioList() -> ReportTable {
    let rows = scenarios.enumerated().map { index, entry in
      ReportTable.Row([
        .text(ScenarioText.label(index)), .text(entry.fundCase.scenario.title),
        .text(entry.fundCase.firstChange.map(DateText.words) ?? .empty),
        .verbatim(entry.fundCase.scenario.author),
      ])
    }
    return ReportTable(
      title: ScenarioText.list,
      columns: [
        label(ScenarioText.symbol), prose(ScenarioText.name), label(ScenarioText.firstChange),
        label(ScenarioText.author),
      ], rows: rows)
  }

  /// How many scenarios beside the baseline a page is wide enough for.
  private static let scenariosAbreast = 4

  /// The comparison in tables that a page is wide enough for, each with the baseline.
  func scenarioTables() -> [ReportTable] {
    let size = FundChapter.scenariosAbreast
    return stride(from: 0, to: scenarios.count, by: size).map { first in
      scenarioTable(first..<min(first + size, scenarios.count))
    }
  }

  /// Measures by year in rows, the baseline and all scenarios with their differences in columns.
  func scenarioTable() -> ReportTable { scenarioTable(scenarios.indices) }

  /// The same to be read by itself: scenarios by their titles, chances to two decimals.
  func scenarioFile() -> ReportTable { scenarioTable(scenarios.indices, byTitle: true) }

  private func scenarioTable(_ shown: Range<Int>, byTitle: Bool = false) -> ReportTable {
    let scenarios = scenarios[shown]
    let last = timeline.projectedYears.last ?? budgetYear
    let span = [budgetYear, budgetYear + 1, budgetYear + 2, last].filter { $0 <= last }
    var years: [Int] = []
    for year in span where !years.contains(year) { years.append(year) }
    var rows: [ReportTable.Row] = []
    for year in years {
      rows.append(
        ReportTable.Row(
          .group,
          [.text(EffectText.yearGroup(year)), .blank, .blank]
            + scenarios.flatMap { _ in [ReportTable.Cell.blank, .blank] }))
      let base = self.year(year)
      let others = scenarioYears[shown].map { $0.first { $0.year == year } }
      func amounts(_ title: LocalizedText, _ pick: (YearFigures) -> PrintedFigure) {
        var cells: [ReportTable.Cell] = [
          .text(title), .text(scale.unit.name), .figure(base.map(pick)),
        ]
        for other in others {
          cells.append(.figure(other.map(pick)))
          cells.append(
            .change(other.flatMap { other in base.map { pick(other).change(from: pick($0)) } }))
        }
        rows.append(ReportTable.Row(indent: 1, cells))
      }
      amounts(CommonText.income) { $0.income }
      amounts(CommonText.expenditure) { $0.expenditure }
      amounts(CommonText.result) { $0.result }
      amounts(CommonText.closing) { $0.closing }
      rows.append(monthsRow(year, shown))
      if model.frequency != .year { rows.append(lowestRow(year, shown)) }
      if simulation != nil { rows.append(chanceRow(year, shown, decimals: byTitle ? 2 : 0)) }
    }
    return ReportTable(
      title: ScenarioText.comparison, basis: scopeBasis,
      columns: [label(CommonText.measure), label(CommonText.unit), column(CommonText.baseline)]
        + shown.flatMap { index in
          let name = byTitle ? fullLabel(index) : ScenarioText.label(index)
          return [
            column(CommonText.value, group: name), column(ScenarioText.difference, group: name),
          ]
        }, rows: rows, notes: [CommonText.monthsBy(monthsDefinition).capitalised],
      isDense: scenarios.count > 2)
  }

  /// A scenario's number with its title.
  private func fullLabel(_ index: Int) -> LocalizedText {
    ScenarioText.label(index, scenarios[index].fundCase.scenario.title)
  }

  private func monthsRow(_ year: Int, _ shown: Range<Int>) -> ReportTable.Row {
    let end = timeline.periods(of: year).upperBound
    func months(_ projection: Projection) -> PrintedFigure? {
      projection.payableMonths(at: end).flatMap { PrintedFigure(rounding: $0, decimals: 2) }
    }
    let base = months(projection)
    return ReportTable.Row(
      indent: 1,
      [.text(CommonText.payableMonths), .text(CommonText.months), .figure(base)]
        + scenarios[shown].flatMap { entry -> [ReportTable.Cell] in
          let own = months(entry.projection)
          return [.figure(own), .change(own.flatMap { own in base.map { own.change(from: $0) } })]
        })
  }

  /// The lowest payable months within a year, with the periods at whose ends they are.
  private func lowestRow(_ year: Int, _ shown: Range<Int>) -> ReportTable.Row {
    func months(_ projection: Projection) -> PrintedFigure? {
      projection.lowestPayableMonths(in: year).flatMap {
        PrintedFigure(rounding: $0.months, decimals: 2)
      }
    }
    let base = months(projection)
    return ReportTable.Row(
      indent: 1,
      [.text(ScenarioText.lowest), .text(CommonText.months), .figure(base)]
        + scenarios[shown].flatMap { entry -> [ReportTable.Cell] in
          let own = months(entry.projection)
          return [.figure(own), .change(own.flatMap { own in base.map { own.change(from: $0) } })]
        })
  }

  private func chanceRow(_ year: Int, _ shown: Range<Int>, decimals: Int) -> ReportTable.Row {
    func chance(_ projection: Projection) -> Double? {
      projection.simulation?.year(year)?.deficit.value
    }
    func percent(_ chance: Double) -> PrintedFigure? {
      decimals == 0
        ? NumberText.wholePercent(chance)
        : PrintedFigure(rounding: chance * 100, decimals: decimals)
    }
    let base = chance(projection)
    return ReportTable.Row(
      indent: 1,
      [.text(CommonText.deficitProbability), .verbatim("%"), .probability(base)]
        + scenarios[shown].flatMap { entry -> [ReportTable.Cell] in
          let own = chance(entry.projection)
          let points = own.flatMap(percent).flatMap { own in
            base.flatMap(percent).map { own.change(from: $0) }
          }
          return [.probability(own), .change(points)]
        })
  }

  /// What each change of a scenario does to the year's results, and to the totals.
  func changeTable(_ index: Int) -> ReportTable {
    let analysis = analyses.changes[index]
    let years = analysis.years
    func cells(_ amounts: [Int64]) -> [ReportTable.Cell] {
      amounts.map { .change(PrintedFigure(count: $0, decimals: scale.decimals)) }
    }
    var rows = analysis.causes.indices.map { cause in
      ReportTable.Row(
        [.text(analysis.causes[cause])]
          + cells(analysis.printedEffect(cause, figureScale).map(\.result)))
    }
    let total = analysis.printedTotal(figureScale)
    rows.append(
      ReportTable.Row(.total, [.text(ScenarioText.allChanges)] + cells(total.map(\.result))))
    for (title, pick) in [
      (CommonText.income, total.map(\.income)), (CommonText.expenditure, total.map(\.expenditure)),
      (CommonText.closing, total.map(\.closing)),
    ] {
      rows.append(ReportTable.Row(.memo, indent: 1, [.text(title)] + cells(pick)))
    }
    let figures = ChangeFigures(analysis)
    for (title, values) in [
      (ScenarioText.perPerson, figures.totalPerPerson), (ScenarioText.months, figures.totalMonths),
    ] where values.contains(where: { $0 != nil }) {
      rows.append(
        ReportTable.Row(.memo, indent: 1, [.text(title)] + values.map { .change($0) }))
    }
    return ReportTable(
      title: ScenarioText.effect(index, scenarios[index].fundCase.scenario.title),
      basis: scopeBasis,
      columns: [prose(ScenarioText.cause)] + years.map { column(LocalizedText(verbatim: "\($0)")) },
      rows: rows, notes: [ChangeAnalysis.order])
  }

  /// The targets of the baseline and the scenarios and how likely they are met.
  func targetTable() -> ReportTable {
    let entries =
      [(CommonText.baseline, projection)]
      + scenarios.enumerated().map { (fullLabel($0), $1.projection) }
    let rows = entries.flatMap { name, projection in
      (projection.simulation?.targets ?? []).map { outcome in
        ReportTable.Row([
          .text(name), .text(ScenarioText.target(outcome.target, self)),
          .probability(outcome.target.probability), .probability(outcome.probability.value),
          .text(
            outcome.isMet ? ScenarioText.yes : ScenarioText.no,
            status: outcome.isMet ? .green : .amber),
        ])
      }
    }
    return ReportTable(
      title: ScenarioText.targets,
      columns: [
        prose(CommonText.scenario), prose(ScenarioText.target), column(ScenarioText.asked),
        column(ScenarioText.chance), label(ScenarioText.isMet),
      ], rows: rows)
  }
}
