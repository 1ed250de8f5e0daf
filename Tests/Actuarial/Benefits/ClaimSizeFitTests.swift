import Glibc
import Statistics
import TestSupport
import Testing

@testable import Actuarial

@Suite("Fitted claim sizes")
struct ClaimSizeFitTests {
  private func capped(
    _ distribution: some ContinuousDistribution, _ count: Int, cap: Double
  ) -> [ClaimSizeFit.Observation] {
    var stream = RandomStream(RandomKey(seed: 11, fund: "", variable: "fitted claims"))
    return (0..<count).map { _ in
      let claim = distribution.draw(from: &stream)
      return .init(min(claim, cap), isCapped: claim >= cap)
    }
  }

  @Test("without caps a lognormal has the mean and deviation of the logarithms")
  func closedForm() throws {
    let claims = [120.0, 340, 95, 1_800, 610, 77]
    let fit = try ClaimSizeFit.logNormal(claims.map { .init($0) })
    let logs = claims.map { log($0) }
    let mean = sampleMean(logs)
    let deviation = (sampleVariance(logs) * 5 / 6).squareRoot()
    #expect(abs(fit.logarithm.mean - mean) < 1e-6)
    #expect(abs(fit.logarithm.standardDeviation - deviation) < 1e-6)
  }

  @Test("parameters are found again although a fifth of the claims met the cap")
  func capped() throws {
    let lognormal = LogNormalDistribution(logMean: 8, logStandardDeviation: 1.1)
    let first = try ClaimSizeFit.logNormal(
      capped(lognormal, 2_000, cap: lognormal.quantile(0.8)))
    #expect(abs(first.logarithm.mean - 8) < 0.12)
    #expect(abs(first.logarithm.standardDeviation - 1.1) < 0.1)
    let gamma = GammaDistribution(shape: 2.5, scale: 900)
    let second = try ClaimSizeFit.gamma(capped(gamma, 2_000, cap: gamma.quantile(0.8)))
    #expect(abs(second.shape / 2.5 - 1) < 0.15)
    #expect(abs(second.scale / 900 - 1) < 0.18)
    let pareto = ParetoDistribution(shape: 2.2, scale: 3_000)
    let third = try ClaimSizeFit.pareto(capped(pareto, 4_000, cap: pareto.quantile(0.9)))
    #expect(abs(third.shape / 2.2 - 1) < 0.4)
    #expect(abs(third.mean / pareto.mean - 1) < 0.15)
  }

  @Test("the fit is more likely than its neighbours, and the truth no more likely than it")
  func likelihood() throws {
    let truth = GammaDistribution(shape: 0.7, scale: 5_000)
    let observations = capped(truth, 500, cap: 9_000)
    let fit = try ClaimSizeFit.gamma(observations)
    let best = ClaimSizeFit.logLikelihood(observations, fit)
    #expect(best >= ClaimSizeFit.logLikelihood(observations, truth))
    for factor in [0.97, 1.03] {
      let other = GammaDistribution(shape: fit.shape * factor, scale: fit.scale)
      #expect(best > ClaimSizeFit.logLikelihood(observations, other))
    }
  }

  @Test("what cannot be fitted is refused")
  func refusals() {
    #expect(throws: BenefitError.empty) { try ClaimSizeFit.gamma([]) }
    #expect(throws: BenefitError.unusableValue(position: 1, value: 0)) {
      try ClaimSizeFit.logNormal([.init(5), .init(0)])
    }
    #expect(throws: BenefitError.tooFewValues(count: 1, needed: 2)) {
      try ClaimSizeFit.pareto([.init(5), .init(9, isCapped: true)])
    }
  }
}
