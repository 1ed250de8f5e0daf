import LinearAlgebra
import TestSupport
import Testing

@Suite("Eigenvalues and singular values")
struct SpectrumTests {
  @Test("the eigenvalues of a two by two matrix by hand")
  func eigenvaluesByHand() throws {
    let result = try SymmetricEigenvalues(Matrix(rows: [[2, 1], [1, 2]]))
    #expect(largestDifference(result.values, [1, 3]) < 1e-15)
    let half = 0.5.squareRoot()
    #expect(abs(result.vectors[0, 1] - half) < 1e-15 && abs(result.vectors[1, 1] - half) < 1e-15)
  }

  @Test("vectors and values rebuild a symmetric matrix", arguments: 0..<20)
  func eigenvalueLaws(_ number: Int) throws {
    var cases = CaseGenerator("eigenvalue laws", case: number)
    let order = cases.integer(in: 1...20)
    let square = cases.matrix(order, order)
    let matrix = square + square.transposed()
    let result = try SymmetricEigenvalues(matrix)
    let vectors = result.vectors
    #expect(vectors.gram().distance(to: .identity(order)) < 1e-13)
    let rebuilt = vectors * Matrix(diagonal: result.values) * vectors.view.transposed
    #expect(rebuilt.distance(to: matrix) < 1e-12)
    #expect(result.values == result.values.sorted())
    for column in 0..<order {
      let values = vectors.column(column)
      let leading = values.max { abs($0) < abs($1) } ?? 0
      #expect(leading > 0)
    }
  }

  @Test("singular vectors and values rebuild a matrix of any shape", arguments: 0..<20)
  func singularValueLaws(_ number: Int) throws {
    var cases = CaseGenerator("singular value laws", case: number)
    let matrix = cases.matrix(cases.integer(in: 1...15), cases.integer(in: 1...15))
    let shorter = min(matrix.rows, matrix.columns)
    let result = try SingularValues(matrix)
    let rebuilt = result.left * Matrix(diagonal: result.values) * result.rightTransposed
    #expect(rebuilt.distance(to: matrix) < 1e-13)
    #expect(result.left.gram().distance(to: .identity(shorter)) < 1e-13)
    #expect(result.rightTransposed.transposed().gram().distance(to: .identity(shorter)) < 1e-13)
    #expect(result.values == result.values.sorted(by: >))
    #expect(result.rank(tolerance: 1e-12) == shorter)
  }

  @Test("singular values, rank and condition by hand")
  func singularValuesByHand() throws {
    let result = try SingularValues(Matrix(rows: [[3, 0], [0, -2], [0, 0]]))
    #expect(largestDifference(result.values, [3, 2]) < 1e-15)
    #expect(abs(result.conditionNumber - 1.5) < 1e-15)
    let flat = try SingularValues(Matrix(rows: [[1, 1], [1, 1]]))
    #expect(flat.rank(tolerance: 1e-12) == 1)
  }

  @Test("what is not finite is refused, what is empty has nothing")
  func edges() throws {
    #expect(throws: LinearAlgebraError.notFinite(row: 0, column: 0)) {
      try SymmetricEigenvalues(Matrix(rows: [[.nan]]))
    }
    #expect(throws: LinearAlgebraError.notFinite(row: 0, column: 1)) {
      try SingularValues(Matrix(rows: [[0, .infinity]]))
    }
    #expect(try SymmetricEigenvalues(Matrix(rows: 0, columns: 0)).values.isEmpty)
    #expect(try SingularValues(Matrix(rows: 3, columns: 0)).values.isEmpty)
    #expect(try SingularValues(Matrix(rows: 3, columns: 0)).conditionNumber == 1)
  }
}
