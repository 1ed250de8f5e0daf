public import Funds
import Quantities

/// The basis of a budget, line by line 测算依据.
public struct BasisSheet: Sendable {
  /// The calendar year that the amounts belong to.
  public let budgetYear: Int
  /// One basis for each line of the model, in its order.
  public let lines: [LineBasis]

  /// Takes a projection's lines apart for a budget year.
  ///
  /// - Parameter labels: titles and units of parameters by name; a parameter without one is shown
  ///   by its name in base units.
  public init(
    _ projection: Projection, budgetYear: Int, labels: [String: ParameterLabel] = [:]
  ) {
    self.budgetYear = budgetYear
    let builder = BasisBuilder(
      projection: projection, timeline: FundTimeline(projection), year: budgetYear, labels: labels)
    lines = projection.lines.map(builder.basis)
  }

  /// A line's basis by name.
  public func line(_ name: String) -> LineBasis? {
    lines.first { $0.line.name == name }
  }
}

/// Takes lines apart.
private struct BasisBuilder {
  let projection: Projection
  let timeline: FundTimeline
  let year: Int
  let labels: [String: ParameterLabel]

  private var plan: Plan { projection.plan }

  func basis(_ line: Projection.Line) -> LineBasis {
    let item = line.item
    let terms = terms(of: item.method)
    let events = plan.events.filter {
      $0.line == item.name && $0.period.year == year
        && $0.period.lastMonth > timeline.closedThrough.lastMonth
    }
    let known = events.reduce(0) { $0 + $1.amount }
    let amount = timeline.amount(of: item.name, inYear: year) ?? 0
    let products = terms.reduce(0) { $0 + $1.amount } * (line.calibration?.ratio ?? 1)
    let rest = amount - products - known
    var (rule, ruleValues): (String?, [LineBasis.RuleValue]) = (nil, [])
    if case .rule(let method) = item.method {
      rule = method.amount.written
      let end = timeline.periods(of: year).upperBound
      ruleValues = method.amount.parameters.map { name in
        LineBasis.RuleValue(
          parameter: name, label: labels[name],
          value: plan.evaluated(.parameter(name), group: 0, at: end))
      }
    }
    return LineBasis(
      line: item, words: item.basis, terms: terms, rule: rule, ruleValues: ruleValues,
      calibration: line.calibration, method: line.methodName,
      modelled: terms.isEmpty ? rest : 0, events: events, known: known,
      other: terms.isEmpty ? 0 : rest, amount: amount, evidence: line.evidence)
  }

  private func terms(of method: LineMethod) -> [BasisTerm] {
    switch method {
    case .series, .rule, .plan: []
    case .cohort(let cohort):
      [
        term(
          .product(.product(cohort.persons, cohort.incidence), cohort.cost),
          groups: cohort.groups, coverYear: nil, share: 1)
      ]
    case .driver(let terms):
      terms.flatMap { term -> [BasisTerm] in
        guard case .collection(let shares) = term.timing else {
          return [self.term(term.amount, groups: term.groups, coverYear: nil, share: 1)]
        }
        return collected(shares).map {
          self.term(term.amount, groups: term.groups, coverYear: $0.cover, share: $0.share)
        }
      }
    }
  }

  /// The cover years collected in the budget year, each with its share.
  private func collected(_ shares: [CollectionShare]) -> [(cover: Int, share: Double)] {
    let covers = (year - 2...year + 3).map { cover -> (cover: Int, share: Double) in
      let january = Period(year: cover, month: 1)
      let share = shares.reduce(0) {
        january.advanced(by: $1.offset).year == year ? $0 + $1.share : $0
      }
      return (cover, share)
    }
    return covers.filter { $0.share != 0 }
  }

  private func term(_ formula: Formula, groups names: [String], coverYear: Int?, share: Double)
    -> BasisTerm
  {
    let factors = formula.factors
    let dates =
      coverYear.map { [Period(year: $0).first(timeline.closedThrough.frequency)] }
      ?? Array(timeline.periods(of: year))
    let isGrouped = plan.differsByGroup(formula)
    let positions = isGrouped ? plan.positions(ofGroups: names) : [0]
    let rows = positions.map { group in
      let values = factors.map { factor in
        dates.reduce(0) { $0 + plan.evaluated(factor, group: group, at: $1) } / Double(dates.count)
      }
      return BasisTerm.Row(
        group: isGrouped ? plan.model.groups[group].title : nil, values: values,
        amount: values.reduce(1, *))
    }
    return BasisTerm(
      factors: factors.map { factor in
        let label: ParameterLabel? =
          if case .parameter(let name) = factor { labels[name] } else { nil }
        return BasisTerm.Factor(
          name: factor.written, parameters: factor.parameters, label: label)
      },
      rows: rows, coverYear: coverYear, share: share,
      amount: rows.reduce(0) { $0 + $1.amount } * share)
  }
}
