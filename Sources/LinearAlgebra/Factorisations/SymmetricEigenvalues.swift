import COpenBLAS

/// A = V diag(λ) Vᵀ for a symmetric matrix A, with orthonormal V.
///
/// Only the lower triangle of A is read. Of each vector the element largest in absolute value (the
/// first of several) is positive, so that signs do not depend on the processor's kernel.
public struct SymmetricEigenvalues: Sendable {
  /// λ, ascending.
  public let values: [Double]

  /// V: column j belongs to `values[j]`.
  public let vectors: Matrix

  /// Computes all eigenvalues and eigenvectors of a symmetric matrix.
  ///
  /// - Precondition: `matrix` is square.
  /// - Throws: `notFinite`, `notConverged`.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(
      matrix.isSquare,
      "Eigenvalues need a square matrix, not \(matrix.rows) × \(matrix.columns).")
    try matrix.view.requireFinite()
    var vectors = matrix
    var values = [Double](repeating: 0, count: matrix.rows)
    if matrix.rows > 0 {
      let order = Int32(matrix.rows)
      let status = unsafe LAPACKE_dsyevd(
        LAPACK_COL_MAJOR, KernelFlag.vectors, KernelFlag.lower, order, &vectors.storage, order,
        &values)
      try KernelStatus(status).check { .notConverged(remaining: $0) }
      for column in 0..<vectors.columns where vectors.leadingSign(ofColumn: column) < 0 {
        vectors.negateColumn(column)
      }
    }
    self.values = values
    self.vectors = vectors
  }
}

extension Matrix {
  /// The sign of the first of the elements of a column that are largest in absolute value.
  func leadingSign(ofColumn column: Int) -> Double {
    var leading = 0.0
    for row in 0..<rows where abs(self[row, column]) > abs(leading) {
      leading = self[row, column]
    }
    return leading < 0 ? -1 : 1
  }

  mutating func negateColumn(_ column: Int) {
    for row in 0..<rows { self[row, column] = -self[row, column] }
  }

  mutating func negateRow(_ row: Int) {
    for column in 0..<columns { self[row, column] = -self[row, column] }
  }
}
