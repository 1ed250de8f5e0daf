import COpenBLAS
import Glibc

/// A = L Lᵀ for a symmetric positive definite matrix A, with L lower triangular.
///
/// Only the lower triangle of A is read. Golub and Van Loan, Matrix Computations, 4th ed., §4.2.
public struct CholeskyFactorization: Sendable {
  /// L, with zeros above its diagonal.
  public let lower: Matrix

  /// The number of rows of A.
  public var order: Int { lower.rows }

  /// Factors a symmetric positive definite matrix.
  ///
  /// - Precondition: `matrix` is square.
  /// - Throws: `notFinite`, or `notPositiveDefinite` with the order of the first leading minor
  ///   that is not positive.
  /// - Complexity: n³ / 3 multiplications.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(
      matrix.isSquare,
      "A Cholesky factorisation needs a square matrix, not \(matrix.rows) × \(matrix.columns).")
    try matrix.view.requireFinite()
    var factor = matrix
    if factor.rows > 0 {
      let order = Int32(factor.rows)
      let status = unsafe LAPACKE_dpotrf(
        LAPACK_COL_MAJOR, KernelFlag.lower, order, &factor.storage, order)
      try KernelStatus(status).check { .notPositiveDefinite(order: $0) }
      for column in 1..<max(1, factor.columns) {
        for row in 0..<column { factor[row, column] = 0 }
      }
    }
    lower = factor
  }

  /// The solution X of A X = B, column by column.
  ///
  /// - Precondition: B has as many rows as A.
  /// - Throws: ``LinearAlgebraError/notFinite(row:column:)`` for the first element that is not finite,
  ///   ``LinearAlgebraError/outOfMemory`` where there is no room to work in.
  public func solve(_ right: Matrix) throws(LinearAlgebraError) -> Matrix {
    precondition(
      right.rows == order,
      "A \(right.rows) × \(right.columns) right side does not fit a \(order) × \(order) matrix.")
    try right.view.requireFinite()
    var solution = right
    if right.rows == 0 || right.columns == 0 { return solution }
    let size = Int32(order)
    let status = unsafe LAPACKE_dpotrs(
      LAPACK_COL_MAJOR, KernelFlag.lower, size, Int32(right.columns), lower.storage, size,
      &solution.storage, size)
    try KernelStatus(status).check { .notPositiveDefinite(order: $0) }
    return solution
  }

  /// The solution x of A x = b.
  ///
  /// - Precondition: b has as many elements as A has rows.
  /// - Throws: ``LinearAlgebraError/notFinite(row:column:)`` for the first element that is not finite,
  ///   ``LinearAlgebraError/outOfMemory`` where there is no room to work in.
  public func solve(_ right: [Double]) throws(LinearAlgebraError) -> [Double] {
    try solve(Matrix(column: right)).elements
  }

  /// A⁻¹, exactly symmetric. To solve equations, `solve` is cheaper and more accurate.
  ///
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` where a pivot is zero to working precision.
  public func inverse() throws(LinearAlgebraError) -> Matrix {
    var result = lower
    if order == 0 { return result }
    let size = Int32(order)
    let status = unsafe LAPACKE_dpotri(
      LAPACK_COL_MAJOR, KernelFlag.lower, size, &result.storage, size)
    try KernelStatus(status).check { .singular(pivot: $0 - 1) }
    result.mirrorLowerTriangle()
    return result
  }

  /// The natural logarithm of the determinant of A.
  public var logDeterminant: Double {
    2 * lower.diagonal.reduce(0) { $0 + log($1) }
  }
}
