/// A figure of a table with the figures it is the sum of, before rounding.
public struct RoundingNode: Sendable, Hashable {
  /// The figure in the table's unit.
  public var value: Double

  /// How the figure counts in its parent: 1 where it is added, −1 where it is taken away.
  public var sign: Int

  /// Whether the figure was published and must be printed as it is.
  public var isPublished: Bool

  /// The figures this one is the signed sum of; empty for a leaf.
  public var children: [RoundingNode]

  /// Makes a node.
  public init(
    _ value: Double, sign: Int = 1, isPublished: Bool = false, children: [RoundingNode] = []
  ) {
    precondition(abs(sign) == 1, "A figure is added (1) or taken away (−1), not \(sign).")
    self.value = value
    self.sign = sign
    self.isPublished = isPublished
    self.children = children
  }
}

/// A table's figures rounded so that they add up as printed.
///
/// The root is rounded to the nearest; below every parent the residue goes to computed figures by
/// largest remainder (first of equals first). Published figures and exact zeros are never bent; a
/// computed figure whose parts are all published is their printed sum. Where the figures do not
/// add up for another reason than rounding, nothing is bent and the misfit is reported.
public struct RoundedTree: Sendable, Hashable {
  /// A parent that does not equal the sum of its parts as printed.
  public struct Misfit: Sendable, Hashable {
    /// The parent's index in ``RoundedTree/figures``.
    public let index: Int

    /// The parent less the signed sum of its parts.
    public let difference: PrintedFigure
  }

  /// The printed figures in the order parent, first child with all below it, next child …
  public let figures: [PrintedFigure]

  /// The parents that their printed parts miss, in the order of ``figures``; empty where all add
  /// up.
  public let misfits: [Misfit]

  /// Rounds a tree of figures.
  ///
  /// - Precondition: every value is finite and prints in 18 digits.
  /// - Complexity: O(n log n) in the number of figures.
  public init(rounding root: RoundingNode, decimals: Int) {
    var work = Work(decimals: decimals)
    work.place(root, count: work.determined(root) ?? work.nearest(root.value))
    figures = work.counts.map { PrintedFigure(count: $0, decimals: decimals) }
    misfits = work.misfits.map {
      Misfit(index: $0.index, difference: PrintedFigure(count: $0.count, decimals: decimals))
    }
  }

  /// Rounds the parts of one total by largest remainder.
  ///
  /// - Parameters:
  ///   - parts: the parts before rounding, in the unit of the total.
  ///   - total: the total as printed.
  /// - Returns: the printed parts, or `nil` where they miss the total by more than rounding.
  public static func parts(_ parts: [Double], addingTo total: PrintedFigure) -> [PrintedFigure]? {
    self.parts(parts, fixing: parts.map { _ in nil }, addingTo: total)
  }

  /// The same where some parts are printed elsewhere and must read alike.
  ///
  /// - Parameter fixed: for each part the figure that it prints as, `nil` where it is free.
  static func parts(
    _ parts: [Double], fixing fixed: [PrintedFigure?], addingTo total: PrintedFigure
  ) -> [PrintedFigure]? {
    let root = RoundingNode(
      total.value, isPublished: true,
      children: zip(parts, fixed).map {
        RoundingNode($1?.value ?? $0, isPublished: $1 != nil)
      })
    let tree = RoundedTree(rounding: root, decimals: total.decimals)
    return tree.misfits.isEmpty ? Array(tree.figures.dropFirst()) : nil
  }
}

extension RoundedTree {
  private struct Work {
    let decimals: Int
    var counts: [Int64] = []
    var misfits: [(index: Int, count: Int64)] = []

    init(decimals: Int) {
      self.decimals = decimals
    }

    func nearest(_ value: Double) -> Int64 {
      guard let figure = PrintedFigure(rounding: value, decimals: decimals) else {
        preconditionFailure("A figure of a table must be finite and print in 18 digits: \(value).")
      }
      return figure.count
    }

    /// The printed figure that is fixed by what was published, if it is.
    func determined(_ node: RoundingNode) -> Int64? {
      if node.isPublished || node.value == 0 && node.children.isEmpty { return nearest(node.value) }
      if node.children.isEmpty { return nil }
      var sum: Int64 = 0
      for child in node.children {
        guard let count = determined(child) else { return nil }
        sum += Int64(child.sign) * count
      }
      return sum
    }

    /// Appends a node with its printed figure, then everything below it.
    mutating func place(_ node: RoundingNode, count: Int64) {
      let index = counts.count
      counts.append(count)
      if node.children.isEmpty { return }
      let children = shares(of: count, among: node.children)
      var sum: Int64 = 0
      for (child, share) in zip(node.children, children) {
        sum += Int64(child.sign) * share
        place(child, count: share)
      }
      if sum != count { misfits.append((index, count - sum)) }
    }

    /// The printed figures of a parent's parts.
    private func shares(of total: Int64, among children: [RoundingNode]) -> [Int64] {
      var result = children.map { determined($0) ?? nearest($0.value) }
      let free = children.indices.filter { determined(children[$0]) == nil }
      guard !free.isEmpty else { return result }
      let scale = Double(powerOfTen(decimals))
      let scaled = children.map { Double($0.sign) * $0.value * scale }
      var rest = total
      for index in children.indices where !free.contains(index) {
        rest -= Int64(children[index].sign) * result[index]
      }
      for index in free { rest -= Int64(scaled[index].rounded(.down)) }
      let (count, slack) = (Int64(free.count), Int64(children.count - free.count))
      guard rest >= -slack, rest <= count + slack else { return result }
      // A millionth of the last place is below the noise of binary fractions.
      let remainders = scaled.map { (($0 - $0.rounded(.down)) * 1e6).rounded() }
      let order = free.sorted {
        remainders[$0] == remainders[$1] ? $0 < $1 : remainders[$0] > remainders[$1]
      }
      let each = rest >= 0 ? rest / count : -((-rest + count - 1) / count)
      let extra = Int(rest - each * count)
      for (rank, index) in order.enumerated() {
        let share = Int64(scaled[index].rounded(.down)) + each + (rank < extra ? 1 : 0)
        result[index] = Int64(children[index].sign) * share
      }
      return result
    }
  }
}
