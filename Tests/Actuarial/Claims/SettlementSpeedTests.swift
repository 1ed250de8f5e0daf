import Glibc
import TestSupport
import Testing

@testable import Actuarial

@Suite("Settlement speed")
struct SettlementSpeedTests {
  /// Numbers settled at a speed that rises from origin to origin, and amounts that grow
  /// exponentially with the number settled.
  private func triangles(_ change: Double) throws -> (ClaimsTriangle, ClaimsTriangle, [Double]) {
    let ultimate = (0..<6).map { 1_000 + 100 * Double($0) }
    let counts = (0..<6).map { origin in
      (0..<(6 - origin)).map { development -> Double? in
        let pace = 0.5 + change * Double(origin + development)
        return ultimate[origin] * (1 - exp(-pace * Double(development + 1)))
      }
    }
    let amounts = counts.map { row in row.map { $0.map { 50 * exp($0 / 400) } } }
    return (
      try ClaimsTriangle(rows: amounts, measure: .cumulative),
      try ClaimsTriangle(rows: counts, measure: .cumulative), ultimate
    )
  }

  @Test("nothing changes where the speed did not")
  func noChange() throws {
    let (amounts, counts, ultimate) = try triangles(0)
    let adjusted = try SettlementSpeed.adjusted(
      amounts, counts: counts, ultimateCounts: ultimate)
    for origin in 0..<6 {
      for development in 0..<(6 - origin) {
        let (old, new) = (amounts[origin, development], adjusted[origin, development])
        #expect(relativeDifference(old ?? .nan, new ?? .nan) < 1e-12)
      }
    }
  }

  @Test("amounts are put at the latest speed exactly where they follow the curve")
  func change() throws {
    let (amounts, counts, ultimate) = try triangles(0.02)
    let adjusted = try SettlementSpeed.adjusted(
      amounts, counts: counts, ultimateCounts: ultimate)
    #expect(largestDifference(adjusted.latest, amounts.latest) < 1e-9)
    let latestPace = 0.5 + 0.02 * 5
    for origin in 0..<5 {
      for development in 1..<(5 - origin) {
        let number = ultimate[origin] * (1 - exp(-latestPace * Double(development + 1)))
        guard number <= counts.latest[origin] else { continue }
        #expect(
          relativeDifference(adjusted[origin, development] ?? .nan, 50 * exp(number / 400)) < 1e-12)
      }
    }
  }

  @Test("numbers that do not rise are refused")
  func refusals() throws {
    let amounts = try ClaimsTriangle(rows: [[1, 2], [1]], measure: .cumulative)
    let counts = try ClaimsTriangle(rows: [[2, 1], [1]], measure: .cumulative)
    #expect(throws: ClaimsError.unusableFactor(development: 1, factor: 0.5)) {
      try SettlementSpeed.adjusted(amounts, counts: counts, ultimateCounts: [4, 4])
    }
    #expect(throws: ClaimsError.unusableExposure(origin: 1)) {
      try SettlementSpeed.adjusted(amounts, counts: amounts, ultimateCounts: [4, 0])
    }
  }
}
