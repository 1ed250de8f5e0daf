import Glibc
import TestSupport
import Testing

@testable import Actuarial

@Suite("Cohort projection")
struct CohortProjectionTests {
  private let lastAge = 100

  private func rates(_ random: inout CaseGenerator, migrates: Bool = true) throws -> VitalRates {
    let level = random.number(in: 0.7...1.3)
    func table(_ factor: Double) throws -> LifeTable {
      var rates = (0...lastAge).map { min(0.9, 3e-5 * factor * level * exp(0.098 * Double($0))) }
      rates[0] = 0.006 * factor
      var separation = [Double](repeating: 0.5, count: lastAge + 1)
      separation[0] = 0.1
      return try LifeTable(ages: Array(0...lastAge), rates: rates, separation: separation)
    }
    let pattern = (0...lastAge).map {
      (15..<50).contains($0) ? exp(-0.02 * pow(Double($0) - 28, 2)) : 0
    }
    let moves = (0...lastAge).map { age in
      migrates && (18..<40).contains(age) ? random.number(in: -3...3) : 0
    }
    return try VitalRates(
      mortality: Sexes(female: table(0.8), male: table(1.1)),
      fertility: VitalRates.fertility(total: random.number(in: 1...3), pattern: pattern),
      boysPerGirl: 1.06, migration: Sexes(female: moves, male: moves))
  }

  private func people(_ random: inout CaseGenerator) -> Sexes<[Double]> {
    func counts() -> [Double] {
      (0...lastAge).map { 1_000 * exp(-0.0003 * Double($0 * $0)) * random.number(in: 0.8...1.2) }
    }
    return Sexes(female: counts(), male: counts())
  }

  @Test("end is start and births and migrants less deaths", arguments: 0..<6)
  func balance(number: Int) throws {
    var random = CaseGenerator("cohorts", case: number)
    let rates = try rates(&random)
    for step in [CohortProjection.Step.year, .month] {
      var projection = try CohortProjection(people(&random), step: step)
      for _ in 0..<30 {
        let before = projection.population
        let period = try projection.advance(rates)
        for (start, end, births, deaths, migrants) in [
          (
            before.female, period.population.female, period.births.female, period.deaths.female,
            period.migrants.female
          ),
          (
            before.male, period.population.male, period.births.male, period.deaths.male,
            period.migrants.male
          ),
        ] {
          let expected = start.reduce(0, +) + births - deaths + migrants
          #expect(relativeDifference(end.reduce(0, +), expected) < 1e-12)
        }
        #expect(relativeDifference(period.births.male, 1.06 * period.births.female) < 1e-12)
      }
    }
  }

  @Test("a step of a year is that of the Leslie matrix of the same table")
  func leslie() throws {
    var random = CaseGenerator("leslie")
    let rates = try rates(&random, migrates: false)
    let start = people(&random)
    var projection = try CohortProjection(start)
    let period = try projection.advance(rates)
    let table = rates.mortality.female
    var expected = [Double](repeating: 0, count: 101)
    for age in 0..<99 {
      expected[age + 1] = start.female[age] * table.personYears[age + 1] / table.personYears[age]
    }
    expected[100] =
      (start.female[99] + start.female[100]) * table.personYearsAbove[100]
      / table.personYearsAbove[99]
    var births = 0.0
    for age in 0...100 {
      births += rates.fertility[age] * 0.5 * (start.female[age] + (age == 0 ? 0 : expected[age]))
    }
    expected[0] = births / 2.06 * table.personYears[0] / 100_000
    #expect(largestDifference(period.population.female, expected) < 1e-9)
  }

  @Test("twelve months are a year, nearly")
  func months() throws {
    var random = CaseGenerator("months")
    let rates = try rates(&random, migrates: false)
    let start = people(&random)
    var yearly = try CohortProjection(start)
    var monthly = try CohortProjection(start, step: .month)
    var births = (0.0, 0.0)
    for _ in 0..<10 {
      births.0 += try yearly.advance(rates).totalBirths
      for _ in 0..<12 { births.1 += try monthly.advance(rates).totalBirths }
    }
    #expect(relativeDifference(births.0, births.1) < 5e-3)
    #expect(relativeDifference(yearly.population.total, monthly.population.total) < 1e-3)
  }

  @Test("a stationary population stays as it is")
  func stationary() throws {
    var random = CaseGenerator("stationary")
    let vital = try rates(&random, migrates: false)
    let table = vital.mortality.female
    // As many girls as l₀ a year, whoever the mothers are.
    let women = table.personYears
    let net = zip(women, vital.fertility).reduce(0) { $0 + $1.0 * $1.1 } / 2.06
    let steady = try VitalRates(
      mortality: vital.mortality, fertility: vital.fertility.map { $0 * 100_000 / net },
      boysPerGirl: 1.06)
    var projection = try CohortProjection(
      Sexes(female: women, male: vital.mortality.male.personYears.map { $0 * 1.06 }))
    for _ in 0..<50 { _ = try projection.advance(steady) }
    for age in 0...100 {
      #expect(relativeDifference(projection.population.female[age], women[age]) < 1e-9)
    }
  }

  @Test("more leavers than people are refused with age and step")
  func leavers() throws {
    var random = CaseGenerator("leavers")
    let base = try rates(&random, migrates: false)
    var moves = [Double](repeating: 0, count: 101)
    moves[30] = -1e6
    let rates = try VitalRates(
      mortality: base.mortality, fertility: base.fertility, boysPerGirl: 1.06,
      migration: Sexes(female: moves, male: moves))
    var projection = try CohortProjection(people(&random))
    #expect(throws: PopulationError.moreLeaversThanPeople(age: 30, step: 0)) {
      try projection.advance(rates)
    }
  }
}
