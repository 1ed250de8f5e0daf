import Testing

@testable import Forecasting

@Suite("Sums that are to have given values")
struct DemandedSumTests {
  @Test("One demand shares its difference out in proportion, or equally where all is zero")
  func proportion() throws {
    let result = try #require(
      DemandedSum.meet([DemandedSum(parts: [0, 1], value: 60)], [10, 20, 5]))
    #expect(abs(result[0] - 20) < 1e-9 && abs(result[1] - 40) < 1e-9 && result[2] == 5)
    let equal = try #require(DemandedSum.meet([DemandedSum(parts: [0, 1], value: 6)], [0, 0]))
    #expect(abs(equal[0] - 3) < 1e-9 && abs(equal[1] - 3) < 1e-9)
  }

  @Test("All demands hold together, and one that holds already changes nothing")
  func together() throws {
    let values = [10.0, 20, 30, 40]
    let demands = [
      DemandedSum(parts: [0, 1, 2, 3], value: 120), DemandedSum(parts: [1], value: 25),
      DemandedSum(parts: [2, 3], value: 60),
    ]
    let result = try #require(DemandedSum.meet(demands, values))
    for demand in demands {
      #expect(abs(demand.parts.reduce(0) { $0 + result[$1] } - demand.value) < 1e-9)
    }
    #expect(DemandedSum.meet([DemandedSum(parts: [0, 3], value: 50)], values) == values)
    #expect(DemandedSum.meet([], values) == values)
  }

  @Test("Demands that contradict or repeat one another are refused")
  func contradiction() {
    let demands = [DemandedSum(parts: [0, 1], value: 5), DemandedSum(parts: [1, 0], value: 6)]
    #expect(DemandedSum.meet(demands, [1, 2, 3]) == nil)
  }

  @Test("Parts that cannot be negative are not, all demands hold, and no nearer parts do as well")
  func bounded() throws {
    var numbers = TestNumbers(seed: 3)
    var boundCount = 0
    for _ in 0..<200 {
      let count = 4 + Int(6 * numbers.next())
      let values = (0..<count).map { _ in 0.1 + 10 * numbers.next() }
      // Demands that these parts meet, many of them zero.
      let possible = (0..<count).map { _ in max(0, 8 * numbers.nextNormal()) }
      let demands = (0..<3).map { _ in
        let parts = (0..<count).filter { _ in numbers.next() < 0.6 }
        return DemandedSum(parts: parts, value: parts.reduce(0) { $0 + possible[$1] })
      }.filter { !$0.parts.isEmpty && $0.value > 0 }
      guard let plain = DemandedSum.meet(demands, values) else { continue }
      let isBounded = [Bool](repeating: true, count: count)
      let result = try #require(DemandedSum.meet(demands, values, nonNegative: isBounded))
      #expect(result.allSatisfy { $0 >= 0 })
      for demand in demands {
        #expect(abs(demand.parts.reduce(0) { $0 + result[$1] } - demand.value) < 1e-9)
      }
      func distance(_ other: [Double]) -> Double {
        zip(other, values).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / $1.1 }
      }
      #expect(distance(plain) <= distance(result) + 1e-9)
      for part in stride(from: 0, through: 1, by: 0.1) {
        let other = zip(result, possible).map { $0 + part * ($1 - $0) }
        #expect(distance(result) <= distance(other) + 1e-9)
      }
      if plain.contains(where: { $0 < 0 }) { boundCount += 1 } else { #expect(result == plain) }
    }
    #expect(boundCount > 20)
  }

  @Test("Demands that would need parts below zero are refused, and free parts may go there")
  func boundedContradiction() throws {
    let demands = [DemandedSum(parts: [0, 1], value: 100), DemandedSum(parts: [0], value: 180)]
    #expect(DemandedSum.meet(demands, [110, 20], nonNegative: [true, true]) == nil)
    let free = try #require(DemandedSum.meet(demands, [110, 20], nonNegative: [true, false]))
    #expect(abs(free[0] - 180) < 1e-9 && abs(free[1] + 80) < 1e-9)
  }

  @Test("What is demanded to be zero is zero and not what rounding leaves")
  func zero() throws {
    let values = (0..<12).map { 0.1 * Double($0) + 0.07 }
    let result = try #require(
      DemandedSum.meet([DemandedSum(parts: Array(0..<12), value: 0)], values))
    #expect(result.allSatisfy { $0 == 0 })
  }
}
