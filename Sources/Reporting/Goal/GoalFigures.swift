public import Budgeting
import Funds
public import Quantities
import Scenarios

/// The figures of an answer as a report of each projection would print them.
public struct GoalFigures: Sendable {
  private let seek: GoalSeek
  private let scales: ReportScales

  private var fundCase: FundCase { seek.fundCase }

  /// Prints in the scenario's unit, with the decimals that the fund without a move asks for.
  public init(_ seek: GoalSeek) {
    self.seek = seek
    let fundCase = seek.fundCase
    scales = ReportScales(
      FundTimeline(seek.projection), in: fundCase.scenario.unit, hasForm: fundCase.form != nil)
  }

  /// What each move comes to, target by target: the move, the measure on the central path, the
  /// probability, whether the target is met, and the target.
  public func judgements() -> [[LocalizedText]] {
    let moves =
      [(LocalizedText("不变动", "none"), seek.asIs, seek.projection)]
      + [seek.best, seek.beside].compactMap(\.self).map {
        (GoalText.move($0.move), $0.position, $0.projection)
      }
    return moves.flatMap { move, position, projection in
      position.judgements.map { judgement in
        let target = judgement.target
        let words = GoalText.target(target, unit: fundCase.scenario.unit)
        let asked =
          judgement.probability == nil
          ? LocalizedText.empty : GoalText.probabilityAsked(target)
        // Two decimals of a per cent, since the answer turns on the last path.
        let probability = judgement.probability.map {
          NumberText.percent($0.value, decimals: 2, zero: .digits)
        }
        return [
          move, central(judgement, projection), LocalizedText(verbatim: probability ?? "–"),
          judgement.isMet ? LocalizedText("是", "yes") : LocalizedText("否", "no"),
          LocalizedText(words.chinese + asked.chinese, words.english + asked.english),
        ]
      }
    }
  }

  /// The years that the answer's move changes: the year, then the year's result, the cumulative
  /// balance and payable months at its end, each before and after; none where there is no move.
  public func years() -> [[String]] {
    guard let best = seek.best else { return [] }
    func money(_ figure: PrintedFigure) -> String { NumberText.figure(figure, zero: .digits) }
    return zip(years(seek.projection), years(best.projection)).filter { $0 != $1 }.map {
      before, after in
      [
        "\(before.year)", money(before.result), money(after.result), money(before.closing),
        money(after.closing), NumberText.months(before.payableMonths),
        NumberText.months(after.payableMonths),
      ]
    }
  }

  /// One projected year.
  private struct Year: Sendable, Hashable {
    let year: Int
    let result: PrintedFigure
    let closing: PrintedFigure
    let payableMonths: Double?
  }

  /// The projected years, in order.
  private func years(_ projection: Projection) -> [Year] {
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
  private func central(_ judgement: GoalPosition.Judgement, _ projection: Projection)
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
