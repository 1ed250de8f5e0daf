/// An indicator brought into line with known sums.
public struct BenchmarkedSeries: Sendable, Hashable {
  /// The indicator as given.
  public let indicator: [Double]

  /// The result, one value a period.
  public let values: [Double]

  /// The sums asked for.
  public let constraints: [SumConstraint]

  init(indicator: [Double], values: [Double], constraints: [SumConstraint]) {
    self.indicator = indicator
    self.values = values
    self.constraints = constraints
  }

  /// Result over indicator, `nil` where the indicator is zero.
  public var ratios: [Double?] { zip(values, indicator).map { $1 == 0 ? nil : $0 / $1 } }

  /// The positions with a negative result.
  public var negativePositions: [Int] { values.indices.filter { values[$0] < 0 } }

  /// By how much the result misses each sum: its own sum less the one asked for.
  public var discrepancies: [Double] {
    constraints.map { constraint in
      constraint.range.reduce(0) { $0 + values[$1] } - constraint.total
    }
  }
}
