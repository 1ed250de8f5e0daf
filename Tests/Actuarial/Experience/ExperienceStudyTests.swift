import Statistics
import TestSupport
import Testing

@testable import Actuarial

@Suite("Actual against expected")
struct ExperienceStudyTests {
  @Test("actual over expected of parts and whole agree, and the table's own rates give one")
  func ratios() throws {
    let table = try randomUseTable("experience", case: 2)
    let own = try ExperienceStudy(table, rates: table.rates)
    #expect(abs(own.total.value - 1) < 1e-12)
    let study = try ExperienceStudy(table, rates: table.rates.map { $0 * 0.8 })
    for axes in [["age"], ["sex", "tier"], []] {
      let parts = try study.by(axes)
      #expect(parts.allSatisfy { abs($0.value - 1.25) < 1e-12 })
      #expect(
        relativeDifference(parts.reduce(0) { $0 + $1.expected }, study.total.expected) < 1e-12)
    }
    #expect(throws: ExperienceError.nothingExpected) {
      try ExperienceStudy(table, rates: table.rates.map { _ in 0 })
    }
  }

  // Johnson, Kotz and Kemp, Univariate Discrete Distributions, and any table of Garwood's limits:
  // 10 events have 4.795 and 18.39 as limits of 95 percent, none has 3.689.
  @Test("limits are Garwood's and hold what they promise")
  func limits() {
    let ten = ExperienceStudy.Ratio(actual: 10, expected: 1).limits(confidence: 0.95)
    #expect(abs(ten.lowerBound - 4.7954) < 5e-4 && abs(ten.upperBound - 18.3904) < 5e-4)
    let none = ExperienceStudy.Ratio(actual: 0, expected: 2).limits(confidence: 0.95)
    #expect(none.lowerBound == 0 && abs(none.upperBound - 3.6889 / 2) < 5e-4)
    // At the limit itself, as many or more events have a probability of 2.5 percent.
    let tail = GammaDistribution(shape: 10).cumulative(ten.lowerBound)
    #expect(abs(tail - 0.025) < 1e-9)
  }

  @Test("graduated rates keep the events and their mean age, and draw towards the data or a line")
  func graduation() throws {
    var random = CaseGenerator("graduation")
    let exposure = (0..<90).map { $0 == 40 ? 0 : random.magnitude(in: 50...5_000) }
    let truth = (0..<90).map { 0.01 + 0.00002 * Double($0 * $0) }
    let events = zip(exposure, truth).map { ($0 * $1 * random.number(in: 0.6...1.4)).rounded() }
    let smooth = try PoissonGraduation(events: events, exposure: exposure, smoothing: 2_000)
    let means = zip(smooth.rates, exposure).map { $0 * $1 }
    #expect(relativeDifference(means.reduce(0, +), events.reduce(0, +)) < 1e-8)
    func moment(_ values: [Double]) -> Double {
      values.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    }
    #expect(relativeDifference(moment(means), moment(events)) < 1e-8)
    #expect(smooth.rates.allSatisfy { $0 > 0 })
    for age in 5..<85 { #expect(abs(smooth.rates[age] / truth[age] - 1) < 0.35) }
    let near = try PoissonGraduation(events: [4, 9, 7], exposure: [10, 10, 10], smoothing: 1e-9)
    #expect(largestDifference(near.rates, [0.4, 0.9, 0.7]) < 1e-6)
    let line = try PoissonGraduation(
      events: [4, 9, 7, 20], exposure: [10, 10, 10, 10], smoothing: 1e9)
    let steps = (0..<3).map { line.rates[$0 + 1] / line.rates[$0] }
    #expect(abs(steps[0] - steps[2]) < 1e-4)
    #expect(throws: ExperienceError.unusableValue(row: 1, value: -2)) {
      try PoissonGraduation(events: [1, 1], exposure: [1, -2], smoothing: 1)
    }
    #expect(throws: ExperienceError.notGraduated) {
      try PoissonGraduation(events: [0, 0, 0], exposure: [1, 2, 3], smoothing: 1)
    }
  }

  @Test("groups that all lie half above the table keep that level, however little they differ")
  func level() throws {
    var random = CaseGenerator("level above a table")
    let expected = (0..<6).map { _ in [Double](repeating: 5_000, count: 5) } + [[2, 2, 2, 2, 2]]
    let actual = expected.map { means in
      means.map { 1.5 * $0 + (1.5 * $0).squareRoot() * random.normal() }
    }
    let study = try TableCredibility(actual: actual, expected: expected)
    #expect(abs(study.level - 1.5) < 0.02)
    for factor in study.factors { #expect(abs(factor - 1.5) < 0.05) }
  }

  @Test("large groups keep their experience, small ones lean on the level of all")
  func credibility() throws {
    var random = CaseGenerator("credibility against a table")
    let sizes = [20_000.0, 15_000, 8_000, 3_000, 400, 60, 10]
    let truth = [1.2, 0.85, 1.1, 0.9, 1.15, 0.8, 1.3]
    let expected = sizes.map { size in [Double](repeating: size, count: 5) }
    let actual = zip(expected, truth).map { means, factor in
      means.map { max(0, factor * $0 + (factor * $0).squareRoot() * random.normal()) }
    }
    let study = try TableCredibility(actual: actual, expected: expected)
    #expect(zip(study.credibility, study.credibility.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(study.credibility[0] > 0.99 && study.credibility[6] < study.credibility[4])
    for (group, factor) in study.factors.enumerated() {
      let own = actual[group].reduce(0, +) / expected[group].reduce(0, +)
      let leaning =
        study.credibility[group] * own + (1 - study.credibility[group]) * study.level
      #expect(abs(factor - leaning) < 1e-12)
      #expect(study.rates(of: group, table: [0.1, 0.2]) == [0.1 * factor, 0.2 * factor])
    }
  }
}
