import Glibc
import TestSupport
import Testing

@testable import Actuarial

@Suite("Chain ladder and Mack's standard errors")
struct MackModelTests {
  @Test(
    "origins and totals agree with chainladder",
    .enabled(if: Golden.isPresent, "\(Golden.missing)"),
    arguments: Golden.triangleNames)
  func golden(name: String) throws {
    let model = try MackModel(Golden.triangle(name))
    let rows = try Golden.rows("golden/CL_mack.csv").filter { $0[0] == name }
    func near(_ value: Double, _ field: String) -> Bool {
      relativeDifference(value, field.isEmpty ? 0 : Golden.number(field)) < 1e-6
        || abs(value - Golden.number(field)) < 1e-6
    }
    for (origin, row) in rows.dropLast().enumerated() {
      #expect(near(model.claims.latest[origin], row[2]))
      #expect(near(model.claims.ultimate[origin], row[3]))
      #expect(near(model.claims.unsettled[origin], row[4]))
      #expect(near(model.standardErrors[origin], row[5]))
      #expect(near(model.processErrors[origin], row[6]))
      #expect(near(model.parameterErrors[origin], row[7]))
    }
    let total = try #require(rows.last)
    #expect(near(model.claims.totalUltimate, total[3]))
    #expect(near(model.claims.totalUnsettled, total[4]))
    #expect(near(model.totalStandardError, total[5]))
    #expect(near(model.totalProcessError, total[6]))
    #expect(near(model.totalParameterError, total[7]))
  }

  // Mack (1993), p. 222, and (1994) for RAA, to more digits.
  @Test("the printed totals come out", .enabled(if: Golden.isPresent, "\(Golden.missing)"))
  func printedTotals() throws {
    let raa = try MackModel(Golden.triangle("raa"))
    #expect(abs(raa.totalStandardError - 26_909.01) < 0.005)
    let taylorAshe = try MackModel(Golden.triangle("genins"))
    #expect(abs(taylorAshe.totalStandardError - 2_447_094.86) < 0.005)
  }

  @Test("the recursion equals the closed form of 1993", arguments: 0..<12)
  func closedForm(number: Int) throws {
    let triangle = try RandomTriangle.triangle(case: number)
    let model = try MackModel(triangle)
    let reference = ClosedFormMack(triangle, model)
    #expect(relativeDifference(model.totalStandardError, reference.total) < 1e-11)
    for origin in triangle.origins.indices {
      #expect(relativeDifference(model.standardErrors[origin], reference.errors[origin]) < 1e-11)
    }
  }

  @Test("a tail is one more step, with the spread of the development whose factor is nearest")
  func tail() throws {
    let triangle = try RandomTriangle.triangle(case: 4)
    let plain = try MackModel(triangle)
    let factors = plain.pattern.factors
    for development in factors.indices where factors[development] > 1 {
      let tail = factors[development]
      let model = try MackModel(triangle, tail: .factor(tail))
      let nearest = factors.indices.filter { factors[$0] == tail }.last
      #expect(nearest.map { model.tailSigma == plain.sigma[$0] } ?? false)
      #expect(nearest.map { model.tailError == plain.factorErrors[$0] } ?? false)
      // The first origin has nothing else to go wrong.
      let amount = triangle.latest[0]
      let own = model.tailSigma * amount.squareRoot()
      #expect(relativeDifference(model.processErrors[0], own) < 1e-12)
      #expect(relativeDifference(model.parameterErrors[0], amount * model.tailError) < 1e-12)
      #expect(model.totalStandardError > tail * plain.totalStandardError)
    }
    #expect(plain.tailSigma == 0 && plain.tailError == 0)
  }

  @Test("a fitted tail's error is that of its line, by moving the line a little")
  func fittedTail() throws {
    let factors = [1.5, 1.22, 1.09, 1.05, 1.018]
    for tail in [DevelopmentTail.exponential(periods: 60), .inversePower(periods: 60)] {
      let error = try #require(tail.standardError(after: factors))
      // The variance of a linear functional of y is Σ (∂/∂y)² s², y = log(f − 1).
      var sum = 0.0
      for index in factors.indices {
        let ends = try [1e-5, -1e-5].map { step in
          var moved = factors
          moved[index] = 1 + (moved[index] - 1) * (1 + step)
          return try tail.factor(after: moved)
        }
        let slope = (ends[0] - ends[1]) / 2e-5
        sum += slope * slope
      }
      let isPower = tail == .inversePower(periods: 60)
      let points = factors.enumerated().map { index, factor in
        (isPower ? log(Double(index + 1)) : Double(index + 1), log(factor - 1))
      }
      let meanX = points.reduce(0) { $0 + $1.0 } / 5
      let meanY = points.reduce(0) { $0 + $1.1 } / 5
      let cross = points.reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
      let square = points.reduce(0) { $0 + ($1.0 - meanX) * ($1.0 - meanX) }
      let residual = points.reduce(0) {
        let distance = $1.1 - meanY - cross / square * ($1.0 - meanX)
        return $0 + distance * distance
      }
      #expect(relativeDifference(error, (sum * residual / 3).squareRoot()) < 1e-6)
    }
    #expect(DevelopmentTail.factor(1.1).standardError(after: factors) == nil)
    #expect(DevelopmentTail.exponential().standardError(after: [1.5, 1.1]) == nil)
  }

  @Test(
    "where nothing tells a spread the model says so, and where one step does it serves the next")
  func unknownSpread() throws {
    let two = try MackModel(ClaimsTriangle(rows: [[10, 15], [12]], measure: .cumulative))
    #expect(!two.isSpreadKnown)
    let three = try MackModel(
      ClaimsTriangle(rows: [[10, 15, 16], [12, 17], [9]], measure: .cumulative))
    #expect(three.isSpreadKnown && three.sigma[1] == three.sigma[0] && three.sigma[0] > 0)
    #expect(throws: ClaimsError.tooFewObservations(observations: 1, parameters: 2)) {
      try OneYearResult(ClaimsTriangle(rows: [[10, 15], [12]], measure: .cumulative))
    }
  }

  @Test("averages without an error formula are refused, an all-zero origin too")
  func refusals() throws {
    let triangle = try RandomTriangle.triangle(case: 1)
    #expect(throws: ClaimsError.noErrorFormula) {
      try MackModel(triangle, rule: DevelopmentRule(average: .geometric))
    }
    let rows: [[Double?]] = [[5, 6, 7], [0, 0], [4]]
    #expect(throws: ClaimsError.zeroOrigin(origin: 1)) {
      try ChainLadder(ClaimsTriangle(rows: rows, measure: .cumulative))
    }
  }

  @Test("an open origin whose amounts net to zero has no one-year error instead of one of zero")
  func netOfZero() throws {
    let rows: [[Double?]] = [[10, 15, 16], [8, 0], [9]]
    #expect(throws: ClaimsError.zeroOrigin(origin: 1)) {
      try OneYearResult(ClaimsTriangle(rows: rows, measure: .cumulative))
    }
  }

  // The vignette of Merz and Wüthrich (2008), table 4; Mack's total there is 108,401.
  @Test(
    "the one-year result of Merz and Wüthrich comes out",
    .enabled(if: Golden.isPresent, "\(Golden.missing)"))
  func oneYear() throws {
    let triangle = try Golden.triangle("mw2008")
    let result = try OneYearResult(triangle)
    let printed = [0, 567, 1488, 3923, 9723, 28443, 20954, 28119, 53320.0]
    for (error, expected) in zip(result.standardErrors, printed) {
      #expect(abs(error - expected) <= 2)
    }
    #expect(abs(result.totalStandardError - 81_080) < 1)
    let model = try MackModel(triangle)
    #expect(result.totalStandardError < model.totalStandardError)
  }
}

/// Mack (1993), theorem 3 and its corollary, with sums as they stand there.
private struct ClosedFormMack {
  var errors: [Double] = []
  var total = 0.0

  init(_ triangle: ClaimsTriangle, _ model: MackModel) {
    let ultimate = model.claims.ultimate
    let factors = model.pattern.factors
    let completed = ChainLadder.completed(triangle, by: model.pattern)
    func start(_ development: Int) -> Double {
      triangle.origins.indices.reduce(0) { sum, origin in
        triangle.lastDevelopment(of: origin) > development
          ? sum + completed[origin][development] : sum
      }
    }
    for origin in ultimate.indices {
      var own = 0.0
      var shared = 0.0
      let known = triangle.lastDevelopment(of: origin)
      for development in known..<factors.count {
        let ratio = model.sigma[development] / factors[development]
        own +=
          ratio * ratio * (1 / completed[origin][development] + 1 / start(development))
        shared += 2 * ratio * ratio / start(development)
      }
      let younger = ultimate[(origin + 1)...].reduce(0, +)
      let variance = ultimate[origin] * ultimate[origin] * own
      errors.append(variance.squareRoot())
      total += variance + ultimate[origin] * younger * shared
    }
    total = total.squareRoot()
  }
}
