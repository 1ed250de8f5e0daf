import LinearAlgebra
import TestSupport
import Testing

@Suite("Linear systems")
struct LinearSystemTests {
  @Test("a system by hand, which needs an exchange of rows")
  func byHand() throws {
    let matrix = Matrix(rows: [[0, 2, 1], [1, 1, 1], [2, 1, 3]])
    let solution = try matrix.solve([7, 6, 13])
    #expect(largestDifference(solution, [1, 2, 3]) < 1e-14)
  }

  @Test("the solution fits the system", arguments: 0..<20)
  func law(_ number: Int) throws {
    var cases = CaseGenerator("linear systems", case: number)
    let order = cases.integer(in: 1...20)
    let matrix = cases.matrix(order, order)
    let right = cases.matrix(order, 2)
    #expect((matrix * (try matrix.solve(right))).distance(to: right) < 1e-10)
  }

  @Test("a singular matrix is refused with its pivot")
  func singular() {
    #expect(throws: LinearAlgebraError.singular(pivot: 1)) {
      try Matrix(rows: [[1, 2], [2, 4]]).solve([1, 1])
    }
  }

  @Test("an empty system has an empty solution")
  func empty() throws {
    #expect(try Matrix(rows: 0, columns: 0).solve([Double]()) == [])
  }
}

@Suite("Banded systems")
struct BandedSystemTests {
  /// Second differences squared plus the identity: the matrix of Whittaker's smoother.
  static func smoother(_ order: Int) -> BandedSymmetricMatrix {
    var matrix = BandedSymmetricMatrix(order: order, bandwidth: 2)
    for index in 0..<order { matrix[index, index] = 1 }
    for index in 0..<max(0, order - 2) {
      let stencil = [1.0, -2, 1]
      for row in 0..<3 {
        for column in 0...row {
          matrix[index + row, index + column] += 10 * stencil[row] * stencil[column]
        }
      }
    }
    return matrix
  }

  @Test("an element and its mirror image are one, and the rest is zero")
  func elements() {
    var matrix = BandedSymmetricMatrix(order: 4, bandwidth: 1)
    matrix[2, 1] = 5
    #expect(matrix[1, 2] == 5 && matrix[0, 3] == 0)
    #expect(matrix.dense()[1, 2] == 5 && matrix.dense()[2, 1] == 5)
  }

  @Test("solutions, products and determinants equal those of the full matrix", arguments: 1..<30)
  func equalsDense(_ order: Int) throws {
    let matrix = Self.smoother(order)
    var cases = CaseGenerator("banded systems", case: order)
    let right = cases.normals(order)
    let factor = try BandedCholeskyFactorization(matrix)
    let dense = try CholeskyFactorization(matrix.dense())
    let solution = try factor.solve(right)
    #expect(largestDifference(solution, try dense.solve(right)) < 1e-12)
    #expect(largestDifference(matrix * solution, right) < 1e-12)
    #expect(abs(factor.logDeterminant - dense.logDeterminant) < 1e-12)
  }

  @Test("failures are named")
  func failures() throws {
    var matrix = BandedSymmetricMatrix(order: 3, bandwidth: 1)
    for index in 0..<3 { matrix[index, index] = 1 }
    matrix[2, 1] = 2
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 3)) {
      try BandedCholeskyFactorization(matrix)
    }
    matrix[2, 1] = .nan
    #expect(throws: LinearAlgebraError.notFinite(row: 2, column: 1)) {
      try BandedCholeskyFactorization(matrix)
    }
    let factor = try BandedCholeskyFactorization(Self.smoother(0))
    #expect(try factor.solve([Double]()) == [] && factor.logDeterminant == 0)
  }
}

@Suite("Runtime")
struct RuntimeTests {
  @Test("one thread can be asked for, and the kernel has a name")
  func oneThread() async {
    // A process of its own: a computation that waits for a dismissed thread would wait for ever.
    await #expect(processExitsWith: .success) {
      let left = Matrix(rows: 300, columns: 200) { Double(($0 * 7 + $1 * 3) % 11) - 5 }
      let right = Matrix(rows: 200, columns: 300) { Double(($0 * 5 + $1 * 2) % 13) - 6 }
      let before = left * right
      LinearAlgebraRuntime.useOneThread()
      precondition(LinearAlgebraRuntime.threadCount == 1, "More than one thread is left.")
      precondition(left * right == before, "One thread multiplies otherwise.")
    }
    #expect(!LinearAlgebraRuntime.kernelName.isEmpty)
    #expect(LinearAlgebraRuntime.configuration.contains("OpenBLAS"))
  }
}
