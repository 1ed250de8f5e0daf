public import Statistics

/// The distribution of claims as observed: each as likely as its weight.
public struct EmpiricalClaims: ClaimSize, Equatable {
  /// The claims, ascending.
  public let claims: [Double]

  /// The weight of each, summing to one.
  public let weights: [Double]

  private let cumulativeWeights: [Double]
  private let cumulativeClaims: [Double]

  /// A distribution from claims and the number of times each occurred.
  ///
  /// - Throws: `unusableValue` for a claim or count that is negative or not finite, `empty` where
  ///   nothing was counted.
  /// - Precondition: as many counts as claims; each claim counts once if `nil`.
  public init(_ claims: [Double], counts: [Double]? = nil) throws(BenefitError) {
    let counts = counts ?? [Double](repeating: 1, count: claims.count)
    precondition(claims.count == counts.count, "There must be as many counts as claims.")
    for (position, value) in claims.enumerated() {
      for number in [value, counts[position]] where !(number >= 0 && number.isFinite) {
        throw .unusableValue(position: position, value: number)
      }
    }
    let total = counts.reduce(0, +)
    guard total > 0 else { throw .empty }
    let order = claims.indices.sorted { (claims[$0], $0) < (claims[$1], $1) }
    self.claims = order.map { claims[$0] }
    weights = order.map { counts[$0] / total }
    var probability = 0.0
    var amount = 0.0
    var probabilities: [Double] = []
    var amounts: [Double] = []
    for (claim, weight) in zip(self.claims, weights) {
      probability += weight
      amount += weight * claim
      probabilities.append(probability)
      amounts.append(amount)
    }
    cumulativeWeights = probabilities
    cumulativeClaims = amounts
  }

  /// The mean claim.
  public var mean: Double { cumulativeClaims[cumulativeClaims.count - 1] }

  /// The probability of an amount or less.
  public func cumulative(_ x: Double) -> Double {
    let count = countUpTo(x)
    return count == claims.count ? 1 : count == 0 ? 0 : cumulativeWeights[count - 1]
  }

  /// The probability of more than an amount.
  public func survival(_ x: Double) -> Double { 1 - cumulative(x) }

  /// E[min(X, limit)]: the mean of claims cut at a limit.
  public func limitedExpectedValue(_ limit: Double) -> Double {
    if limit <= 0 { return 0 }
    if limit == .infinity { return mean }
    let count = countUpTo(limit)
    return (count == 0 ? 0 : cumulativeClaims[count - 1]) + limit * survival(limit)
  }

  /// A random amount from a stream.
  public func draw(from stream: inout RandomStream) -> Double {
    let uniform = stream.nextUniform() * cumulativeWeights[cumulativeWeights.count - 1]
    var (low, high) = (0, claims.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulativeWeights[middle] < uniform { low = middle + 1 } else { high = middle }
    }
    return claims[low]
  }

  /// How many claims are at most `x`.
  private func countUpTo(_ x: Double) -> Int {
    var (low, high) = (0, claims.count)
    while low < high {
      let middle = (low + high) / 2
      if claims[middle] <= x { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
