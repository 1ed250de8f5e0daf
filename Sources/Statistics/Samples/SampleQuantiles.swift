/// Exact quantiles of a sample at several probabilities, found without sorting it all.
///
/// With n values in ascending order x₀ … xₙ₋₁, the quantile at p lies at the place h = (n − 1) p,
/// between neighbours on the straight line: definition 7 of Hyndman and Fan, Sample Quantiles in
/// Statistical Packages, The American Statistician 50 (1996), 361–365.
public struct SampleQuantiles: Sendable, Equatable {
  /// The probabilities, in the order in which the quantiles are returned.
  public let probabilities: [Double]

  /// Quantiles at the given probabilities, which may come in any order.
  ///
  /// - Precondition: each lies between 0 and 1.
  public init(_ probabilities: [Double]) {
    for probability in probabilities {
      precondition(
        probability >= 0 && probability <= 1,
        "A quantile's probability must lie between 0 and 1, but one is \(probability).")
    }
    self.probabilities = probabilities
  }

  /// The quantiles of a sample, in the order of the probabilities; the sample stays as it is.
  ///
  /// If any value is not a number, so is every quantile.
  ///
  /// - Precondition: the sample is not empty.
  /// - Complexity: proportional to n log m for n values and m probabilities.
  public func of(_ sample: [Double]) -> [Double] {
    if sample.count >= 2048, let quantiles = ofLarge(sample) { return quantiles }
    var scratch = sample
    var span = scratch.mutableSpan
    return ofReordering(&span)
  }

  /// The quantiles of a sample whose values may be put into another order; nothing is copied.
  ///
  /// - Precondition: the sample is not empty.
  public func ofReordering(_ sample: inout MutableSpan<Double>) -> [Double] {
    precondition(!sample.isEmpty, "An empty sample has no quantiles.")
    var hasNaN = false
    for index in sample.indices { hasNaN = hasNaN || sample[index].isNaN }
    if hasNaN { return [Double](repeating: .nan, count: probabilities.count) }
    let last = sample.count - 1
    Selection.place(ranks(last: last), in: &sample)
    var result: [Double] = []
    result.reserveCapacity(probabilities.count)
    for probability in probabilities {
      let (rank, fraction) = Self.place(probability, last: last)
      let lower = sample[rank]
      let upper = sample[min(rank + 1, last)]
      result.append(
        fraction == 0 || lower == upper ? lower : (1 - fraction) * lower + fraction * upper)
    }
    return result
  }

  /// The quantiles of a large sample without NaN, by its bins.
  private func ofLarge(_ sample: [Double]) -> [Double]? {
    for value in sample where value.isNaN { return nil }
    let last = sample.count - 1
    let wanted = ranks(last: last)
    guard let values = BinnedSelection.values(at: wanted, of: sample) else { return nil }
    func value(_ rank: Int) -> Double { values[wanted.firstIndex(of: rank) ?? 0] }
    return probabilities.map { probability in
      let (rank, fraction) = Self.place(probability, last: last)
      let (lower, upper) = (value(rank), value(min(rank + 1, last)))
      return fraction == 0 || lower == upper ? lower : (1 - fraction) * lower + fraction * upper
    }
  }

  /// The ranks on both sides of every quantile, ascending.
  private func ranks(last: Int) -> [Int] {
    var ranks: [Int] = []
    for probability in probabilities {
      let rank = Self.place(probability, last: last).rank
      ranks.append(rank)
      ranks.append(min(rank + 1, last))
    }
    return ranks.sorted()
  }

  private static func place(_ probability: Double, last: Int) -> (rank: Int, fraction: Double) {
    let place = Double(last) * probability
    let rank = min(last, Int(place))
    return (rank, place - Double(rank))
  }
}
