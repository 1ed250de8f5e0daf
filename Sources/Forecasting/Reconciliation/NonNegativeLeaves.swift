internal import LinearAlgebra

/// The quadratic problem of the leaves: ½bᵀQb − cᵀb least with b ≥ 0, Q = SᵀW⁻¹S, c = SᵀW⁻¹ŷ.
///
/// Lawson and Hanson, *Solving Least Squares Problems*, 1974, algorithm NNLS (chapter 23), on the
/// normal equations, which at these sizes are well conditioned by the weights.
struct NonNegativeLeaves {
  private let quadratic: Matrix
  private let projector: Matrix

  init(_ hierarchy: Hierarchy, _ weights: Matrix) throws(LinearAlgebraError) {
    let summing = hierarchy.summing
    let solved = try CholeskyFactorization(weights).solve(summing)
    projector = solved.transposed()
    quadratic = projector * summing
  }

  /// The leaves for forecasts of all series.
  func solve(_ forecasts: [Double]) throws(LinearAlgebraError) -> [Double] {
    let linear = projector * forecasts
    let count = linear.count
    var values = [Double](repeating: 0, count: count)
    var isFree = [Bool](repeating: false, count: count)
    // Slopes are compared in units of the forecasts.
    let scale = forecasts.reduce(0) { max($0, abs($1)) }
    for _ in 0..<3 * count {
      let product = quadratic * values
      var entering: Int?
      var steepest = 0.0
      for place in 0..<count where !isFree[place] {
        let slope = (linear[place] - product[place]) / quadratic[place, place]
        if slope > max(steepest, 1e-13 * scale) { (entering, steepest) = (place, slope) }
      }
      guard let entering else { break }
      isFree[entering] = true
      while true {
        let free = (0..<count).filter { isFree[$0] }
        let trial = try solve(free, linear)
        guard trial.contains(where: { $0 <= 0 }) else {
          for (index, place) in free.enumerated() { values[place] = trial[index] }
          break
        }
        var step = 1.0
        for (index, place) in free.enumerated() where trial[index] <= 0 {
          let fall = values[place] - trial[index]
          step = min(step, fall > 0 ? values[place] / fall : 0)
        }
        for (index, place) in free.enumerated() {
          values[place] += step * (trial[index] - values[place])
          if trial[index] <= 0 && values[place] <= 1e-13 * scale {
            values[place] = 0
            isFree[place] = false
          }
        }
      }
    }
    return values
  }

  private func solve(_ free: [Int], _ linear: [Double]) throws(LinearAlgebraError) -> [Double] {
    let part = Matrix(rows: free.count, columns: free.count) {
      quadratic[free[$0], free[$1]]
    }
    return try CholeskyFactorization(part).solve(free.map { linear[$0] })
  }

  /// The slopes Qb − c, which are zero for free leaves and not negative for those at zero.
  func slopes(at values: [Double], _ forecasts: [Double]) -> [Double] {
    zip(quadratic * values, projector * forecasts).map { $0 - $1 }
  }
}
