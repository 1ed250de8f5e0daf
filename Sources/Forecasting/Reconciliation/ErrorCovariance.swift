internal import LinearAlgebra

#if canImport(Glibc)
  internal import Glibc
#endif

/// Covariances of one-step errors of many series.
enum ErrorCovariance {
  /// Mean squares of errors, not centred, on the diagonal.
  static func diagonal(_ errors: [[Double]]) -> [Double] {
    errors.map { $0.reduce(0) { $0 + $1 * $1 } / Double($0.count) }
  }

  /// ``diagonal(_:)`` with variances below 10⁻¹² of their mean raised to it, so that a series
  /// without errors still has a weight.
  static func raised(_ errors: [[Double]]) -> [Double] {
    let variances = diagonal(errors)
    let mean = variances.reduce(0, +) / Double(variances.count)
    return variances.map { max($0, mean > 0 ? 1e-12 * mean : 1) }
  }

  /// The covariance with n − 1.
  static func sample(_ errors: [[Double]]) -> Matrix {
    let centred = errors.map(centre)
    let divisor = Double(max(errors[0].count - 1, 1))
    return Matrix(rows: errors.count, columns: errors.count) { row, column in
      product(centred[row], centred[column]) / divisor
    }
  }

  /// The covariance with its correlations shrunk towards zero.
  ///
  /// The intensity is Σ var(r)/Σ r² over the off-diagonal correlations, 0…1 (Schäfer and Strimmer,
  /// Statistical Applications in Genetics and Molecular Biology 4 (2005), no. 32, target D), as in
  /// Wickramasuriya, Athanasopoulos and Hyndman, JASA 114 (2019), 804–819, section 2.4. It is
  /// reckoned with 2·10⁻⁸ added to the sum of squares, which keeps it finite. Whatever the unit, a
  /// standard deviation below 10⁻⁸ of the largest is raised to it, and such errors go together with
  /// no others.
  static func shrunk(_ errors: [[Double]]) -> (matrix: Matrix, intensity: Double) {
    let count = Double(errors[0].count)
    let centred = errors.map(centre)
    let deviations = centred.map { (product($0, $0) / count).squareRoot() }
    let largest = deviations.reduce(0, max)
    let least = largest > 0 ? 1e-8 * largest : 1
    let standard = zip(centred, deviations).map { values, deviation in
      values.map { deviation > least ? $0 / deviation : 0 }
    }
    var (variances, squares) = (0.0, 0.0)
    for row in errors.indices {
      for column in 0..<row {
        let products = zip(standard[row], standard[column]).map { $0 * $1 }
        let mean = products.reduce(0, +) / count
        variances += products.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        squares += mean * mean
      }
    }
    let intensity = min(max(variances / (count * (count - 1)) / (squares + 2e-8), 0), 1)
    let whole = sample(errors)
    let matrix = Matrix(rows: errors.count, columns: errors.count) { row, column in
      row == column
        ? max(whole[row, row], least * least) : (1 - intensity) * whole[row, column]
    }
    return (matrix, intensity)
  }

  private static func centre(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.map { $0 - mean }
  }

  private static func product(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }
}
