import Glibc
import Statistics
import TestSupport
import Testing

@testable import Actuarial

@Suite("Claim sizes")
struct ClaimSizeTests {
  static let distributions: [(String, any ClaimSize)] = [
    ("lognormal", LogNormalDistribution(logMean: 8, logStandardDeviation: 1.3)),
    ("narrow lognormal", LogNormalDistribution(logMean: 0, logStandardDeviation: 0.2)),
    ("gamma below one", GammaDistribution(shape: 0.4, scale: 9_000)),
    ("gamma", GammaDistribution(shape: 3.7, scale: 1_200)),
    ("Pareto", ParetoDistribution(shape: 2.4, scale: 12_000)),
    ("Pareto of one", ParetoDistribution(shape: 1, scale: 500)),
    ("heavy Pareto", ParetoDistribution(shape: 0.8, scale: 500)),
  ]

  @Test("limited expected values equal the quadrature of the survival to 1e-10", arguments: 0..<7)
  func quadratureOfSurvival(number: Int) {
    let (name, claims) = Self.distributions[number]
    for limit in [0.5, 1.3, 300, 5_000, 120_000] {
      let expected = quadrature(from: 0, to: limit) { claims.survival($0) }
      let value = claims.limitedExpectedValue(limit)
      #expect(relativeDifference(value, expected) < 1e-10, "\(name) \(limit)")
    }
  }

  @Test("they rise from zero to the mean", arguments: 0..<5)
  func limits(number: Int) {
    let claims = Self.distributions[number].1
    #expect(claims.limitedExpectedValue(0) == 0)
    #expect(claims.limitedExpectedValue(-1) == 0)
    #expect(claims.limitedExpectedValue(.infinity) == claims.mean)
    #expect(relativeDifference(claims.limitedExpectedValue(1e12), claims.mean) < 1e-6)
    #expect(
      relativeDifference(claims.excess(above: 100) + claims.limitedExpectedValue(100), claims.mean)
        < 1e-12)
  }

  @Test("the Pareto's mean excess is a straight line, and its quantiles invert it")
  func pareto() {
    let claims = ParetoDistribution(shape: 3, scale: 100)
    #expect(abs(claims.meanExcess(above: 60) - 80) < 1e-11)
    for p in [0.001, 0.3, 0.9, 0.999] {
      #expect(relativeDifference(claims.cumulative(claims.quantile(p)), p) < 1e-13)
    }
    let area = quadrature(from: 0, to: 400) { claims.density(at: $0) }
    #expect(relativeDifference(area, claims.cumulative(400)) < 1e-12)
    #expect(claims.variance == 7_500)
  }

  @Test("the mean between a floor and a ceiling is that of a simulation")
  func heldMean() {
    let wages = LogNormalDistribution(mean: 7_000, standardDeviation: 5_000)
    var stream = RandomStream(RandomKey(seed: 2, fund: "", variable: "wages"))
    let held = (0..<100_000).map { _ in min(max(wages.draw(from: &stream), 4_200), 21_000) }
    let error = sampleStandardDeviation(held) / 100_000.0.squareRoot()
    #expect(abs(sampleMean(held) - wages.heldMean(floor: 4_200, ceiling: 21_000)) < 4 * error)
    #expect(wages.heldMean(floor: 0, ceiling: .infinity) == wages.mean)
    #expect(wages.heldMean(floor: 50, ceiling: 50) == 50)
  }

  @Test("observed claims give the averages of what was observed")
  func empirical() throws {
    let claims = try EmpiricalClaims([100, 20, 60], counts: [1, 2, 1])
    #expect(claims.mean == 50)
    #expect(claims.limitedExpectedValue(60) == 40)
    #expect(claims.limitedExpectedValue(30) == 25)
    #expect(claims.cumulative(20) == 0.5)
    var stream = RandomStream(RandomKey(seed: 1, fund: "", variable: "claims"))
    let draws = (0..<4_000).map { _ in claims.draw(from: &stream) }
    #expect(abs(sampleMean(draws) - 50) < 3)
    #expect(throws: BenefitError.unusableValue(position: 1, value: -5)) {
      try EmpiricalClaims([1, -5])
    }
    #expect(throws: BenefitError.empty) { try EmpiricalClaims([]) }
  }
}
