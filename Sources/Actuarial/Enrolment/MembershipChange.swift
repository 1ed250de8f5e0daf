/// Members before and after a change, and what those who stay, leave or join cost.
///
/// Where members fall from N₀ to N₁ at a mean cost c₀ before and leavers cost ρ times what stayers
/// do, the stayers' mean is c = N₀ c₀ / (N₁ + ρ (N₀ − N₁)), so that N₀ c₀ = N₁ c + (N₀ − N₁) ρ c.
/// Where they rise, everyone there stays at c₀ and joiners cost ρ c₀.
public struct MembershipChange: Sendable, Equatable {
  /// N₀.
  public let before: Double

  /// N₁.
  public let after: Double

  /// c₀: the mean cost of a member before.
  public let meanCostBefore: Double

  /// ρ: the cost of leavers over that of stayers, or of joiners over that of those there.
  public let marginalCostRatio: Double

  /// A change.
  ///
  /// - Precondition: numbers, cost and ratio are not negative, and somebody is left to bear the
  ///   cost: after the change, or, with a ratio above zero, among the leavers.
  public init(before: Double, after: Double, meanCost: Double, marginalCostRatio: Double) {
    precondition(
      before >= 0 && after >= 0 && meanCost >= 0 && marginalCostRatio >= 0,
      "Members, cost and cost ratio of a change cannot be negative.")
    precondition(
      before == 0 || after + marginalCostRatio * max(0, before - after) > 0,
      "A cost cannot be left to nobody.")
    self.before = before
    self.after = after
    meanCostBefore = meanCost
    self.marginalCostRatio = marginalCostRatio
  }

  /// Members there before and after.
  public var stayers: Double { min(before, after) }

  /// Members who leave.
  public var leavers: Double { max(0, before - after) }

  /// Members who join.
  public var joiners: Double { max(0, after - before) }

  /// c: the mean cost of a stayer.
  public var stayerCost: Double {
    leavers > 0
      ? before * meanCostBefore / (stayers + marginalCostRatio * leavers) : meanCostBefore
  }

  /// The mean cost of a leaver, had he stayed.
  public var leaverCost: Double { marginalCostRatio * stayerCost }

  /// The mean cost of a joiner.
  public var joinerCost: Double { marginalCostRatio * meanCostBefore }

  /// The cost of all members before.
  public var totalBefore: Double { before * meanCostBefore }

  /// The cost of all members after.
  public var totalAfter: Double { stayers * stayerCost + joiners * joinerCost }

  /// The mean cost of a member after; zero where there is none.
  public var meanCostAfter: Double { after > 0 ? totalAfter / after : 0 }
}
