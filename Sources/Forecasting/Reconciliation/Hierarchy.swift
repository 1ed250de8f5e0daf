internal import LinearAlgebra
public import Quantities

/// Series of which some are sums of others.
///
/// The leaves are the series that nothing is added up to; every other series is the sum of a set
/// of leaves. Sets may nest, as in a hierarchy, or cross, as in grouped series.
public struct Hierarchy: Sendable, Hashable {
  /// The names of the series, in the order in which forecasts are given.
  public let names: [String]

  /// For each series, the places of its leaves among the leaves, in rising order.
  public let leavesOfSeries: [[Int]]

  /// The places of the leaves among the series.
  public let leaves: [Int]

  /// Makes a structure from the leaves of each series.
  ///
  /// - Parameter members: For each series its name and the names of the leaves it sums; a leaf
  ///   names itself alone.
  /// - Throws: ``ReconciliationError/structure(_:)`` where a name appears twice, a member is no
  ///   leaf, or a series has no member.
  public init(_ members: [(name: String, leaves: [String])]) throws(ReconciliationError) {
    var places: [String: Int] = [:]
    var leaves: [Int] = []
    for (index, member) in members.enumerated() where member.leaves == [member.name] {
      if places[member.name] != nil { throw .structure(member.name) }
      places[member.name] = leaves.count
      leaves.append(index)
    }
    var seen = Set<String>()
    var sets: [[Int]] = []
    for member in members {
      guard seen.insert(member.name).inserted, !member.leaves.isEmpty else {
        throw .structure(member.name)
      }
      let own = member.leaves.compactMap { places[$0] }
      guard own.count == member.leaves.count, Set(own).count == own.count else {
        throw .structure(member.name)
      }
      sets.append(own.sorted())
    }
    names = members.map(\.name)
    leavesOfSeries = sets
    self.leaves = leaves
  }

  /// The year, its quarters and its months, or the quarters of a year: one calendar year of a
  /// series forecast at several frequencies.
  ///
  /// - Parameters:
  ///   - frequency: The finest frequency, month or quarter.
  ///   - grains: The coarser frequencies, the coarsest first; `nil` for all there are.
  public static func calendarYear(of frequency: Frequency, with grains: [Frequency]? = nil)
    -> Hierarchy
  {
    precondition(frequency != .year, "A year has nothing finer to be reconciled with.")
    let finest = frequency.periodsPerYear
    var rows: [[Int]] = []
    var names: [String] = []
    for grain in grains ?? [.year, .quarter].filter({ $0 != frequency }) {
      let size = finest / grain.periodsPerYear
      for block in 0..<grain.periodsPerYear {
        rows.append(Array(size * block..<size * (block + 1)))
        names.append(grain == .year ? "year" : "\(grain.rawValue) \(block + 1)")
      }
    }
    let first = rows.count
    for period in 0..<finest {
      rows.append([period])
      names.append("\(frequency.rawValue) \(period + 1)")
    }
    return Hierarchy(names: names, sets: rows, leaves: Array(first..<first + finest))
  }

  init(names: [String], sets: [[Int]], leaves: [Int]) {
    self.names = names
    leavesOfSeries = sets
    self.leaves = leaves
  }

  /// The number of series.
  public var count: Int { names.count }

  /// All series as sums of values of the leaves.
  public func sums(of leafValues: [Double]) -> [Double] {
    precondition(
      leafValues.count == leaves.count,
      "The hierarchy has \(leaves.count) leaves; there are \(leafValues.count) values.")
    return leavesOfSeries.map { $0.reduce(0) { $0 + leafValues[$1] } }
  }

  /// The matrix S that turns leaves into series.
  var summing: Matrix {
    Matrix(
      columns: leaves.indices.map { leaf in
        leavesOfSeries.map { $0.contains(leaf) ? 1 : 0 }
      })
  }

  /// The places of the series that are not leaves.
  var aggregates: [Int] {
    let own = Set(leaves)
    return names.indices.filter { !own.contains($0) }
  }

  /// For each series the place of the smallest other that contains it, `nil` for the top.
  ///
  /// - Returns: `nil` where the sets cross, so that they make no hierarchy with one top.
  var parents: [Int?]? {
    let sets = leavesOfSeries.map(Set.init)
    var result: [Int?] = []
    for (index, own) in sets.enumerated() {
      var best: Int?
      for (other, set) in sets.enumerated()
      where other != index && own.isSubset(of: set) && own.count < set.count {
        if set.count < best.map({ sets[$0].count }) ?? .max { best = other }
      }
      result.append(best)
    }
    guard result.count(where: { $0 == nil }) == 1 else { return nil }
    for parent in names.indices where !leaves.contains(parent) {
      let children = names.indices.filter { result[$0] == parent }
      let whole = children.flatMap { leavesOfSeries[$0] }.sorted()
      if whole != leavesOfSeries[parent] { return nil }
    }
    return result
  }
}
