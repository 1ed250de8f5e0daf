import COpenBLAS

/// A = U diag(σ) Vᵀ, with orthonormal columns in U and rows in Vᵀ.
///
/// For m rows and n columns and k the smaller of the two, U is m × k and Vᵀ is k × n. Of each
/// column of U the element largest in absolute value (the first of several) is positive.
public struct SingularValues: Sendable {
  /// σ, descending, none negative.
  public let values: [Double]

  /// U.
  public let left: Matrix

  /// Vᵀ.
  public let rightTransposed: Matrix

  /// Computes the singular values and vectors of any matrix.
  ///
  /// - Throws: `notFinite`, `notConverged`.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    try matrix.view.requireFinite()
    let shorter = min(matrix.rows, matrix.columns)
    var values = [Double](repeating: 0, count: shorter)
    var left = Matrix(rows: matrix.rows, columns: shorter)
    var right = Matrix(rows: shorter, columns: matrix.columns)
    if shorter > 0 {
      var work = matrix
      let (height, width) = (Int32(matrix.rows), Int32(matrix.columns))
      let status = unsafe LAPACKE_dgesdd(
        LAPACK_COL_MAJOR, KernelFlag.thin, height, width, &work.storage, height, &values,
        &left.storage, height, &right.storage, Int32(shorter))
      try KernelStatus(status).check { .notConverged(remaining: $0) }
      for index in 0..<shorter where left.leadingSign(ofColumn: index) < 0 {
        left.negateColumn(index)
        right.negateRow(index)
      }
    }
    self.values = values
    self.left = left
    self.rightTransposed = right
  }

  /// The number of singular values greater than `tolerance` times the largest.
  public func rank(tolerance: Double) -> Int {
    let threshold = tolerance * (values.first ?? 0)
    return values.filter { $0 > threshold }.count
  }

  /// The largest singular value over the smallest; infinite for a singular matrix, 1 if empty.
  public var conditionNumber: Double {
    guard let largest = values.first, let smallest = values.last else { return 1 }
    return smallest == 0 ? .infinity : largest / smallest
  }
}
