import COpenBLAS
import Glibc

/// A = L Lᵀ for a banded symmetric positive definite matrix; L has the same bandwidth.
///
/// Golub and Van Loan, Matrix Computations, 4th ed., §4.3.5.
public struct BandedCholeskyFactorization: Sendable {
  private let factor: BandedSymmetricMatrix

  /// The number of rows of A.
  public var order: Int { factor.order }

  /// Factors a banded symmetric positive definite matrix.
  ///
  /// - Throws: `notFinite`, or `notPositiveDefinite` with the order of the first leading minor
  ///   that is not positive.
  /// - Complexity: n b² for order n and bandwidth b.
  public init(_ matrix: BandedSymmetricMatrix) throws(LinearAlgebraError) {
    var factor = matrix
    let height = matrix.bandwidth + 1
    for column in 0..<matrix.order {
      // What lies past the last row is never read and need not be finite.
      for distance in 0..<min(height, matrix.order - column)
      where !matrix.storage[column * height + distance].isFinite {
        throw .notFinite(row: column + distance, column: column)
      }
    }
    if matrix.order > 0 {
      let status = unsafe LAPACKE_dpbtrf(
        LAPACK_COL_MAJOR, KernelFlag.lower, Int32(matrix.order), Int32(matrix.bandwidth),
        &factor.storage, Int32(height))
      try KernelStatus(status).check { .notPositiveDefinite(order: $0) }
    }
    self.factor = factor
  }

  /// The solution X of A X = B, column by column.
  ///
  /// - Precondition: B has as many rows as A.
  /// - Throws: `notFinite`.
  public func solve(_ right: Matrix) throws(LinearAlgebraError) -> Matrix {
    precondition(
      right.rows == order,
      "A \(right.rows) × \(right.columns) right side does not fit a matrix of order \(order).")
    try right.view.requireFinite()
    var solution = right
    if right.rows == 0 || right.columns == 0 { return solution }
    let status = unsafe LAPACKE_dpbtrs(
      LAPACK_COL_MAJOR, KernelFlag.lower, Int32(order), Int32(factor.bandwidth),
      Int32(right.columns), factor.storage, Int32(factor.bandwidth + 1), &solution.storage,
      Int32(order))
    try KernelStatus(status).check { .notPositiveDefinite(order: $0) }
    return solution
  }

  /// The solution x of A x = b.
  ///
  /// - Precondition: b has as many elements as A has rows.
  /// - Throws: `notFinite`.
  public func solve(_ right: [Double]) throws(LinearAlgebraError) -> [Double] {
    try solve(Matrix(column: right)).elements
  }

  /// The natural logarithm of the determinant of A.
  public var logDeterminant: Double {
    (0..<order).reduce(0) { $0 + 2 * log(factor[$1, $1]) }
  }
}
