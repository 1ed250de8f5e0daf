import Glibc
import TestSupport
import Testing

@testable import Actuarial

@Suite("Death rates of age groups")
struct GroupedRatesTests {
  @Test("single ages stay as they are, and groups of a Gompertz law give the law back")
  func interpolation() throws {
    let single = (0...90).map { 1e-4 * exp(0.09 * Double($0)) }
    #expect(try GroupedRates.singleAges(starts: Array(0...90), rates: single) == single)
    let starts = [0, 1] + Array(stride(from: 5, through: 90, by: 5))
    let grouped = starts.map { start in
      1e-4 * exp(0.09 * (start < 5 ? Double(start) : Double(start) + 2))
    }
    let ages = try GroupedRates.singleAges(starts: starts, rates: grouped)
    #expect(ages.count == 91)
    for age in 7..<90 { #expect(relativeDifference(ages[age], single[age]) < 1e-12) }
    #expect(ages[1] == grouped[1] && ages[4] == grouped[1])
  }

  @Test("a table cut at a younger open age keeps the expectation of life")
  func collapsing() throws {
    let rates = (0...110).map { min(0.9, 4e-5 * exp(0.097 * Double($0))) }
    let whole = try GroupedRates.lifeTable(rates: rates, lastAge: 110, isFemale: true)
    let short = try GroupedRates.lifeTable(rates: rates, lastAge: 85, isFemale: true)
    #expect(short.ages.count == 86)
    for age in 0...85 {
      #expect(relativeDifference(whole.expectation[age], short.expectation[age]) < 1e-10)
    }
  }

  @Test("a table carried on to an older open age keeps the law it continues")
  func extending() throws {
    let law = KannistoExtension(level: -11, slope: 0.11)
    var rates = (0...80).map { law.rate(of: $0) }
    rates[80] = 0.2
    let long = try GroupedRates.lifeTable(rates: rates, lastAge: 100, isFemale: false)
    for age in 80..<100 { #expect(relativeDifference(long.rates[age], law.rate(of: age)) < 1e-9) }
  }

  @Test("infants' separation is that of the published formula")
  func infants() {
    #expect(abs(GroupedRates.infantSeparation(rate: 0.05, isFemale: true) - 0.193) < 1e-12)
    #expect(abs(GroupedRates.infantSeparation(rate: 0.05, isFemale: false) - 0.1792) < 1e-12)
    #expect(GroupedRates.infantSeparation(rate: 0.2, isFemale: false) == 0.33)
  }

  @Test("starts that do not ascend from zero are refused")
  func refusals() {
    #expect(throws: MortalityError.unevenSteps(position: 0)) {
      try GroupedRates.singleAges(starts: [1, 5], rates: [0.1, 0.1])
    }
    #expect(throws: MortalityError.unevenSteps(position: 2)) {
      try GroupedRates.singleAges(starts: [0, 5, 5], rates: [0.1, 0.1, 0.1])
    }
  }
}
