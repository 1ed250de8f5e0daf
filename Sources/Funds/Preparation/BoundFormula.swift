import Quantities

/// A formula of parameters with each name already looked up, for use at many dates.
struct BoundFormula {
  /// The value for a group, by position, at a date.
  let value: (_ group: Int, _ period: Period) -> Double

  /// Whether the value differs by group.
  let isGrouped: Bool

  /// Binds a formula to a plan's parameters; leaves that are no parameters count as nothing.
  init(_ formula: Formula, in plan: Plan) {
    isGrouped = plan.isGrouped(formula)
    value = BoundFormula.bind(formula, plan.parameters)
  }

  /// The value summed over groups; once where nothing in it is grouped.
  func sum(over groups: [Int], at period: Period) -> Double {
    guard isGrouped else { return value(0, period) }
    var sum = 0.0
    for group in groups { sum += value(group, period) }
    return sum
  }

  private static func bind(_ formula: Formula, _ parameters: [String: ParameterPath])
    -> (Int, Period) -> Double
  {
    func two(_ a: Formula, _ b: Formula, _ operation: @escaping (Double, Double) -> Double)
      -> (Int, Period) -> Double
    {
      let (left, right) = (bind(a, parameters), bind(b, parameters))
      return { operation(left($0, $1), right($0, $1)) }
    }
    switch formula {
    case .number(let number): return { _, _ in number }
    case .parameter(let name):
      guard let path = parameters[name] else {
        preconditionFailure("The plan holds no parameter \(name), which the model reads.")
      }
      return { path.value(group: $0, at: $1) }
    case .line, .lastYear, .previous, .opening: return { _, _ in 0 }
    case .negative(let inner):
      let value = bind(inner, parameters)
      return { -value($0, $1) }
    case .sum(let a, let b): return two(a, b, +)
    case .difference(let a, let b): return two(a, b, -)
    case .product(let a, let b): return two(a, b, *)
    case .quotient(let a, let b): return two(a, b) { $1 == 0 ? 0 : $0 / $1 }
    case .minimum(let a, let b): return two(a, b, min)
    case .maximum(let a, let b): return two(a, b, max)
    }
  }
}
