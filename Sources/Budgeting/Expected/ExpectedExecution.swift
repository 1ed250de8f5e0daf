public import Funds
public import Quantities

/// The worksheet of expected execution: actual + model + known matters + judgement = expected.
///
/// Figures are printed counts of the budget table's scale, and every line adds up exactly. Actual,
/// known matters and judgements are each their own rounding; the model's part takes the residue.
/// A known matter on a line that is paid with a lag moves within the model's part as well.
public struct ExpectedExecution: Sendable, Hashable {
  /// One line.
  public struct Line: Sendable, Hashable {
    /// The line as its model describes it.
    public let line: LineItem

    /// Booked from January to the last closed period.
    public let actual: Int64

    /// What the model expects of the remaining periods, without known matters and judgements.
    public let model: Int64

    /// Known matters of the remaining periods, and their sum.
    public let knownMatters: [FundEvent]
    /// The sum of the known matters, in units of the last printed place.
    public let known: Int64

    /// Judgements, each with its reason, author and date, and their sum.
    public let judgements: [FundEvent]
    /// The sum of the judgements, in units of the last printed place.
    public let judgement: Int64

    /// Expected execution.
    public let expected: Int64
  }

  /// The calendar year expected: the one before the budget year.
  public let year: Int
  /// The last closed period, up to which amounts are actual.
  public let closedThrough: Period
  /// One row for each line whose expected execution is printed, in the model's order.
  public let lines: [Line]

  /// The worksheet behind a budget table.
  public init(_ table: BudgetTable) {
    year = table.year
    closedThrough = table.closedThrough
    let lastClosed = table.closedThrough.lastMonth
    let scale = table.scale
    let year = table.year
    let events = table.projection.plan.events.filter {
      $0.period.year == year && $0.period.lastMonth > lastClosed
    }
    var printed: [String: BudgetFigures] = [:]
    for line in table.sections.flatMap(\.lines) where printed[line.line.name] == nil {
      printed[line.line.name] = line.figures
    }
    lines = table.projection.plan.model.lines.compactMap { line in
      guard let figures = printed[line.name], let expected = figures[.expected] else { return nil }
      let own = events.filter { $0.line == line.name }
      let matters = own.filter { $0.author == nil }
      let judgements = own.filter { $0.author != nil }
      let known = scale.count(matters.reduce(0) { $0 + $1.amount })
      let judgement = scale.count(judgements.reduce(0) { $0 + $1.amount })
      let actual = figures[.execution] ?? 0
      return Line(
        line: line, actual: actual, model: expected - actual - known - judgement,
        knownMatters: matters, known: known, judgements: judgements, judgement: judgement,
        expected: expected)
    }
  }
}
