import TestSupport
import Testing

@testable import Actuarial

@Suite("Unsettled claims by every method")
struct UnsettledClaimsTests {
  /// Every method's estimate of a triangle.
  private func estimates(_ triangle: ClaimsTriangle) throws -> [UnsettledClaims] {
    let pattern = try DevelopmentPattern(of: triangle, tail: .factor(1.03))
    let exposure = triangle.origins.indices.map { 5_000 + 300 * Double($0) }
    return [
      try ChainLadder(triangle).claims, try ChainLadder(triangle, pattern: pattern).claims,
      try ExpectedClaimsMethods.bornhuetterFerguson(triangle, pattern: pattern, expected: exposure),
      try ExpectedClaimsMethods.benktander(triangle, pattern: pattern, expected: exposure),
      try ExpectedClaimsMethods.capeCod(
        triangle, pattern: pattern, exposure: exposure, decay: 0.8, trend: 0.04),
      try ExpectedClaimsMethods.perMemberPerLag(triangle, members: exposure).claims,
    ]
  }

  @Test("what is unsettled is ultimate less latest and the sum of its run-off", arguments: 0..<20)
  func identity(number: Int) throws {
    let triangle = try RandomTriangle.triangle(case: number)
    for claims in try estimates(triangle) {
      for origin in triangle.origins.indices {
        let future = claims.settlements[origin].reduce(0, +) + claims.beyond[origin]
        let scale = abs(claims.ultimate[origin])
        #expect(abs(claims.latest[origin] + future - claims.ultimate[origin]) < 1e-12 * scale)
      }
      let total = claims.runOff.reduce(0, +) + claims.beyond.reduce(0, +)
      #expect(abs(total - claims.totalUnsettled) < 1e-12 * claims.totalUltimate)
    }
  }

  @Test("the chain ladder's run-off is the increments of the completed triangle")
  func runOff() throws {
    let triangle = try RandomTriangle.triangle(case: 3)
    let ladder = try ChainLadder(triangle)
    let completed = ladder.completed(triangle)
    for origin in triangle.origins.indices {
      let known = triangle.lastDevelopment(of: origin)
      for development in (known + 1)..<max(known + 1, triangle.developmentCount) {
        let increment = completed[origin][development] - completed[origin][development - 1]
        let period = origin + development - triangle.valuation - 1
        #expect(abs(ladder.claims.settlements[origin][period] - increment) < 1e-9)
      }
    }
  }

  @Test("twice the amounts are twice the claims, and a sum of shares the whole", arguments: 0..<6)
  func additivity(number: Int) throws {
    let rows = RandomTriangle.rows(case: number)
    let shares = [0.25, 0.75]
    let whole = try ChainLadder(ClaimsTriangle(rows: rows, measure: .cumulative)).claims
    let parts = try shares.map { share in
      let part = rows.map { $0.map { cell in cell.map { $0 * share } } }
      return try ChainLadder(ClaimsTriangle(rows: part, measure: .cumulative)).claims
    }
    let sum = zip(parts[0].unsettled, parts[1].unsettled).map { $0 + $1 }
    #expect(largestDifference(sum, whole.unsettled) < 1e-12 * whole.totalUltimate)
  }

  @Test("Benktander without end is the chain ladder, Cape Cod without memory too")
  func limits() throws {
    let triangle = try RandomTriangle.triangle(case: 4)
    let ladder = try ChainLadder(triangle)
    let start = [Double](repeating: 1, count: triangle.originCount)
    let far = try ExpectedClaimsMethods.benktander(
      triangle, pattern: ladder.pattern, expected: start, iterations: 400)
    let forgetful = try ExpectedClaimsMethods.capeCod(
      triangle, pattern: ladder.pattern, exposure: start, decay: 0)
    for origin in triangle.origins.indices {
      #expect(relativeDifference(far.ultimate[origin], ladder.claims.ultimate[origin]) < 1e-10)
      #expect(
        relativeDifference(forgetful.ultimate[origin], ladder.claims.ultimate[origin]) < 1e-12)
    }
  }

  @Test("per member and lag, months without settlement do no harm")
  func perMember() throws {
    let triangle = try ClaimsTriangle(
      rows: [[0, 6, 2], [0, 4], [0]], measure: .incremental)
    let (claims, rates) = try ExpectedClaimsMethods.perMemberPerLag(
      triangle, members: [10, 10, 20])
    #expect(rates == [0, 0.5, 0.2])
    #expect(claims.unsettled == [0, 2, 14])
    #expect(largestDifference(claims.runOff, [12, 4]) < 1e-12)
  }

  @Test("Cape Cod finds a rate that grows by its trend, whatever the weights")
  func capeCodTrend() throws {
    let pattern = try DevelopmentPattern(factors: [2, 1.25, 1])
    let exposure = [100.0, 130, 90, 110]
    let ultimate = exposure.enumerated().map { origin, members in
      (0..<origin).reduce(7 * members) { amount, _ in amount * 1.06 }
    }
    let rows = (0..<4).map { origin in
      (0..<(4 - origin)).map { ultimate[origin] * pattern.completion[$0] as Double? }
    }
    let triangle = try ClaimsTriangle(rows: rows, measure: .cumulative)
    for decay in [0.3, 0.8, 1] {
      let claims = try ExpectedClaimsMethods.capeCod(
        triangle, pattern: pattern, exposure: exposure, decay: decay, trend: 0.06)
      #expect(largestDifference(claims.ultimate, ultimate) < 1e-9)
    }
  }

  @Test("methods agree with chainladder", .enabled(if: Golden.isPresent, "\(Golden.missing)"))
  func golden() throws {
    let rows = try Golden.rows("golden/CL_methods.csv")
    for name in ["raa", "genins", "abc"] {
      let triangle = try Golden.triangle(name)
      let pattern = try DevelopmentPattern(of: triangle)
      for method in ["BF_apr0.9", "Benktander2_apr0.9", "CapeCod_t1_d1", "CapeCod_d0.9", "CL"] {
        let expected = rows.filter { $0[0] == name && $0[1] == method }
        let exposure = expected.map { Golden.number($0[3]) }
        let claims: UnsettledClaims
        switch method {
        case "BF_apr0.9":
          claims = try ExpectedClaimsMethods.bornhuetterFerguson(
            triangle, pattern: pattern, expected: exposure.map { 0.9 * $0 })
        case "Benktander2_apr0.9":
          claims = try ExpectedClaimsMethods.benktander(
            triangle, pattern: pattern, expected: exposure.map { 0.9 * $0 })
        case "CapeCod_t1_d1":
          claims = try ExpectedClaimsMethods.capeCod(
            triangle, pattern: pattern, exposure: exposure)
        case "CapeCod_d0.9":
          claims = try ExpectedClaimsMethods.capeCod(
            triangle, pattern: pattern, exposure: exposure, decay: 0.9)
        default: claims = try ChainLadder(triangle, pattern: pattern).claims
        }
        for (origin, row) in expected.enumerated() {
          #expect(
            relativeDifference(claims.ultimate[origin], Golden.number(row[4])) < 1e-8,
            "\(name) \(method) \(origin)")
        }
      }
    }
  }
}
