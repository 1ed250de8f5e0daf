import Glibc
import Statistics
import TestSupport
import Testing

@testable import Actuarial

@Suite("Bodies with tails, and claims under caps")
struct SplicedClaimsTests {
  @Test("limited expected values are those of quadrature to 1e-10", arguments: [1.0, 1.4, 2.7])
  func limited(shape: Double) throws {
    let body = LogNormalDistribution(mean: 3, standardDeviation: 4)
    let claims = try SplicedClaims(
      body: body, threshold: 8, tailShare: 0.07, tailShape: shape)
    for limit in [0.5, 4, 8, 20, 500] {
      let exact = claims.limitedExpectedValue(limit)
      let low = quadrature(from: 0, to: min(limit, 8)) { claims.survival($0) }
      let high = limit > 8 ? quadrature(from: 8, to: limit) { claims.survival($0) } : 0
      #expect(relativeDifference(exact, low + high) < 1e-10)
    }
    #expect(shape == 1 ? claims.mean == .infinity : claims.mean.isFinite)
    #expect(abs(claims.survival(8) - 0.07) < 1e-15 && abs(claims.cumulative(8) - 0.93) < 1e-12)
    #expect(throws: BenefitError.unusableValue(position: 1, value: 1.5)) {
      try SplicedClaims(body: body, threshold: 8, tailShare: 1.5, tailShape: 2)
    }
  }

  @Test("a tail is found again from capped claims")
  func tail() throws {
    let truth = try SplicedClaims(
      body: LogNormalDistribution(mean: 3, standardDeviation: 4), threshold: 8, tailShare: 0.1,
      tailShape: 2)
    var stream = RandomStream(RandomKey(seed: 3, fund: "", variable: "tail"))
    let claims = (0..<40_000).map { _ in truth.draw(from: &stream) }
    let observed = claims.map { ClaimSizeFit.Observation(min($0, 30), isCapped: $0 > 30) }
    let fit = try ClaimSizeFit.paretoTail(observed, above: 8)
    #expect(abs(fit.tailShape - 2) < 0.1)
    #expect(abs(fit.tailShare - 0.1) < 0.006)
    #expect(abs(fit.limitedExpectedValue(100) / truth.limitedExpectedValue(100) - 1) < 0.03)
    #expect(throws: BenefitError.unusableValue(position: 0, value: 5)) {
      try ClaimSizeFit.paretoTail([.init(5, isCapped: true), .init(9)], above: 8)
    }
    #expect(throws: BenefitError.tooFewValues(count: 1, needed: 2)) {
      try ClaimSizeFit.paretoTail([.init(5), .init(9)], above: 8)
    }
  }

  // Kaplan and Meier's own example (1958, p. 464): deaths at 0.8, 3.1, 5.4, 9.2, losses at 1.0, 2.7,
  // 7.0, 12.1: P(t > 9.2) = 7/8 · 4/5 · 3/4 · 1/2.
  @Test("claims that met a cap are shared out over larger ones")
  func productLimit() throws {
    let fit = try ClaimSizeFit.empirical([
      .init(0.8), .init(1, isCapped: true), .init(2.7, isCapped: true), .init(3.1), .init(5.4),
      .init(7, isCapped: true), .init(9.2), .init(12.1, isCapped: true),
    ])
    #expect(abs(fit.survival(1) - 7.0 / 8) < 1e-14)
    #expect(abs(fit.survival(3.1) - 7.0 / 8 * 4 / 5) < 1e-14)
    #expect(abs(fit.survival(5.4) - 7.0 / 8 * 4 / 5 * 3 / 4) < 1e-14)
    #expect(abs(fit.survival(9.2) - 7.0 / 8 * 4 / 5 * 3 / 4 / 2) < 1e-14)
    let plain = try ClaimSizeFit.empirical([.init(3), .init(1, count: 2), .init(3)])
    let direct = try EmpiricalClaims([1, 3], counts: [2, 2])
    for limit in [0.5, 1, 2, 3, 9] {
      #expect(
        abs(plain.limitedExpectedValue(limit) - direct.limitedExpectedValue(limit)) < 1e-14)
    }
    #expect(throws: BenefitError.empty) { try ClaimSizeFit.empirical([]) }
  }
}
