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
    let factors = factors(cohort)
    let steps = factors.flatMap(\.steps)
    let values = (0...steps.count).map { need(factors, moved: $0) }
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

  /// One factor of the need on its way from the old year to the new.
  private struct Factor {
    /// What moves it, one step after the other.
    var steps: [(cause: GrowthAnalysis.Cause, title: LocalizedText)]
    /// Its value by group: before the first step, and after each.
    var values: [[Double]]
  }

  /// What a line's incidence is called: admissions to hospital, else visits.
  private func useTitle(_ incidence: Formula) -> LocalizedText {
    let isAdmission = incidence.parameters.contains { $0.hasSuffix("admission-rate") }
    return LocalizedText(isAdmission ? "住院率" : "就诊率", "use")
  }

  private func factors(_ cohort: CohortMethod) -> [Factor] {
    let formulas = [cohort.persons, cohort.incidence] + cohort.cost.factors
    let isGrouped = formulas.contains { plan.differsByGroup($0) }
    let groups = isGrouped ? plan.positions(ofGroups: cohort.groups) : [0]
    return formulas.enumerated().map { index, formula in
      let step: (cause: GrowthAnalysis.Cause, title: LocalizedText) =
        switch index {
        case 0: (.persons, LocalizedText("人数", "persons"))
        case 1: (.use, useTitle(formula))
        case 2: (.price, LocalizedText("次均费用", "cost per case"))
        default:
          (.policy(parameter: formula.written), LocalizedText("待遇政策", "benefit policy"))
        }
      let old = groups.map { average(formula, group: $0, year: from) }
      let new = groups.map { average(formula, group: $0, year: to) }
      let mixes = groups.map { ageMix(of: formula, group: $0) }
      // The people themselves move by number; a rate over them also moves with their ages.
      guard index > 0, mixes.contains(where: { $0 != 1 }) else {
        return Factor(steps: [step], values: [old, new])
      }
      let title = LocalizedText(
        "\(step.title.chinese)（年龄结构）", "\(step.title.english) (ages)")
      return Factor(
        steps: [(.age, title), step], values: [old, zip(old, mixes).map { $0 * $1 }, new])
    }
  }

  /// How far the ages of a group's people alone move a single parameter between the two years.
  private func ageMix(of formula: Formula, group: Int) -> Double {
    guard formula.parameters.count == 1, let name = formula.parameters.first,
      let path = plan.parameters[name], let start = timeline.periods(of: from).last,
      let end = timeline.periods(of: to).last,
      case .extrapolated(.people(let growth)) = path.origin(group: group, at: end)
    else { return 1 }
    let before = path.value(group: group, at: start)
    let grown = (from..<to).reduce(1.0) { product, _ in product * (1 + growth) }
    return before > 0 ? path.value(group: group, at: end) / before / grown : 1
  }

  /// The yearly need with the first steps done.
  private func need(_ factors: [Factor], moved: Int) -> Double {
    var left = moved
    let current = factors.map { factor in
      let done = min(left, factor.steps.count)
      left -= done
      return factor.values[done]
    }
    let groups = current.first?.indices ?? 0..<0
    return groups.reduce(0) { sum, group in
      sum + current.reduce(1.0) { $0 * $1[group] }
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
