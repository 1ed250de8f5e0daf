import Glibc

/// The change of a sum of products taken apart by factor, without a rest and without an order.
///
/// For Σ_c Π_f x_fc the effect of factor f is Σ_c L(w', w) log(x'_fc / x_fc), w being a cell's
/// product and L(a, b) = (a − b) / log(a / b) the logarithmic mean. The effects sum to the change
/// exactly and do not depend on the order in which factors are named. Ang, The LMDI Approach to
/// Decomposition Analysis: a Practical Guide, Energy Policy 33 (2005), 867–871; Ang and Liu,
/// Handling Zero Values in Logarithmic Mean Divisia Index Decomposition Approach, Energy Policy 35
/// (2007), 238–246: a cell that is zero on one side is due to the factors that are zero there, in
/// equal parts where they are several.
public struct ProductDecomposition: Sendable, Equatable {
  /// The sum before.
  public let before: Double

  /// The sum after.
  public let after: Double

  /// The effect of each factor; they sum to the change.
  public let effects: [Double]

  /// The effects by factor and cell.
  public let cellEffects: [[Double]]

  /// The change.
  public var change: Double { after - before }

  /// Takes a change apart.
  ///
  /// - Parameters:
  ///   - before: the factors before, each with one number a cell, none negative.
  ///   - after: likewise after.
  /// - Throws: `unusableValue` (position of the cell) for a negative or not finite factor.
  /// - Precondition: both have the same factors and cells, at least one factor.
  public init(before: [[Double]], after: [[Double]]) throws(ExperienceError) {
    let cells = before.first?.count ?? 0
    precondition(
      !before.isEmpty && before.count == after.count
        && (before + after).allSatisfy { $0.count == cells },
      "Factors before and after must have the same cells.")
    for list in before + after {
      if let cell = list.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
        throw .unusableValue(row: cell, value: list[cell])
      }
    }
    var effects = [[Double]](
      repeating: [Double](repeating: 0, count: cells), count: before.count)
    var (sumBefore, sumAfter) = (0.0, 0.0)
    for cell in 0..<cells {
      let start = before.reduce(1) { $0 * $1[cell] }
      let end = after.reduce(1) { $0 * $1[cell] }
      sumBefore += start
      sumAfter += end
      if start > 0 && end > 0 {
        let mean = logarithmicMean(end, start)
        for factor in before.indices {
          effects[factor][cell] = mean * log(after[factor][cell] / before[factor][cell])
        }
      } else if start > 0 || end > 0 {
        let empty = start > 0 ? after : before
        let zeros = before.indices.filter { empty[$0][cell] == 0 }
        for factor in zeros { effects[factor][cell] = (end - start) / Double(zeros.count) }
      }
    }
    self.before = sumBefore
    self.after = sumAfter
    cellEffects = effects
    self.effects = effects.map { $0.reduce(0, +) }
  }
}

/// (a − b) / log(a / b), a where both are equal.
func logarithmicMean(_ a: Double, _ b: Double) -> Double {
  let ratio = (a - b) / b
  // log(1 + r) / r by its series where the quotient would cancel.
  return abs(ratio) < 1e-5
    ? b / (1 - ratio / 2 + ratio * ratio / 3) : (a - b) / log1p(ratio)
}
