internal import LinearAlgebra

extension Benchmarking {
  /// Solves the stationarity conditions for ratios or differences and returns the values.
  func solve(_ indicator: [Double], _ constraints: [SumConstraint]) throws(BenchmarkingError)
    -> [Double]
  {
    guard !constraints.isEmpty else { return indicator }
    let count = indicator.count
    let unit = indicator.reduce(0) { max($0, abs($1)) }
    let scale = unit > 0 ? unit : 1
    let weights =
      form == .proportional ? indicator.map { $0 / scale } : Array(repeating: 1, count: count)
    let order = count + constraints.count
    var system = Matrix(rows: order, columns: order)
    var right = [Double](repeating: 0, count: order)
    // The smoothness term in units in which the expected movement is one.
    for position in 1..<max(count, 1) {
      system[position, position] += 1
      system[position - 1, position - 1] += 1
      system[position, position - 1] -= 1
      system[position - 1, position] -= 1
    }
    let movement = form == .proportional ? self.movement : self.movement / scale
    for (place, constraint) in constraints.enumerated() {
      let row = count + place
      for position in constraint.range {
        system[row, position] = weights[position]
        system[position, row] = weights[position]
      }
      right[row] = constraint.total / scale
      if form == .additive {
        right[row] -= constraint.range.reduce(0) { $0 + indicator[$1] / scale }
      }
      if let deviation = constraint.standardDeviation {
        let ratio = deviation / scale / movement
        system[row, row] = -ratio * ratio
      }
    }
    let solution: [Double]
    do {
      let first = try system.solve(right)
      // One step of refinement, so that sums are met to rounding.
      let product = system * first
      let correction = try system.solve(zip(right, product).map { $0 - $1 })
      solution = zip(first, correction).map { $0 + $1 }
    } catch {
      throw .undetermined
    }
    guard solution.allSatisfy(\.isFinite) else { throw .undetermined }
    return (0..<count).map { position in
      form == .proportional
        ? indicator[position] * solution[position]
        : indicator[position] + scale * solution[position]
    }
  }

  /// Shares a stretch out in proportion to the indicator where a value in it is negative.
  ///
  /// A stretch lies between two neighbouring points with known running totals. It stays as it is
  /// where its total or an indicator is negative, or where hard sums would be broken by it.
  func sharedOut(_ values: [Double], _ indicator: [Double], _ constraints: [SumConstraint])
    -> [Double]
  {
    var graph = SumGraph(periods: values.count)
    for constraint in constraints where constraint.isHard {
      _ = graph.add(
        constraint.range, total: constraint.total, name: constraint.name, tolerance: tolerance)
    }
    var result = values
    for group in graph.groups() {
      for (left, right) in zip(group, group.dropFirst()) {
        let stretch = left.point..<right.point
        let total = right.total - left.total
        let sum = stretch.reduce(0) { $0 + indicator[$1] }
        guard stretch.contains(where: { result[$0] < 0 }), total >= 0, sum > 0,
          stretch.allSatisfy({ indicator[$0] >= 0 })
        else { continue }
        var trial = result
        for position in stretch { trial[position] = total * indicator[position] / sum }
        let isKept = constraints.allSatisfy { constraint in
          let reached = constraint.range.reduce(0) { $0 + trial[$1] }
          let size = constraint.range.reduce(abs(constraint.total)) { $0 + abs(trial[$1]) }
          return !constraint.isHard || abs(reached - constraint.total) <= 1e-10 * size
        }
        if isKept { result = trial }
      }
    }
    return result
  }
}
