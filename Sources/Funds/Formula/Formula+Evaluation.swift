/// What a formula's leaves stand for at one moment.
struct FormulaValues {
  /// The value of a leaf: a parameter, a line, an earlier amount or an opening balance.
  let leaf: (Formula) -> PathValues
}

/// One number for all paths, or one a path.
enum PathValues {
  case same(Double)
  case each([Double])

  /// The value on one path.
  func on(_ path: Int) -> Double {
    switch self {
    case .same(let value): value
    case .each(let values): values[path]
    }
  }

  /// Combines two values path by path.
  func combined(with other: PathValues, _ operation: (Double, Double) -> Double) -> PathValues {
    switch (self, other) {
    case (.same(let a), .same(let b)):
      return .same(operation(a, b))
    case (.each(var values), .same(let b)):
      for path in values.indices { values[path] = operation(values[path], b) }
      return .each(values)
    case (.same(let a), .each(var values)):
      for path in values.indices { values[path] = operation(a, values[path]) }
      return .each(values)
    case (.each(var values), .each(let others)):
      for path in values.indices { values[path] = operation(values[path], others[path]) }
      return .each(values)
    }
  }
}

extension Formula {
  /// The formula's value, on all paths at once.
  func value(_ values: FormulaValues) -> PathValues {
    switch self {
    case .number(let number): .same(number)
    case .parameter, .line, .lastYear, .previous, .opening: values.leaf(self)
    case .negative(let inner): inner.value(values).combined(with: .same(-1), *)
    case .sum(let a, let b): a.value(values).combined(with: b.value(values), +)
    case .difference(let a, let b): a.value(values).combined(with: b.value(values), -)
    case .product(let a, let b): a.value(values).combined(with: b.value(values), *)
    case .quotient(let a, let b):
      a.value(values).combined(with: b.value(values)) { $1 == 0 ? 0 : $0 / $1 }
    case .minimum(let a, let b): a.value(values).combined(with: b.value(values), min)
    case .maximum(let a, let b): a.value(values).combined(with: b.value(values), max)
    }
  }

  /// The formula's value where every leaf is one number.
  public func scalar(_ leaf: (Formula) -> Double) -> Double {
    switch self {
    case .number(let number): return number
    case .parameter, .line, .lastYear, .previous, .opening: return leaf(self)
    case .negative(let inner): return -inner.scalar(leaf)
    case .sum(let a, let b): return a.scalar(leaf) + b.scalar(leaf)
    case .difference(let a, let b): return a.scalar(leaf) - b.scalar(leaf)
    case .product(let a, let b): return a.scalar(leaf) * b.scalar(leaf)
    case .quotient(let a, let b):
      let divisor = b.scalar(leaf)
      return divisor == 0 ? 0 : a.scalar(leaf) / divisor
    case .minimum(let a, let b): return min(a.scalar(leaf), b.scalar(leaf))
    case .maximum(let a, let b): return max(a.scalar(leaf), b.scalar(leaf))
    }
  }
}
