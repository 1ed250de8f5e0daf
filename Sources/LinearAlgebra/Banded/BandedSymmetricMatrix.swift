/// A symmetric matrix whose elements vanish away from the diagonal.
///
/// Element (i, j) is zero where |i − j| exceeds the bandwidth. Stored are the diagonal and the
/// bands below it: order × (bandwidth + 1) numbers, so that a smoothing of thousands of points is
/// solved in time proportional to their number.
public struct BandedSymmetricMatrix: Sendable, Equatable {
  /// The number of rows, and of columns.
  public let order: Int

  /// The number of bands on either side of the diagonal that may be other than zero.
  public let bandwidth: Int

  /// Column j of the lower triangle from its diagonal element on at j × (bandwidth + 1).
  @usableFromInline var storage: [Double]

  /// A matrix of zeros.
  ///
  /// - Precondition: neither the order nor the bandwidth is negative.
  public init(order: Int, bandwidth: Int) {
    precondition(
      order >= 0 && bandwidth >= 0,
      "A banded matrix cannot have order \(order) and bandwidth \(bandwidth).")
    self.order = order
    self.bandwidth = bandwidth
    self.storage = [Double](repeating: 0, count: order * (bandwidth + 1))
  }

  /// The element in a row and a column, both counted from zero; setting it sets its mirror image.
  ///
  /// - Precondition: what is set lies within the band.
  @inlinable public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(
        row >= 0 && row < order && column >= 0 && column < order,
        "The row or the column lies outside the banded matrix.")
      let distance = abs(row - column)
      return distance > bandwidth
        ? 0 : storage[Swift.min(row, column) * (bandwidth + 1) + distance]
    }
    set {
      precondition(
        row >= 0 && row < order && column >= 0 && column < order,
        "The row or the column lies outside the banded matrix.")
      let distance = abs(row - column)
      precondition(distance <= bandwidth, "The element lies outside the band, so it must be zero.")
      storage[Swift.min(row, column) * (bandwidth + 1) + distance] = newValue
    }
  }

  /// The same matrix with all its zeros.
  public func dense() -> Matrix {
    Matrix(rows: order, columns: order) { self[$0, $1] }
  }

  /// The product of the matrix and a vector.
  ///
  /// - Precondition: the vector has as many elements as the matrix has rows.
  public static func * (matrix: BandedSymmetricMatrix, vector: [Double]) -> [Double] {
    precondition(
      vector.count == matrix.order,
      """
      A banded matrix of order \(matrix.order) cannot be multiplied by a vector of \
      \(vector.count) elements.
      """)
    var result = [Double](repeating: 0, count: matrix.order)
    for row in 0..<matrix.order {
      let first = max(0, row - matrix.bandwidth)
      let last = min(matrix.order - 1, row + matrix.bandwidth)
      for column in first...last {
        result[row] += matrix[row, column] * vector[column]
      }
    }
    return result
  }
}
