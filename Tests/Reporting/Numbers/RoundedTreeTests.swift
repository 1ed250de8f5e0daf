import Testing

@testable import Reporting

@Suite("Tables that add up as printed")
struct RoundedTreeTests {
  @Test("Computed leaves take the residue by largest remainder")
  func largestRemainder() throws {
    let total = PrintedFigure(count: 100, decimals: 0)
    let thirds = [100.0 / 3, 100.0 / 3, 100.0 / 3]
    let parts = try #require(RoundedTree.parts(thirds, addingTo: total))
    #expect(parts.map(\.count) == [34, 33, 33])
    let uneven = try #require(RoundedTree.parts([10.6, 20.6, 68.8], addingTo: total))
    #expect(uneven.map(\.count) == [11, 20, 69])
  }

  @Test("Published figures and zeros are never bent")
  func published() {
    let root = RoundingNode(
      100.2,
      children: [
        RoundingNode(33.4, isPublished: true), RoundingNode(0), RoundingNode(33.4),
        RoundingNode(33.4),
      ])
    let tree = RoundedTree(rounding: root, decimals: 0)
    #expect(tree.figures.map(\.count) == [100, 33, 0, 34, 33])
    #expect(tree.misfits.isEmpty)
  }

  @Test("A sum of published figures is their printed sum")
  func publishedSum() {
    let root = RoundingNode(
      1.2, children: (0..<3).map { _ in RoundingNode(0.4, isPublished: true) })
    #expect(RoundedTree(rounding: root, decimals: 0).figures.map(\.count) == [0, 0, 0, 0])
  }

  @Test("What does not add up for another reason is reported, not repaired")
  func misfit() {
    // One county printed 68,308.46 available where 47,043.8 + 21,226.4 = 68,270.20.
    let root = RoundingNode(
      68_308.46, isPublished: true,
      children: [
        RoundingNode(47_043.8, isPublished: true), RoundingNode(21_226.4, isPublished: true),
      ])
    let tree = RoundedTree(rounding: root, decimals: 2)
    #expect(tree.misfits.map(\.index) == [0])
    #expect(tree.misfits.map(\.difference.count) == [3826])
    #expect(
      RoundedTree.parts([1, 2], addingTo: PrintedFigure(count: 9, decimals: 0)) == nil)
  }

  @Test("Signed trees of any shape add up at every level", arguments: 0..<200)
  func everyLevel(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next() -> Double {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Double(state % 1_000_003) / 997
    }
    func sum(_ nodes: [RoundingNode]) -> Double {
      nodes.reduce(0) { $0 + Double($1.sign) * $1.value }
    }
    let branches = (0..<4).map { branch in
      let leaves = (0..<5).map { _ in RoundingNode(next(), isPublished: next() < 300) }
      return RoundingNode(sum(leaves), sign: branch == 3 ? -1 : 1, children: leaves)
    }
    let tree = RoundedTree(
      rounding: RoundingNode(sum(branches), children: branches), decimals: 1)
    #expect(tree.misfits.isEmpty)
    let counts = tree.figures.map(\.count)
    var total: Int64 = 0
    for branch in 0..<4 {
      let start = 1 + branch * 6
      #expect(counts[start] == counts[(start + 1)...(start + 5)].reduce(0, +))
      total += (branch == 3 ? -1 : 1) * counts[start]
      for leaf in 0..<5 where branches[branch].children[leaf].isPublished {
        let value = branches[branch].children[leaf].value
        #expect(counts[start + 1 + leaf] == PrintedFigure(rounding: value, decimals: 1)?.count)
      }
    }
    #expect(counts[0] == total)
  }
}
