import Glibc
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@testable import Actuarial

@Suite("Log-linear regression")
struct LogLinearRegressionTests {
  private static let families: [LogLinearRegression.Family] = [
    .poisson, .gamma, .tweedie(power: 1.5),
  ]

  private func data(_ count: Int) -> (y: [Double], x: Matrix, offset: [Double]) {
    var random = CaseGenerator("regression")
    let x = Matrix(rows: count, columns: 3) { _, column in
      column == 0 ? 1 : random.normal()
    }
    let offset = (0..<count).map { _ in log(random.magnitude(in: 1...100)) }
    var stream = RandomStream(RandomKey(seed: 5, fund: "", variable: "regression"))
    let y = (0..<count).map { row in
      let mean = exp(offset[row] + 0.4 + 0.3 * x[row, 1] - 0.2 * x[row, 2])
      return GammaDistribution(shape: 4, scale: mean / 4).draw(from: &stream)
    }
    return (y, x, offset)
  }

  @Test(
    "the score equations hold and no other optimiser finds a smaller deviance", arguments: 0..<3)
  func optimum(number: Int) throws {
    let family = Self.families[number]
    let (y, x, offset) = data(200)
    let model = try LogLinearRegression(y, design: x, family: family, offset: offset)
    for column in 0..<3 {
      let score = y.indices.reduce(0) { sum, row in
        let mean = model.fitted[row]
        return sum + x[row, column] * (y[row] - mean) * mean / family.variance(mean)
      }
      #expect(abs(score) < 1e-7)
    }
    let search = BFGS(gradientTolerance: 1e-9).minimise(from: [0, 0, 0]) { beta in
      let predictor = x * beta
      return y.indices.reduce(0) { $0 + family.deviance(y[$1], exp(predictor[$1] + offset[$1])) }
    }
    #expect(model.deviance <= search.value * (1 + 1e-12))
    #expect(largestDifference(model.coefficients, search.point) < 1e-4)
  }

  @Test("standard errors are the roots of the inverse information")
  func errors() throws {
    let (y, x, offset) = data(3_000)
    let model = try LogLinearRegression(y, design: x, family: .gamma, offset: offset)
    // Gamma with a log link: the information is XᵀX / φ.
    let expected = try CholeskyFactorization(x.gram()).inverse()
    #expect(largestDifference(model.unscaledCovariance.elements, expected.elements) < 1e-12)
    #expect(abs(model.dispersion - 0.25) < 0.03)
    for (coefficient, truth, error) in zip3(
      model.coefficients, [0.4, 0.3, -0.2], model.standardErrors())
    {
      #expect(abs(coefficient - truth) < 4 * error)
    }
    #expect(relativeDifference(model.mean(x.row(7), offset: offset[7]), model.fitted[7]) < 1e-12)
  }

  // The means of the chain ladder are the likelihood's for a Poisson model by origin and
  // development (Renshaw and Verrall 1998).
  @Test("by origin and development it is the chain ladder", arguments: [1, 4])
  func chainLadder(number: Int) throws {
    var random = CaseGenerator("growing triangle", case: number)
    let size = 6
    let rows = (0..<size).map { origin in
      (0..<(size - origin)).map { lag -> Double? in
        random.number(in: 50...100) / Double(lag + 1)
      }
    }
    let triangle = try ClaimsTriangle(rows: rows, measure: .incremental)
    let model = try OverdispersedPoisson(triangle)
    let design = Matrix(rows: model.cells.count, columns: 2 * size - 1) { row, column in
      let cell = model.cells[row]
      return column < size
        ? (cell.origin == column ? 1 : 0) : (cell.development == column - size + 1 ? 1 : 0)
    }
    let regression = try LogLinearRegression(
      model.cells.map(\.observed), design: design, family: .poisson)
    for (cell, mean) in zip(model.cells, regression.fitted) {
      #expect(relativeDifference(cell.fitted, mean) < 1e-9)
    }
    #expect(relativeDifference(regression.dispersion, model.dispersion) < 1e-9)
  }

  @Test("weights count as repetitions, an offset as exposure")
  func weightsAndOffset() throws {
    let once = try LogLinearRegression(
      [2, 5, 9, 9], design: Matrix(rows: [[1, 0], [1, 1], [1, 2], [1, 2]]), family: .poisson)
    let weighted = try LogLinearRegression(
      [2, 5, 9], design: Matrix(rows: [[1, 0], [1, 1], [1, 2]]), family: .poisson,
      weights: [1, 1, 2])
    #expect(largestDifference(once.coefficients, weighted.coefficients) < 1e-12)
    let rate = try LogLinearRegression(
      [3, 7, 0], design: Matrix(column: [1, 1, 1]), family: .poisson,
      offset: [log(10), log(20), log(5)])
    #expect(relativeDifference(exp(rate.coefficients[0]), 10 / 35.0) < 1e-12)
  }

  @Test("what cannot be fitted is refused with its place")
  func refusals() {
    let ones = Matrix(column: [1, 1, 1])
    #expect(throws: BenefitError.unusableValue(position: 2, value: 0)) {
      try LogLinearRegression([1, 2, 0], design: ones, family: .gamma)
    }
    #expect(throws: BenefitError.dependentColumn(column: 1)) {
      try LogLinearRegression(
        [1, 2, 3], design: Matrix(columns: [[1, 1, 1], [2, 2, 2]]), family: .poisson)
    }
    #expect(throws: BenefitError.tooFewValues(count: 1, needed: 2)) {
      try LogLinearRegression([1], design: Matrix(rows: [[1, 2]]), family: .poisson)
    }
  }

  private func zip3(_ a: [Double], _ b: [Double], _ c: [Double]) -> [(Double, Double, Double)] {
    a.indices.map { (a[$0], b[$0], c[$0]) }
  }
}
