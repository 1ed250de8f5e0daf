extension LineItem {
  /// How the model itself shares a year among the calendar months, 12 parts that sum to one.
  ///
  /// A contribution collected before its cover year counts in the months in which it comes in. What
  /// is delayed by a parameter counts where it falls due.
  ///
  /// - Returns: `nil` where the timing is even or estimated from the past, where several terms differ
  ///   in it, and where what is due is settled later.
  public var statedShares: [Double]? {
    if let spread { return spread.statedShares }
    guard settlement == nil else { return nil }
    switch method {
    case .driver(let terms):
      guard let first = terms.first?.timing, terms.allSatisfy({ $0.timing == first }) else {
        return nil
      }
      return first.statedShares
    case .cohort(let cohort): return cohort.timing.statedShares
    case .rule(let rule):
      guard !rule.months.isEmpty else { return nil }
      return (1...12).map { rule.months.contains($0) ? 1 / Double(rule.months.count) : 0 }
    case .series, .plan: return nil
    }
  }
}

extension Timing {
  /// The shares by calendar month that are stated; `nil` where none are.
  fileprivate var statedShares: [Double]? {
    switch self {
    case .even, .estimated: return nil
    case .months(let shares): return shares
    case .collection(let parts):
      var shares = [Double](repeating: 0, count: 12)
      for part in parts { shares[((part.offset % 12) + 12) % 12] += part.share }
      return shares
    }
  }
}
