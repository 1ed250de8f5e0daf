public import Quantities

/// The chances of a projection, over all its paths.
public struct SimulationSummary: Sendable {
  /// A calendar year's chances.
  public struct Year: Sendable, Hashable {
    /// The calendar year.
    public let year: Int

    /// Quantiles of the year's income, expenditure and result, in the order of ``Fan/levels``.
    public let income: [Double]
    /// Quantiles of the year's expenditure in currency units, in the order of ``Fan/levels``.
    public let expenditure: [Double]
    /// Quantiles of the year's income less expenditure in currency units, in the same order.
    public let result: [Double]

    /// The probability that the year's result is below zero.
    public let deficit: Probability

    /// The probability that it is the first such year of the projection.
    public let firstDeficit: Probability

    /// The year's projected periods, each with the chance that the result turns below zero for the
    /// rest of the year.
    public let turns: [Turn]
  }

  /// The chances that a year's result is below zero from a period to the year's end.
  public struct Turn: Sendable, Hashable {
    /// The period from whose end on the result since January is below zero.
    public let period: Period

    /// That it is below zero from here, or from an earlier period, to the year's end.
    public let lasting: Probability

    /// That it turns just here, in the first year of the projection that ends below zero.
    public let first: Probability
  }

  /// A period's chances.
  public struct Moment: Sendable, Hashable {
    /// The period at whose end the chances are taken.
    public let period: Period

    /// That the result from January to now is below zero.
    public let yearToDateDeficit: Probability

    /// That deposits have run out by now.
    public let depositsExhausted: Probability

    /// That the book balance has fallen below zero by now.
    public let balanceExhausted: Probability

    /// That the accrual balance is below zero now.
    public let accrualExhausted: Probability

    /// That payable months are below the insufficient and the normal band now.
    public let insufficient: Probability
    /// That payable months are below the normal band now, the insufficient one included.
    public let belowNormal: Probability
  }

  /// A target and how likely it is met.
  public struct TargetOutcome: Sendable, Hashable {
    /// The target as the scenario states it.
    public let target: Target
    /// The share of paths on which the measure meets the threshold.
    public let probability: Probability

    /// Whether the probability is as high as asked.
    public var isMet: Bool { probability.value >= target.probability }
  }

  /// The number of paths simulated.
  public let paths: Int
  /// The seed that every random number was keyed by.
  public let seed: UInt64
  /// Chances of the calendar years whose end is projected, in order.
  public let years: [Year]
  /// Chances period by period, in order.
  public let moments: [Moment]
  /// The probability that expenditure exceeds income over the first twelve months projected; `nil`
  /// where fewer are.
  public let firstTwelveMonthsDeficit: Probability?
  /// Targets judged within the projection, in order of period.
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
