#if canImport(Glibc)
  internal import Glibc
#endif

/// The diffuse likelihood of a structural model on complete values: the fast path of
/// ``StructuralFilter`` for the search.
///
/// The differences that take away the first state, whatever it was, are a moving average of the
/// disturbances of all parts, so that their covariances are sums of known ones, each times its
/// variance, and zero beyond the order of the differences. Their likelihood is the diffuse one but
/// for a constant (Harvey, *Forecasting, Structural Time Series Models and the Kalman Filter*, 1989,
/// sections 2.4 and 4.3: the reduced form; Durbin and Koopman 2012, section 7.2.3). It takes the
/// Cholesky factor of a band, whose rows soon repeat.
struct StructuralLikelihood {
  /// The differenced values.
  private let differences: [Double]

  /// Covariances by lag from 0 of the parts with variance one: irregular, level, slope, season.
  private let parts: [[Double]]

  /// The number of differenced values.
  var count: Int { differences.count }

  /// Differences values; `nil` where one is missing or too few are left.
  init?(_ form: StructuralForm, _ values: [Double], seasonLength: Int) {
    guard !values.contains(where: \.isNaN) else { return nil }
    let waves = form.isSeasonal ? seasonLength / 2 : 0
    // 1 − 2 cos λ B + B² for each wave, 1 + B for that of two periods.
    let angles = (0..<waves).map { 2 * Double.pi * Double($0 + 1) / Double(seasonLength) }
    let factors = (0..<waves).map { wave in
      2 * (wave + 1) == seasonLength ? [1.0, 1] : [1, -2 * cos(angles[wave]), 1]
    }
    let season = factors.reduce([1.0], StructuralLikelihood.product)
    let step = [1.0, -1]
    let trend = form.hasSlope ? StructuralLikelihood.product(step, step) : step
    let operation = StructuralLikelihood.product(trend, season)
    let order = operation.count - 1
    guard values.count > order + 1 else { return nil }
    differences = (order..<values.count).map { time in
      var sum = 0.0
      for (lag, weight) in operation.enumerated() { sum += weight * values[time - lag] }
      return sum
    }
    func covariances(_ polynomial: [Double]) -> [Double] {
      (0...order).map { lag in
        guard lag < polynomial.count else { return 0 }
        return (lag..<polynomial.count).reduce(0) { $0 + polynomial[$1] * polynomial[$1 - lag] }
      }
    }
    let level = StructuralLikelihood.product(season, form.hasSlope ? step : [1])
    var waving = [Double](repeating: 0, count: order + 1)
    for wave in factors.indices {
      var rest = trend
      for other in factors.indices where other != wave {
        rest = StructuralLikelihood.product(rest, factors[other])
      }
      // A wave's two disturbances: 1 − cos λ B of the one and sin λ B of the other.
      let ends =
        factors[wave].count == 2
        ? [[1.0]] : [[1, -cos(angles[wave])], [0, sin(angles[wave])]]
      for end in ends {
        for (lag, value) in covariances(StructuralLikelihood.product(rest, end)).enumerated() {
          waving[lag] += value
        }
      }
    }
    parts = [
      covariances(operation), covariances(level), form.hasSlope ? covariances(season) : [], waving,
    ]
  }

  /// The logarithm of the likelihood, the scale of the variances at its best, but for a constant that
  /// depends on the form and the number of values only; `nil` where the numbers break down.
  func logLikelihood(_ variances: StructuralVariances) -> Double? {
    let order = parts[0].count - 1
    var band = [Double](repeating: 0, count: order + 1)
    for (part, variance) in zip(
      parts, [variances.irregular, variances.level, variances.slope, variances.season])
    where variance > 0 && !part.isEmpty {
      for lag in band.indices { band[lag] += variance * part[lag] }
    }
    // Row i of the factor holds the columns i − order … i.
    let width = order + 1
    var factor = [Double](repeating: 0, count: count * width)
    var solution = [Double](repeating: 0, count: count)
    var (sumOfSquares, logDeterminant) = (0.0, 0.0)
    // The row that all later ones repeat: each follows from as many before it as the order, so that
    // many have to be alike. With a season fewer may be, and the next year's differ.
    var settled: Int?
    var alike = 0
    for row in 0..<count {
      let first = max(0, row - order)
      let source = settled ?? row
      if settled == nil {
        for column in first...row {
          var sum = band[row - column]
          let own = row * width + order - row
          let other = column * width + order - column
          for inner in first..<column { sum -= factor[own + inner] * factor[other + inner] }
          if column == row {
            guard sum > 0, sum.isFinite else { return nil }
            factor[own + row] = sum.squareRoot()
          } else {
            factor[own + column] = sum / factor[other + column]
          }
        }
        if row > order {
          alike = isRepeated(factor, row, width) ? alike + 1 : 0
          if alike >= order { settled = row }
        }
      }
      var value = differences[row]
      let place = source * width + order - row
      for column in first..<row { value -= factor[place + column] * solution[column] }
      let diagonal = factor[source * width + order]
      value /= diagonal
      solution[row] = value
      sumOfSquares += value * value
      logDeterminant += 2 * log(diagonal)
    }
    guard sumOfSquares > 0, sumOfSquares.isFinite else { return nil }
    let number = Double(count)
    return -0.5 * (number * (log(2 * Double.pi * sumOfSquares / number) + 1) + logDeterminant)
  }

  /// Whether a row of the factor is that above it, to rounding.
  private func isRepeated(_ factor: [Double], _ row: Int, _ width: Int) -> Bool {
    let least = 1e-13 * factor[row * width + width - 1]
    for place in row * width..<(row + 1) * width
    where abs(factor[place] - factor[place - width]) > least { return false }
    return true
  }

  private static func product(_ left: [Double], _ right: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: left.count + right.count - 1)
    for (i, a) in left.enumerated() {
      for (j, b) in right.enumerated() { result[i + j] += a * b }
    }
    return result
  }
}
