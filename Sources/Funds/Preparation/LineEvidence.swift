import Foundation

/// What a line's own past says about its uncertainty, and how much past that is.
public struct LineEvidence: Sendable, Hashable {
  /// Complete years whose growth was used.
  public let growthYears: Int

  /// The standard deviation of a year's growth, shrunk towards the model's assumption.
  public let annual: Double

  /// The degrees of freedom behind it.
  public let degreesOfFreedom: Double

  /// The standard deviation of one period about the year's path.
  public let monthly: Double

  /// The largest standard deviation of a year's growth that is carried forward. A line that moves
  /// more jumps rather than grows, and what makes it jump is a matter to be known, not a walk.
  static let largestAnnual = 0.25

  /// Estimates from a line's yearly growth errors and its monthly deviations.
  ///
  /// - Parameters:
  ///   - growthErrors: yearly growth less its mean, or less the formula's growth; fractions.
  ///   - isCentred: whether their mean was taken out, which costs one degree of freedom.
  ///   - monthlyDeviation: the observed standard deviation of a period, if any.
  init(
    uncertainty: LineUncertainty, growthErrors: [Double], isCentred: Bool,
    monthlyDeviation: Double?
  ) {
    let free = max(0, growthErrors.count - (isCentred ? 1 : 0))
    let squares = growthErrors.reduce(0) { $0 + $1 * $1 }
    growthYears = growthErrors.count
    if uncertainty.weight.isFinite {
      let weight = uncertainty.weight + Double(free)
      let spread =
        weight > 0
        ? ((uncertainty.weight * uncertainty.annual * uncertainty.annual + squares) / weight)
          .squareRoot() : 0
      annual = min(spread, LineEvidence.largestAnnual)
      degreesOfFreedom = max(weight, 1)
    } else {
      annual = uncertainty.annual
      degreesOfFreedom = .infinity
    }
    monthly = min(uncertainty.monthly ?? monthlyDeviation ?? 0.02, 0.5)
  }
}
