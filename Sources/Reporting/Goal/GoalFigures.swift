public import Budgeting
public import Funds
public import Quantities
import Scenarios

/// The figures of an answer as a report of each projection would print them.
public struct GoalFigures: Sendable {
  /// One projected year.
  public struct Year: Sendable, Hashable {
    /// The calendar year.
    public let year: Int
    /// Income less expenditure.
    public let result: PrintedFigure
    /// The cumulative balance at the year's end.
    public let closing: PrintedFigure
    /// Payable months at the year's end, by the fund's own definition; `nil` where nothing is spent.
    public let payableMonths: Double?
  }

  private let fundCase: FundCase
  private let scales: ReportScales

  /// Prints in the scenario's unit, with the decimals that the fund without a move asks for.
  public init(_ seek: GoalSeek) {
    fundCase = seek.fundCase
    scales = ReportScales(
      FundTimeline(seek.projection), in: fundCase.scenario.unit, hasForm: fundCase.form != nil)
  }

  /// The projected years, in order.
  public func years(_ projection: Projection) -> [Year] {
    let timeline = FundTimeline(projection)
    let form = fundCase.form.map {
      BudgetTable(
        form: $0, projection: projection, budgetYear: fundCase.scenario.budgetYear,
        scale: scales.figures)
    }
    return YearFigures.all(timeline, scales.amounts, form: form).filter(\.isProjected).map { year in
      Year(
        year: year.year, result: year.result, closing: year.closing,
        payableMonths: projection.payableMonths(at: timeline.periods(of: year.year).upperBound))
    }
  }

  /// What a judgement's measure is on the central path, with its unit: at a year's end that of the
  /// year's figures.
  public func central(_ judgement: GoalPosition.Judgement, _ projection: Projection)
    -> LocalizedText
  {
    let target = judgement.target
    var figure = judgement.central.flatMap { scales.amounts.figure($0) }
    if target.period == Period(year: target.period.year).last(target.period.frequency),
      let year = years(projection).first(where: { $0.year == target.period.year })
    {
      if target.measure == .book { figure = year.closing }
      if target.measure == .yearToDateResult { figure = year.result }
    }
    return GoalFigures.measure(
      target.measure, judgement.central, figure, in: scales.amounts.unit)
  }

  /// A measure with its unit.
  static func measure(
    _ measure: Measure, _ value: Double?, _ figure: PrintedFigure?, in unit: MoneyUnit
  ) -> LocalizedText {
    if measure == .payableMonths {
      let months = NumberText.months(value)
      return LocalizedText("\(months) 个月", "\(months) months")
    }
    let text = NumberText.figure(figure, zero: .digits)
    let name = UnitText.inSentence(unit)
    return LocalizedText("\(text) \(name.chinese)", "\(text) \(name.english)")
  }
}
