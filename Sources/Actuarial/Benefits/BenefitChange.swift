/// What a change of benefits costs: in money, per member, by cause and in payable months.
///
/// Example: deductible from 500 to 300, ratio from 70 to 75 percent and cap to 120,000 at some tier.
/// For every tier the change is taken apart, without a rest, into
///
/// - the levers **deductible**, **ratio** and **cap** at the use there was, each averaged over all
///   orders in which the three can be moved (Shapley, A Value for n-Person Games, 1953), so that
///   no lever is favoured by coming first; and
/// - **use**: members claim more when they bear less. With the arc elasticity ε of claims by the
///   patient's share s, claims go by (1 + ε a) / (1 − ε a) with a = (s' − s) / (s' + s). The RAND
///   experiment put ε near −0.2 for all care and −0.1 to −0.2 for admissions (Keeler and Rolph, The
///   Demand for Episodes of Treatment in the Health Insurance Experiment, Journal of Health
///   Economics 7 (1988), 337–367). ε is a stated assumption, zero where use does not answer.
public struct BenefitChange: Sendable, Equatable {
  /// The cost of one tier's change, per member and year.
  public struct TierChange: Sendable, Equatable {
    /// The tier.
    public let name: String
    /// What the fund paid before.
    public let before: Double
    /// What it pays after.
    public let after: Double
    /// The part of the deductible and of other band limits.
    public let deductible: Double
    /// The part of the ratios.
    public let ratio: Double
    /// The part of the cap.
    public let cap: Double
    /// The part of changed use.
    public let use: Double
    /// The patient's share of the claimed money before.
    public let patientShareBefore: Double
    /// The patient's share after.
    public let patientShareAfter: Double
    /// Claims after over claims before.
    public let useFactor: Double

    /// The change; the sum of its four parts.
    public var change: Double { after - before }
  }

  /// The tiers in order.
  public let tiers: [TierChange]

  /// The change of cost per member and year.
  public var changePerMember: Double { tiers.reduce(0) { $0 + $1.change } }

  /// Costs a change.
  ///
  /// - Parameters:
  ///   - before: the tiers with the benefits in force.
  ///   - after: the benefit of each tier after the change.
  ///   - elasticity: ε, between −1 and 0.
  /// - Throws: `unusableValue` for an elasticity outside [−1, 0] (position 0) or a tier whose claims
  ///   have no finite mean (its position); `unevenBands` for a tier whose bands differ in number.
  /// - Precondition: there is one benefit a tier.
  public init(
    from before: [BenefitTier], to after: [BenefitLayer], elasticity: Double = 0
  ) throws(BenefitError) {
    precondition(
      before.count == after.count, "\(before.count) tiers need as many benefits after the change.")
    guard elasticity >= -1, elasticity <= 0 else {
      throw .unusableValue(position: 0, value: elasticity)
    }
    var tiers: [TierChange] = []
    for (position, (tier, benefit)) in zip(before, after).enumerated() {
      guard tier.claims.mean.isFinite else {
        throw .unusableValue(position: position, value: tier.claims.mean)
      }
      guard tier.benefit.bands.count == benefit.bands.count else {
        throw .unevenBands(position: position)
      }
      tiers.append(try Self.change(tier, benefit, elasticity))
    }
    self.tiers = tiers
  }

  /// The change for members over a year, in the unit of the claims.
  public func money(members: Double) -> Double { members * changePerMember }

  /// Payable months before and after: a balance over the average spending of a month.
  ///
  /// - Parameters:
  ///   - balance: what the fund holds.
  ///   - yearlySpending: what it spends a year in all, before the change.
  ///   - members: how many the change concerns.
  /// - Returns: months; infinite where nothing is spent.
  public func payableMonths(
    balance: Double, yearlySpending: Double, members: Double
  ) -> (before: Double, after: Double) {
    (12 * balance / yearlySpending, 12 * balance / (yearlySpending + money(members: members)))
  }

  private static func change(
    _ tier: BenefitTier, _ after: BenefitLayer, _ elasticity: Double
  ) throws(BenefitError) -> TierChange {
    // Costs at each of the eight combinations of old and new levers, bit 0 being the deductible.
    var costs: [Double] = []
    for moved in 0..<8 {
      let limits = moved & 1 == 0 ? tier.benefit : after
      let ratios = moved & 2 == 0 ? tier.benefit : after
      let layer = try BenefitLayer(
        bands: zip(limits.bands, ratios.bands).map {
          BenefitLayer.Band(from: $0.bottom, ratio: $1.ratio)
        }, cap: moved & 4 == 0 ? tier.benefit.cap : after.cap)
      costs.append(tier.frequency * layer.expectedPayment(of: tier.claims))
    }
    let effects = shapley(costs, levers: 3)
    let shareAfter = 1 - after.paidShare(of: tier.claims)
    let factor = useFactor(from: tier.patientShare, to: shareAfter, elasticity: elasticity)
    let final = costs[7] * factor
    return TierChange(
      name: tier.name, before: costs[0], after: final, deductible: effects[0], ratio: effects[1],
      cap: effects[2], use: final - costs[7], patientShareBefore: tier.patientShare,
      patientShareAfter: shareAfter, useFactor: factor)
  }

  /// Claims after over claims before for an arc elasticity.
  ///
  /// - Parameters:
  ///   - before: the share of the claimed money that the patient bears before.
  ///   - after: the same after.
  ///   - elasticity: ε, between −1 and 0.
  public static func useFactor(
    from before: Double, to after: Double, elasticity: Double
  ) -> Double {
    let sum = before + after
    guard sum > 0 else { return 1 }
    let arc = elasticity * (after - before) / sum
    return (1 + arc) / (1 - arc)
  }

  /// Each lever's effect averaged over all orders, from the costs of every set of moved levers.
  private static func shapley(_ costs: [Double], levers: Int) -> [Double] {
    let factorials = (0..<levers).reduce(into: [1.0]) { $0.append($0[$1] * Double($1 + 1)) }
    return (0..<levers).map { lever in
      (0..<costs.count).filter { $0 & (1 << lever) == 0 }.reduce(0) { sum, set in
        let size = set.nonzeroBitCount
        let weight = factorials[size] * factorials[levers - 1 - size] / factorials[levers]
        return sum + weight * (costs[set | (1 << lever)] - costs[set])
      }
    }
  }
}
