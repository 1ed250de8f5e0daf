import COpenBLAS

/// The coefficients that bring A x nearest to b, and how near.
public struct LeastSquaresSolution: Sendable, Equatable {
  /// x, one value a column of A.
  public let coefficients: [Double]

  /// |b − A x|².
  public let residualSumOfSquares: Double

  /// The number of columns of A that are independent to the tolerance in use.
  public let rank: Int
}

extension Matrix {
  /// The coefficients x that make |b − A x| least, for a matrix A of full column rank.
  ///
  /// - Precondition: b has as many elements as A has rows.
  /// - Throws: `notFinite`; `rankDeficient` with the first column that depends on those before it,
  ///   which is the first one too many where there are more columns than rows.
  public func leastSquares(_ right: [Double]) throws(LinearAlgebraError) -> LeastSquaresSolution {
    precondition(
      right.count == rows,
      "A response of \(right.count) values does not fit a \(rows) × \(columns) matrix.")
    if columns > rows { throw .rankDeficient(column: rows) }
    return try QRFactorization(self).leastSquares(right)
  }

  /// Of all x that make |b − A x| least, the shortest; A may have any shape and rank.
  ///
  /// Singular values at most `tolerance` times the largest count as zero. Golub and Van Loan,
  /// Matrix Computations, 4th ed., §5.5.
  ///
  /// - Parameter tolerance: at least zero; by default 2⁻⁵² times the longer side.
  /// - Precondition: b has as many elements as A has rows.
  /// - Throws: `notFinite`, `notConverged`.
  public func minimumNormLeastSquares(
    _ right: [Double], tolerance: Double? = nil
  ) throws(LinearAlgebraError) -> LeastSquaresSolution {
    precondition(
      right.count == rows,
      "A response of \(right.count) values does not fit a \(rows) × \(columns) matrix.")
    let longer = max(rows, columns)
    let relative = tolerance ?? Double(longer) * Double.ulpOfOne
    precondition(relative >= 0, "The tolerance of a least squares problem must not be negative.")
    try view.requireFinite()
    try right.requireFinite()
    if rows == 0 || columns == 0 {
      return LeastSquaresSolution(
        coefficients: [Double](repeating: 0, count: columns),
        residualSumOfSquares: right.reduce(0) { $0 + $1 * $1 }, rank: 0)
    }
    var work = self
    var solution = right + [Double](repeating: 0, count: longer - rows)
    var singularValues = [Double](repeating: 0, count: min(rows, columns))
    var rank: Int32 = 0
    let status = unsafe LAPACKE_dgelsd(
      LAPACK_COL_MAJOR, Int32(rows), Int32(columns), 1, &work.storage, Int32(rows), &solution,
      Int32(longer), &singularValues, relative, &rank)
    try KernelStatus(status).check { .notConverged(remaining: $0) }
    let coefficients = Array(solution[0..<columns])
    var remainder = right
    multiply(-1, coefficients, into: &remainder, keeping: 1)
    return LeastSquaresSolution(
      coefficients: coefficients, residualSumOfSquares: remainder.reduce(0) { $0 + $1 * $1 },
      rank: Int(rank))
  }
}
