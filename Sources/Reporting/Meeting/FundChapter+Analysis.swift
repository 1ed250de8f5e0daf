internal import Budgeting
public import Funds
public import Quantities
public import Scenarios

extension FundChapter {
  /// Computes what needs further projections: the levers one by one, and each scenario's changes.
  ///
  /// - Parameters:
  ///   - plans: for each scenario the plans after its first change, its first two, and so on to the
  ///     last; empty where a scenario is to be taken as one step.
  ///   - levers: levers to which other parameters answer, with their plans.
  ///   - titles: for each plan what its step changes, in words; where it is `nil` or nothing is given
  ///     the parameters that differ are named.
  /// - Throws: ``Funds/ProjectionError`` where a shifted plan cannot be projected.
  public static func analyse(
    baseline: Entry, scenarios: [Entry] = [], plans: [[Plan]] = [],
    titles: [[LocalizedText?]] = [], levers: [AnsweredLever] = [], catalogue: ParameterCatalogue
  ) throws(ProjectionError) -> Analyses {
    let budgetYear = baseline.fundCase.scenario.budgetYear
    let effects = try EffectTable(
      baseline.projection, steps: effectSteps(baseline.projection.plan.model, catalogue),
      answered: levers.compactMap { lever in
        effectStep(lever.definition).map {
          EffectTable.Answered(
            step: $0, from: lever.from, isCover: lever.definition.timing == .cover,
            plan: lever.plan)
        }
      }, budgetYear: budgetYear)
    let relief = try reliefSteps(baseline, effects, catalogue).map {
      steps throws(ProjectionError) in
      try EffectTable(baseline.projection, steps: steps, budgetYear: budgetYear)
    }
    var changes: [ChangeAnalysis] = []
    for (index, scenario) in scenarios.enumerated() {
      var steps: [ChangeAnalysis.Step] = []
      var previous = baseline.projection.plan
      for (place, plan) in (plans.indices.contains(index) ? plans[index] : []).enumerated() {
        guard let title = changeTitle(from: previous, to: plan, catalogue) else { continue }
        let given = titles.indices.contains(index) ? titles[index][place] : nil
        steps.append(ChangeAnalysis.Step(title: given ?? title, plan: plan))
        previous = plan
      }
      if steps.isEmpty {
        steps = [
          ChangeAnalysis.Step(
            title: scenario.fundCase.scenario.title, plan: scenario.projection.plan)
        ]
      }
      changes.append(
        try ChangeAnalysis(
          baseline.fundCase.history, baseline: baseline.projection.plan, steps: steps))
    }
    return Analyses(effects: effects, relief: relief, changes: changes)
  }

  /// The catalogue's unit steps of the parameters that a model reads, in the catalogue's order.
  static func effectSteps(_ model: FundModel, _ catalogue: ParameterCatalogue) -> [EffectStep] {
    let read = model.parameters
    return catalogue.definitions.filter { read.contains($0.name) }.compactMap { effectStep($0) }
  }

  private static func effectStep(_ definition: ParameterDefinition) -> EffectStep? {
    guard let step = definition.stepAmount else { return nil }
    return EffectStep(
      parameter: definition.name, title: definition.title,
      written: UnitText.written(definition.step), step: step.value, isRelative: step.isRelative)
  }

  /// For a fund that holds too much at the end of a budget year without a deficit, the decided levers
  /// that add to it, each moved the other way; `nil` for any other fund.
  private static func reliefSteps(
    _ baseline: Entry, _ effects: EffectTable, _ catalogue: ParameterCatalogue
  ) -> [EffectStep]? {
    let projection = baseline.projection
    let (timeline, year) = (FundTimeline(projection), effects.budgetYear)
    guard let months = projection.payableMonths(at: timeline.periods(of: year).upperBound),
      projection.plan.model.bands.band(of: months) == .excessive,
      let result = timeline.result(inYear: year), result >= 0
    else { return nil }
    return effects.rows.filter { $0.result > 0 }.compactMap { row in
      guard let definition = catalogue.definition(row.step.parameter), definition.isDecided
      else { return nil }
      return effectStep(definition)?.reversed(
        written: UnitText.written(definition.step, reversed: true))
    }
  }

  /// The parameters that differ between two plans, and from when; `nil` where none does.
  private static func changeTitle(
    from before: Plan, to after: Plan, _ catalogue: ParameterCatalogue
  ) -> LocalizedText? {
    let names = after.model.parameters.filter {
      before.parameters[$0]?.values != after.parameters[$0]?.values
    }
    guard !names.isEmpty else { return before.events == after.events ? nil : AnalysisText.events }
    return names.map { name -> LocalizedText in
      let title = catalogue.definition(name)?.title ?? LocalizedText(verbatim: name)
      guard let path = after.parameters[name], let old = before.parameters[name],
        let start = firstDifference(old, path)
      else { return title }
      return AnalysisText.changed(title, from: start)
    }.joined("、", ", ")
  }

  private static func firstDifference(_ before: ParameterPath, _ after: ParameterPath) -> Period? {
    let count = after.values.first?.count ?? 0
    return (0..<count).map { after.start.advanced(by: $0) }.first { period in
      after.values.indices.contains {
        after.value(group: $0, at: period) != before.value(group: $0, at: period)
      }
    }
  }

  /// Effects that somebody could decide, the largest first: those that improve the balance, or where
  /// the fund holds too much those that use it.
  func measures(_ count: Int) -> [EffectTable.Row] {
    let ends = [
      "population", "persons", "contribution.base", "flexible.base", "birth-rate",
      "taxable-payroll", "average-wage", "interest-rate", "participation", "admission-rate",
    ]
    // What costs the fund more without a benefit that rises is no use of what it holds.
    let uses = [".deductible", ".policy-ratio", ".cap", ".cost"]
    let wanted: [EffectTable.Row]
    let direction = analyses.relief == nil ? 1.0 : -1
    if let relief = analyses.relief {
      wanted =
        relief.rows
        + analyses.effects.rows.filter { row in
          row.result < 0 && uses.contains { row.step.parameter.hasSuffix($0) }
        }
    } else {
      wanted = analyses.effects.rows.filter { row in
        !ends.contains { row.step.parameter.hasSuffix($0) }
          && (row.result > 0 || row.result == 0 && (row.balanceLater ?? 0) > 0)
      }
    }
    return Array(
      wanted.enumerated().sorted {
        let (left, right) = ($0.element, $1.element)
        let (a, b) = (
          direction * (left.balanceLater ?? left.result),
          direction * (right.balanceLater ?? right.result)
        )
        return a == b ? $0.offset < $1.offset : a > b
      }.prefix(count).map(\.element))
  }
}
