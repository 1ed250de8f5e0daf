/// When services rendered are paid: the share paid in the same period, one later, and so on.
///
/// Days saved by faster settlement move each later share one period earlier, by days / 30 of it
/// (at most the whole), for the share of institutions that take part; paid once, it brings
/// forward average monthly payment × share × days / 30.
public struct Settlement: Sendable, Hashable {
  /// Shares by lag in periods, from lag 0; they sum to one.
  public let lags: [Double]

  /// Days by which payment is brought forward.
  public let daysSaved: Formula?

  /// The share of institutions settled faster.
  public let shareOfInstitutions: Formula?

  public init(lags: [Double], daysSaved: Formula?, shareOfInstitutions: Formula?) {
    self.lags = lags
    self.daysSaved = daysSaved
    self.shareOfInstitutions = shareOfInstitutions
  }

  /// The shares by lag where a part of each later share is paid one period earlier.
  ///
  /// - Parameter advance: days saved / 30 × share of institutions, clamped to 0…1.
  func lags(advancedBy advance: Double) -> [Double] {
    let part = min(max(advance, 0), 1)
    return lags.indices.map { lag in
      let kept = lag == 0 ? lags[0] : lags[lag] * (1 - part)
      return kept + (lag + 1 < lags.count ? lags[lag + 1] * part : 0)
    }
  }
}
