import LinearAlgebra
import Statistics
import TestSupport
import Testing

@testable import Actuarial

@Suite("Standard errors by future period")
struct RunOffErrorsTests {
  private func sum(_ matrix: Matrix) -> Double { matrix.elements.reduce(0, +) }

  @Test("periods together have the total's errors, process and parameter apart", arguments: 0..<12)
  func totals(number: Int) throws {
    let triangle = try RandomTriangle.triangle(case: number)
    for average in [DevelopmentRule.Average.volume, .simple, .regression] {
      for tail in [DevelopmentTail.none, .factor(1.07)] {
        let model = try MackModel(triangle, rule: DevelopmentRule(average: average), tail: tail)
        let errors = RunOffErrors(triangle, model)
        #expect(
          relativeDifference(sum(errors.process).squareRoot(), model.totalProcessError) < 1e-10)
        #expect(
          relativeDifference(sum(errors.parameter).squareRoot(), model.totalParameterError) < 1e-10)
        #expect(
          relativeDifference(errors.totalStandardError, model.totalStandardError) < 1e-10)
        #expect(errors.standardErrors.count == model.claims.runOff.count)
        #expect((errors.beyondStandardError > 0) == (tail != .none))
      }
    }
  }

  @Test("the parameter part follows from moving each factor a little")
  func derivatives() throws {
    let triangle = try RandomTriangle.triangle(case: 7)
    let model = try MackModel(triangle)
    let errors = RunOffErrors(triangle, model)
    let factors = model.pattern.factors
    let step = 1e-5
    var columns: [[Double]] = []
    for index in factors.indices {
      let ends = try [step, -step].map { change in
        var moved = factors
        moved[index] += change
        return try ChainLadder(triangle, pattern: DevelopmentPattern(factors: moved)).claims.runOff
      }
      columns.append(zip(ends[0], ends[1]).map { ($0 - $1) / (2 * step) })
    }
    for period in model.claims.runOff.indices {
      let expected = factors.indices.reduce(0) { sum, index in
        let slope = columns[index][period] * model.factorErrors[index]
        return sum + slope * slope
      }
      #expect(relativeDifference(errors.parameter[period, period], expected) < 1e-6)
    }
  }

  @Test("the process part is the spread of simulated settlements")
  func simulation() throws {
    let triangle = try ClaimsTriangle(
      rows: [[1_000, 1_600, 1_900, 2_000], [1_100, 1_900, 2_150], [900, 1_300], [1_200]],
      measure: .cumulative)
    let model = try MackModel(triangle)
    let errors = RunOffErrors(triangle, model)
    var random = CaseGenerator("settlements of Mack's model")
    let draws = 40_000
    var settled = [[Double]](repeating: [], count: 3)
    for _ in 0..<draws {
      var periods = [0.0, 0, 0]
      for origin in 1..<4 {
        var amount = triangle.latest[origin]
        for step in triangle.lastDevelopment(of: origin)..<3 {
          let next =
            amount * model.pattern.factors[step]
            + model.sigma[step] * max(0, amount).squareRoot() * random.normal()
          periods[origin + step - 3] += next - amount
          amount = next
        }
      }
      for period in 0..<3 { settled[period].append(periods[period]) }
    }
    for period in 0..<3 {
      #expect(
        abs(sampleVariance(settled[period]) / errors.process[period, period] - 1) < 0.04)
    }
    let both = zip(settled[0], settled[1]).map { $0 + $1 }
    let expected =
      errors.process[0, 0] + 2 * errors.process[0, 1] + errors.process[1, 1]
    #expect(abs(sampleVariance(both) / expected - 1) < 0.04)
  }

  @Test("periods of the bootstrap add up to its totals, and are distributed alike")
  func bootstrap() throws {
    let bootstrap = try ClaimsBootstrap(RandomTriangle.triangle(case: 2))
    let key = RandomKey(seed: 42, fund: "reference", variable: "unsettled")
    let outcome = bootstrap.draw(0..<8_000, key: key, byPeriod: true)
    for draw in stride(from: 0, to: 8_000, by: 97) {
      let sum = outcome.byPeriod.reduce(0) { $0 + $1[draw] }
      #expect(relativeDifference(sum, outcome.totals[draw]) < 1e-10)
    }
    let plain = bootstrap.draw(0..<8_000, key: key)
    #expect(plain.byPeriod.isEmpty)
    #expect(abs(outcome.mean() / plain.mean() - 1) < 0.03)
    #expect(abs(outcome.standardDeviation() / plain.standardDeviation() - 1) < 0.05)
    let parts = [0..<700, 700..<8_000].map { bootstrap.draw($0, key: key, byPeriod: true) }
    #expect(parts[0].byPeriod[0] + parts[1].byPeriod[0] == outcome.byPeriod[0])
  }
}

@Suite("Settlements per member and lag")
struct PerMemberModelTests {
  private let members = [100.0, 110, 120, 130]

  private func triangle() throws -> ClaimsTriangle {
    try ClaimsTriangle(
      rows: [[500, 300, 120, 40], [560, 310, 150], [640, 350], [610]], measure: .incremental)
  }

  // One origin's variance and the total's, written out from the model.
  @Test("errors are the model's, written out")
  func formula() throws {
    let model = try PerMemberModel(triangle(), members: members)
    #expect(relativeDifference(model.rates[1], 960 / 330) < 1e-14)
    let squares = model.spreads.map { $0 * $0 }
    let second =
      130 * (squares[1] + squares[2] + squares[3])
      + 130 * 130 * (squares[1] / 330 + squares[2] / 210 + squares[3] / 100)
    #expect(relativeDifference(model.standardErrors[3], second.squareRoot()) < 1e-12)
    let total =
      130 * squares[1] + 250 * squares[2] + 360 * squares[3] + 130 * 130 * squares[1] / 330 + 250
      * 250 * squares[2] / 210 + 360 * 360 * squares[3] / 100
    #expect(relativeDifference(model.totalStandardError, total.squareRoot()) < 1e-12)
    #expect(model.claims.settlements.allSatisfy { $0.count == 3 })
  }

  @Test("the spread of data drawn from the model is found again")
  func recovery() throws {
    var random = CaseGenerator("additive model")
    let rates = [6.0, 3, 1]
    let many = (0..<400).map { _ in random.number(in: 80...120) }
    let rows = many.enumerated().map { origin, count in
      (0..<min(3, 400 - origin)).map { lag -> Double? in
        count * rates[lag] + 2 * count.squareRoot() * random.normal()
      }
    }
    let model = try PerMemberModel(
      ClaimsTriangle(rows: rows, measure: .incremental), members: many)
    for spread in model.spreads { #expect(abs(spread / 2 - 1) < 0.1) }
    #expect(throws: ClaimsError.unusableExposure(origin: 1)) {
      try PerMemberModel(triangle(), members: [1, -1, 1, 1])
    }
  }
}
