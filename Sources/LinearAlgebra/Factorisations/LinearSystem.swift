import COpenBLAS

extension Matrix {
  /// The solution X of A X = B for a square matrix A, by elimination with exchange of rows.
  ///
  /// - Precondition: A is square, and B has as many rows.
  /// - Throws: `notFinite`; `singular` with the index of the first zero pivot.
  public func solve(_ right: Matrix) throws(LinearAlgebraError) -> Matrix {
    precondition(
      isSquare && right.rows == rows,
      """
      A system of a \(rows) × \(columns) matrix and a \(right.rows) × \(right.columns) right \
      side cannot be solved; the matrix must be square and the right side as high.
      """)
    try view.requireFinite()
    try right.view.requireFinite()
    var solution = right
    if rows == 0 || right.columns == 0 { return solution }
    var work = self
    var exchanges = [Int32](repeating: 0, count: rows)
    let order = Int32(rows)
    let status = unsafe LAPACKE_dgesv(
      LAPACK_COL_MAJOR, order, Int32(right.columns), &work.storage, order, &exchanges,
      &solution.storage, order)
    try KernelStatus(status).check { .singular(pivot: $0 - 1) }
    return solution
  }

  /// The solution x of A x = b for a square matrix A.
  ///
  /// - Precondition: A is square, and b has as many elements as A has rows.
  /// - Throws: `notFinite`; `singular` with the index of the first zero pivot.
  public func solve(_ right: [Double]) throws(LinearAlgebraError) -> [Double] {
    try solve(Matrix(column: right)).elements
  }
}
