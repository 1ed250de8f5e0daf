import LinearAlgebra
import Statistics
import TestSupport
import Testing

@testable import Actuarial

@Suite("Standard errors of methods that lean on an expected amount")
struct ExpectedClaimsModelTests {
  private let methods: [ExpectedClaimsModel.Method] = [
    .bornhuetterFerguson, .benktander(iterations: 2), .capeCod(decay: 1, trend: 0),
    .capeCod(decay: 0.7, trend: 0.03),
  ]

  private func exposure(_ triangle: ClaimsTriangle) -> [Double] {
    triangle.origins.indices.map { 4_500_000 + 200_000 * Double($0) }
  }

  // The analytic prediction errors of the over-dispersed Poisson model on the triangle of Taylor and
  // Ashe, first derived by England and Verrall (1999): glmReserve(GenIns) of the R package
  // ChainLadder, its reference page, in units.
  @Test(
    "Benktander without end has the errors of the chain ladder's Poisson model",
    .enabled(if: Golden.isPresent, "\(Golden.missing)"))
  func chainLadder() throws {
    let triangle = try Golden.triangle("genins")
    let model = try ExpectedClaimsModel(
      triangle, method: .benktander(iterations: 3_000), exposure: exposure(triangle))
    let printed = [
      110_099.9, 216_042.7, 260_871.5, 303_549.4, 375_012.6, 495_376.9, 789_959.7, 1_046_512.3,
      1_980_100.7,
    ]
    for (error, reference) in zip(model.standardErrors.dropFirst(), printed) {
      #expect(relativeDifference(error, reference) < 1e-4)
    }
    #expect(relativeDifference(model.totalStandardError, 2_945_659.4) < 1e-4)
  }

  @Test(
    "Bornhuetter and Ferguson's errors equal the closed form from the information matrix",
    .enabled(if: Golden.isPresent, "\(Golden.missing)"), arguments: ["genins", "raa", "abc"])
  func closedForm(name: String) throws {
    let triangle = try Golden.triangle(name)
    let exposure = exposure(triangle)
    let model = try ExpectedClaimsModel(
      triangle, method: .bornhuetterFerguson, exposure: exposure, rate: 1.1, rateError: 0.05)
    let reference = try ClosedForm(
      triangle, expected: exposure.map { 1.1 * $0 }, priorShare: 0.05 / 1.1)
    for origin in triangle.origins.indices {
      #expect(abs(model.standardErrors[origin] - reference.errors[origin]) < 1e-5 * reference.total)
    }
    #expect(relativeDifference(model.totalStandardError, reference.total) < 1e-5)
  }

  @Test(
    "errors of the estimate are those of the method applied to triangles drawn anew",
    .enabled(if: Golden.isPresent, "\(Golden.missing)"), arguments: 0..<4)
  func drawn(number: Int) throws {
    let triangle = try Golden.triangle("genins")
    let model = try OverdispersedPoisson(triangle)
    let exposure = exposure(triangle)
    let errors = try ExpectedClaimsModel(
      triangle, method: methods[number], exposure: exposure)
    let estimator = ExpectedClaimsEstimator(
      method: methods[number], exposure: exposure, rate: 1, tail: .none)
    var random = CaseGenerator("drawn triangles", case: number)
    var totals: [Double] = []
    var next: [Double] = []
    for _ in 0..<3_000 {
      var rows = [[Double?]](repeating: [], count: triangle.originCount)
      for cell in model.cells {
        // Of mean m and variance φ m / 25, small enough to stay near the first order.
        let deviation = 0.2 * (model.dispersion * cell.fitted).squareRoot()
        rows[cell.origin].append(cell.fitted + deviation * random.normal())
      }
      let other = try ClaimsTriangle(rows: rows, measure: .incremental)
      let claims = try estimator.claims(
        other, factors: DevelopmentPattern(of: other).factors)
      totals.append(claims.totalUnsettled)
      next.append(claims.runOff[0])
    }
    let parameter = errors.runOffErrors.parameter
    let whole = parameter.elements.reduce(0, +).squareRoot()
    #expect(relativeDifference(sampleStandardDeviation(totals), 0.2 * whole) < 0.05)
    #expect(
      relativeDifference(sampleStandardDeviation(next), 0.2 * parameter[0, 0].squareRoot()) < 0.05)
  }

  @Test("errors of the periods make that of the total, with a tail too", arguments: 0..<4)
  func additive(number: Int) throws {
    let triangle = try RandomTriangle.triangle(case: 5)
    let exposure = triangle.origins.indices.map { 3_000 + 100 * Double($0) }
    func model(_ rateError: Double) throws -> ExpectedClaimsModel {
      try ExpectedClaimsModel(
        triangle, method: methods[number], exposure: exposure, rateError: rateError,
        tail: .factor(1.05))
    }
    let (plain, unsure) = (try model(0), try model(0.1))
    #expect(plain.runOffErrors.beyondStandardError > 0)
    let process = plain.processErrors.reduce(0) { $0 + $1 * $1 }
    #expect(
      relativeDifference(plain.runOffErrors.process.elements.reduce(0, +), process) < 1e-12)
    let isCapeCod = number >= 2
    #expect((unsure.totalStandardError > plain.totalStandardError) != isCapeCod)
    #expect(plain.claims == unsure.claims)
  }

  @Test("holes and triangles without freedom are refused")
  func refusals() throws {
    let rows: [[Double?]] = [[10, 20, nil, 25], [11, 22, 24], [9, 19], [12]]
    let triangle = try ClaimsTriangle(rows: rows, measure: .cumulative)
    #expect(throws: ClaimsError.hole(origin: 0, development: 2)) {
      try ExpectedClaimsModel(
        triangle, method: .bornhuetterFerguson, exposure: [30, 30, 30, 30])
    }
    let small = try ClaimsTriangle(rows: [[10, 20], [12]], measure: .cumulative)
    #expect(throws: ClaimsError.tooFewObservations(observations: 3, parameters: 3)) {
      try ExpectedClaimsModel(small, method: .capeCod(decay: 1, trend: 0), exposure: [30, 30])
    }
  }
}

/// Alai, Merz and Wüthrich's formula: shares of development yⱼ = exp(bⱼ) / Σ exp(b), their covariance
/// from the information matrix of the Poisson model with a parameter an origin and one a development.
private struct ClosedForm {
  let errors: [Double]
  let total: Double

  init(_ triangle: ClaimsTriangle, expected: [Double], priorShare: Double) throws {
    let model = try OverdispersedPoisson(triangle)
    let (count, width) = (triangle.originCount, triangle.developmentCount)
    var information = Matrix(rows: count + width - 1, columns: count + width - 1)
    for cell in model.cells {
      let places = [cell.origin] + (cell.development > 0 ? [count + cell.development - 1] : [])
      for row in places {
        for column in places { information[row, column] += cell.fitted / model.dispersion }
      }
    }
    let covariance = try CholeskyFactorization(information).inverse()
    let completion = model.pattern.completion
    let shares = completion.indices.map {
      $0 == 0 ? completion[0] : completion[$0] - completion[$0 - 1]
    }
    // The open share after development l, q = Σ_{j>l} yⱼ, has the slope yₖ (1[k > l] − q) by bₖ.
    let slopes = (0..<count).map { origin in
      let last = triangle.lastDevelopment(of: origin)
      return (1..<width).map { shares[$0] * (($0 > last ? 1 : 0) - (1 - completion[last])) }
    }
    let open = (0..<count).map { 1 - completion[triangle.lastDevelopment(of: $0)] }
    func shared(_ left: Int, _ right: Int) -> Double {
      var sum = 0.0
      for row in 1..<width {
        for column in 1..<width {
          sum +=
            slopes[left][row - 1] * slopes[right][column - 1]
            * covariance[count + row - 1, count + column - 1]
        }
      }
      return expected[left] * expected[right]
        * (sum + priorShare * priorShare * open[left] * open[right])
    }
    var errors: [Double] = []
    var total = 0.0
    for origin in 0..<count {
      let process = model.dispersion * expected[origin] * open[origin]
      errors.append((process + shared(origin, origin)).squareRoot())
      total += process + (0..<count).reduce(0) { $0 + shared(origin, $1) }
    }
    self.errors = errors
    self.total = total.squareRoot()
  }
}
