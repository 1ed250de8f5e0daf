/// Hard sums as differences of running totals, checked for agreement.
///
/// A sum over periods a..<b fixes the running total at b less that at a. Points whose difference
/// is fixed form a group; a sum within a group is redundant or contradicts it.
struct SumGraph {
  /// What a sum adds to those before it.
  enum Verdict: Equatable {
    case new
    case redundant
    /// The named sums imply a value that the sum misses by a difference.
    case contradiction(names: [String], difference: Double)
  }

  private struct Edge {
    let to: Int
    let difference: Double
    let name: String?
  }

  private var edges: [[Edge]]

  /// A graph on the boundaries of so many periods.
  init(periods: Int) {
    edges = [[Edge]](repeating: [], count: periods + 1)
  }

  /// Records that a period is zero without anybody having said so.
  mutating func addZero(period: Int) {
    connect(period, period + 1, 0, name: nil)
  }

  /// Records a sum unless it is redundant or contradicts those before it.
  ///
  /// - Parameter tolerance: What counts as agreement, relative to the largest number involved.
  mutating func add(_ range: Range<Int>, total: Double, name: String, tolerance: Double)
    -> Verdict
  {
    guard let known = walk(from: range.lowerBound)[range.upperBound] else {
      connect(range.lowerBound, range.upperBound, total, name: name)
      return .new
    }
    let difference = total - known.total
    let scale = max(abs(total), known.size)
    return abs(difference) <= tolerance * scale
      ? .redundant : .contradiction(names: known.names, difference: difference)
  }

  /// The groups of boundaries with a fixed difference, each with its points in order and the
  /// running total at each, counted from the first.
  func groups() -> [[(point: Int, total: Double)]] {
    var seen = Set<Int>()
    var result: [[(point: Int, total: Double)]] = []
    for start in edges.indices where !seen.contains(start) && !edges[start].isEmpty {
      let reached = walk(from: start)
      seen.formUnion(reached.keys)
      result.append(reached.keys.sorted().map { ($0, reached[$0]?.total ?? 0) })
    }
    return result
  }

  private mutating func connect(_ from: Int, _ to: Int, _ difference: Double, name: String?) {
    edges[from].append(Edge(to: to, difference: difference, name: name))
    edges[to].append(Edge(to: from, difference: -difference, name: name))
  }

  /// What is known of the running total at every point that a point is connected with.
  private func walk(from start: Int) -> [Int: (total: Double, size: Double, names: [String])] {
    var reached = [start: (total: 0.0, size: 0.0, names: [String]())]
    var queue = [start]
    while let point = queue.popLast() {
      guard let here = reached[point] else { continue }
      for edge in edges[point] where reached[edge.to] == nil {
        reached[edge.to] = (
          here.total + edge.difference, max(here.size, abs(edge.difference)),
          edge.name.map { here.names + [$0] } ?? here.names
        )
        queue.append(edge.to)
      }
    }
    return reached
  }
}
