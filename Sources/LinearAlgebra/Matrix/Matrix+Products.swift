import COpenBLAS

extension Matrix {
  /// Replaces this matrix C by α A B + β C.
  ///
  /// A and B may be views, also transposed ones; nothing is copied. Where β is zero the old
  /// elements are not read, so they may be anything.
  ///
  /// - Precondition: A is m × k and B is k × n where this matrix is m × n.
  public mutating func accumulate(
    _ alpha: Double = 1, _ left: some MatrixReadable, _ right: some MatrixReadable,
    keeping beta: Double = 1
  ) {
    let a = left.view
    let b = right.view
    precondition(
      a.columns == b.rows && a.rows == rows && b.columns == columns,
      """
      The product of a \(a.rows) × \(a.columns) and a \(b.rows) × \(b.columns) matrix \
      cannot be added to a \(rows) × \(columns) matrix.
      """)
    if rows == 0 || columns == 0 { return }
    if a.columns == 0 {
      if beta == 0 {
        self = Matrix(rows: rows, columns: columns)
      } else {
        self *= beta
      }
      return
    }
    let (height, width, depth) = (Int32(rows), Int32(columns), Int32(a.columns))
    let (aStride, bStride) = (Int32(a.stride), Int32(b.stride))
    unsafe a.storage.withUnsafeBufferPointer { aElements in
      unsafe b.storage.withUnsafeBufferPointer { bElements in
        unsafe storage.withUnsafeMutableBufferPointer { elements in
          guard let aStart = aElements.baseAddress, let bStart = bElements.baseAddress else {
            return
          }
          unsafe cblas_dgemm(
            CblasColMajor, a.isTransposed ? CblasTrans : CblasNoTrans,
            b.isTransposed ? CblasTrans : CblasNoTrans, height, width, depth, alpha,
            aStart + a.offset, aStride, bStart + b.offset, bStride, beta, elements.baseAddress,
            height)
        }
      }
    }
  }

  /// AᵀA, exactly symmetric, at half the work of a general product.
  public func gram() -> Matrix {
    var result = Matrix(rows: columns, columns: columns)
    if rows == 0 || columns == 0 { return result }
    let (order, depth) = (Int32(columns), Int32(rows))
    unsafe cblas_dsyrk(
      CblasColMajor, CblasLower, CblasTrans, order, depth, 1, storage, depth, 0, &result.storage,
      order)
    result.mirrorLowerTriangle()
    return result
  }

  /// Copies the part under the diagonal to its place above.
  mutating func mirrorLowerTriangle() {
    for column in 0..<columns {
      for row in (column + 1)..<max(rows, column + 1) {
        storage[column + row * rows] = storage[row + column * rows]
      }
    }
  }
}

extension MatrixReadable {
  /// Replaces y by α A x + β y; where β is zero the old y is not read.
  ///
  /// - Precondition: x has as many elements as A has columns, y as many as A has rows.
  public func multiply(
    _ alpha: Double = 1, _ x: [Double], into y: inout [Double], keeping beta: Double = 0
  ) {
    let a = view
    precondition(
      x.count == a.columns && y.count == a.rows,
      """
      A \(a.rows) × \(a.columns) matrix cannot take a vector of \(x.count) elements to one \
      of \(y.count).
      """)
    if y.isEmpty { return }
    if x.isEmpty {
      for index in y.indices { y[index] = beta == 0 ? 0 : beta * y[index] }
      return
    }
    let (storedRows, storedColumns) = (Int32(a.storedRows), Int32(a.storedColumns))
    unsafe a.storage.withUnsafeBufferPointer { elements in
      guard let start = elements.baseAddress else { return }
      unsafe cblas_dgemv(
        CblasColMajor, a.isTransposed ? CblasTrans : CblasNoTrans, storedRows, storedColumns, alpha,
        start + a.offset, Int32(a.stride), x, 1, beta, &y, 1)
    }
  }
}

/// The product of two matrices.
///
/// - Precondition: the left one has as many columns as the right one has rows.
public func * (left: some MatrixReadable, right: some MatrixReadable) -> Matrix {
  var result = Matrix(rows: left.view.rows, columns: right.view.columns)
  result.accumulate(1, left, right, keeping: 0)
  return result
}

/// The product of a matrix and a vector.
///
/// - Precondition: the vector has as many elements as the matrix has columns.
public func * (matrix: some MatrixReadable, vector: [Double]) -> [Double] {
  var result = [Double](repeating: 0, count: matrix.view.rows)
  matrix.multiply(1, vector, into: &result)
  return result
}
