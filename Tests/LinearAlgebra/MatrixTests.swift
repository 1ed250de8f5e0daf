import LinearAlgebra
import Testing

@Suite("Matrix")
struct MatrixTests {
  let matrix = Matrix(rows: [[1, 2, 3], [4, 5, 6]])

  @Test("elements lie column by column")
  func layout() {
    #expect(matrix.elements == [1, 4, 2, 5, 3, 6])
    #expect(matrix[1, 2] == 6)
    #expect(matrix == Matrix(rows: 2, columns: 3, elements: [1, 4, 2, 5, 3, 6]))
    #expect(matrix == Matrix(columns: [[1, 4], [2, 5], [3, 6]]))
    #expect(matrix == Matrix(rows: 2, columns: 3) { Double(3 * $0 + $1 + 1) })
  }

  @Test("rows, columns and the diagonal")
  func parts() {
    #expect(matrix.row(1) == [4, 5, 6])
    #expect(matrix.column(1) == [2, 5])
    #expect(matrix.diagonal == [1, 5])
    #expect(matrix.transposed() == Matrix(rows: [[1, 4], [2, 5], [3, 6]]))
    #expect(matrix.map { -$0 }.maximumAbsoluteElement == 6)
    #expect(!matrix.isSquare && Matrix.identity(2).isSquare)
  }

  @Test("identity and diagonal")
  func special() {
    #expect(Matrix.identity(2) == Matrix(rows: [[1, 0], [0, 1]]))
    #expect(Matrix(diagonal: [2, 3]) == Matrix(rows: [[2, 0], [0, 3]]))
    #expect(Matrix(column: [1, 2]) == Matrix(rows: [[1], [2]]))
  }

  @Test("sums, differences and multiples")
  func arithmetic() {
    #expect(matrix + matrix == 2 * matrix)
    #expect(matrix - matrix == Matrix(rows: 2, columns: 3))
  }

  @Test("writing changes one element, and one copy only")
  func writing() {
    var copy = matrix
    copy[0, 1] = 9
    copy.setColumn(2, to: [7, 8])
    #expect(copy == Matrix(rows: [[1, 9, 7], [4, 5, 8]]))
    #expect(matrix[0, 1] == 2)
  }

  @Test("a view sees a part, the other way round, and a part of that")
  func views() {
    let part = matrix[rows: 0..<2, columns: 1..<3]
    #expect(part.copied() == Matrix(rows: [[2, 3], [5, 6]]))
    #expect(part.transposed.copied() == Matrix(rows: [[2, 5], [3, 6]]))
    #expect(part.transposed[rows: 1..<2, columns: 0..<2].copied() == Matrix(rows: [[3, 6]]))
    #expect(part.transposed[1, 0] == 3)
    #expect(matrix.view.copied() == matrix)
    #expect(matrix.view.transposed.transposed.copied() == matrix)
  }

  @Test("a view keeps its values when the matrix changes")
  func viewIsAValue() {
    var changing = matrix
    let view = changing[rows: 0..<1, columns: 0..<3]
    changing[0, 0] = 100
    #expect(view[0, 0] == 1)
  }

  @Test("either dimension may be zero")
  func empty() {
    #expect(Matrix(rows: 0, columns: 3).transposed() == Matrix(rows: 3, columns: 0))
    #expect(Matrix(rows: 0, columns: 3).view.copied().columns == 3)
    #expect(Matrix(rows: []).rows == 0)
  }
}
