public import Funds
public import Quantities

/// Why expenditure grows from one calendar year to another, in money, with no rest.
///
/// A cohort line is taken apart in the stated order persons, age, use, price, policy: with the formula's
/// value N before and after each factor moves from the old year to the new, a factor's part is
/// old amount × (Nₖ − Nₖ₋₁) / N₀. What the formula does not explain (payment lags, a total budget,
/// the months' own values) is the part called timing, and known matters stand apart. Every other
/// line contributes its whole growth.
public struct GrowthAnalysis: Sendable, Hashable {
  /// What a part is due to, in the order of the analysis.
  public enum Cause: Sendable, Hashable {
    /// More or fewer people.
    case persons
    /// The same people of other ages, where the people are projected.
    case age
    /// Events for each person.
    case use
    /// Cost of an event.
    case price
    /// A further factor of the cost, such as a reimbursement ratio.
    case policy(parameter: String)
    /// Payment lags, a total budget, and what else the formula leaves out.
    case timing
    /// Known matters of the new year less those of the old.
    case knownMatters
    /// The line as a whole.
    case line
  }

  /// One part.
  public struct Contribution: Sendable, Hashable {
    /// The line that grows or shrinks.
    public let line: LineItem
    /// What the part is due to.
    public let cause: Cause
    /// The line and the cause in words.
    public let title: LocalizedText

    /// Currency units; above zero adds to growth.
    public let amount: Double
  }

  /// The earlier calendar year.
  public let from: Int
  /// The later calendar year.
  public let to: Int

  /// Expenditure of the two years, of the books the fund is judged by.
  public let before: Double
  /// Expenditure of the later year, in currency units.
  public let after: Double

  /// The parts, in the model's order of lines; they sum to the growth.
  public let contributions: [Contribution]

  /// Expenditure of the later year less that of the earlier one, in currency units.
  public var growth: Double { after - before }

  /// Takes the growth between two years apart.
  ///
  /// - Returns: `nil` where one of the years is neither recorded nor projected to its end.
  public init?(_ projection: Projection, from: Int, to: Int) {
    let timeline = FundTimeline(projection)
    guard let before = timeline.total(.expenditure, inYear: from),
      let after = timeline.total(.expenditure, inYear: to)
    else { return nil }
    self.from = from
    self.to = to
    self.before = before
    self.after = after
    let model = projection.plan.model
    let books = model.payableMonths.books
    let isWhole = books.isEmpty || books.count == model.books.count
    let splitter = CohortSplit(plan: projection.plan, timeline: timeline, from: from, to: to)
    contributions = model.lines(.expenditure).filter { line in
      isWhole ? !line.isInternal : books.contains(line.book)
    }.flatMap { line in
      splitter.contributions(
        of: line, before: timeline.amount(of: line.name, inYear: from) ?? 0,
        after: timeline.amount(of: line.name, inYear: to) ?? 0)
    }
  }

  /// The largest parts above zero, largest first.
  public func largest(_ count: Int) -> [Contribution] { largest(count, falling: false) }

  /// The parts that weigh most in the direction of the whole: those above zero where it grows or
  /// stays, else those below, the largest first.
  public func weightiest(_ count: Int) -> [Contribution] { largest(count, falling: growth < 0) }

  private func largest(_ count: Int, falling: Bool) -> [Contribution] {
    let sized = contributions.enumerated().map { place, one in
      (place: place, size: falling ? -one.amount : one.amount, one: one)
    }
    return sized.filter { $0.size > 0 }
      .sorted { $0.size == $1.size ? $0.place < $1.place : $0.size > $1.size }
      .prefix(count).map(\.one)
  }

  /// The parts as printed: they add up to the printed growth, by largest remainder.
  public func printed(_ scale: FigureScale) -> [Int64] {
    apportioned(
      contributions.map { scale.scaled($0.amount) },
      total: scale.count(after) - scale.count(before))
  }
}
