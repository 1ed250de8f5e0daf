import TestSupport
import Testing

@testable import Actuarial

@Suite("Participation")
struct ParticipationTests {
  @Test("the slope at the reference is the stated elasticity")
  func elasticity() throws {
    let response = try Participation(reference: 0.95, elasticity: -0.12)
    #expect(abs(response.rate(atStandardRatio: 1) - 0.95) < 1e-15)
    let step = 1e-5
    let change = response.rate(atStandardRatio: 1 + step) / 0.95 - 1
    #expect(abs(change / step + 0.12) < 1e-4)
    #expect(response.rate(atStandardRatio: 1_000) > 0)
    #expect(response.rate(atStandardRatio: 0.001) < 1)
  }

  @Test("leavers take their own cost with them")
  func cost() throws {
    let response = try Participation(reference: 0.9, elasticity: -0.2, marginalCostRatio: 0.5)
    // 80 stay at cost c, 10 leave at c / 2: 80 c + 5 c = 90, so c = 90 / 85.
    #expect(relativeDifference(response.costRatio(at: 0.8), 90 / 85.0) < 1e-14)
    // Total cost is continuous: what is saved is what leavers cost.
    let saved = 90 - 80 * response.costRatio(at: 0.8)
    #expect(relativeDifference(saved, 10 * 0.5 * 90 / 85) < 1e-12)
    #expect(relativeDifference(response.costRatio(at: 0.95), (0.9 + 0.025) / 0.95) < 1e-14)
    #expect(response.costRatio(at: 0.9) == 1)
    let even = try Participation(reference: 0.9, elasticity: -0.2)
    #expect(abs(even.costRatio(at: 0.5) - 1) < 1e-15)
  }

  @Test("what is no participation is refused")
  func refusals() {
    #expect(throws: BenefitError.unusableValue(position: 0, value: 1)) {
      try Participation(reference: 1, elasticity: -0.1)
    }
    #expect(throws: BenefitError.unusableValue(position: 2, value: -1)) {
      try Participation(reference: 0.5, elasticity: -0.1, marginalCostRatio: -1)
    }
  }
}
