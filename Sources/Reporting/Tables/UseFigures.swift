import Budgeting
import Funds
import Quantities

/// A cohort's use and price in one year: persons, then incidence and the factors of its cost.
struct UseFigures: Sendable {
  struct Factor: Sendable {
    let parameter: String?
    let name: String
    let value: Double
  }

  let persons: Double
  let factors: [Factor]

  /// Persons × incidence × cost, in currency units.
  let need: Double

  /// Averages over the periods of a year; each factor is weighted by the product of those before.
  init(_ cohort: CohortMethod, plan: Plan, periods: ClosedRange<Period>) {
    let formulas =
      [cohort.persons] + UseFigures.factors(of: cohort.incidence)
      + UseFigures.factors(of: cohort.cost)
    let names = formulas.flatMap(\.parameters)
    let isGrouped = names.contains { plan.parameters[$0]?.isGrouped ?? false }
    let groups =
      isGrouped
      ? plan.model.groups.indices.filter {
        cohort.groups.isEmpty || cohort.groups.contains(plan.model.groups[$0].name)
      } : [0]
    var sums = [Double](repeating: 0, count: formulas.count)
    for period in periods {
      for group in groups {
        var product = 1.0
        for (index, formula) in formulas.enumerated() {
          product *= formula.scalar { leaf in
            guard case .parameter(let name) = leaf else { return 0 }
            return plan.parameters[name]?.value(group: group, at: period) ?? 0
          }
          sums[index] += product
        }
      }
    }
    let count = Double(periods.count)
    persons = sums[0] / count
    need = sums[sums.count - 1] / count
    factors = formulas.indices.dropFirst().map { index in
      let parameters = formulas[index].parameters
      return Factor(
        parameter: parameters.count == 1 ? parameters.first : nil,
        name: parameters.joined(separator: ", "),
        value: sums[index - 1] == 0 ? 0 : sums[index] / sums[index - 1])
    }
  }

  private static func factors(of formula: Formula) -> [Formula] {
    if case .product(let left, let right) = formula {
      return factors(of: left) + factors(of: right)
    }
    return [formula]
  }
}

/// How a parameter's values are printed: shares in per cent, rates a year in per cent of persons.
struct ShownUnit: Sendable {
  let name: LocalizedText
  let decimals: Int
  private let scale: Double
  private let label: ParameterLabel?

  /// - Parameter money: the unit in which plain amounts of money are printed.
  init(_ label: ParameterLabel?, money: MoneyUnit) {
    self.label = label
    guard let label else {
      (name, decimals, scale) = (.empty, 4, 1)
      return
    }
    let unit = label.unit
    if unit.powers == QuantityUnit.Powers(persons: -1, cases: 1, years: -1), unit.kind == .plain {
      // 0.2 admissions for each person and year is said as 20 %.
      (name, decimals, scale) = (LocalizedText("%", "%"), 2, 100)
      return
    }
    let powers = unit.powers
    if unit.kind == .plain, powers.money == 1, powers.persons == 0, powers.cases == 0 {
      name = money.name + (powers.years == -1 ? LocalizedText("/年", "/year") : .empty)
      scale = unit.scale * 100 / Double(money.minorUnits)
      decimals = 0
      return
    }
    name = UnitText.words(unit)
    scale = 1
    switch unit.kind {
    case .percent, .percentagePoint: decimals = 2
    case .plain: decimals = unit.powers.money != 0 ? 1 : 0
    }
  }

  /// A value in base units as it is printed.
  func value(_ base: Double) -> Double { (label?.value(ofBase: base) ?? base) * scale }

  /// Whether values are of a month, so that a year's product takes twelve of them.
  var isMonthly: Bool {
    guard let unit = label?.unit else { return false }
    return unit.powers.years == -1 && unit.symbol.contains("月")
  }

  /// A value in a sentence, without needless decimals.
  func text(_ base: Double) -> String {
    guard let figure = figure(base) else { return NumberText.notApplicable }
    var (count, places) = (figure.count, figure.decimals)
    while places > 0, count % 10 == 0 { (count, places) = (count / 10, places - 1) }
    return NumberText.figure(PrintedFigure(count: count, decimals: places), zero: .digits)
  }

  /// A printed value.
  func figure(_ base: Double) -> PrintedFigure? {
    PrintedFigure(rounding: value(base), decimals: decimals)
  }
}
