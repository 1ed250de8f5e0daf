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
}
