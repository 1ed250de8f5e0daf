#if canImport(Glibc)
  internal import Glibc
#endif

/// The Kalman filter of a structural model with a wholly unknown first state.
///
/// Until the observations tell the first state it is carried as unknown, one column an element,
/// and estimated by generalised least squares; then it is put into the state, and the filter goes on
/// as usual (de Jong, Annals of Statistics 19 (1991), 1073–1083; Durbin and Koopman 2012, section
/// 5.7). The likelihood is the diffuse one of section 7.2.3 with the scale of all variances
/// concentrated out. Missing values are steps without a correction.
struct StructuralFilter {
  let form: StructuralForm
  let variances: StructuralVariances
  private let size: Int
  private let cosines: [Double]
  private let sines: [Double]

  /// The state expected of the next period.
  private(set) var mean: [Double]

  /// Its covariance, row by row; without the part of the first state until it is known.
  private(set) var covariance: [Double]

  /// The effect of each element of the first state on ``mean``; empty once it is known.
  private(set) var columns: [[Double]]

  /// XᵀX and Xᵀe of the estimate of the first state.
  private var gram: [Double]
  private var moment: [Double]

  /// Sums over the observations.
  private(set) var sumOfSquares = 0.0
  private(set) var logVariances = 0.0
  private(set) var count = 0

  init(_ form: StructuralForm, _ variances: StructuralVariances, seasonLength: Int) {
    self.form = form
    self.variances = variances
    let size = form.stateCount(seasonLength: seasonLength)
    self.size = size
    let waves = form.isSeasonal ? seasonLength / 2 : 0
    let angles = (0..<waves).map { 2 * Double.pi * Double($0 + 1) / Double(seasonLength) }
    cosines = angles.map { cos($0) }
    sines = angles.map { sin($0) }
    mean = [Double](repeating: 0, count: size)
    covariance = [Double](repeating: 0, count: size * size)
    columns = (0..<size).map { place in
      var column = [Double](repeating: 0, count: size)
      column[place] = 1
      return column
    }
    gram = [Double](repeating: 0, count: size * size)
    moment = [Double](repeating: 0, count: size)
  }

  /// The place of the first element of the season.
  private var seasonStart: Int { form.hasSlope ? 2 : 1 }

  /// Zα: the level and the cosine part of every wave.
  func observe(_ state: [Double]) -> Double {
    var sum = state[0]
    for place in stride(from: seasonStart, to: size, by: 2) { sum += state[place] }
    return sum
  }

  /// PZᵀ.
  private func covarianceWithValue() -> [Double] {
    (0..<size).map { row in
      var sum = covariance[row * size]
      for place in stride(from: seasonStart, to: size, by: 2) {
        sum += covariance[row * size + place]
      }
      return sum
    }
  }

  /// The variance of the next value, given the covariances with it, in units of the scale.
  private func variance(_ gain: [Double]) -> Double { observe(gain) + variances.irregular }

  /// What is expected of the next value, its variance and the gain of its error; `nil` as long as the
  /// first state is not known.
  func prediction() -> (mean: Double, variance: Double, gain: [Double])? {
    guard columns.isEmpty else { return nil }
    let gain = covarianceWithValue()
    return (observe(mean), variance(gain), gain)
  }

  /// Takes in the next value, NaN where it is missing, and moves on.
  ///
  /// - Returns: False where the numbers break down.
  mutating func take(_ value: Double) -> Bool {
    if !value.isNaN {
      let gain = covarianceWithValue()
      let variance = variance(gain)
      guard variance > 0, variance.isFinite else { return false }
      let error = value - observe(mean)
      logVariances += log(variance)
      sumOfSquares += error * error / variance
      count += 1
      if !columns.isEmpty {
        let effects = columns.map { observe($0) }
        for row in 0..<size {
          moment[row] += effects[row] * error / variance
          for column in 0..<size {
            gram[row * size + column] += effects[row] * effects[column] / variance
          }
        }
        for place in columns.indices {
          let ratio = effects[place] / variance
          for row in 0..<size { columns[place][row] -= gain[row] * ratio }
        }
      }
      let ratio = error / variance
      for row in 0..<size { mean[row] += gain[row] * ratio }
      for row in 0..<size {
        let part = gain[row] / variance
        for column in 0..<size { covariance[row * size + column] -= part * gain[column] }
      }
      if !columns.isEmpty && count >= size { settle() }
    }
    advance()
    return mean[0].isFinite
  }

  /// Moves on by an error of the next value, covariance included, as after an observation.
  mutating func follow(
    error: Double, _ prediction: (mean: Double, variance: Double, gain: [Double])
  ) {
    let ratio = error / prediction.variance
    for row in 0..<size { mean[row] += prediction.gain[row] * ratio }
    for row in 0..<size {
      let part = prediction.gain[row] / prediction.variance
      for column in 0..<size { covariance[row * size + column] -= part * prediction.gain[column] }
    }
    advance()
  }

  /// Puts the first state into the state, where the observations tell all of it.
  private mutating func settle() {
    guard let factor = SmallCholesky(gram, order: size) else { return }
    let first = factor.solve(moment)
    for place in 0..<size {
      for row in 0..<size { mean[row] += columns[place][row] * first[place] }
    }
    // A S⁻¹ Aᵀ, by the rows of A.
    let solved = (0..<size).map { row in factor.solve((0..<size).map { columns[$0][row] }) }
    for row in 0..<size {
      for column in 0..<size {
        var sum = 0.0
        for place in 0..<size { sum += columns[place][row] * solved[column][place] }
        covariance[row * size + column] += sum
      }
    }
    sumOfSquares -= zip(first, moment).reduce(0) { $0 + $1.0 * $1.1 }
    logVariances += factor.logDeterminant
    columns = []
  }

  /// Moves on by a period without a value.
  mutating func advance() {
    move(&mean)
    for place in columns.indices { move(&columns[place]) }
    // T P, column by column, then (T P) Tᵀ, row by row.
    var line = [Double](repeating: 0, count: size)
    for column in 0..<size {
      for row in 0..<size { line[row] = covariance[row * size + column] }
      move(&line)
      for row in 0..<size { covariance[row * size + column] = line[row] }
    }
    for row in 0..<size {
      for column in 0..<size { line[column] = covariance[row * size + column] }
      move(&line)
      for column in 0..<size { covariance[row * size + column] = line[column] }
    }
    covariance[0] += variances.level
    if form.hasSlope { covariance[size + 1] += variances.slope }
    for place in seasonStart..<max(size, seasonStart) {
      covariance[place * size + place] += variances.season
    }
  }

  /// Tα.
  private func move(_ state: inout [Double]) {
    if form.hasSlope { state[0] += state[1] }
    var place = seasonStart
    for wave in cosines.indices {
      if place + 1 < size {
        let (near, far) = (state[place], state[place + 1])
        state[place] = cosines[wave] * near + sines[wave] * far
        state[place + 1] = cosines[wave] * far - sines[wave] * near
      } else if place < size {
        // The wave of two periods only changes its sign.
        state[place] = -state[place]
      }
      place += 2
    }
  }

  /// The number of observations beyond those that tell the first state.
  var freeCount: Int { count - size }

  /// The scale of the variances that makes the likelihood largest; `nil` as long as the first state is
  /// not known.
  var scale: Double? {
    guard columns.isEmpty, freeCount > 0 else { return nil }
    return max(sumOfSquares, 0) / Double(freeCount)
  }

  /// The logarithm of the diffuse likelihood, constant included, at that scale.
  var logLikelihood: Double? {
    guard let scale, scale > 0 else { return nil }
    let free = Double(freeCount)
    return -0.5 * (free * (log(2 * Double.pi * scale) + 1) + logVariances)
  }
}

/// The Cholesky factor of a small matrix.
struct SmallCholesky {
  private let factor: [Double]
  private let order: Int

  /// Factors a symmetric matrix given row by row; `nil` where it is not clearly positive definite.
  init?(_ matrix: [Double], order: Int) {
    var factor = matrix
    for row in 0..<order {
      for column in 0...row {
        var sum = factor[row * order + column]
        for inner in 0..<column {
          sum -= factor[row * order + inner] * factor[column * order + inner]
        }
        if row == column {
          guard sum > 1e-11 * matrix[row * order + row], sum > 0 else { return nil }
          factor[row * order + row] = sum.squareRoot()
        } else {
          factor[row * order + column] = sum / factor[column * order + column]
        }
      }
    }
    self.factor = factor
    self.order = order
  }

  /// The solution of the system with a right-hand side.
  func solve(_ right: [Double]) -> [Double] {
    var x = right
    for row in 0..<order {
      for inner in 0..<row { x[row] -= factor[row * order + inner] * x[inner] }
      x[row] /= factor[row * order + row]
    }
    for row in (0..<order).reversed() {
      for inner in row + 1..<max(order, row + 1) {
        x[row] -= factor[inner * order + row] * x[inner]
      }
      x[row] /= factor[row * order + row]
    }
    return x
  }

  /// The logarithm of the determinant.
  var logDeterminant: Double {
    (0..<order).reduce(0) { $0 + 2 * log(factor[$1 * order + $1]) }
  }
}
