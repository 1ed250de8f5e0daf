import TestSupport
import Testing

@testable import Actuarial

@Suite("Development factors")
struct DevelopmentTests {
  private func triangle() throws -> ClaimsTriangle {
    // Link ratios of the first development: 2, 1.5, 3, 1.2; oldest first.
    try ClaimsTriangle(
      rows: [[10, 20, 20, 20, 20], [20, 30, 30, 30], [10, 30, 30], [50, 60], [10]],
      measure: .cumulative)
  }

  private func first(_ rule: DevelopmentRule) throws -> Double {
    try DevelopmentPattern(of: triangle(), rule: rule).factors[0]
  }

  @Test("every average gives what it says")
  func averages() throws {
    #expect(try first(DevelopmentRule()) == 140 / 90)
    #expect(abs(try first(DevelopmentRule(average: .simple)) - 7.7 / 4) < 1e-15)
    #expect(try first(DevelopmentRule(average: .regression)) == 4100 / 3100)
    let product = try first(DevelopmentRule(average: .geometric))
    #expect(abs(product * product * product * product - 2 * 1.5 * 3 * 1.2) < 1e-12)
    #expect(try first(DevelopmentRule(average: .medial(dropping: 1))) == 1.75)
    #expect(abs(try first(DevelopmentRule(average: .medial(dropping: 2))) - 1.925) < 1e-15)
  }

  @Test("links are excluded first, then windowed, then averaged")
  func order() throws {
    let windowed = DevelopmentRule(average: .simple, window: 2)
    #expect(abs(try first(windowed) - 2.1) < 1e-15)
    // The window reaches back past what is excluded.
    let excluded = DevelopmentRule(
      average: .simple, window: 2, exclusions: [.link(origin: 3, development: 0)])
    #expect(try first(excluded) == 2.25)
    let diagonal = DevelopmentRule(average: .simple, window: 2, exclusions: [.diagonal(4)])
    #expect(throws: ClaimsError.noLinks(development: 3)) {
      try DevelopmentPattern(of: triangle(), rule: diagonal)
    }
    let highest = DevelopmentRule(average: .simple, window: 2, exclusions: [.highest(1)])
    // The only link of the last development stays.
    #expect(highest.links(of: try triangle(), at: 3).count == 1)
    let links = highest.links(of: try triangle(), at: 0)
    #expect(links.map(\.origin) == [1, 3])
  }

  @Test("factors agree with chainladder", .enabled(if: Golden.isPresent, "\(Golden.missing)"))
  func golden() throws {
    let rows = try Golden.rows("golden/CL_ldf.csv")
    for name in Golden.triangleNames {
      let model = try MackModel(Golden.triangle(name))
      let expected = rows.filter { $0[0] == name }
      #expect(expected.count == model.sigma.count)
      for (index, row) in expected.enumerated() {
        #expect(relativeDifference(model.pattern.factors[index], Golden.number(row[2])) < 1e-10)
        #expect(relativeDifference(model.sigma[index], Golden.number(row[3])) < 1e-9)
        #expect(relativeDifference(model.factorErrors[index], Golden.number(row[4])) < 1e-9)
      }
    }
  }

  @Test("completion factors are the reciprocals of the products of factors")
  func completion() throws {
    let pattern = try DevelopmentPattern(factors: [2, 1.25], tail: 1.6)
    #expect(pattern.toUltimate == [4, 2, 1.6])
    #expect(pattern.completion == [0.25, 0.5, 0.625])
  }

  @Test("a tail fitted to a curve finds the curve again")
  func tails() throws {
    let exponential = (1...8).map { 1 + 0.8 * power(0.5, Double($0)) }
    var expected = 1.0
    for time in 9...108 { expected *= 1 + 0.8 * power(0.5, Double(time)) }
    #expect(
      relativeDifference(try DevelopmentTail.exponential().factor(after: exponential), expected)
        < 1e-13)
    let inverse = (1...8).map { 1 + 0.8 * power(Double($0), -2) }
    expected = 1
    for time in 9...58 { expected *= 1 + 0.8 * power(Double(time), -2) }
    #expect(
      relativeDifference(
        try DevelopmentTail.inversePower(periods: 50).factor(after: inverse), expected)
        < 1e-13)
  }

  @Test("a tail that does not end is refused")
  func divergence() {
    #expect {
      try DevelopmentTail.exponential().factor(after: [1.1, 1.2, 1.4])
    } throws: { error in
      guard case ClaimsError.divergingTail(let slope) = error else { return false }
      return slope > 0
    }
    #expect {
      try DevelopmentTail.inversePower().factor(after: (1...6).map { 1 + 0.5 / Double($0) })
    } throws: { error in
      guard case ClaimsError.divergingTail = error else { return false }
      return true
    }
    #expect(throws: ClaimsError.tailNotFitted(points: 1)) {
      try DevelopmentTail.exponential().factor(after: [1.5, 1, 0.99])
    }
  }

  private func power(_ base: Double, _ exponent: Double) -> Double {
    var result = 1.0
    for _ in 0..<Int(abs(exponent)) { result *= base }
    return exponent < 0 ? 1 / powerOfBase(base, Int(-exponent)) : result
  }

  private func powerOfBase(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  @Test("shares are what completion adds, and a tail is one more", arguments: [1, 1.02, 1.5])
  func shares(tail: Double) throws {
    let pattern = try DevelopmentPattern(of: triangle(), tail: .factor(tail))
    let shares = pattern.shares
    #expect(shares.count == pattern.completion.count + (tail == 1 ? 0 : 1))
    #expect(abs(shares.reduce(0, +) - 1) < 1e-15)
    var settled = 0.0
    for (share, completion) in zip(shares, pattern.completion) {
      settled += share
      #expect(abs(settled - completion) < 1e-15)
    }
    // Factors below one take back.
    #expect(
      try DevelopmentPattern(factors: [2, 0.8]).shares.map { $0 < 0 } == [false, false, true])
  }
}
