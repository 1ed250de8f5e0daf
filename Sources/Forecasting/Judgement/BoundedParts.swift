internal import LinearAlgebra

/// The least change of parts, Σ(x − x⁰)²/w, with which sums are met and bounded parts are not below
/// zero.
///
/// For multipliers λ of the sums the parts are x = max(0, x⁰ + w Aᵀλ), raised where bounded, and the
/// λ sought make ½Σx²/w − bᵀλ least: a convex function of as many numbers as there are sums, whose
/// slope is Ax − b. Newton steps on its pieces with halving lead there in few steps, or λ runs away
/// where no such parts exist (Boyd and Vandenberghe, *Convex Optimization*, 2004, sections 5.5.5 and
/// 9.5).
struct BoundedParts {
  let demands: [DemandedSum]
  let values: [Double]
  let weights: [Double]
  /// What each sum is measured in.
  let units: [Double]
  let isBounded: [Bool]

  private static let stepLimit = 100

  /// A little of each unit, so that a sum whose parts are all at zero still has a step to take.
  private static let ridge = 1e-8

  /// Where sums leave no choice the steps above end a little short of them: so many corrections of
  /// the parts above zero close the rest.
  private static let correctionLimit = 60

  /// The parts for multipliers, none raised.
  func free(_ multipliers: [Double]) -> [Double] {
    var result = values
    for (demand, multiplier) in zip(demands, multipliers) {
      for part in demand.parts { result[part] += weights[part] * multiplier }
    }
    return result
  }

  /// The parts; `nil` where there are none.
  func solve(from start: [Double]) -> [Double]? {
    var multipliers = start
    for _ in 0..<BoundedParts.stepLimit {
      let parts = raised(multipliers)
      let misfit = misfits(parts)
      if isMet(misfit) { return parts }
      guard let step = step(against: misfit, parts, ridge: BoundedParts.ridge) else { return nil }
      let slope = zip(misfit, zip(step, units)).reduce(0) { $0 + $1.0 * $1.1.0 / $1.1.1 }
      let before = height(multipliers, parts)
      var length = 1.0
      var next = multipliers
      repeat {
        next = zip(multipliers, zip(step, units)).map { $0 + length * $1.0 / $1.1 }
        if height(next, raised(next)) <= before + 1e-4 * length * slope { break }
        length /= 2
      } while length > 1e-12
      guard length > 1e-12, next.allSatisfy(\.isFinite) else { break }
      multipliers = next
    }
    return corrected(raised(multipliers))
  }

  /// Parts near to meeting the sums, brought to meet them; `nil` where they cannot be.
  private func corrected(_ near: [Double]) -> [Double]? {
    var parts = near
    for _ in 0..<BoundedParts.correctionLimit {
      let misfit = misfits(parts)
      if isMet(misfit) { return parts }
      guard let step = step(against: misfit, parts, ridge: 1e-10) else { return nil }
      var next = parts
      for (demand, (length, unit)) in zip(demands, zip(step, units)) {
        for part in demand.parts where moves(part, parts) {
          next[part] += weights[part] * length / unit
        }
      }
      parts = zip(next, isBounded).map { $1 ? max($0, 0) : $0 }
    }
    return isMet(misfits(parts)) ? parts : nil
  }

  private func moves(_ part: Int, _ parts: [Double]) -> Bool { !isBounded[part] || parts[part] > 0 }

  /// The step of the multipliers, in units of the sums, that takes misfits away where no further part
  /// comes to zero or leaves it; `nil` where there is none.
  private func step(against misfits: [Double], _ parts: [Double], ridge: Double) -> [Double]? {
    let sets = demands.map { Set($0.parts) }
    let curvature = Matrix(rows: demands.count, columns: demands.count) { row, column in
      let shared = demands[row].parts.reduce(0.0) { sum, part in
        sum + (moves(part, parts) && sets[column].contains(part) ? weights[part] : 0)
      }
      return shared / units[row] / units[column] + (row == column ? ridge : 0)
    }
    return try? CholeskyFactorization(curvature).solve(zip(misfits, units).map { -$0 / $1 })
  }

  private func raised(_ multipliers: [Double]) -> [Double] {
    zip(free(multipliers), isBounded).map { $1 ? max($0, 0) : $0 }
  }

  private func misfits(_ parts: [Double]) -> [Double] {
    demands.map { demand in demand.parts.reduce(-demand.value) { $0 + parts[$1] } }
  }

  private func isMet(_ misfits: [Double]) -> Bool {
    zip(misfits, demands).allSatisfy { misfit, demand in
      let size = demand.parts.reduce(abs(demand.value)) { $0 + abs(values[$1]) }
      return abs(misfit) <= 1e-12 * size
    }
  }

  private func height(_ multipliers: [Double], _ parts: [Double]) -> Double {
    let squares = zip(parts, weights).reduce(0) { $0 + $1.0 * $1.0 / $1.1 / 2 }
    return zip(multipliers, demands).reduce(squares) { $0 - $1.0 * $1.1.value }
  }
}
