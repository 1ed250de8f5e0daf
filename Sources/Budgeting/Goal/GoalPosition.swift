public import Funds

/// Where a projection stands to the targets of its plan.
public struct GoalPosition: Sendable, Hashable {
  /// One target.
  public struct Judgement: Sendable, Hashable {
    /// The target.
    public let target: Target

    /// The measure on the central path, in months or currency units; `nil` where nothing is spent.
    public let central: Double?

    /// How many paths meet the threshold; `nil` where none were simulated, and the central path judges.
    public let probability: Probability?

    /// Whether the target is met.
    public let isMet: Bool
  }

  /// The plan's targets, in its order.
  public let judgements: [Judgement]

  /// What all targets together say.
  let standing: GoalSearch.Standing

  /// Judges a projection by the targets of its plan.
  public init(_ projection: Projection) {
    judgements = projection.plan.targets.compactMap { target in
      guard let index = projection.index(of: target.period) else { return nil }
      let central = projection.values(target.measure)[index]
      let probability = projection.simulation?.targets.first { $0.target == target }?.probability
      return Judgement(
        target: target, central: central.isNaN ? nil : central, probability: probability,
        isMet: probability.map { $0.value >= target.probability } ?? target.isMet(by: central))
    }
    let spending = projection.values(.expenditure)
    let usual = spending.reduce(0, +) / Double(max(spending.count, 1))
    standing = GoalSearch.Standing(
      isMet: judgements.allSatisfy(\.isMet),
      missingProbability: judgements.reduce(0) { sum, one in
        sum + (one.probability.map { max(0, one.target.probability - $0.value) } ?? 0)
      }, margin: judgements.reduce(0) { $0 + $1.margin(usualAmount: usual) })
  }

  /// Whether every target is met.
  public var isMet: Bool { standing.isMet }
}

extension GoalPosition.Judgement {
  /// By how much the central path lies on the right side, in parts of the threshold, or of a
  /// period's usual spending where the threshold is less.
  fileprivate func margin(usualAmount: Double) -> Double {
    guard let central else { return -.infinity }
    let least = target.measure == .payableMonths ? 1 : max(usualAmount, 1)
    let beyond = (central - target.threshold) / max(abs(target.threshold), least)
    return target.comparison == .atLeast ? beyond : -beyond
  }
}
