import Forecasting
public import Quantities

/// A fund's amounts and balances by date, closed and projected alike.
///
/// Closed periods come from the records, later ones from the central path. Totals and balances are
/// those of the books that the fund is judged by, unless books are named.
public struct FundTimeline: Sendable {
  /// The lines, books and definitions that the amounts belong to.
  public let model: FundModel
  /// The records that closed periods are read from.
  public let history: FundHistory
  /// The projection that later periods are read from; `nil` for the records alone.
  public let projection: Projection?

  /// The records alone, up to the last closed period.
  public init(model: FundModel, history: FundHistory) {
    self.model = model
    self.history = history
    projection = nil
  }

  /// The records followed by the central path.
  public init(_ projection: Projection) {
    model = projection.plan.model
    history = projection.history
    self.projection = projection
  }

  /// The last closed period.
  public var closedThrough: Period { history.closedThrough }

  /// The last date known: the end of the projection, or the last closed period.
  public var end: Period { projection?.periods.last ?? closedThrough }

  /// The calendar years whose end is projected, in order.
  public var projectedYears: [Int] {
    guard let first = projection?.periods.first?.year else { return [] }
    return (first...max(first, end.year)).filter { Period(year: $0).last(end.frequency) <= end }
  }

  // MARK: - Lines

  /// A line's amount in a period; `nil` where there is no record of it or it is not projected.
  public func amount(of line: String, in period: Period) -> Double? {
    if period <= closedThrough { return history.lines[line]?.flows[period] }
    guard let projection, let index = projection.index(of: period) else { return nil }
    return projection.line(line)?.amounts[index]
  }

  /// A line's amount in the closed periods of a year.
  ///
  /// - Returns: the published total of a complete year, else the sum of its recorded periods;
  ///   `nil` where nothing of the year is closed or nothing is recorded.
  public func closedAmount(of line: String, inYear year: Int) -> Double? {
    guard let past = history.lines[line] else { return nil }
    let periods = self.periods(of: year)
    guard periods.lowerBound <= closedThrough else { return nil }
    if periods.upperBound <= closedThrough, let total = past.total(ofYear: year) { return total }
    let last = min(periods.upperBound, closedThrough)
    let known = (periods.lowerBound...last).compactMap { past.flows[$0] }
    return known.isEmpty ? nil : known.reduce(0, +)
  }

  /// A line's central amount in the projected periods of a year; `nil` where there are none or the
  /// projection ends before the year does.
  public func projectedAmount(of line: String, inYear year: Int) -> Double? {
    let periods = self.periods(of: year)
    guard let projection, periods.upperBound > closedThrough, periods.upperBound <= end,
      let amounts = projection.line(line)?.amounts
    else { return nil }
    let first = max(periods.lowerBound, closedThrough.advanced(by: 1))
    return (first...periods.upperBound).reduce(0.0) { sum, period in
      sum + (projection.index(of: period).map { amounts[$0] } ?? 0)
    }
  }

  /// A line's amount in a calendar year, closed, projected or both.
  ///
  /// - Returns: `nil` where the year is neither recorded nor projected to its end.
  public func amount(of line: String, inYear year: Int) -> Double? {
    let closed = closedAmount(of: line, inYear: year)
    if periods(of: year).upperBound <= closedThrough { return closed }
    guard let projected = projectedAmount(of: line, inYear: year) else { return nil }
    return (closed ?? 0) + projected
  }

  // MARK: - Totals

  /// The total of one side in a period; a line without a record counts as nothing.
  ///
  /// - Returns: `nil` where no line has an amount.
  public func total(_ side: Side, in period: Period, books: [String]? = nil) -> Double? {
    sum(scope(books).lines(side)) { amount(of: $0, in: period) }
  }

  /// The total of one side in a calendar year; a line without a record counts as nothing.
  ///
  /// - Returns: `nil` where no line has an amount.
  public func total(_ side: Side, inYear year: Int, books: [String]? = nil) -> Double? {
    sum(scope(books).lines(side)) { amount(of: $0, inYear: year) }
  }

  /// Income less expenditure of a calendar year.
  public func result(inYear year: Int, books: [String]? = nil) -> Double? {
    guard let income = total(.income, inYear: year, books: books),
      let expenditure = total(.expenditure, inYear: year, books: books)
    else { return nil }
    return income - expenditure
  }

  /// The total of one side over consecutive periods; `nil` where one of them is unknown.
  public func total(_ side: Side, over periods: ClosedRange<Period>, books: [String]? = nil)
    -> Double?
  {
    var sum = 0.0
    for period in periods {
      guard let amount = total(side, in: period, books: books) else { return nil }
      sum += amount
    }
    return sum
  }

  /// The budget of one side for a year, adjusted where a line's was adjusted; `nil` without one.
  public func budget(_ side: Side, year: Int, books: [String]? = nil) -> Double? {
    sum(scope(books).lines(side)) {
      history.budget(line: $0, year: year, adjusted: true)
        ?? history.budget(line: $0, year: year, adjusted: false)
    }
  }

  // MARK: - Balances

  /// The book balance at the end of a period; `nil` where it is not known.
  public func book(at period: Period, books: [String]? = nil) -> Double? {
    let names = scope(books).books
    if period == closedThrough { return names.reduce(0) { $0 + history.closingBalance(of: $1) } }
    if period < closedThrough {
      return sum(names) { history.ledgers[$0]?[period]?.closing.units }
    }
    guard let projection, let index = projection.index(of: period) else { return nil }
    return projection.books.reduce(0) {
      names.contains($1.book.name) ? $0 + $1.closing[index] : $0
    }
  }

  /// What can be paid from at the end of a period; known from the last closed period on.
  public func deposits(at period: Period) -> Double? {
    value(at: period, opening: { $0.openingDeposits }, { $0.values(.deposits)[$1] })
      ?? (period == closedThrough ? history.deposits : nil)
  }

  /// Contributions received for later cover at the end of a period; known from the last closed on.
  public func prepaid(at period: Period) -> Double? {
    value(at: period, opening: { $0.openingPrepaid }, { $0.prepaid[$1] })
      ?? (period == closedThrough ? history.prepaid : nil)
  }

  /// Services rendered and not yet paid at the end of a period; known from the last closed on.
  public func unpaid(at period: Period) -> Double? {
    value(at: period, opening: { $0.openingUnpaid }, { $0.unpaid[$1] })
  }

  // MARK: - Parts

  /// The periods of a calendar year.
  public func periods(of year: Int) -> ClosedRange<Period> {
    let frequency = closedThrough.frequency
    return Period(year: year).first(frequency)...Period(year: year).last(frequency)
  }

  /// The lines that count in the totals of the books the fund is judged by.
  public func judgedLines(_ side: Side) -> [LineItem] { scope(nil).lines(side) }

  func scope(_ books: [String]?) -> LineScope {
    LineScope(model, books: books ?? model.payableMonths.books)
  }

  private func value(
    at period: Period, opening: (Projection) -> Double, _ projected: (Projection, Int) -> Double
  ) -> Double? {
    guard let projection else { return nil }
    if period == closedThrough { return opening(projection) }
    return projection.index(of: period).map { projected(projection, $0) }
  }

  private func sum(_ lines: [LineItem], _ amount: (String) -> Double?) -> Double? {
    sum(lines.map(\.name), amount)
  }

  private func sum(_ names: [String], _ amount: (String) -> Double?) -> Double? {
    let known = names.compactMap(amount)
    return known.isEmpty ? nil : known.reduce(0, +)
  }
}
