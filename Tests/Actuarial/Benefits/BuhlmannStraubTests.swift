import Statistics
import TestSupport
import Testing

@testable import Actuarial

@Suite("Credibility")
struct BuhlmannStraubTests {
  // Bühlmann and Gisler (2005) print such a computation; here it is done by hand on whole numbers.
  @Test("two groups by hand")
  func byHand() throws {
    let model = try BuhlmannStraub(rates: [[1, 3], [7, 5]], weights: [[1, 1], [1, 1]])
    // Within: (1 + 1 + 1 + 1) / 2 = 2. Between: (2 · 4 + 2 · 4 − 2) / (4 − 8 / 4) = 7.
    #expect(model.withinVariance == 2)
    #expect(model.betweenVariance == 7)
    #expect(model.ownMeans == [2, 6])
    #expect(model.collectiveMean == 4)
    #expect(model.credibility == [0.875, 0.875])
    #expect(model.estimates == [2.25, 5.75])
  }

  @Test("credible estimates reproduce the total where weights are those of credibility")
  func balance() throws {
    var random = CaseGenerator("credibility")
    let weights = (0..<8).map { _ in (0..<5).map { _ in random.magnitude(in: 10...1_000) } }
    let rates = weights.map { list -> [Double] in
      let own = 100 + 8 * random.normal()
      return list.map { own + 60 * random.normal() / $0.squareRoot() }
    }
    let model = try BuhlmannStraub(rates: rates, weights: weights)
    // Σ w (estimate − own mean) = 0: Bühlmann and Gisler, theorem 4.5.
    var difference = 0.0
    for group in 0..<8 {
      difference +=
        weights[group].reduce(0, +) * (model.estimates[group] - model.ownMeans[group])
    }
    #expect(abs(difference) < 1e-7)
    for group in 0..<8 {
      let low = min(model.ownMeans[group], model.collectiveMean)
      let high = max(model.ownMeans[group], model.collectiveMean)
      #expect(model.estimates[group] >= low && model.estimates[group] <= high)
    }
  }

  @Test("the variances are found again in many simulated groups")
  func consistency() throws {
    var random = CaseGenerator("credibility variances")
    let weights = (0..<4_000).map { _ in (0..<4).map { _ in random.magnitude(in: 1...20) } }
    let rates = weights.map { list -> [Double] in
      let own = 50 + 3 * random.normal()
      return list.map { own + 6 * random.normal() / $0.squareRoot() }
    }
    let model = try BuhlmannStraub(rates: rates, weights: weights)
    #expect(abs(model.withinVariance / 36 - 1) < 0.05)
    #expect(abs(model.betweenVariance / 9 - 1) < 0.1)
  }

  @Test("groups that are alike have no credibility of their own; a prior is leant on instead")
  func noSpread() throws {
    let model = try BuhlmannStraub(
      rates: [[1, 9], [9, 1]], weights: [[1, 1], [1, 1]], prior: 4)
    #expect(model.betweenVariance == 0)
    #expect(model.estimates == [4, 4])
    #expect(throws: BenefitError.tooFewValues(count: 1, needed: 2)) {
      try BuhlmannStraub(rates: [[1, 2]], weights: [[1, 1]])
    }
    #expect(throws: BenefitError.unusableValue(position: 1, value: -1)) {
      try BuhlmannStraub(rates: [[1], [2]], weights: [[1], [-1]])
    }
  }

  @Test("groups that agree with each other and not with a prior keep what they agree on")
  func farFromPrior() throws {
    let rates = [[1.49, 1.51, 1.5], [1.5, 1.48, 1.52], [1.51, 1.5, 1.49]]
    let weights = rates.map { $0.map { _ in 100.0 } }
    let model = try BuhlmannStraub(rates: rates, weights: weights, prior: 1)
    #expect(model.collectiveMean == 1 && model.credibility.allSatisfy { $0 > 0.99 })
    #expect(try BuhlmannStraub(rates: rates, weights: weights).credibility == [0, 0, 0])
  }
}
