import Glibc
import TestSupport
import Testing

@testable import Actuarial

@Suite("Participation from history")
struct ParticipationFitTests {
  /// A group that answers with an elasticity at its last rate, with some noise in the logit.
  private func group(
    slope: Double, years: Int, noise: Double, _ random: inout CaseGenerator
  ) -> [ParticipationFit.Observation] {
    var level = 3.0
    var standard = 0.01
    return (0..<years).map { _ in
      let rate = 1 / (1 + exp(-level))
      let observation = ParticipationFit.Observation(
        members: 100_000 * rate, eligible: 100_000, standard: standard)
      let step = random.number(in: 0.03...0.12)
      standard *= exp(step)
      level += slope * step + noise * random.normal()
      return observation
    }
  }

  @Test("a history without noise gives its own elasticity back, and is believed")
  func exact() throws {
    var random = CaseGenerator("participation history")
    let groups = [-1.5, -0.5, -2.5].map { group(slope: $0, years: 8, noise: 0, &random) }
    let fit = try ParticipationFit(groups: groups, statedElasticity: -0.02)
    for (position, slope) in [-1.5, -0.5, -2.5].enumerated() {
      let expected = slope * (1 - fit.lastRates[position])
      #expect(relativeDifference(fit.ownElasticities[position], expected) < 1e-9)
      #expect(fit.credibility[position] > 0.999)
      let response = try fit.participation(ofGroup: position)
      #expect(relativeDifference(response.slope, slope) < 1e-6)
    }
  }

  @Test("a history made by a response gives that response back, whether members came or went")
  func sameMeaning() throws {
    var random = CaseGenerator("participation round trip")
    for elasticity in [-2, -0.4, -0.05, 0.3] {
      let response = try Participation(
        reference: random.number(in: 0.4...0.998), elasticity: elasticity)
      // The past of a group that ends at the reference, with the standard going up and down.
      var ratios = (0..<7).map { _ in random.number(in: 0.7...1.4) }
      ratios.append(1)
      let history = ratios.map { ratio in
        ParticipationFit.Observation(
          members: 50_000 * response.rate(atStandardRatio: ratio), eligible: 50_000,
          standard: 0.01 * ratio)
      }
      let fit = try ParticipationFit(groups: [history], statedElasticity: -0.1)
      #expect(relativeDifference(fit.ownElasticities[0], elasticity) < 1e-8)
    }
  }

  @Test("the estimate lies between the stated elasticity and the own, nearer with more history")
  func shrinkage() throws {
    var random = CaseGenerator("participation shrinkage")
    let long = (0..<6).map { _ in group(slope: -1, years: 15, noise: 0.08, &random) }
    let short = long.map { Array($0.suffix(4)) }
    let wide = try ParticipationFit(groups: long, statedElasticity: -0.1, spread: 0.05)
    let narrow = try ParticipationFit(groups: short, statedElasticity: -0.1, spread: 0.05)
    for fit in [wide, narrow] {
      for group in fit.elasticities.indices {
        let ends = [fit.ownElasticities[group], fit.statedElasticity].sorted()
        #expect(fit.elasticities[group] >= ends[0] && fit.elasticities[group] <= ends[1])
      }
    }
    let means = [wide, narrow].map { $0.credibility.reduce(0, +) }
    #expect(means[0] > means[1])
  }

  @Test("groups that agree with each other and not with the stated elasticity are believed")
  func agreement() throws {
    var random = CaseGenerator("participation agreement")
    let groups = (0..<5).map { _ in group(slope: -2, years: 12, noise: 0.01, &random) }
    let far = try ParticipationFit(groups: groups, statedElasticity: 0.1)
    for group in groups.indices {
      #expect(far.credibility[group] > 0.9)
      #expect(far.elasticities[group] < -0.05)
    }
    // One group alone can be believed as well.
    let one = try ParticipationFit(groups: [groups[0]], statedElasticity: 0.1)
    #expect(one.credibility[0] > 0.9)
    // Where history says what is stated, there is nothing to believe beyond it.
    let noisy = group(slope: -2, years: 12, noise: 0.3, &random)
    let own = try ParticipationFit(groups: [noisy], statedElasticity: 0).ownElasticities[0]
    let same = try ParticipationFit(groups: [noisy], statedElasticity: own)
    #expect(same.credibility == [0])
    #expect(same.elasticities == [own])
  }

  @Test("where history says nothing the stated elasticity holds")
  func silence() throws {
    let still = (0..<5).map { _ in
      ParticipationFit.Observation(members: 90, eligible: 100, standard: 0.01)
    }
    let one = try ParticipationFit(groups: [still], statedElasticity: -0.1)
    #expect(one.elasticities == [-0.1])
    #expect(one.credibility == [0])
    let spread = try ParticipationFit(groups: [still], statedElasticity: -0.1, spread: 0.1)
    #expect(spread.elasticities == [-0.1])
    #expect(throws: BenefitError.unusableValue(position: 0, value: 0)) {
      try ParticipationFit(
        groups: [[.init(members: 100, eligible: 100, standard: 0.01)]], statedElasticity: -0.1)
    }
  }

  @Test("an incentive that is known is taken out before the standard is blamed")
  func incentives() throws {
    let before = Participation.Reference(0.9, at: 0.01)
    let drive = log(0.95 / 0.05) - log(0.9 / 0.1)
    let fit = try ParticipationFit(
      groups: [
        [
          before.observation,
          .init(members: 95, eligible: 100, standard: 0.011, incentives: drive),
        ]
      ], statedElasticity: -0.1)
    #expect(abs(fit.ownElasticities[0]) < 1e-12)
  }
}

extension Participation {
  /// A first period for a test.
  struct Reference {
    let observation: ParticipationFit.Observation

    init(_ rate: Double, at standard: Double) {
      observation = .init(members: 100 * rate, eligible: 100, standard: standard)
    }
  }
}
