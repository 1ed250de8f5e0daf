import LinearAlgebra
import TestSupport

/// The same computations written as plain loops, to hold the kernels against.
enum PlainAlgebra {
  static func product(_ left: Matrix, _ right: Matrix) -> Matrix {
    Matrix(rows: left.rows, columns: right.columns) { row, column in
      var sum = 0.0
      for index in 0..<left.columns { sum += left[row, index] * right[index, column] }
      return sum
    }
  }
}

extension CaseGenerator {
  /// A matrix of standard normal numbers.
  mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns, elements: normals(rows * columns))
  }

  /// A symmetric matrix whose eigenvalues are at least 1.
  mutating func positiveDefinite(_ order: Int) -> Matrix {
    matrix(order + 2, order).gram() + Matrix.identity(order)
  }
}

extension Matrix {
  /// The largest absolute difference from a matrix; infinite if the shapes differ.
  func distance(to other: Matrix) -> Double {
    rows == other.rows && columns == other.columns
      ? largestDifference(elements, other.elements) : .infinity
  }
}
