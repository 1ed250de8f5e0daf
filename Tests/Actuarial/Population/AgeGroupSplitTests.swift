import LinearAlgebra
import TestSupport
import Testing

@testable import Actuarial

@Suite("Split of age groups")
struct AgeGroupSplitTests {
  private let starts = Array(stride(from: 0, through: 100, by: 5))

  @Test("every group keeps its total, nobody is negative", arguments: 0..<10)
  func totals(number: Int) throws {
    var random = CaseGenerator("age groups", case: number)
    let totals = starts.map { _ in
      random.integer(in: 0...5) == 0 ? 0 : random.magnitude(in: 1...10_000)
    }
    let ages = try AgeGroupSplit.singleAges(totals: totals, starts: starts)
    #expect(ages.count == 101)
    #expect(ages.allSatisfy { $0 >= 0 })
    for (group, start) in starts.dropLast().enumerated() {
      let sum = ages[start..<(start + 5)].reduce(0, +)
      #expect(relativeDifference(sum, totals[group]) < 1e-12)
    }
    #expect(ages[100] == totals[20])
  }

  @Test("a straight line comes back, and no curve that keeps the totals is smoother")
  func smoothness() throws {
    let line = (0..<100).map { 500 - 3 * Double($0) }
    let totals = stride(from: 0, to: 100, by: 5).map { line[$0..<($0 + 5)].reduce(0, +) }
    let ages = try AgeGroupSplit.singleAges(totals: totals + [20], starts: starts)
    #expect(largestDifference(Array(ages.prefix(100)), line) < 1e-8)
    var random = CaseGenerator("smooth split")
    let rough = (0..<20).map { _ in random.number(in: 800...1_200) }
    let best = try AgeGroupSplit.singleAges(totals: rough, groups: groups)
    // Moves that keep the totals: one age up, its neighbour in the group down.
    for age in 0..<99 where age % 5 != 4 {
      for size in [-0.1, 0.1] {
        var other = best
        other[age] += size
        other[age + 1] -= size
        #expect(roughness(other) > roughness(best))
      }
    }
  }

  @Test("groups that do not adjoin are refused")
  func refusals() {
    #expect(throws: PopulationError.unevenGroups(position: 2)) {
      try AgeGroupSplit.singleAges(totals: [1, 1, 1], starts: [0, 5, 5])
    }
    #expect(throws: PopulationError.unusableValue(position: 1, value: -1)) {
      try AgeGroupSplit.singleAges(totals: [1, -1], starts: [0, 5])
    }
  }

  private var groups: [Range<Int>] { starts.dropLast().map { $0..<($0 + 5) } }

  private func roughness(_ values: [Double]) -> Double {
    (2..<values.count).reduce(0) {
      let bend = values[$1] - 2 * values[$1 - 1] + values[$1 - 2]
      return $0 + bend * bend
    }
  }
}
