import Glibc
import LinearAlgebra
import TestSupport
import Testing

@Suite("Cholesky factorisation")
struct CholeskyTests {
  @Test("a factor by hand")
  func byHand() throws {
    let factor = try CholeskyFactorization(
      Matrix(rows: [[4, 12, -16], [12, 37, -43], [-16, -43, 98]]))
    #expect(
      factor.lower.distance(to: Matrix(rows: [[2, 0, 0], [6, 1, 0], [-8, 5, 3]])) < 1e-14)
    #expect(abs(factor.logDeterminant - log(36)) < 1e-14)
  }

  @Test("factor, solution and inverse fit the matrix", arguments: 0..<20)
  func laws(_ number: Int) throws {
    var cases = CaseGenerator("Cholesky laws", case: number)
    let order = cases.integer(in: 1...25)
    let matrix = cases.positiveDefinite(order)
    let factor = try CholeskyFactorization(matrix)
    #expect((factor.lower * factor.lower.view.transposed).distance(to: matrix) < 1e-11)
    let right = cases.matrix(order, 3)
    #expect((matrix * (try factor.solve(right))).distance(to: right) < 1e-10)
    let inverse = try factor.inverse()
    #expect((matrix * inverse).distance(to: .identity(order)) < 1e-10)
    #expect(inverse == inverse.transposed())
  }

  @Test("the order of the first leading minor that is not positive is named")
  func notPositiveDefinite() {
    let matrix = Matrix(rows: [[1, 0, 0], [0, 1, 2], [0, 2, 1]])
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 3)) {
      try CholeskyFactorization(matrix)
    }
  }

  @Test("the place of a value that is not finite is named")
  func notFinite() throws {
    #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 0)) {
      try CholeskyFactorization(Matrix(rows: [[1, 0], [.nan, 1]]))
    }
    let factor = try CholeskyFactorization(.identity(2))
    #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 0)) {
      try factor.solve([1, .infinity])
    }
  }

  @Test("nothing has a factor too")
  func empty() throws {
    let factor = try CholeskyFactorization(Matrix(rows: 0, columns: 0))
    #expect(factor.logDeterminant == 0)
    #expect(try factor.solve([]) == [])
    #expect(try factor.inverse().rows == 0)
  }
}
