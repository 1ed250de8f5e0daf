import TestSupport
import Testing

@testable import Statistics

@Suite("Special functions")
struct SpecialFunctionTests {
  // Reference values: mpmath 1.3.0 with 60 digits, rounded to Double.
  static let gammas: [(x: Double, value: Double)] = [
    (1e-10, 23.025850929882736),
    (0.001, 6.907178885383853),
    (0.3, 1.0957979948180756),
    (1, 0),
    (1.5, -0.12078223763524522),
    (2, 0),
    (3.7, 1.428072326665388),
    (14.9, 24.924132002217277),
    (15.1, 25.458999750992664),
    (100, 359.1342053695754),
    (1000000.0, 12815504.569147611),
  ]

  // Reference values: mpmath 1.3.0 with 60 digits, rounded to Double.
  static let betas: [(a: Double, b: Double, value: Double)] = [
    (0.5, 0.5, 1.1447298858494002),
    (1, 1, 0),
    (3, 40, -10.446973958541667),
    (1e-05, 20, 11.51288998765334),
    (2, 100000000.0, -36.84136149790473),
    (100, 100, -139.66525908670664),
    (0.3, 100000.0, -2.3580785946722926),
  ]

  @Test("the logarithm of gamma agrees with 60-digit values", arguments: gammas)
  func logGammas(_ row: (x: Double, value: Double)) {
    #expect(relativeDifference(logGamma(row.x), row.value) < 1e-15)
  }

  @Test("the logarithm of beta agrees with 60-digit values", arguments: betas)
  func logBetas(_ row: (a: Double, b: Double, value: Double)) {
    #expect(abs(logBeta(row.a, row.b) - row.value) < 1e-14 * max(1, abs(row.value)))
  }

  @Test("Stirling's error joins its series smoothly")
  func stirling() {
    let below = stirlingError(15.0.nextDown)
    #expect(relativeDifference(below, stirlingError(15)) < 1e-12)
  }

  @Test("the deviance joins its series smoothly and vanishes at the mean")
  func devianceJoint() {
    #expect(deviance(7, 7) == 0)
    #expect(deviance(0, 7) == 7)
    let joint = 7 * 1.1 / 0.9
    #expect(
      relativeDifference(deviance(joint * (1 - 1e-12), 7), deviance(joint * (1 + 1e-12), 7)) < 1e-10
    )
  }

  @Test("arguments outside the range are not numbers")
  func outside() {
    #expect(logGamma(-1).isNaN)
    #expect(IncompleteGamma(shape: -1, at: 1).lower.isNaN)
    #expect(IncompleteGamma(shape: 1, at: -1).upper.isNaN)
    #expect(IncompleteBeta(0, 1, at: 0.5).lower.isNaN)
    #expect(IncompleteBeta(1, 1, at: 1.5).upper.isNaN)
  }

  @Test("swapping parameters and sides of the incomplete beta function changes nothing")
  func symmetry() {
    var cases = CaseGenerator("incomplete beta symmetry")
    for _ in 0..<200 {
      let a = cases.magnitude(in: 0.01...1000)
      let b = cases.magnitude(in: 0.01...1000)
      let x = cases.number()
      let one = IncompleteBeta(a, b, at: x)
      let other = IncompleteBeta(b, a, at: 1 - x, complement: x)
      #expect(relativeDifference(one.lower, other.upper) < 1e-11)
      #expect(abs(one.lower + one.upper - 1) < 1e-14)
    }
  }
}
