import LinearAlgebra
import Testing

@Suite("Wrong shapes")
struct ShapeTests {
  @Test("a product of shapes that do not fit stops the program")
  func product() async {
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rows: 2, columns: 3) * Matrix(rows: 2, columns: 3)
    }
  }

  @Test("a right side of another height stops the program")
  func rightSide() async {
    await #expect(processExitsWith: .failure) {
      _ = try Matrix.identity(2).solve([1, 2, 3])
    }
  }

  @Test("an element outside the matrix stops the program")
  func outside() async {
    await #expect(processExitsWith: .failure) {
      // Inside the storage, but in the next column.
      _ = Matrix(rows: 2, columns: 2)[2, 0]
    }
  }

  @Test("an element outside the band stops the program")
  func outsideBand() async {
    await #expect(processExitsWith: .failure) {
      var matrix = BandedSymmetricMatrix(order: 4, bandwidth: 1)
      matrix[0, 2] = 1
    }
  }
}
