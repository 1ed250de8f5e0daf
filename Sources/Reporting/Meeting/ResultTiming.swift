import Funds
import Quantities
import Scenarios

/// What a year's result owes to when money moves: contributions for later cover, and known matters.
struct ResultTiming: Sendable, Hashable {
  let year: Int
  let result: PrintedFigure

  /// By how much contributions held for later cover grow in the year; zero where a fund books them to
  /// the year they cover.
  let prepaid: PrintedFigure

  /// Known matters of the year's open periods, income less expenditure, without those that a person
  /// judged.
  let knownMatters: PrintedFigure

  /// The result without them.
  var rest: PrintedFigure { result.change(from: prepaid).change(from: knownMatters) }

  /// Whether the result changes its sign without them.
  var turnsResult: Bool {
    (result.count > 0 && rest.count < 0) || (result.count < 0 && rest.count > 0)
  }
}

extension FundChapter {
  /// What the budget year's result owes to timing; `nil` where the year is not projected.
  var resultTiming: ResultTiming? {
    guard let now = year(budgetYear), now.isProjected else { return nil }
    let ends = [budgetYear - 1, budgetYear].map { timeline.periods(of: $0).upperBound }
    let held = ends.map { BalanceFigures(self, at: $0).prepaid }
    let zero = PrintedFigure(count: 0, decimals: now.result.decimals)
    var prepaid = zero
    if model.booking == .receipt, let before = held[0], let after = held[1] {
      prepaid = after.change(from: before)
    }
    let matters = baseline.fundCase.plan.events.filter {
      $0.author == nil && $0.period.year == budgetYear && $0.period > closedThrough
    }
    let sums = Side.allCases.map { side in
      let lines = Set(timeline.judgedLines(side).map(\.name))
      return matters.filter { lines.contains($0.line) }.reduce(0) { $0 + $1.amount }
    }
    return ResultTiming(
      year: budgetYear, result: now.result, prepaid: prepaid,
      knownMatters: figure(sums[0] - sums[1]) ?? zero)
  }
}
