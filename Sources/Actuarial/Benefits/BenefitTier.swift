/// One tier of a plan: how often members claim there, how much, and what is paid.
public struct BenefitTier: Sendable {
  /// What the tier is called.
  public let name: String

  /// Claims per member and year.
  public let frequency: Double

  /// The size of a claim, in the unit of the benefit's limits.
  ///
  /// Where the benefit's deductible and cap hold for a year's bills together, a claim is a member's
  /// bills of a year and the frequency the share of members who have any.
  public let claims: any ClaimSize

  /// What is paid of a claim.
  public let benefit: BenefitLayer

  /// A tier.
  ///
  /// - Throws: `unusableValue` for a frequency that is negative or not finite.
  public init(
    _ name: String, frequency: Double, claims: any ClaimSize, benefit: BenefitLayer
  ) throws(BenefitError) {
    guard frequency >= 0, frequency.isFinite else {
      throw .unusableValue(position: 0, value: frequency)
    }
    self.name = name
    self.frequency = frequency
    self.claims = claims
    self.benefit = benefit
  }

  /// The share of the claimed money that the patient bears.
  public var patientShare: Double { 1 - benefit.paidShare(of: claims) }
}
