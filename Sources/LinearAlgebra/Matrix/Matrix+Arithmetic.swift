extension Matrix {
  /// The sum of two matrices of one shape.
  public static func + (left: Matrix, right: Matrix) -> Matrix {
    var result = left
    result += right
    return result
  }

  /// The difference of two matrices of one shape.
  public static func - (left: Matrix, right: Matrix) -> Matrix {
    var result = left
    result -= right
    return result
  }

  /// A matrix with every element multiplied by a number.
  public static func * (factor: Double, matrix: Matrix) -> Matrix {
    var result = matrix
    result *= factor
    return result
  }

  /// Adds a matrix of the same shape in place.
  public static func += (left: inout Matrix, right: Matrix) {
    left.requireShape(of: right, "add")
    for index in left.storage.indices {
      left.storage[index] += right.storage[index]
    }
  }

  /// Subtracts a matrix of the same shape in place.
  public static func -= (left: inout Matrix, right: Matrix) {
    left.requireShape(of: right, "subtract")
    for index in left.storage.indices {
      left.storage[index] -= right.storage[index]
    }
  }

  /// Multiplies every element by a number in place.
  public static func *= (matrix: inout Matrix, factor: Double) {
    for index in matrix.storage.indices {
      matrix.storage[index] *= factor
    }
  }

  private func requireShape(of other: Matrix, _ verb: String) {
    precondition(
      rows == other.rows && columns == other.columns,
      """
      Cannot \(verb) a \(other.rows) × \(other.columns) matrix and \
      a \(rows) × \(columns) matrix; their shapes must agree.
      """)
  }
}
