internal import LinearAlgebra

extension Reconciliation {
  /// The matrix G that turns forecasts of all series into coherent leaves, leaves × series.
  ///
  /// For bottom-up it picks the leaves; for top-down its one column is each leaf's part of the top
  /// in the reconciled forecasts given (an equal part where the top is zero); otherwise the rows of
  /// the leaves of I − W Cᵀ(C W Cᵀ)⁻¹ C, whatever the forecasts.
  ///
  /// - Parameter reconciled: Coherent forecasts in the order of the series.
  /// - Throws: ``ReconciliationError/singular``.
  func leafMap(at reconciled: [Double]) throws(ReconciliationError) -> Matrix {
    let leaves = hierarchy.leaves
    guard let weights else {
      var map = Matrix(rows: leaves.count, columns: hierarchy.count)
      guard method == .topDown, let parents = hierarchy.parents,
        let top = parents.firstIndex(where: { $0 == nil })
      else {
        for (row, series) in leaves.enumerated() { map[row, series] = 1 }
        return map
      }
      for (row, series) in leaves.enumerated() {
        map[row, top] =
          reconciled[top] == 0
          ? 1 / Double(leaves.count) : reconciled[series] / reconciled[top]
      }
      return map
    }
    var map = Matrix(rows: leaves.count, columns: hierarchy.count)
    for (row, series) in leaves.enumerated() { map[row, series] = 1 }
    guard !hierarchy.aggregates.isEmpty else { return map }
    let constraints = constraints
    let spread = weights * constraints.view.transposed
    do {
      let solved = try CholeskyFactorization(constraints * spread).solve(constraints)
      let correction = spread * solved
      for (row, series) in leaves.enumerated() {
        for column in 0..<hierarchy.count { map[row, column] -= correction[series, column] }
      }
      return map
    } catch {
      throw .singular
    }
  }

  /// The rows of C: 1 for a sum, −1 for each of its leaves.
  var constraints: Matrix {
    let aggregates = hierarchy.aggregates
    var constraints = Matrix(rows: aggregates.count, columns: hierarchy.count)
    for (row, series) in aggregates.enumerated() {
      constraints[row, series] = 1
      for leaf in hierarchy.leavesOfSeries[series] {
        constraints[row, hierarchy.leaves[leaf]] -= 1
      }
    }
    return constraints
  }
}
