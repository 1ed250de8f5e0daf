public import Quantities

extension Formula {
  /// Two parts of a formula whose units do not fit.
  public struct UnitFault: Error, Sendable, Hashable {
    /// The two sides as powers of money, persons, cases and years.
    public let left: QuantityUnit.Powers
    /// The right side as powers of money, persons, cases and years.
    public let right: QuantityUnit.Powers
  }

  /// The powers of the formula's unit, from those of its leaves.
  ///
  /// - Returns: `nil` for a bare number, which fits any unit in a sum.
  /// - Throws: ``UnitFault`` where a sum, a difference or a comparison mixes units.
  public func powers(_ leaf: (Formula) -> QuantityUnit.Powers) throws(UnitFault)
    -> QuantityUnit.Powers?
  {
    switch self {
    case .number: return nil
    case .parameter, .line, .lastYear, .previous, .opening: return leaf(self)
    case .negative(let inner): return try inner.powers(leaf)
    case .sum(let a, let b), .difference(let a, let b), .minimum(let a, let b),
      .maximum(let a, let b):
      let (first, second) = (try a.powers(leaf), try b.powers(leaf))
      if let first, let second, first != second { throw UnitFault(left: first, right: second) }
      return first ?? second
    case .product(let a, let b):
      let (first, second) = (try a.powers(leaf), try b.powers(leaf))
      if first == nil, second == nil { return nil }
      return (first ?? .init()) * (second ?? .init())
    case .quotient(let a, let b):
      let (first, second) = (try a.powers(leaf), try b.powers(leaf))
      if first == nil, second == nil { return nil }
      let divisor = second ?? .init()
      let inverse = QuantityUnit.Powers(
        money: -divisor.money, persons: -divisor.persons, cases: -divisor.cases,
        years: -divisor.years)
      return (first ?? .init()) * inverse
    }
  }
}
