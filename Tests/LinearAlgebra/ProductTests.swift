import LinearAlgebra
import TestSupport
import Testing

@Suite("Products")
struct ProductTests {
  @Test("a product by hand")
  func byHand() {
    let left = Matrix(rows: [[1, 2], [3, 4], [5, 6]])
    let right = Matrix(rows: [[7, 8, 9], [10, 11, 12]])
    #expect(left * right == Matrix(rows: [[27, 30, 33], [61, 68, 75], [95, 106, 117]]))
    #expect(left * [1, -1] == [-1, -1, -1])
    #expect(left.view.transposed * [1, 1, 1] == [9, 12])
    #expect(left.gram() == Matrix(rows: [[35, 44], [44, 56]]))
  }

  @Test("products of parts, plain or transposed, equal plain loops", arguments: 0..<40)
  func parts(_ number: Int) {
    var cases = CaseGenerator("products of parts", case: number)
    let (m, n, k) = (
      cases.integer(in: 1...12), cases.integer(in: 1...12), cases.integer(in: 1...12)
    )
    let flipLeft = number % 2 == 1
    let flipRight = number % 4 >= 2
    let storeLeft = cases.matrix((flipLeft ? k : m) + 3, (flipLeft ? m : k) + 2)
    let storeRight = cases.matrix((flipRight ? n : k) + 1, (flipRight ? k : n) + 4)
    let rawLeft = storeLeft[rows: 2..<(flipLeft ? k : m) + 2, columns: 1..<(flipLeft ? m : k) + 1]
    let rawRight =
      storeRight[rows: 0..<(flipRight ? n : k), columns: 3..<(flipRight ? k : n) + 3]
    let left = flipLeft ? rawLeft.transposed : rawLeft
    let right = flipRight ? rawRight.transposed : rawRight
    let expected = PlainAlgebra.product(left.copied(), right.copied())
    #expect((left * right).distance(to: expected) < 1e-13)

    let start = cases.matrix(m, n)
    var accumulated = start
    accumulated.accumulate(2, left, right, keeping: -0.5)
    #expect(accumulated.distance(to: 2 * expected + -0.5 * start) < 1e-13)

    let vector = cases.normals(k)
    let image = PlainAlgebra.product(left.copied(), Matrix(column: vector)).elements
    #expect(largestDifference(left * vector, image) < 1e-13)
    var sum = cases.normals(m)
    let before = sum
    left.multiply(3, vector, into: &sum, keeping: 2)
    #expect(largestDifference(sum, (0..<m).map { 3 * image[$0] + 2 * before[$0] }) < 1e-13)
  }

  @Test("the Gram matrix is the product with the transpose, and exactly symmetric")
  func gram() {
    var cases = CaseGenerator("gram")
    let matrix = cases.matrix(30, 7)
    let gram = matrix.gram()
    #expect(gram.distance(to: PlainAlgebra.product(matrix.transposed(), matrix)) < 1e-13)
    #expect(gram == gram.transposed())
  }

  @Test("old elements are not read where nothing of them is kept")
  func uninitialised() {
    var result = Matrix(rows: 1, columns: 1, repeating: .nan)
    result.accumulate(1, Matrix.identity(1), Matrix.identity(1), keeping: 0)
    #expect(result[0, 0] == 1)
    var vector = [Double.nan]
    Matrix.identity(1).multiply(1, [2], into: &vector)
    #expect(vector == [2])
  }

  @Test("products over nothing are zero")
  func empty() {
    let product = Matrix(rows: 2, columns: 0) * Matrix(rows: 0, columns: 3)
    #expect(product == Matrix(rows: 2, columns: 3))
    var kept = Matrix.identity(2)
    kept.accumulate(1, Matrix(rows: 2, columns: 0), Matrix(rows: 0, columns: 2), keeping: 3)
    #expect(kept == 3 * Matrix.identity(2))
    #expect(Matrix(rows: 2, columns: 0) * [Double]() == [0, 0])
    #expect((Matrix(rows: 0, columns: 2) * Matrix.identity(2)).rows == 0)
    #expect(Matrix(rows: 0, columns: 2).gram() == Matrix(rows: 2, columns: 2))
  }
}
