/// The average wage from which contributions are due: wages held between a floor and a ceiling.
///
/// With W the monthly wage of the reference year, g its growth since, κ the share of the wage that
/// is declared and φ the share of payers for whom the floor is declared whatever they earn, the
/// average base is
///
/// B = (1 − φ) E[min(max(κ g W, f), c)] + φ f,
///
/// in closed form by the limited expected value of W. Floor f and ceiling c are shares of an average
/// wage that is announced (in China 60 and 300 percent of last year's).
public struct ContributionBase: Sendable {
  /// W: monthly wages in the reference year.
  public var wages: any ClaimSize

  /// g: what became of a wage of one.
  public var growth: Double

  /// The average monthly wage that floor and ceiling refer to.
  public var averageWage: Double

  /// The floor over the average wage.
  public var floorShare: Double

  /// The ceiling over the average wage.
  public var ceilingShare: Double

  /// κ: the share of the wage that is declared.
  public var declaredShare: Double

  /// φ: the share of payers for whom only the floor is declared.
  public var floorDeclared: Double

  /// A base.
  ///
  /// - Parameters:
  ///   - wages: W.
  ///   - growth: g, above zero.
  ///   - averageWage: that of floor and ceiling, above zero.
  ///   - floorShare: not negative.
  ///   - ceilingShare: not below the floor's; infinite for no ceiling.
  ///   - declaredShare: κ, above zero up to one.
  ///   - floorDeclared: φ, from 0 to 1.
  /// - Throws: `unusableValue`: positions 0 to 5 for growth, average wage, the two shares, κ and φ;
  ///   `crossedBounds`.
  public init(
    wages: any ClaimSize, growth: Double = 1, averageWage: Double, floorShare: Double = 0.6,
    ceilingShare: Double = 3, declaredShare: Double = 1, floorDeclared: Double = 0
  ) throws(WageError) {
    let isSound = [
      growth > 0 && growth.isFinite, averageWage > 0 && averageWage.isFinite,
      floorShare >= 0 && floorShare.isFinite, ceilingShare > 0,
      declaredShare > 0 && declaredShare <= 1, floorDeclared >= 0 && floorDeclared <= 1,
    ]
    let values = [growth, averageWage, floorShare, ceilingShare, declaredShare, floorDeclared]
    for (position, value) in values.enumerated() where !isSound[position] {
      throw .unusableValue(position: position, value: value)
    }
    if floorShare > ceilingShare {
      throw .crossedBounds(floor: floorShare * averageWage, ceiling: ceilingShare * averageWage)
    }
    self.wages = wages
    self.growth = growth
    self.averageWage = averageWage
    self.floorShare = floorShare
    self.ceilingShare = ceilingShare
    self.declaredShare = declaredShare
    self.floorDeclared = floorDeclared
  }

  /// f: the least a month counts.
  public var floor: Double { floorShare * averageWage }

  /// c: the most a month counts.
  public var ceiling: Double { ceilingShare * averageWage }

  /// κ g: what is declared of a wage of one in the reference year.
  private var scale: Double { growth * declaredShare }

  /// B, in money a payer and month.
  public var averageBase: Double {
    (1 - floorDeclared) * scale
      * wages.heldMean(floor: floor / scale, ceiling: ceiling / scale)
      + floorDeclared * floor
  }

  /// The share of payers for whom the floor counts.
  public var shareAtFloor: Double {
    floorDeclared + (1 - floorDeclared) * wages.cumulative(floor / scale)
  }

  /// The share of payers for whom the ceiling counts.
  public var shareAtCeiling: Double {
    (1 - floorDeclared) * wages.survival(ceiling / scale)
  }

  /// The base of one payer with a wage of the reference year who declares it.
  public func base(ofWage wage: Double) -> Double { min(ceiling, max(floor, scale * wage)) }

  /// Contributions of a payer in a year, on average: twelve months of the base times the rate.
  public func yearlyContribution(rate: Double) -> Double { 12 * rate * averageBase }

  /// The same with floor and ceiling moved by an amount a month, the average wage as it is.
  ///
  /// - Throws: `unusableValue` for a floor below zero, `crossedBounds`.
  public func movingBounds(
    floor: Double, ceiling: Double
  ) throws(WageError) -> ContributionBase {
    try ContributionBase(
      wages: wages, growth: growth, averageWage: averageWage,
      floorShare: floorShare + floor / averageWage,
      ceilingShare: ceilingShare + ceiling / averageWage, declaredShare: declaredShare,
      floorDeclared: floorDeclared)
  }
}
