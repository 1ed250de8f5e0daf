import Glibc
import LinearAlgebra
import TestSupport
import Testing

@testable import Actuarial

@Suite("Life table")
struct LifeTableTests {
  // Preston, Heuveline and Guillot (2001), box 3.1: males of Austria, 1992.
  private let ages = [0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85]
  private let population: [Double] = [
    47_925, 189_127, 234_793, 238_790, 254_996, 326_831, 355_086, 324_222, 269_963, 261_971,
    238_011, 261_612, 181_385, 187_962, 153_832, 105_169, 73_694, 57_512, 32_248,
  ]
  private let deaths: [Double] = [
    419, 70, 36, 46, 249, 420, 403, 441, 508, 769, 1_154, 1_866, 2_043, 3_496, 4_366, 4_337, 5_279,
    6_460, 6_146,
  ]
  private let separation = [
    0.068, 1.626, 2.5, 3.143, 2.724, 2.520, 2.481, 2.601, 2.701, 2.663, 2.698, 2.676, 2.645, 2.624,
    2.619, 2.593, 2.518, 2.423, 5.247,
  ]

  @Test("a printed table comes out to the printed digit")
  func printed() throws {
    let rates = zip(deaths, population).map { $0 / $1 }
    let table = try LifeTable(ages: ages, rates: rates, separation: separation)
    let q = [
      0.008672, 0.001479, 0.000766, 0.000963, 0.004872, 0.006405, 0.005659, 0.006779, 0.009368,
      0.014577, 0.023975, 0.035082, 0.054861, 0.089062, 0.132925, 0.187573, 0.304102, 0.435548, 1,
    ]
    let l: [Double] = [
      100_000, 99_133, 98_986, 98_910, 98_815, 98_334, 97_704, 97_151, 96_492, 95_588, 94_195,
      91_937, 88_711, 83_845, 76_377, 66_225, 53_803, 37_441, 21_134,
    ]
    let d: [Double] = [
      867, 147, 76, 95, 481, 630, 553, 659, 904, 1_393, 2_258, 3_225, 4_867, 7_467, 10_152, 12_422,
      16_362, 16_307, 21_134,
    ]
    let years: [Double] = [
      99_192, 396_183, 494_741, 494_375, 492_980, 490_106, 487_127, 484_175, 480_384, 474_686,
      465_777, 452_188, 432_096, 401_480, 357_713, 301_224, 228_404, 145_182, 110_889,
    ]
    let e = [
      72.889, 72.526, 68.631, 63.682, 58.740, 54.014, 49.346, 44.613, 39.900, 35.252, 30.734,
      26.422, 22.286, 18.426, 14.971, 11.864, 9.005, 6.839, 5.247,
    ]
    for position in ages.indices {
      #expect(abs(table.probabilities[position] - q[position]) < 6e-7, "q \(ages[position])")
      #expect(abs(table.survivors[position] - l[position]) <= 0.5, "l \(ages[position])")
      #expect(abs(table.deaths[position] - d[position]) <= 0.5, "d \(ages[position])")
      #expect(abs(table.personYears[position] - years[position]) <= 0.5, "L \(ages[position])")
      #expect(abs(table.expectation[position] - e[position]) < 6e-4, "e \(ages[position])")
    }
  }

  @Test("a table from its own probabilities is the same table")
  func bothWays() throws {
    let rates = zip(deaths, population).map { $0 / $1 }
    let table = try LifeTable(ages: ages, rates: rates, separation: separation)
    let again = try LifeTable(
      ages: ages, probabilities: table.probabilities, separation: table.separation,
      openYears: table.separation.last)
    #expect(largestDifference(again.rates, table.rates) < 1e-15)
    #expect(largestDifference(again.expectation, table.expectation) < 1e-12)
  }

  @Test("a constant rate gives its reciprocal as the expectation, in a fine table")
  func constantRate() throws {
    // Who dies within a year at a constant rate lives 1 / m − 1 / (eᵐ − 1) of it.
    let meanYears = 1 / 0.05 - 1 / expm1(0.05)
    let table = try LifeTable(
      ages: Array(0...120), rates: [Double](repeating: 0.05, count: 121),
      separation: [Double](repeating: meanYears, count: 121),
      conversion: .constantForce)
    #expect(abs(table.lifeExpectancy - 20) < 1e-9)
  }

  @Test("columns belong together", arguments: 0..<10)
  func identities(number: Int) throws {
    var random = CaseGenerator("life table", case: number)
    let rates = (0...90).map { _ in random.magnitude(in: 1e-5...0.8) }
    let table = try LifeTable(ages: Array(0...90), rates: rates)
    #expect(abs(table.deaths.reduce(0, +) - 100_000) < 1e-6)
    for age in 0..<90 {
      #expect(relativeDifference(table.deaths[age] / table.personYears[age], rates[age]) < 1e-9)
    }
    #expect(relativeDifference(table.personYearsAbove[0], table.personYears.reduce(0, +)) < 1e-12)
  }

  @Test("what is no table is refused")
  func refusals() {
    #expect(throws: MortalityError.notProbability(position: 1, value: 1.2)) {
      try LifeTable(ages: [0, 1, 2], probabilities: [0.1, 1.2, 1])
    }
    #expect(throws: MortalityError.unevenSteps(position: 2)) {
      try LifeTable(ages: [0, 1, 1], rates: [0.1, 0.1, 0.1])
    }
    #expect(throws: MortalityError.unusableRate(position: 0, year: 0, value: -0.1)) {
      try LifeTable(ages: [0, 1], rates: [-0.1, 0.1])
    }
    #expect(throws: MortalityError.unusableRate(position: 1, year: 0, value: 0)) {
      try LifeTable(ages: [0, 1], rates: [0.1, 0])
    }
  }

  @Test(
    "life expectancies of the reference runs come out",
    .enabled(if: Golden.isPresent, "\(Golden.missing)"), arguments: ["ew_male", "fr_female"])
  func golden(name: String) throws {
    let data = try Golden.mortality(name)
    let model = try LeeCarter.fitted(data)
    func expectancy(_ rates: [Double]) throws -> Double {
      try LifeTable(ages: data.ages, rates: rates, conversion: .constantForce).lifeExpectancy
    }
    let last = data.years.count - 1
    let observed = data.rates.column(last)
    #expect(abs(try expectancy(observed) - Golden.scalar(name, "e0_last_obs")) < 1e-8)
    let fitted = model.rates(at: model.index[last])
    #expect(abs(try expectancy(fitted) - Golden.scalar(name, "e0_fit_svd_last")) < 1e-8)
    for (horizon, scalar) in [(10, "e0_h10"), (30, "e0_h30")] {
      let projection = try MortalityProjection(model, jumpOff: .fitted)
      let target = try Golden.scalar(name, scalar)
      #expect(abs(try expectancy(projection.rates(after: horizon)) - target) < 1e-8)
    }
  }
}
