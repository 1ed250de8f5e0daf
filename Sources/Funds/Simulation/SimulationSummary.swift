public import Quantities

/// The chances of a projection, over all its paths.
public struct SimulationSummary: Sendable {
  /// A calendar year's chances.
  public struct Year: Sendable, Hashable {
    public let year: Int

    /// Quantiles of the year's income, expenditure and result, in the order of ``Fan/levels``.
    public let income: [Double]
    public let expenditure: [Double]
    public let result: [Double]

    /// The probability that the year's result is below zero.
    public let deficit: Probability

    /// The probability that it is the first such year of the projection.
    public let firstDeficit: Probability
  }

  /// A period's chances.
  public struct Moment: Sendable, Hashable {
    public let period: Period

    /// That the result from January to now is below zero.
    public let yearToDateDeficit: Probability

    /// That deposits have run out by now.
    public let depositsExhausted: Probability

    /// That the book balance has fallen below zero by now.
    public let balanceExhausted: Probability

    /// That payable months are below the insufficient and the normal band now.
    public let insufficient: Probability
    public let belowNormal: Probability
  }

  /// A target and how likely it is met.
  public struct TargetOutcome: Sendable, Hashable {
    public let target: Target
    public let probability: Probability

    /// Whether the probability is as high as asked.
    public var isMet: Bool { probability.value >= target.probability }
  }

  public let paths: Int
  public let seed: UInt64
  public let years: [Year]
  public let moments: [Moment]
  public let targets: [TargetOutcome]
  let fans: [Measure: Fan]

  /// The fan of a measure.
  public func fan(_ measure: Measure) -> Fan {
    fans[measure] ?? Fan(quantiles: Fan.levels.map { _ in [] }, means: [])
  }

  /// The year's chances.
  public func year(_ year: Int) -> Year? {
    years.first { $0.year == year }
  }
}
