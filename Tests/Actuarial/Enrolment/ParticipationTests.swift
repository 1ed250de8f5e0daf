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

  @Test(
    "a percent more costs as many percent of members as the elasticity says, however many take part"
  )
  func constantElasticity() throws {
    for reference in [0.2, 0.6, 0.9, 0.998, 1] {
      let response = try Participation(reference: reference, elasticity: -0.3)
      // 420 to 450 yuan is 7 % more: 2 % of members.
      #expect(
        relativeDifference(
          response.rate(atStandardRatio: 450 / 420.0), reference * 0.979_514_869_07) < 1e-10)
      #expect(relativeDifference(response.rate(atStandardRatio: 1), reference) < 1e-14)
    }
  }

  @Test("participation keeps within its bounds and its slope joins at the reference")
  func bounds() throws {
    var random = CaseGenerator("participation bounds")
    for _ in 0..<500 {
      let reference = random.number(in: 0.01...0.9999)
      let elasticity = random.number(in: -5...0.5)
      let response = try Participation(reference: reference, elasticity: elasticity)
      var before: Double?
      for ratio in [1e-6, 0.2, 0.9, 1, 1.1, 10, 1_000, 1e6] {
        let rate = response.rate(atStandardRatio: ratio)
        #expect(rate > 0 && rate <= 1)
        if let before { #expect(elasticity > 0 ? rate >= before : rate <= before) }
        before = rate
        #expect(response.costRatio(at: rate).isFinite)
      }
      for ratio in [1 + 1e-6, 1 - 1e-6] {
        let moved = response.rate(atStandardRatio: ratio) / reference - 1
        #expect(abs(moved / (ratio - 1) - elasticity) < 1e-3 / (1 - reference) + 1e-4)
      }
    }
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
    for reference in [0, 1.01] {
      #expect(throws: BenefitError.unusableValue(position: 0, value: reference)) {
        try Participation(reference: reference, elasticity: -0.1)
      }
    }
    #expect(throws: BenefitError.unusableValue(position: 2, value: -1)) {
      try Participation(reference: 0.5, elasticity: -0.1, marginalCostRatio: -1)
    }
  }
}
