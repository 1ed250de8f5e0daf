public import Statistics

/// Wages as tables give them: so many people between two bounds, the last group perhaps open.
///
/// Within a group people are spread evenly; above the last bound they follow a Pareto tail.
public struct GroupedWages: ClaimSize, Equatable {
  /// The bounds, ascending; the first is the lowest wage.
  public let bounds: [Double]

  /// The share of the people in each closed group.
  public let shares: [Double]

  /// Those above the last bound; `nil` where nobody is.
  public let tail: ParetoTail?

  /// P(X ≤ bound).
  private let cumulativeShares: [Double]

  /// E[min(X, bound)].
  private let limitedMeans: [Double]

  /// Wages from the counts of groups.
  ///
  /// - Parameters:
  ///   - bounds: one more than closed groups.
  ///   - counts: people in each closed group.
  ///   - above: people above the last bound.
  ///   - shape: α of the tail above the last bound; its mean is α / (α − 1) times the bound.
  /// - Throws: `empty`, `unevenGroups`, `unusableValue`: the position of a bound or, after the
  ///   bounds, of a count.
  /// - Precondition: one bound more than counts.
  public init(
    bounds: [Double], counts: [Double], above: Double = 0, shape: Double = 2.5
  ) throws(WageError) {
    precondition(
      bounds.count == counts.count + 1,
      "\(counts.count) groups of wages have \(counts.count + 1) bounds, not \(bounds.count).")
    let all = counts + [above]
    for (position, value) in (bounds + all).enumerated() where !(value >= 0 && value.isFinite) {
      throw .unusableValue(position: position, value: value)
    }
    for position in bounds.indices.dropFirst() where bounds[position] <= bounds[position - 1] {
      throw .unevenGroups(position: position)
    }
    let total = all.reduce(0, +)
    guard total > 0 else { throw .empty }
    let shares = counts.map { $0 / total }
    var cumulative = [0.0]
    var means = [bounds[0]]
    for (group, share) in shares.enumerated() {
      let width = bounds[group + 1] - bounds[group]
      // The survival falls along a straight line within the group.
      means.append(means[group] + width * (1 - cumulative[group] - share / 2))
      cumulative.append(cumulative[group] + share)
    }
    self.bounds = bounds
    self.shares = shares
    cumulativeShares = cumulative
    limitedMeans = means
    tail =
      above > 0
      ? try ParetoTail(
        threshold: bounds[bounds.count - 1], probability: above / total, shape: shape) : nil
  }

  /// The mean wage.
  public var mean: Double { limitedExpectedValue(.infinity) }

  /// The share of people with at most a wage.
  public func cumulative(_ x: Double) -> Double { 1 - survival(x) }

  /// The share of people with more than a wage.
  public func survival(_ x: Double) -> Double {
    if x < bounds[0] { return 1 }
    guard let group = group(of: x) else { return tail?.survival(x) ?? 0 }
    let part = (x - bounds[group]) / (bounds[group + 1] - bounds[group])
    return 1 - cumulativeShares[group] - part * shares[group]
  }

  /// E[min(X, limit)]: ∫ P(X > x) dx from zero to the limit.
  public func limitedExpectedValue(_ limit: Double) -> Double {
    if limit <= bounds[0] { return max(0, limit) }
    guard let group = group(of: limit) else {
      return limitedMeans[limitedMeans.count - 1] + (tail?.limitedExpectedValue(upTo: limit) ?? 0)
    }
    let part = limit - bounds[group]
    let width = bounds[group + 1] - bounds[group]
    return limitedMeans[group]
      + part * (1 - cumulativeShares[group] - shares[group] * part / (2 * width))
  }

  /// A random wage.
  public func draw(from stream: inout RandomStream) -> Double {
    let uniform = stream.nextUniform()
    for group in shares.indices where uniform <= cumulativeShares[group + 1] {
      let part = shares[group] > 0 ? (uniform - cumulativeShares[group]) / shares[group] : 0
      return bounds[group] + part * (bounds[group + 1] - bounds[group])
    }
    return tail?.draw(from: &stream) ?? bounds[bounds.count - 1]
  }

  /// The closed group that a wage lies in; `nil` at and above the last bound.
  private func group(of wage: Double) -> Int? {
    if wage >= bounds[bounds.count - 1] { return nil }
    var (low, high) = (0, shares.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if wage < bounds[middle + 1] { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
