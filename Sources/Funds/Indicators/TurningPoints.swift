public import Quantities

/// When a fund turns: three different answers, each from the central path and from the paths.
public struct TurningPoints: Sendable, Hashable {
  /// A date at which something happens.
  public struct Date: Sendable, Hashable {
    /// The date: a period of the fund, or a calendar year.
    public let period: Period

    /// The probability at that date, where paths were simulated.
    public let probability: Probability?
  }

  /// One answer: when on the central path, and when it becomes as likely as not.
  public struct Answer: Sendable, Hashable {
    /// The first date on the central path; `nil` where it does not happen.
    public let central: Date?

    /// The first date at which the probability is at least one half.
    public let asLikelyAsNot: Date?

    /// The date at which it is likeliest to happen first, the first of equals, with the probability of
    /// just that; `nil` where it happens on no path.
    public let mostLikely: Date?
  }

  /// The first calendar year that ends with a current deficit; dates are years.
  public let deficitYear: Answer

  /// The period from which the year-to-date result stays below zero to the year's end, in the
  /// first such year; its probability is that of just this, from then or from earlier, and there is
  /// none where the turn was observed in a closed period.
  public let yearToDateTurn: Answer

  /// The first period with a year-to-date result below zero, lasting or not; a closed one of the
  /// current year, without a probability, where there is one.
  public let firstNegativeYearToDate: Date?

  /// The first period at whose end deposits are below zero.
  public let depositsExhausted: Answer

  /// The first period at whose end the book balance is below zero.
  public let balanceExhausted: Answer
}

extension FundTimeline {
  /// When the fund turns; `nil` without a projection.
  public func turningPoints() -> TurningPoints? {
    guard let projection else { return nil }
    let periods = projection.periods
    let moments = projection.simulation?.moments ?? []
    let results = projection.values(.yearToDateResult)

    // What happens by a date, and what happens at it for the first time.
    func answer(
      _ central: Int?, dates: [Period], _ chances: [Probability], first: [Probability]
    ) -> TurningPoints.Answer {
      func date(_ index: Int, _ chances: [Probability]) -> TurningPoints.Date {
        TurningPoints.Date(
          period: dates[index], probability: chances.indices.contains(index) ? chances[index] : nil)
      }
      var top: Int?
      for index in first.indices where first[index].count > (top.map { first[$0].count } ?? 0) {
        top = index
      }
      return TurningPoints.Answer(
        central: central.map { date($0, chances) },
        asLikelyAsNot: chances.firstIndex { $0.value >= 0.5 }.map { date($0, chances) },
        mostLikely: top.map { date($0, first) })
    }
    // Running out, once it has happened on a path, is not undone: what is added to the chance that it
    // has happened by a period is the chance that it happens in it.
    func exhausted(_ central: Int?, _ chances: [Probability]) -> TurningPoints.Answer {
      let first = chances.indices.map { index in
        Probability(
          count: chances[index].count - (index > 0 ? chances[index - 1].count : 0),
          paths: chances[index].paths)
      }
      return answer(central, dates: periods, chances, first: first)
    }

    let ends = periods.indices.filter {
      periods[$0].index == periods[$0].frequency.periodsPerYear
    }
    let firstDeficit = ends.first { results[$0] < 0 }
    var turn = firstDeficit
    while let index = turn, index > 0, periods[index - 1].year == periods[index].year,
      results[index - 1] < 0
    {
      turn = index - 1
    }
    let years = projection.simulation?.years ?? []
    let turns = years.flatMap(\.turns)
    let observed = turn == 0 ? closedTurn() : nil
    let likelyTurns = answer(
      turn.flatMap { index in turns.firstIndex { $0.period == periods[index] } },
      dates: turns.map(\.period), turns.map(\.lasting), first: turns.map(\.first))
    let turned = TurningPoints.Answer(
      central: observed.map { TurningPoints.Date(period: $0, probability: nil) }
        ?? likelyTurns.central
        ?? turn.map { TurningPoints.Date(period: periods[$0], probability: nil) },
      asLikelyAsNot: likelyTurns.asLikelyAsNot, mostLikely: likelyTurns.mostLikely)
    let yearDates = ends.map { Period(year: periods[$0].year) }
    let deposits = projection.values(.deposits)
    let book = projection.values(.book)
    return TurningPoints(
      deficitYear: answer(
        firstDeficit.flatMap { ends.firstIndex(of: $0) }, dates: yearDates, years.map(\.deficit),
        first: years.map(\.firstDeficit)),
      yearToDateTurn: turned,
      firstNegativeYearToDate: closedNegative().map {
        TurningPoints.Date(period: $0, probability: nil)
      }
        ?? results.firstIndex { $0 < 0 }.map {
          TurningPoints.Date(
            period: periods[$0],
            probability: moments.indices.contains($0) ? moments[$0].yearToDateDeficit : nil)
        },
      depositsExhausted: exhausted(
        deposits.firstIndex { $0 < 0 }, moments.map(\.depositsExhausted)),
      balanceExhausted: exhausted(
        book.firstIndex { $0 < 0 }, moments.map(\.balanceExhausted)))
  }

  /// The results from January to each closed period of the current year; none where the year begins
  /// with the projection.
  private func closedResults() -> [(period: Period, result: Double)] {
    guard closedThrough.index < closedThrough.frequency.periodsPerYear else { return [] }
    let first = closedThrough.advanced(by: 1 - closedThrough.index)
    var result = 0.0
    return (first...closedThrough).map { period in
      result += (total(.income, in: period) ?? 0) - (total(.expenditure, in: period) ?? 0)
      return (period, result)
    }
  }

  /// The first closed period of the current year with a result since January below zero.
  private func closedNegative() -> Period? {
    closedResults().first { $0.result < 0 }?.period
  }

  /// The closed period from which the current year's result has stayed below zero up to the last
  /// closed one; `nil` where it is not below zero now, or the year begins with the projection.
  private func closedTurn() -> Period? {
    var turn: Period?
    for (period, result) in closedResults() { turn = result < 0 ? turn ?? period : nil }
    return turn
  }
}
