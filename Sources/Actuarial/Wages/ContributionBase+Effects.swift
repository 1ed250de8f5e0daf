extension ContributionBase {
  /// How much the average base changes for a small change of each of its parts, in closed form.
  ///
  /// With F and S the cumulative and survival of W: ∂B/∂f = φ + (1 − φ) F(f / κg),
  /// ∂B/∂c = (1 − φ) S(c / κg), and g ∂B/∂g = κ ∂B/∂κ = B − f ∂B/∂f − c ∂B/∂c.
  public struct Sensitivity: Sendable, Equatable {
    /// A unit of money more on the floor: the share of payers at it.
    public let floor: Double
    /// A unit of money more on the ceiling: the share of payers at it.
    public let ceiling: Double
    /// A unit of money more on the average wage, which moves floor and ceiling.
    public let averageWage: Double
    /// Money for wages and what is declared of them growing by one hundred percent, all else kept.
    public let growth: Double
    /// Money for one hundred percent of the payers more declared at the floor.
    public let floorDeclared: Double
  }

  /// The sensitivity of the average base.
  public var sensitivity: Sensitivity {
    let ofFloor = shareAtFloor
    let ofCeiling = ceiling == .infinity ? 0 : shareAtCeiling
    let base = averageBase
    let atCeiling = ceiling == .infinity ? 0 : ceiling * ofCeiling
    let ofAverage =
      floorShare * ofFloor + (ceilingShare == .infinity ? 0 : ceilingShare * ofCeiling)
    let honest = declaredMean(in: base)
    return Sensitivity(
      floor: ofFloor, ceiling: ofCeiling, averageWage: ofAverage,
      growth: base - floor * ofFloor - atCeiling, floorDeclared: floor - honest)
  }

  /// The mean base of those who declare their wage.
  private func declaredMean(in base: Double) -> Double {
    if floorDeclared < 1 { return (base - floorDeclared * floor) / (1 - floorDeclared) }
    var other = self
    other.floorDeclared = 0
    return other.averageBase
  }

  /// What changes an average base.
  public enum Cause: String, Sendable, CaseIterable {
    /// The growth of wages.
    case growth
    /// The average wage that floor and ceiling refer to.
    case averageWage
    /// The floor over the average wage.
    case floorShare
    /// The ceiling over the average wage.
    case ceilingShare
    /// What is declared.
    case compliance
  }

  /// One cause's part in a change.
  public struct Effect: Sendable, Equatable {
    /// The cause.
    public let cause: Cause
    /// The change of the average base, in money a payer and month.
    public let amount: Double
  }

  /// The change of the average base to another one, taken apart in the order of the causes; the
  /// parts sum to the whole.
  ///
  /// - Throws: `crossedBounds` where floor and ceiling cross on the way.
  /// - Precondition: both are of the same wages.
  public func effects(to other: ContributionBase) throws(WageError) -> [Effect] {
    var current = self
    var before = averageBase
    var effects: [Effect] = []
    for cause in Cause.allCases {
      switch cause {
      case .growth: current.growth = other.growth
      case .averageWage: current.averageWage = other.averageWage
      case .floorShare: current.floorShare = other.floorShare
      case .ceilingShare: current.ceilingShare = other.ceilingShare
      case .compliance:
        current.declaredShare = other.declaredShare
        current.floorDeclared = other.floorDeclared
      }
      if cause == .floorShare && current.floorShare > current.ceilingShare {
        throw .crossedBounds(floor: current.floor, ceiling: current.ceiling)
      }
      let after = current.averageBase
      effects.append(Effect(cause: cause, amount: after - before))
      before = after
    }
    return effects
  }
}
