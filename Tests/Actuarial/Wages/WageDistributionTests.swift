import Statistics
import TestSupport
import Testing

@testable import Actuarial

@Suite("Distributions of wages")
struct WageDistributionTests {
  static func distributions() throws -> [any ClaimSize] {
    let wages = try LogNormalDistribution(mean: 7_000, gini: 0.35)
    return [
      wages, try ParetoTailed(wages, above: 15_000, shape: 2.4),
      try GroupedWages(
        bounds: [1_500, 3_000, 5_000, 8_000, 15_000], counts: [10, 30, 40, 15], above: 5,
        shape: 2.2),
      try GroupedWages(bounds: [0, 1_000, 4_000], counts: [1, 3]),
    ]
  }

  @Test("the limited mean is the integral of the survival", arguments: 0..<4)
  func quadrature(which: Int) throws {
    let wages = try Self.distributions()[which]
    var sum = 0.0
    let width = 0.5
    for step in 0..<80_000 {
      sum += width * wages.survival((Double(step) + 0.5) * width)
      let limit = Double(step + 1) * width
      if step % 4_000 == 3_999 {
        #expect(relativeDifference(wages.limitedExpectedValue(limit), sum) < 1e-5)
        #expect(abs(wages.cumulative(limit) + wages.survival(limit) - 1) < 1e-12)
      }
    }
    #expect(wages.limitedExpectedValue(0) == 0)
    #expect(wages.limitedExpectedValue(1e12) <= wages.mean)
    #expect(relativeDifference(wages.limitedExpectedValue(1e12), wages.mean) < 1e-6)
  }

  @Test("draws have the distribution", arguments: 0..<4)
  func draws(which: Int) throws {
    let wages = try Self.distributions()[which]
    var stream = RandomStream(
      RandomKey(seed: 11, fund: "", variable: "wages"), path: which)
    let count = 100_000
    var below = 0
    var limited = 0.0
    for _ in 0..<count {
      let wage = wages.draw(from: &stream)
      if wage <= 4_000 { below += 1 }
      limited += min(wage, 9_000)
    }
    #expect(abs(Double(below) / Double(count) - wages.cumulative(4_000)) < 0.008)
    #expect(
      relativeDifference(limited / Double(count), wages.limitedExpectedValue(9_000)) < 0.01)
  }

  @Test("a Gini coefficient comes back from the wages it makes")
  func gini() throws {
    let wages = try LogNormalDistribution(mean: 5_000, gini: 0.4)
    #expect(relativeDifference(wages.mean, 5_000) < 1e-12)
    // G = ∫ F (1 − F) dx / mean.
    var sum = 0.0
    for step in 0..<400_000 {
      let wage = Double(step) + 0.5
      sum += wages.cumulative(wage) * wages.survival(wage)
    }
    #expect(abs(sum / 5_000 - 0.4) < 1e-4)
  }

  @Test("groups out of order and tails without a mean are refused")
  func refusals() {
    #expect(throws: WageError.unevenGroups(position: 2)) {
      try GroupedWages(bounds: [0, 5, 5], counts: [1, 1])
    }
    #expect(throws: WageError.unusableValue(position: 3, value: -1)) {
      try GroupedWages(bounds: [0, 5, 6], counts: [-1, 1])
    }
    #expect(throws: WageError.empty) { try GroupedWages(bounds: [0, 5], counts: [0]) }
    #expect(throws: WageError.unusableValue(position: 2, value: 1)) {
      try ParetoTail(threshold: 1, probability: 1, shape: 1)
    }
  }
}
