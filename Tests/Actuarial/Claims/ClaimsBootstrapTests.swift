import Statistics
import TestSupport
import Testing

@testable import Actuarial

@Suite("Bootstrap of unsettled claims")
struct ClaimsBootstrapTests {
  private let key = RandomKey(seed: 42, fund: "reference", variable: "unsettled")

  @Test(
    "mean and spread agree with chainladder's 10,000 draws",
    .enabled(if: Golden.isPresent, "\(Golden.missing)"), arguments: ["raa", "genins", "abc"])
  func golden(name: String) throws {
    let rows = try Golden.rows("golden/CL_bootstrap.csv").filter { $0[0] == name }
    let outcome = try ClaimsBootstrap(Golden.triangle(name)).draw(0..<10_000, key: key)
    let mean = rows.reduce(0) { $0 + Golden.number($1[4]) } / Double(rows.count)
    let spread = rows.reduce(0) { $0 + Golden.number($1[5]) } / Double(rows.count)
    #expect(abs(outcome.mean() / mean - 1) < 0.02, "\(outcome.mean()) \(mean)")
    #expect(
      abs(outcome.standardDeviation() / spread - 1) < 0.03,
      "\(outcome.standardDeviation()) \(spread)")
  }

  @Test("the same key gives the same draws however they are split")
  func splitting() throws {
    let bootstrap = try ClaimsBootstrap(RandomTriangle.triangle(case: 2))
    let whole = bootstrap.draw(0..<1_500, key: key)
    let parts = [0..<7, 7..<800, 800..<1_500].map { bootstrap.draw($0, key: key) }
    #expect(parts.flatMap(\.totals) == whole.totals)
    let other = bootstrap.draw(
      0..<10, key: RandomKey(seed: 43, fund: "reference", variable: "unsettled"))
    #expect(other.totals != Array(whole.totals.prefix(10)))
  }

  @Test("origins add up to the total in every draw")
  func additivity() throws {
    let outcome = try ClaimsBootstrap(RandomTriangle.triangle(case: 5)).draw(0..<200, key: key)
    for draw in 0..<200 {
      let sum = outcome.byOrigin.reduce(0) { $0 + $1[draw] }
      #expect(relativeDifference(sum, outcome.totals[draw]) < 1e-12)
    }
  }

  @Test("noise adds the dispersion times the mean to the variance")
  func processNoise() throws {
    var random = CaseGenerator("steady triangle")
    let rows = (0..<8).map { origin in
      var amount = 0.0
      return (0..<(8 - origin)).map { development -> Double? in
        amount +=
          1_000 / Double((development + 1) * (development + 1)) * random.number(in: 0.9...1.1)
        return amount
      }
    }
    let triangle = try ClaimsTriangle(rows: rows, measure: .cumulative)
    let noisy = try ClaimsBootstrap(triangle)
    let quiet = try ClaimsBootstrap(triangle, addsProcessNoise: false)
    let noisyOutcome = noisy.draw(0..<40_000, key: key)
    let quietOutcome = quiet.draw(0..<40_000, key: key)
    // Residuals are picked alike, so the difference is the noise alone.
    let noise = zip(noisyOutcome.totals, quietOutcome.totals).map { $0 - $1 }
    #expect(abs(sampleMean(noise)) < 5 * sampleStandardDeviation(noise) / 200)
    let expected = noisy.model.dispersion * quietOutcome.mean()
    #expect(abs(sampleVariance(noise) / expected - 1) < 0.04)
  }

  @Test("the fitted means have the triangle's margins, and leverages sum to the parameters")
  func fit() throws {
    for number in 0..<8 {
      let triangle = try RandomTriangle.triangle(case: number)
      let model = try OverdispersedPoisson(triangle)
      for origin in triangle.origins.indices {
        let cells = model.cells.filter { $0.origin == origin }
        #expect(
          abs(cells.reduce(0) { $0 + $1.fitted - $1.observed }) < 1e-9 * triangle.latest[origin])
      }
      for development in triangle.developments.indices {
        let cells = model.cells.filter { $0.development == development }
        let scale = cells.reduce(0) { $0 + abs($1.observed) }
        #expect(abs(cells.reduce(0) { $0 + $1.fitted - $1.observed }) < 1e-9 * scale)
      }
      let parameters = Double(triangle.originCount + triangle.developmentCount - 1)
      #expect(abs(model.cells.reduce(0) { $0 + $1.leverage } - parameters) < 1e-6)
    }
  }

  @Test("developments in which nothing was ever settled change no figure of the model")
  func idleDevelopments() throws {
    // Lags 4 and 5 are zero throughout; leaving them out leaves a triangle of the same 22 amounts.
    let rows: [[Double]] = (0..<8).map { origin in
      let level = 1000 + 37 * Double(origin * origin % 5)
      return [0.4, 0.45, 0.12, 0.03].enumerated().map { lag, share in
        (level * share * (1 + 0.05 * Double((origin * 3 + lag * 5) % 7 - 3))).rounded()
      } + [0, 0]
    }
    func model(_ width: Int) throws -> OverdispersedPoisson {
      try OverdispersedPoisson(
        ClaimsTriangle(
          cells: rows.enumerated().flatMap { origin, row in
            row.prefix(min(width, 8 - origin)).enumerated().map { lag, value in
              ClaimsTriangle.Cell(origin: origin, development: lag, value: value)
            }
          }, measure: .incremental))
    }
    let (padded, plain) = (try model(6), try model(4))
    #expect(abs(padded.dispersion - plain.dispersion) < 1e-12 * plain.dispersion)
    let residuals = [padded, plain].map { $0.cells.compactMap(\.adjustedResidual) }
    #expect(residuals[0].count == residuals[1].count)
    for (one, other) in zip(residuals[0], residuals[1]) { #expect(abs(one - other) < 1e-9) }
  }

  @Test("a triangle with holes or without freedom is refused")
  func refusals() throws {
    let holed = try ClaimsTriangle(rows: [[1, nil, 3], [1, 2], [1]], measure: .cumulative)
    #expect(throws: ClaimsError.hole(origin: 0, development: 1)) { try ClaimsBootstrap(holed) }
    let small = try ClaimsTriangle(rows: [[1, 2], [1]], measure: .cumulative)
    #expect(throws: ClaimsError.tooFewObservations(observations: 3, parameters: 3)) {
      try ClaimsBootstrap(small)
    }
  }
}
