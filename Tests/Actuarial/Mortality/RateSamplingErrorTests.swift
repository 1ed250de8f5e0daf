import Glibc
import LinearAlgebra
import TestSupport
import Testing

@testable import Actuarial

@Suite("Projected rates where deaths are few")
struct RateSamplingErrorTests {
  private static let ages = Array(0..<15)
  private static let years = Array(2000..<2025)

  /// A Poisson number, by the product of uniforms.
  private func poisson(_ mean: Double, _ random: inout CaseGenerator) -> Double {
    let limit = exp(-mean)
    var product = random.number()
    var count = 0.0
    while product > limit {
      count += 1
      product *= random.number()
    }
    return count
  }

  /// The share of true rates five years on that lie within 90 percent, with and without the sampling
  /// error, about thirty deaths an age and year.
  private func coverage(observed: Bool, likelihood: Bool) throws -> (full: Double, index: Double) {
    var random = CaseGenerator("coverage of rates \(observed) \(likelihood)")
    var (inside, insideIndex, count) = (0.0, 0.0, 0.0)
    let horizon = 5
    for _ in 0..<40 {
      var index = [0.0]
      for _ in 1..<(Self.years.count + horizon) {
        index.append(index[index.count - 1] - 0.3 + 0.15 * random.normal())
      }
      let response = Self.ages.map { 2 - 0.1 * Double($0) }
      let share = response.reduce(0, +)
      func rate(_ age: Int, _ year: Int) -> Double {
        exp(-5 + 0.1 * Double(age) + response[age] / share * index[year])
      }
      let exposure = Matrix(rows: Self.ages.count, columns: Self.years.count) { age, _ in
        30 / rate(age, Self.years.count / 2)
      }
      let deaths = Matrix(rows: Self.ages.count, columns: Self.years.count) { age, year in
        max(1, poisson(exposure[age, year] * rate(age, year), &random))
      }
      let data = try MortalityData(
        ages: Self.ages, years: Self.years, deaths: deaths, exposure: exposure)
      let model =
        likelihood
        ? try LeeCarter.maximumLikelihood(data) : try LeeCarter.fitted(data).adjusted(to: data)
      let projection = try MortalityProjection(
        model,
        jumpOff: observed ? .observed(data.rates.column(Self.years.count - 1)) : .fitted)
      let error = try #require(
        RateSamplingError(projection, data, isObserved: observed, isLikelihood: likelihood))
      let mean = projection.walk.mean(after: horizon)
      let deviation = projection.walk.standardDeviation(after: horizon)
      let variances = error.variances(at: mean)
      for (age, expected) in projection.rates(at: mean).enumerated() {
        let distance = abs(log(rate(age, Self.years.count - 1 + horizon) / expected))
        let own = model.response[age] * deviation
        inside += distance < 1.645 * (own * own + variances[age]).squareRoot() ? 1 : 0
        insideIndex += distance < 1.645 * abs(own) ? 1 : 0
        count += 1
      }
    }
    return (inside / count, insideIndex / count)
  }

  @Test(
    "ranges of 90 percent hold about as many rates or more, from observed rates by deaths' chance",
    arguments: [(true, false), (false, false), (true, true)])
  func covered(observed: Bool, likelihood: Bool) throws {
    let found = try coverage(observed: observed, likelihood: likelihood)
    #expect((0.82...0.99).contains(found.full), "\(found)")
    #expect(found.index < found.full - (observed ? 0.1 : 0), "\(found)")
  }

  @Test("the error is that of the last year's deaths, and grows from there with the index")
  func formula() throws {
    let deaths = Matrix(rows: 2, columns: 4) { age, year in Double(50 - 5 * year + 20 * age) }
    let exposure = Matrix(rows: 2, columns: 4) { _, year in 5_000 + 100 * Double(year % 2) }
    let data = try MortalityData(
      ages: [60, 61], years: [2000, 2001, 2002, 2003], deaths: deaths, exposure: exposure)
    let model = try LeeCarter.fitted(data)
    let observed = try MortalityProjection(model, jumpOff: .observed(data.rates.column(3)))
    let error = try #require(
      RateSamplingError(observed, data, isObserved: true, isLikelihood: false))
    #expect(relativeDifference(error.variances(at: observed.walk.last)[1], 1 / 55) < 1e-12)
    #expect(error.variances(at: observed.walk.last - 1)[1] > 1 / 55)
    let rates = try MortalityData(ages: data.ages, years: data.years, rates: data.rates)
    #expect(
      RateSamplingError(observed, rates, isObserved: true, isLikelihood: false) == nil)
  }
}
