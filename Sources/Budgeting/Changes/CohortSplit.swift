import Funds
import Quantities

/// Takes the growth of a cohort line apart by factor.
struct CohortSplit {
  let plan: Plan
  let timeline: FundTimeline
  let from: Int
  let to: Int

  /// The parts of a line's growth; they sum to it.
  func contributions(of line: LineItem, before: Double, after: Double)
    -> [GrowthAnalysis.Contribution]
  {
    func part(_ cause: GrowthAnalysis.Cause, _ title: LocalizedText, _ amount: Double)
      -> GrowthAnalysis.Contribution
    {
      GrowthAnalysis.Contribution(
        line: line, cause: cause,
        title: LocalizedText(
          title.chinese.isEmpty ? line.title.chinese : "\(line.title.chinese)：\(title.chinese)",
          title.english.isEmpty ? line.title.english : "\(line.title.english): \(title.english)"),
        amount: amount)
    }
    guard case .cohort(let cohort) = line.method, before != 0 else {
      return [part(.line, LocalizedText("", ""), after - before)]
    }
    let steps = steps(cohort)
    let values = (0...steps.count).map { need(steps, moved: $0, groups: cohort.groups) }
    guard let start = values.first, start > 0 else {
      return [part(.line, LocalizedText("", ""), after - before)]
    }
    var parts = steps.indices.map { step in
      part(
        steps[step].cause, steps[step].title, before * (values[step + 1] - values[step]) / start)
    }
    let known = events(line, to) - events(line, from)
    if known != 0 {
      parts.append(part(.knownMatters, LocalizedText("已知事项", "known matters"), known))
    }
    let explained = parts.reduce(0) { $0 + $1.amount }
    parts.append(
      part(
        .timing,
        LocalizedText(
          "结算时点、总额预算及公式未解释部分",
          "timing of payment, total budget and what the formula leaves out"),
        after - before - explained))
    return parts
  }

  private struct Step {
    let cause: GrowthAnalysis.Cause
    let title: LocalizedText
    let formula: Formula
  }

  private func steps(_ cohort: CohortMethod) -> [Step] {
    var steps = [
      Step(cause: .persons, title: LocalizedText("人数", "persons"), formula: cohort.persons),
      Step(cause: .use, title: LocalizedText("使用率", "use"), formula: cohort.incidence),
    ]
    for (index, factor) in cohort.cost.factors.enumerated() {
      steps.append(
        index == 0
          ? Step(cause: .price, title: LocalizedText("次均费用", "cost per case"), formula: factor)
          : Step(
            cause: .policy(parameter: factor.written),
            title: LocalizedText("待遇政策", "benefit policy"), formula: factor))
    }
    return steps
  }

  /// The yearly need with the first factors at the new year's values and the others at the old's.
  private func need(_ steps: [Step], moved: Int, groups names: [String]) -> Double {
    let isGrouped = steps.contains { plan.differsByGroup($0.formula) }
    let positions = isGrouped ? plan.positions(ofGroups: names) : [0]
    return positions.reduce(0) { sum, group in
      sum
        + steps.indices.reduce(1.0) { product, step in
          product * average(steps[step].formula, group: group, year: step < moved ? to : from)
        }
    }
  }

  private func average(_ formula: Formula, group: Int, year: Int) -> Double {
    let periods = timeline.periods(of: year)
    let sum = periods.reduce(0) { $0 + plan.evaluated(formula, group: group, at: $1) }
    return sum / Double(periods.count)
  }

  private func events(_ line: LineItem, _ year: Int) -> Double {
    plan.events.reduce(0) {
      $1.line == line.name && $1.period.year == year ? $0 + $1.amount : $0
    }
  }
}
