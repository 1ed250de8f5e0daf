internal import LinearAlgebra

/// A sum of parts that is to have a given value.
public struct DemandedSum: Sendable, Hashable {
  /// The places of the parts, each once.
  public let parts: [Int]

  /// The value wanted.
  public let value: Double

  /// Makes a demand.
  public init(parts: [Int], value: Double) {
    self.parts = parts
    self.value = value
  }

  /// The parts changed so that all demands hold.
  ///
  /// Of all such changes the least in the sense of Σ(change²/|part|): one demand shares its
  /// difference out in proportion to the parts (equally where all are zero), as the generalised
  /// least squares of Stone, Champernowne and Meade, Review of Economic Studies 9 (1942), 111–135,
  /// do with variances in proportion to the figures. What differs from zero by rounding alone is
  /// zero.
  ///
  /// - Parameters:
  ///   - demands: The sums wanted.
  ///   - values: The parts.
  ///   - nonNegative: Whether each part must not fall below zero; `nil` for none. A part that is
  ///     below already may.
  /// - Returns: The parts; `nil` where demands contradict or repeat one another, or leave no room
  ///   for parts that are not negative.
  public static func meet(
    _ demands: [DemandedSum], _ values: [Double], nonNegative: [Bool]? = nil
  ) -> [Double]? {
    guard !demands.isEmpty else { return values }
    precondition(
      nonNegative.map { $0.count == values.count } ?? true, "Every part is bounded or is not.")
    let largest = values.reduce(0) { max($0, abs($1)) }
    let least = largest > 0 ? 1e-9 * largest : 1
    let weights = values.map { max(abs($0), least) }
    let sets = demands.map { Set($0.parts) }
    let gram = Matrix(rows: demands.count, columns: demands.count) { row, column in
      demands[row].parts.reduce(0) { $0 + (sets[column].contains($1) ? weights[$1] : 0) }
    }
    let gaps = demands.map { demand in
      demand.value - demand.parts.reduce(0) { $0 + values[$1] }
    }
    // In units of each demand, so that a small one beside a large one is no contradiction.
    let units = demands.indices.map { gram[$0, $0].squareRoot() }
    let scaled = Matrix(rows: demands.count, columns: demands.count) {
      gram[$0, $1] / units[$0] / units[$1]
    }
    guard let factor = try? CholeskyFactorization(scaled),
      factor.lower.diagonal.allSatisfy({ $0 > 1e-6 }),
      let solved = try? factor.solve(zip(gaps, units).map { $0 / $1 })
    else { return nil }
    let multipliers = zip(solved, units).map { $0 / $1 }
    let problem = BoundedParts(
      demands: demands, values: values, weights: weights, units: units,
      isBounded: zip(values, nonNegative ?? values.map { _ in false }).map { $0 >= 0 && $1 })
    var result = problem.free(multipliers)
    for place in result.indices where abs(result[place]) <= 1e-12 * weights[place] {
      result[place] = 0
    }
    guard result.indices.contains(where: { problem.isBounded[$0] && result[$0] < 0 }) else {
      return result
    }
    return problem.solve(from: multipliers)
  }
}
