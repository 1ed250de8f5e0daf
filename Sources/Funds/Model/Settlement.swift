public import Forecasting
public import Quantities

/// When services rendered are paid: the share paid in the same period, one later, and so on.
///
/// Faster settlement shortens the mean lag by days / 30 periods at the share of institutions that
/// take part: later shares move one period earlier until that is reached, at most a whole period
/// and never before the service. Paid once, it brings forward average monthly payment × share ×
/// days / 30. Where shares were measured while payment was brought forward and that is taken back,
/// the same amount is put off once.
public struct Settlement: Sendable, Hashable {
  /// Shares by lag in periods, from lag 0; they sum to one.
  public let lags: [Double]

  /// The days by which payment is brought forward; its value is in years, a day being 1/360.
  public let daysSaved: Formula?

  /// The share of institutions settled faster.
  public let shareOfInstitutions: Formula?

  /// Makes a settlement from payment shares by lag; without formulas nothing is brought forward.
  public init(lags: [Double], daysSaved: Formula?, shareOfInstitutions: Formula?) {
    self.lags = lags
    self.daysSaved = daysSaved
    self.shareOfInstitutions = shareOfInstitutions
  }

  /// The same with other shares by lag.
  func settled(by lags: [Double]) -> Settlement {
    Settlement(lags: lags, daysSaved: daysSaved, shareOfInstitutions: shareOfInstitutions)
  }

  /// What the shares leave to be paid for earlier services in a period and those after it, in the
  /// unit of the services; periods whose services are not known count as nothing.
  public func unsettled(_ services: Series?, before start: Period) -> [Double] {
    var open = [Double](repeating: 0, count: max(lags.count - 1, 0))
    for back in 1..<max(lags.count, 2) {
      guard let amount = services?[start.advanced(by: -back)] else { continue }
      for lag in back..<max(back, lags.count) { open[lag - back] += amount * lags[lag] }
    }
    return open
  }

  /// The shares by lag where the mean lag is shorter by a part of a period, or longer.
  ///
  /// What is paid later slips evenly: of every share the part is paid one period later, so that the
  /// mean lag grows by just that part.
  ///
  /// - Parameter advance: days saved / 30 × share of institutions, clamped to −1…1; below zero what
  ///   is paid later.
  /// - Returns: shares that sum to what they did: as many, or one more where any are paid later.
  func lags(advancedBy advance: Double) -> [Double] {
    if advance < 0 {
      let part = min(-advance, 1)
      return zip(lags + [0], [0] + lags).map { $0 * (1 - part) + $1 * part }
    }
    var lags = lags
    var open = min(advance, 1)
    for _ in lags.indices where open > 0 {
      // What is paid in the period of the service cannot be paid sooner.
      let later = lags.dropFirst().reduce(0, +)
      guard later > 0 else { break }
      let part = min(open / later, 1)
      open -= part * later
      lags = lags.indices.map { lag in
        let kept = lag == 0 ? lags[0] : lags[lag] * (1 - part)
        return kept + (lag + 1 < lags.count ? lags[lag + 1] * part : 0)
      }
    }
    return lags
  }
}
