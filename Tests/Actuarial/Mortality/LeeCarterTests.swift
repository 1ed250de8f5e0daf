import Glibc
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@testable import Actuarial

@Suite("Lee–Carter", .serialized)
struct LeeCarterTests {
  static let tables = ["ew_male", "fr_female"]

  @Test(
    "singular values give the reference parameters to 1e-8",
    .enabled(if: Golden.isPresent, "\(Golden.missing)"), arguments: tables)
  func singularValues(name: String) throws {
    let model = try LeeCarter.fitted(Golden.mortality(name))
    let ages = try Golden.rows("golden/LC_\(name)_age.csv")
    let years = try Golden.rows("golden/LC_\(name)_year.csv")
    #expect(largestDifference(model.level, ages.map { Golden.number($0[2]) }) < 1e-8)
    #expect(largestDifference(model.response, ages.map { Golden.number($0[3]) }) < 1e-8)
    #expect(largestDifference(model.index, years.map { Golden.number($0[2]) }) < 1e-8)
    let explained = try Golden.scalar(name, "explained")
    #expect(abs((model.explained ?? 0) - explained) < 1e-8)
    let walk = try RandomWalk(model.index)
    #expect(abs(walk.drift - (try Golden.scalar(name, "drift_svd"))) < 1e-8)
    #expect(abs(walk.sigma - (try Golden.scalar(name, "sigma_svd"))) < 1e-8)
  }

  @Test(
    "the index re-fitted to deaths is the reference's to 1e-8 and reproduces the deaths",
    .enabled(if: Golden.isPresent, "\(Golden.missing)"), arguments: tables)
  func deaths(name: String) throws {
    let data = try Golden.mortality(name)
    let model = try LeeCarter.fitted(data).adjusted(to: data)
    let years = try Golden.rows("golden/LC_\(name)_year.csv")
    #expect(largestDifference(model.index, years.map { Golden.number($0[3]) }) < 1e-8)
    let walk = try RandomWalk(model.index)
    #expect(abs(walk.drift - (try Golden.scalar(name, "drift_adj"))) < 1e-8)
    #expect(abs(walk.sigma - (try Golden.scalar(name, "sigma_adj"))) < 1e-8)
    for year in data.years.indices {
      let rates = model.rates(at: model.index[year])
      var expected = 0.0
      var observed = 0.0
      for age in data.ages.indices {
        expected += (data.exposure?[age, year] ?? 0) * rates[age]
        observed += data.deaths?[age, year] ?? 0
      }
      #expect(relativeDifference(expected, observed) < 1e-12)
    }
  }

  @Test(
    "maximum likelihood gives the reference parameters to 1e-6, no less likely",
    .enabled(if: Golden.isPresent, "\(Golden.missing)"), arguments: tables)
  func poisson(name: String) throws {
    let data = try Golden.mortality(name)
    let model = try LeeCarter.maximumLikelihood(data)
    let ages = try Golden.rows("golden/LC_\(name)_age.csv")
    let years = try Golden.rows("golden/LC_\(name)_year.csv")
    #expect(largestDifference(model.level, ages.map { Golden.number($0[4]) }) < 1e-6)
    #expect(largestDifference(model.response, ages.map { Golden.number($0[5]) }) < 1e-6)
    #expect(largestDifference(model.index, years.map { Golden.number($0[4]) }) < 1e-6)
    let deaths = try #require(data.deaths)
    let exposure = try #require(data.exposure)
    let likelihood = model.logLikelihood(deaths: deaths, exposure: exposure)
    let reference = try Golden.scalar(name, "loglik_poisson")
    #expect(likelihood >= reference - 1e-6, "\(likelihood) \(reference)")
  }

  @Test("rates made from a model give the model again by plain power iteration too")
  func recovery() throws {
    var random = CaseGenerator("lee-carter")
    let ages = Array(20..<60)
    let level = ages.map { -9 + 0.09 * Double($0) }
    let raw = ages.map { _ in random.number(in: 0.2...2) }
    let total = raw.reduce(0, +)
    let index = (0..<25).map { 12 - Double($0) + 0.3 * random.normal() }
    var rates = Matrix(rows: ages.count, columns: 25)
    for age in ages.indices {
      for year in 0..<25 {
        rates[age, year] = exp(
          level[age] + raw[age] / total * index[year] + 0.001 * random.normal())
      }
    }
    let data = try MortalityData(ages: ages, years: Array(2000..<2025), rates: rates)
    let model = try LeeCarter.fitted(data)
    #expect(abs(model.response.reduce(0, +) - 1) < 1e-13)
    #expect(abs(model.index.reduce(0, +)) < 1e-10)
    // The first pair of singular vectors by alternating regressions, in plain loops.
    var k = (0..<25).map { Double(12 - $0) }
    var b = level
    for _ in 0..<200 {
      let square = k.reduce(0) { $0 + $1 * $1 }
      for age in ages.indices {
        b[age] =
          (0..<25).reduce(0) { $0 + (log(rates[age, $1]) - model.level[age]) * k[$1] } / square
      }
      let weight = b.reduce(0) { $0 + $1 * $1 }
      for year in 0..<25 {
        k[year] =
          ages.indices.reduce(0) { $0 + (log(rates[$1, year]) - model.level[$1]) * b[$1] } / weight
      }
    }
    let sum = b.reduce(0, +)
    #expect(largestDifference(model.response, b.map { $0 / sum }) < 1e-12)
    #expect(largestDifference(model.index, k.map { $0 * sum }) < 1e-10)
  }

  @Test("a projection sets out from where it is told to")
  func jumpOff() throws {
    let model = LeeCarter(
      ages: [60, 61], years: [2000, 2001, 2002, 2003], level: [-4, -3.8], response: [0.4, 0.6],
      index: [3, 1.5, -1, -3.5], explained: nil)
    let fitted = try MortalityProjection(model, jumpOff: .fitted)
    #expect(fitted.rates(after: 0) == model.rates(at: -3.5))
    let observed = try MortalityProjection(model, jumpOff: .observed([0.01, 0.02]))
    #expect(largestDifference(observed.rates(after: 0), [0.01, 0.02]) < 1e-16)
    let drift = -6.5 / 3
    #expect(relativeDifference(observed.rates(after: 2)[1], 0.02 * exp(0.6 * 2 * drift)) < 1e-14)
  }

  @Test("simulated futures are keyed by name and have the walk's moments")
  func simulation() throws {
    let walk = try RandomWalk([0, -1, -1.5, -3.2, -3.9, -5.5, -6])
    let key = RandomKey(seed: 7, fund: "", variable: "mortality/male")
    let paths = walk.simulate(horizon: 20, paths: 0..<20_000, key: key)
    let part = walk.simulate(horizon: 20, paths: 500..<600, key: key)
    #expect(part[19] == Array(paths[19][500..<600]))
    let last = paths[19]
    let deviation = walk.standardDeviation(after: 20)
    #expect(abs(sampleMean(last) - walk.mean(after: 20)) < 4 * deviation / 20_000.squareRoot())
    #expect(abs(sampleStandardDeviation(last) / deviation - 1) < 0.02)
    let certain = walk.simulate(horizon: 20, paths: 0..<20_000, key: key, withDriftError: false)
    let narrow = walk.standardDeviation(after: 20, withDriftError: false)
    #expect(abs(sampleStandardDeviation(certain[19]) / narrow - 1) < 0.02)
  }

  @Test("what cannot be fitted is refused with its place")
  func refusals() throws {
    let zero = try MortalityData(
      ages: [0, 1], years: [1, 2, 3], rates: Matrix(rows: [[0.1, 0.1, 0.2], [0.1, 0, 0.1]]))
    #expect(throws: MortalityError.unusableRate(position: 1, year: 1, value: 0)) {
      try LeeCarter.fitted(zero)
    }
    #expect(throws: MortalityError.tooFewValues(count: 0, needed: 1)) {
      try LeeCarter.maximumLikelihood(zero)
    }
    #expect(throws: MortalityError.unevenSteps(position: 1)) {
      try MortalityData(ages: [2, 2], years: [1], rates: Matrix(rows: [[0.1], [0.1]]))
    }
    #expect(throws: MortalityError.unusableExposure(position: 0, year: 0, value: -1)) {
      try MortalityData(
        ages: [0], years: [1], deaths: Matrix(rows: [[1]]), exposure: Matrix(rows: [[-1]]))
    }
  }
}
