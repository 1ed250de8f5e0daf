import Glibc
import Quantities
import TestSupport
import Testing

@testable import Forecasting

@Suite("The likelihood of structural models by differences")
struct StructuralLikelihoodTests {
  static func filtered(
    _ form: StructuralForm, _ variances: StructuralVariances, _ values: [Double], season: Int
  ) -> Double? {
    var filter = StructuralFilter(form, variances, seasonLength: season)
    for value in values where !filter.take(value) { return nil }
    return filter.logLikelihood
  }

  @Test(
    "It is that of the Kalman filter but for a constant of the form and the length",
    arguments: [1, 4, 12])
  func same(season: Int) throws {
    for number in 0..<12 {
      var cases = CaseGenerator("structural likelihoods, season \(season)", case: number)
      let form = StructuralForm(
        hasSlope: cases.integer(in: 0...1) == 1,
        isSeasonal: season > 1 && cases.integer(in: 0...3) > 0)
      let count = 3 * season + cases.integer(in: 8...60)
      var level = 100.0
      let values = (0..<count).map { time -> Double in
        level += cases.normal()
        return (level + 10 * sin(Double(time)) + 3 * cases.normal()) / 100
      }
      let fast = try #require(StructuralLikelihood(form, values, seasonLength: season))
      #expect(fast.count == count - form.stateCount(seasonLength: season))
      var constants: [Double] = []
      for _ in 0..<6 {
        let variances = StructuralVariances(
          irregular: 1, level: cases.magnitude(in: 1e-3...1e3),
          slope: form.hasSlope ? cases.magnitude(in: 1e-4...1e1) : 0,
          season: form.isSeasonal ? cases.magnitude(in: 1e-4...1e2) : 0)
        let plain = try #require(Self.filtered(form, variances, values, season: season))
        constants.append(plain - (try #require(fast.logLikelihood(variances))))
      }
      // At the limits of the search a season that hardly moves repeats from year to year.
      let limit = exp(-20.0)
      for level in [limit, 1] {
        for waves in [limit, 1e-6] {
          let variances = StructuralVariances(
            irregular: 1, level: level, slope: form.hasSlope ? limit : 0,
            season: form.isSeasonal ? waves : 0)
          let plain = try #require(Self.filtered(form, variances, values, season: season))
          constants.append(plain - (try #require(fast.logLikelihood(variances))))
        }
      }
      for constant in constants {
        #expect(abs(constant - constants[0]) < 1e-5, "\(form) \(constants)")
      }
    }
  }

  @Test("Missing values are left to the filter, and the search ends no lower than from it")
  func gaps() throws {
    let series = StructuralModelTests.seasonal()
    let form = StructuralForm(hasSlope: true, isSeasonal: true)
    #expect(
      StructuralLikelihood(form, [1, .nan] + series.storage, seasonLength: 12) == nil)
    #expect(StructuralLikelihood(form, Array(series.storage.prefix(14)), seasonLength: 12) == nil)
    // A gap beyond the first value makes the filter search; the value itself hardly matters.
    let complete = try StructuralMethod(form).fit(series)
    let best = complete.likelihood.logLikelihood
    for factor in [0.7, 1.4] {
      for part in 0..<4 {
        let own = complete.variances
        let other = StructuralVariances(
          irregular: own.irregular * (part == 0 ? factor : 1),
          level: own.level * (part == 1 ? factor : 1), slope: own.slope * (part == 2 ? factor : 1),
          season: own.season * (part == 3 ? factor : 1))
        let moved = try StructuralModel(form, other, on: series)
        #expect(moved.likelihood.logLikelihood < best + 1e-4)
      }
    }
  }
}
