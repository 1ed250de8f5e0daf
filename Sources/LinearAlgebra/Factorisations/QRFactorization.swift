import COpenBLAS

/// A = Q R for a matrix with at least as many rows as columns: Q has orthonormal columns, R is
/// upper triangular.
///
/// Householder reflections without exchange of columns. Golub and Van Loan, Matrix Computations,
/// 4th ed., §5.2.
public struct QRFactorization: Sendable {
  /// R above and on the diagonal, the reflections below it.
  let packed: Matrix
  let scales: [Double]

  /// The number of rows of A.
  public var rows: Int { packed.rows }

  /// The number of columns of A.
  public var columns: Int { packed.columns }

  /// Factors a matrix.
  ///
  /// - Precondition: `matrix` has at least as many rows as columns.
  /// - Throws: `notFinite`.
  /// - Complexity: 2 n² (m − n / 3) multiplications and additions for m rows and n columns.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(
      matrix.rows >= matrix.columns,
      """
      A QR factorisation needs at least as many rows as columns, but the matrix is \
      \(matrix.rows) × \(matrix.columns).
      """)
    try matrix.view.requireFinite()
    var packed = matrix
    var scales = [Double](repeating: 0, count: matrix.columns)
    if matrix.columns > 0 {
      let height = Int32(matrix.rows)
      let status = unsafe LAPACKE_dgeqrf(
        LAPACK_COL_MAJOR, height, Int32(matrix.columns), &packed.storage, height, &scales)
      try KernelStatus(status).check { .rankDeficient(column: $0 - 1) }
    }
    self.packed = packed
    self.scales = scales
  }

  /// R, columns × columns, with zeros below its diagonal.
  public var upper: Matrix {
    Matrix(rows: columns, columns: columns) { row, column in
      row <= column ? packed[row, column] : 0
    }
  }

  /// Q with as many columns as A, rows × columns.
  ///
  /// - Throws: ``LinearAlgebraError/outOfMemory`` where there is no room to work in.
  public func orthonormalColumns() throws(LinearAlgebraError) -> Matrix {
    var result = packed
    if columns == 0 { return result }
    let (height, width) = (Int32(rows), Int32(columns))
    let status = unsafe LAPACKE_dorgqr(
      LAPACK_COL_MAJOR, height, width, width, &result.storage, height, scales)
    try KernelStatus(status).check { .rankDeficient(column: $0 - 1) }
    return result
  }

  /// The first column that depends on those before it, to working precision; nil at full rank.
  ///
  /// A column counts as dependent if what is left of it beside the earlier ones, |Rⱼⱼ|, is at most
  /// rows × 2⁻⁵² times the largest element of its column in R, so that the unit in which a regressor
  /// is measured is of no consequence. A zero column is dependent.
  public var firstDependentColumn: Int? {
    let tolerance = Double(max(1, rows)) * Double.ulpOfOne
    for column in 0..<columns {
      let start = column * rows
      var largest = 0.0
      for row in 0...column {
        largest = max(largest, abs(packed.storage[start + row]))
      }
      if abs(packed.storage[start + column]) <= tolerance * largest { return column }
    }
    return nil
  }

  /// The coefficients x that make |b − A x| least, and the sum of squares that remains.
  ///
  /// - Precondition: b has as many elements as A has rows.
  /// - Throws: `notFinite`, `rankDeficient` with the first column that depends on earlier ones.
  public func leastSquares(_ right: [Double]) throws(LinearAlgebraError) -> LeastSquaresSolution {
    precondition(
      right.count == rows,
      "A response of \(right.count) values does not fit a \(rows) × \(columns) matrix.")
    try right.requireFinite()
    if let column = firstDependentColumn { throw .rankDeficient(column: column) }
    var work = right
    if columns > 0 {
      let (height, width) = (Int32(rows), Int32(columns))
      let status = unsafe LAPACKE_dormqr(
        LAPACK_COL_MAJOR, KernelFlag.left, KernelFlag.transposed, height, 1, width, packed.storage,
        height, scales, &work, height)
      try KernelStatus(status).check { .rankDeficient(column: $0 - 1) }
      let triangle = unsafe LAPACKE_dtrtrs(
        LAPACK_COL_MAJOR, KernelFlag.upper, KernelFlag.plain, KernelFlag.plain, width, 1,
        packed.storage, height, &work, height)
      try KernelStatus(triangle).check { .rankDeficient(column: $0 - 1) }
    }
    var remainder = 0.0
    for row in columns..<rows { remainder += work[row] * work[row] }
    return LeastSquaresSolution(
      coefficients: Array(work[0..<columns]), residualSumOfSquares: remainder, rank: columns)
  }

  /// (AᵀA)⁻¹, which times the residual variance is the covariance of the coefficients.
  ///
  /// - Throws: `rankDeficient` with the first column that depends on earlier ones.
  public func inverseGram() throws(LinearAlgebraError) -> Matrix {
    if let column = firstDependentColumn { throw .rankDeficient(column: column) }
    var result = upper.transposed()
    if columns == 0 { return result }
    let width = Int32(columns)
    let status = unsafe LAPACKE_dpotri(
      LAPACK_COL_MAJOR, KernelFlag.lower, width, &result.storage, width)
    try KernelStatus(status).check { .rankDeficient(column: $0 - 1) }
    result.mirrorLowerTriangle()
    return result
  }
}
