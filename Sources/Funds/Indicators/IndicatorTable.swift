public import Quantities

/// A fund's indicators at the last closed period and through its central path.
public struct IndicatorTable: Sendable {
  /// Payable months by every definition at one date.
  public struct PayableMonthsRow: Sendable, Hashable {
    /// The date at whose end the balances stand.
    public let period: Period
    /// One entry for each definition that has figures, in the order of the model's definitions.
    public let entries: [PayableMonthsEntry]
  }

  /// The fund's own definition of payable months.
  public let definition: PayableMonthsDefinition

  /// The last closed period, then each year-end of the central path.
  public let payableMonths: [PayableMonthsRow]

  /// The current year's pace at the last closed period.
  public let incomePace: BudgetPace?
  /// Expenditure's pace in the current year at the last closed period.
  public let expenditurePace: BudgetPace?

  /// The people who pay for each retired one at the last closed period.
  public let dependencyRatio: DependencyRatio?

  /// Verdicts year by year.
  public let years: [YearAdequacy]

  /// Trust-fund ratios of at least 100 % over ten years.
  public let shortRange: ShortRangeTest?

  /// Deficit year, month of the turn, exhaustion.
  public let turningPoints: TurningPoints

  /// Gathers the indicators of a projection.
  public init(_ projection: Projection) {
    let timeline = FundTimeline(projection)
    let model = projection.plan.model
    definition = model.payableMonths
    let dates =
      [timeline.closedThrough] + timeline.projectedYears.map { timeline.periods(of: $0).upperBound }
    payableMonths = dates.map {
      PayableMonthsRow(period: $0, entries: timeline.payableMonthsByDefinition(at: $0))
    }
    incomePace = timeline.pace(.income)
    expenditurePace = timeline.pace(.expenditure)
    dependencyRatio = timeline.dependencyRatio(at: timeline.closedThrough)
    let years = timeline.yearAdequacies()
    self.years = years
    shortRange = ShortRangeTest(
      years.compactMap { year in
        year.trustFundRatio.map { ShortRangeTest.Point(year: year.year, ratio: $0) }
      })
    let none = TurningPoints.Answer(central: nil, asLikelyAsNot: nil, mostLikely: nil)
    turningPoints =
      timeline.turningPoints()
      ?? TurningPoints(
        deficitYear: none, yearToDateTurn: none, firstNegativeYearToDate: nil,
        depositsExhausted: none, balanceExhausted: none)
  }
}
