import Funds
import Quantities

extension Formula {
  /// The factors of a product, from left to right; a formula that is no product is its own factor.
  var factors: [Formula] {
    if case .product(let left, let right) = self { return left.factors + right.factors }
    return [self]
  }

  /// The formula as it is written, parameters by name.
  var written: String {
    switch self {
    case .number(let number): "\(number)"
    case .parameter(let name), .line(let name): name
    case .lastYear(let name): "last-year(\(name))"
    case .previous(let name): "previous(\(name))"
    case .opening(let balance): "opening.\(balance.rawValue)"
    case .sum(let a, let b): "(\(a.written) + \(b.written))"
    case .difference(let a, let b): "(\(a.written) - \(b.written))"
    case .product(let a, let b): "\(a.written) * \(b.written)"
    case .quotient(let a, let b): "\(a.written) / \(b.written)"
    case .negative(let inner): "-\(inner.written)"
    case .minimum(let a, let b): "min(\(a.written), \(b.written))"
    case .maximum(let a, let b): "max(\(a.written), \(b.written))"
    }
  }
}

extension Plan {
  /// A formula of parameters alone, for one group at a date; other leaves are zero.
  func evaluated(_ formula: Formula, group: Int, at period: Period) -> Double {
    let parameters = parameters
    return formula.scalar { leaf in
      guard case .parameter(let name) = leaf, let path = parameters[name] else { return 0 }
      return path.value(group: group, at: period)
    }
  }

  /// Whether any parameter of a formula differs by group.
  func differsByGroup(_ formula: Formula) -> Bool {
    formula.parameters.contains { parameters[$0]?.isGrouped ?? false }
  }

  /// The positions of groups by name, all of them where none is named.
  func positions(ofGroups names: [String]) -> [Int] {
    model.groups.indices.filter { names.isEmpty || names.contains(model.groups[$0].name) }
  }
}
