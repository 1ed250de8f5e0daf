import Funds
import Quantities
import Tables

/// One fund of a scenario: its history, and its plan resolved for every period.
extension ScenarioLoader {
  mutating func fundCase(_ scenario: Scenario, _ sources: Sources) throws(InputFault)
    -> FundCase
  {
    let source = sources.source
    let past = try history(scenario, sources)
    let model = sources.model.collecting(asIn: past.history)
    let people = try self.people(of: scenario)
    let resolution = ParameterResolution(
      model: model, scenario: scenario, catalogue: catalogue,
      records: past.selection.records,
      people: people, alternatives: try alternatives(of: scenario))
    let (paths, faults, notes, mechanisms) = resolution.resolve()
    if faults.contains(where: { $0.severity == .error }) { throw InputFault(faults) }
    let settled = try settlements(scenario, model, past.history)
    let plan = Plan(
      model: model, projectThrough: scenario.projectThrough.last(model.frequency),
      parameters: paths, events: events(scenario.matters(of: model, areClosed: false), model),
      targets: targets(scenario, model),
      simulation: scenario.simulation, seriesForecasts: past.forecasts,
      secondViews: past.secondViews,
      settlements: Dictionary(
        uniqueKeysWithValues: settled.map { ($0.report.line, $0.report.measured) }))
    let data =
      source.data + (scenario.people?.allFiles ?? []) + scenario.mechanisms.flatMap(\.files)
      + settled.map(\.report.file)
    return FundCase(
      scenario: scenario, model: model, form: sources.files.form,
      history: past.history, plan: plan,
      findings: (notes + sources.reviewed.remarks + (people?.findings ?? [])
        + settled.flatMap(\.findings)
        + unpaidDifferences(settled.map(\.report), model, past.selection.records, scenario.unit)
        + past.findings
        + CollectionReview(model: sources.model).findings(
          sources.model.collectionSeasons(in: past.history))
        + (past.hasWholeYearSlip ? [] : heldAgainstFormulas(plan, past.history, scenario.unit)))
        .sorted { $0.kind < $1.kind },
      superseded: past.selection.superseded,
      printedPayableMonths: past.selection.records.compactMap { record in
        record.item == "payable-months"
          ? .init(
            period: record.period, months: record.value * 12, source: record.source ?? "") : nil
      }, firstChange: ChangeStart(scenario: scenario, catalogue: catalogue).first(in: [model]),
      files: sources.files.paths + data.map { joinedPath(scenario.dataFolder, $0) },
      mechanisms: mechanisms, settlements: settled.map(\.report))
  }

  /// What the records are held against the plan's formulas for.
  private func heldAgainstFormulas(_ plan: Plan, _ history: FundHistory, _ unit: QuantityUnit)
    -> [HistoryFinding]
  {
    CalibrationReview(model: plan.model, unit: unit).findings(
      plan.calibrationDepartures(from: history))
      + InstalmentReview(model: plan.model, unit: unit).findings(
        plan.instalmentRemainders(from: history))
      + CollectionReview(model: plan.model).findings(
        plan.collectionRemainders(from: history), in: unit)
  }

  private mutating func history(_ scenario: Scenario, _ sources: Sources) throws(InputFault)
    -> History
  {
    let key = HistoryKey(scenario, sources.source, hasSeasons: forecastsSeries)
    if let known = histories[key] { return known }
    let bare = try bareHistory(scenario, sources)
    guard forecastsSeries else { return bare }
    do {
      let plan = try bare.plan(scenario, sources.model).forecastingSeries(from: bare.history)
      let made = bare.forecast(main: plan.seriesForecasts, second: plan.secondViews)
      histories[key] = made
      return made
    } catch {
      throw InputFault(
        ProjectionFault(error, model: sources.model).diagnostic(
          at: sources.source.dataPlaces.first ?? SourcePlace(file: scenario.path)))
    }
  }

  /// A fund's history before its lines are forecast.
  func bareHistory(_ scenario: Scenario, _ sources: Sources) throws(InputFault) -> History {
    let selection = try RecordSelection(sources.records)
    let blanks = sources.source.data.flatMap { path in
      files[joinedPath(scenario.dataFolder, path)]?.unavailable.filter {
        sources.model.isMeant(by: $0.key.fund)
      } ?? []
    }
    var builder = HistoryBuilder(
      model: sources.model, closedThrough: scenario.closedThrough, records: selection.records,
      unit: scenario.unit, blanks: blanks,
      matters: events(
        scenario.matters(of: sources.model, areClosed: true), sources.model),
      estimatesSeasons: forecastsSeries)
    let history = try builder.build()
    let slips = WholeYearSlip.all(in: history, selection.records)
    return History(
      history: history, forecasts: [:], secondViews: [:], selection: selection,
      findings: (slips.explaining(builder.findings)
        + SwappedLines.all(in: history, sources.model).map {
          $0.finding(sources.model, selection.records)
        } + OddLevels(catalogue: catalogue).findings(selection.records))
        .sorted { $0.kind < $1.kind }, hasWholeYearSlip: !slips.isEmpty)
  }

  private func events(_ matters: [Scenario.Event], _ model: FundModel) -> [FundEvent] {
    matters.map { event in
      FundEvent(
        line: event.line, period: event.period.first(model.frequency), amount: event.amount,
        title: event.title, source: event.source, author: event.author, date: event.date)
    }
  }

  private func targets(_ scenario: Scenario, _ model: FundModel) -> [Target] {
    scenario.targets.map { placed in
      let target = placed.target
      return Target(
        measure: target.measure, comparison: target.comparison, threshold: target.threshold,
        period: target.period.last(model.frequency), probability: target.probability)
    }
  }
}
