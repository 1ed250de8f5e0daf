import Funds
public import Quantities

/// The first page's one sentence about a fund.
public struct Verdict: Sendable, Hashable {
  /// The colour of the worst warning; green where nothing warns.
  public let colour: WarningColour

  /// The sentence, without a full stop; it names the fund.
  public let sentence: LocalizedText

  /// The warning it repeats; `nil` where nothing warns.
  public let warning: Warning?

  /// The verdict of warnings: the worst colour's, of equals the earliest, then the first by rule.
  init(_ warnings: [Warning], projection: Projection, budgetYear: Int, scale: FigureScale) {
    let worst = warnings.map(\.colour).max() ?? .green
    let candidates = warnings.filter { $0.colour == worst }
    if let first = candidates.min(by: { $0.when.lastMonth < $1.when.lastMonth }) {
      colour = worst
      sentence = first.sentence
      warning = first
      return
    }
    colour = .green
    warning = nil
    let timeline = FundTimeline(projection)
    let model = projection.plan.model
    let fund = model.title
    guard let income = timeline.total(.income, inYear: budgetYear),
      let expenditure = timeline.total(.expenditure, inYear: budgetYear),
      let months = timeline.ownPayableMonths(atEndOf: budgetYear)
    else {
      sentence = LocalizedText(
        "\(fund.chinese)预计收支运行平稳", "\(fund.english): nothing warns of a shortfall")
      return
    }
    // Counted as the tables print it: income less expenditure, each rounded.
    let result = scale.count(income) - scale.count(expenditure)
    let amount = scale.text(abs(result))
    let words = monthsFigure(months)
    sentence =
      result >= 0
      ? LocalizedText(
        "\(fund.chinese)预计 \(budgetYear) 年当期结余 \(amount.chinese)，年末可支付 \(words) 个月",
        "\(fund.english): a current surplus of \(amount.english) is expected in \(budgetYear), with "
          + "\(words) payable months at its end")
      : LocalizedText(
        "\(fund.chinese)预计 \(budgetYear) 年当期赤字 \(amount.chinese)，年末可支付 \(words) 个月",
        "\(fund.english): a current deficit of \(amount.english) is expected in \(budgetYear), with "
          + "\(words) payable months at its end")
  }
}
