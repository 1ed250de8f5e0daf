import Glibc
import LinearAlgebra
import TestSupport
import Testing

@Suite("Least squares and QR")
struct LeastSquaresTests {
  @Test("Q is orthonormal, R upper triangular, and their product the matrix", arguments: 0..<20)
  func factorLaws(_ number: Int) throws {
    var cases = CaseGenerator("QR laws", case: number)
    let columns = cases.integer(in: 1...10)
    let matrix = cases.matrix(columns + cases.integer(in: 0...20), columns)
    let factor = try QRFactorization(matrix)
    let q = try factor.orthonormalColumns()
    let r = factor.upper
    #expect((q * r).distance(to: matrix) < 1e-13)
    #expect(q.gram().distance(to: .identity(columns)) < 1e-13)
    for column in 0..<columns {
      for row in (column + 1)..<max(columns, column + 1) { #expect(r[row, column] == 0) }
    }
    let inverse = try factor.inverseGram()
    #expect((matrix.gram() * inverse).distance(to: .identity(columns)) < 1e-6)
  }

  // NIST Statistical Reference Datasets, Longley: y and the coefficients certified to 15 digits.
  @Test("the certified coefficients of Longley's data come out")
  func longley() throws {
    let rows: [[Double]] = [
      [60323, 83.0, 234289, 2356, 1590, 107608, 1947],
      [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
      [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
      [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
      [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
      [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
      [64989, 99.0, 365385, 1870, 3547, 115094, 1953],
      [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
      [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
      [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
      [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
      [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
      [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
      [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
      [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
      [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
    ]
    let design = Matrix(rows: rows.map { [1] + $0.dropFirst() })
    let solution = try design.leastSquares(rows.map { $0[0] })
    let certified = [
      -3482258.63459582, 15.0618722713733, -0.358191792925910e-1, -2.02022980381683,
      -1.03322686717359, -0.511041056535807e-1, 1829.15146461355,
    ]
    for (value, expected) in zip(solution.coefficients, certified) {
      #expect(relativeDifference(value, expected) < 1e-8)
    }
    #expect(relativeDifference(solution.residualSumOfSquares, 836424.055505915) < 1e-8)
    let covariance = try QRFactorization(design).inverseGram()
    let error = (836424.055505915 / 9 * covariance[0, 0]).squareRoot()
    #expect(relativeDifference(error, 890420.383607373) < 1e-7)
  }

  @Test("both ways agree at full rank, and the residual is orthogonal", arguments: 0..<20)
  func fullRank(_ number: Int) throws {
    var cases = CaseGenerator("least squares", case: number)
    let columns = cases.integer(in: 1...6)
    let matrix = cases.matrix(columns + 10, columns)
    let right = cases.normals(columns + 10)
    let plain = try matrix.leastSquares(right)
    let general = try matrix.minimumNormLeastSquares(right)
    #expect(largestDifference(plain.coefficients, general.coefficients) < 1e-12)
    #expect(relativeDifference(plain.residualSumOfSquares, general.residualSumOfSquares) < 1e-12)
    #expect(general.rank == columns && plain.rank == columns)
    var residual = right
    matrix.multiply(-1, plain.coefficients, into: &residual, keeping: 1)
    #expect((matrix.view.transposed * residual).allSatisfy { abs($0) < 1e-12 })
  }

  @Test("a dependent column is named, whatever its unit")
  func dependent() {
    let first = [1.0, 1, 1, 1]
    let second = [1.0, 2, 3, 4]
    let third = [3e9, 5e9, 7e9, 9e9]
    #expect(throws: LinearAlgebraError.rankDeficient(column: 2)) {
      try Matrix(columns: [first, second, third]).leastSquares([1, 2, 3, 5])
    }
    #expect(throws: LinearAlgebraError.rankDeficient(column: 1)) {
      try Matrix(columns: [first, [0, 0, 0, 0]]).leastSquares([1, 2, 3, 5])
    }
    #expect(throws: LinearAlgebraError.rankDeficient(column: 2)) {
      try Matrix(rows: 2, columns: 3, repeating: 1).leastSquares([1, 2])
    }
  }

  @Test("a small unit is no dependence")
  func smallUnit() throws {
    let design = Matrix(columns: [[1, 1, 1], [1e-12, 2e-12, 3e-12]])
    let solution = try design.leastSquares([1, 2, 3])
    #expect(relativeDifference(solution.coefficients[1], 1e12) < 1e-12)
  }

  @Test("of all solutions the shortest is found, with its rank")
  func minimumNorm() throws {
    // x + y = 2 twice: the shortest solution is (1, 1).
    let solution = try Matrix(rows: [[1, 1], [1, 1]]).minimumNormLeastSquares([2, 2])
    #expect(largestDifference(solution.coefficients, [1, 1]) < 1e-14)
    #expect(solution.rank == 1)
    #expect(solution.residualSumOfSquares < 1e-28)
    let wide = try Matrix(rows: [[1, 2, 2]]).minimumNormLeastSquares([9])
    #expect(largestDifference(wide.coefficients, [1, 2, 2]) < 1e-14)
    let nothing = try Matrix(rows: 2, columns: 0).minimumNormLeastSquares([3, 4])
    #expect(nothing.residualSumOfSquares == 25 && nothing.rank == 0)
  }

  @Test("without columns the whole response remains")
  func noColumns() throws {
    let solution = try Matrix(rows: 2, columns: 0).leastSquares([3, 4])
    #expect(solution.coefficients == [] && solution.residualSumOfSquares == 25)
  }

  @Test("a response that is not finite is refused")
  func notFinite() {
    #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 0)) {
      try Matrix.identity(2).leastSquares([1, .nan])
    }
    #expect(throws: LinearAlgebraError.notFinite(row: 0, column: 1)) {
      try Matrix(rows: [[1, .infinity]]).minimumNormLeastSquares([1])
    }
  }
}
