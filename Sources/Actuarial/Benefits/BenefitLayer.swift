/// A benefit: nothing up to a deductible, then shares of the bands above it, up to a cap.
///
/// A claim x is paid Σ ratio × (min(x, top) − min(x, bottom)) over the bands, but no more than the
/// cap. Plain benefits have one band from the deductible on; critical-illness insurance has several
/// with rising ratios.
public struct BenefitLayer: Sendable, Equatable {
  /// A band of the claim and the share paid of it.
  public struct Band: Sendable, Equatable {
    /// Where it begins; it ends where the next begins.
    public let bottom: Double
    /// The share of it that is paid, from 0 to 1.
    public let ratio: Double

    /// Makes a band.
    public init(from bottom: Double, ratio: Double) {
      self.bottom = bottom
      self.ratio = ratio
    }
  }

  /// The bands, ascending.
  public let bands: [Band]

  /// The most that is paid of one claim; infinite where there is no cap.
  public let cap: Double

  /// A benefit of one band.
  ///
  /// - Throws: `unusableValue`.
  public init(
    deductible: Double, ratio: Double, cap: Double = .infinity
  ) throws(BenefitError) {
    try self.init(bands: [Band(from: deductible, ratio: ratio)], cap: cap)
  }

  /// A benefit of several bands.
  ///
  /// - Throws: `empty`, `unevenBands`, `unusableValue` for a bottom or cap below zero or a ratio
  ///   outside [0, 1].
  public init(bands: [Band], cap: Double = .infinity) throws(BenefitError) {
    if bands.isEmpty { throw .empty }
    for (position, band) in bands.enumerated() {
      guard band.bottom >= 0, band.bottom.isFinite else {
        throw .unusableValue(position: position, value: band.bottom)
      }
      guard band.ratio >= 0, band.ratio <= 1 else {
        throw .unusableValue(position: position, value: band.ratio)
      }
      if position > 0 && band.bottom <= bands[position - 1].bottom {
        throw .unevenBands(position: position)
      }
    }
    guard cap >= 0 else { throw .unusableValue(position: bands.count, value: cap) }
    self.bands = bands
    self.cap = cap
  }

  /// What is paid of one claim.
  public func payment(for claim: Double) -> Double {
    var paid = 0.0
    for (position, band) in bands.enumerated() where claim > band.bottom {
      paid += band.ratio * (min(claim, top(position)) - band.bottom)
    }
    return min(paid, cap)
  }

  /// The claim from which on the cap is paid; infinite where it is never reached.
  public var capReachedAt: Double {
    var paid = 0.0
    for (position, band) in bands.enumerated() {
      let width = top(position) - band.bottom
      if band.ratio > 0 && paid + band.ratio * width >= cap {
        return band.bottom + (cap - paid) / band.ratio
      }
      if band.ratio > 0 { paid += band.ratio * width }
    }
    return .infinity
  }

  /// The expected payment per claim, in closed form from limited expected values:
  /// Σ ratio × (E[min(X, top)] − E[min(X, bottom)]), tops cut off where the cap is reached.
  ///
  /// Claims and amounts are in one unit. With inflation of the claims by a factor g use
  /// `expectedPayment(of:inflatedBy:)`.
  public func expectedPayment(of claims: some ClaimSize) -> Double {
    expectedPayment(of: claims, inflatedBy: 1)
  }

  /// The expected payment when every claim is `factor` times as large: limits are divided by the
  /// factor and the result multiplied.
  ///
  /// - Precondition: the factor is positive.
  public func expectedPayment(of claims: some ClaimSize, inflatedBy factor: Double) -> Double {
    precondition(factor > 0, "Claims can only be inflated by a positive factor, not \(factor).")
    let end = capReachedAt
    var sum = 0.0
    for (position, band) in bands.enumerated() where band.bottom < end && band.ratio > 0 {
      let top = min(self.top(position), end)
      sum +=
        band.ratio
        * (claims.limitedExpectedValue(top / factor)
          - claims.limitedExpectedValue(band.bottom / factor))
    }
    return factor * sum
  }

  /// The share of claims, not of money, of which anything is paid.
  public func shareOfClaimsPaid(of claims: some ClaimSize) -> Double {
    guard let first = bands.first(where: { $0.ratio > 0 }), cap > 0 else { return 0 }
    return claims.survival(first.bottom)
  }

  /// Paid money over claimed money; zero where the claims are endless.
  public func paidShare(of claims: some ClaimSize) -> Double {
    expectedPayment(of: claims) / claims.mean
  }

  private func top(_ position: Int) -> Double {
    position + 1 < bands.count ? bands[position + 1].bottom : .infinity
  }
}
