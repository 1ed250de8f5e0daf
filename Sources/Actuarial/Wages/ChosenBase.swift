/// The base that flexible workers choose among levels of the average wage.
///
/// A share sₖ chooses level lₖ. When a unit of the base comes to cost `r` times what it did relative
/// to income, choices move by a conditional logit: sₖ' ∝ sₖ exp(−λ lₖ (r − 1)), which is that of
/// McFadden (Conditional Logit Analysis of Qualitative Choice Behavior, 1974) with a utility linear
/// in what a level costs. The mean level then has the elasticity −λ Var(l) / E[l] at r = 1.
public struct ChosenBase: Sendable, Equatable {
  /// l: the levels over the average wage.
  public let levels: [Double]

  /// s: the share that chooses each, summing to one.
  public let shares: [Double]

  /// λ, not negative.
  public let sensitivity: Double

  /// A choice by its sensitivity.
  ///
  /// - Throws: `empty`; `unusableValue` for a level that is not positive, a share outside [0, 1] or
  ///   a sensitivity below zero, at the position of the level, then of the share, then last;
  ///   `incompleteShares`.
  /// - Precondition: as many shares as levels.
  public init(
    levels: [Double], shares: [Double], sensitivity: Double = 0
  ) throws(WageError) {
    precondition(levels.count == shares.count, "There must be as many shares as levels.")
    if levels.isEmpty { throw .empty }
    for (position, level) in levels.enumerated() where !(level > 0 && level.isFinite) {
      throw .unusableValue(position: position, value: level)
    }
    for (position, share) in shares.enumerated() where !(share >= 0 && share <= 1) {
      throw .unusableValue(position: levels.count + position, value: share)
    }
    guard sensitivity >= 0, sensitivity.isFinite else {
      throw .unusableValue(position: 2 * levels.count, value: sensitivity)
    }
    let sum = shares.reduce(0, +)
    if abs(sum - 1) > 1e-9 { throw .incompleteShares(sum: sum) }
    self.levels = levels
    self.shares = shares
    self.sensitivity = sensitivity
  }

  /// A choice by the elasticity of the mean level in the price, at the present price.
  ///
  /// - Throws: as the other; `unusableValue` after the shares for an elasticity above zero, or one
  ///   other than zero where all choose one level.
  public init(
    levels: [Double], shares: [Double], elasticity: Double
  ) throws(WageError) {
    let still = try ChosenBase(levels: levels, shares: shares)
    let variance = still.levelVariance
    guard elasticity <= 0, elasticity.isFinite, elasticity == 0 || variance > 0 else {
      throw .unusableValue(position: 2 * levels.count, value: elasticity)
    }
    try self.init(
      levels: levels, shares: shares,
      sensitivity: elasticity == 0 ? 0 : -elasticity * still.meanLevel / variance)
  }

  /// E[l] now.
  public var meanLevel: Double { zip(levels, shares).reduce(0) { $0 + $1.0 * $1.1 } }

  private var levelVariance: Double {
    let mean = meanLevel
    return zip(levels, shares).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }
  }

  /// The choice when a unit of the base costs `ratio` times as much relative to income.
  ///
  /// - Precondition: the ratio is positive.
  public func shares(atPriceRatio ratio: Double) -> [Double] {
    precondition(ratio > 0, "A price ratio is positive, not \(ratio).")
    // Seen from the level that gains most, so that no weight is beyond the range of numbers.
    let best = (ratio >= 1 ? levels.min() : levels.max()) ?? 0
    let weights = zip(levels, shares).map {
      $1 * exponential(-sensitivity * ($0 - best) * (ratio - 1))
    }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// The average monthly base.
  ///
  /// - Parameters:
  ///   - averageWage: the average wage the levels refer to.
  ///   - ratio: the price of a unit of the base relative to income, over the present one.
  public func averageBase(averageWage: Double, atPriceRatio ratio: Double = 1) -> Double {
    averageWage * zip(levels, shares(atPriceRatio: ratio)).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
